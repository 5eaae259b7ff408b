"""Pelican's signals -> what a build does at each."""

from __future__ import annotations

import atexit
import contextlib
import functools
import gc
import logging
import os
import sys
import threading
from pathlib import Path
from typing import Any

from pelican import Pelican, signals
from pelican.generators import Generator

from newsgloss.content.loading import load_content
from newsgloss.content.written import read_inputs
from newsgloss.drafts.importing import import_missing
from newsgloss.editorial.checks import check
from newsgloss.model.folders import address
from newsgloss.model.problems import ContentError, errors, in_order
from newsgloss.model.settings import BY_BUILD, Project, from_settings
from newsgloss.model.site_settings.defaults import DEFAULTS
from newsgloss.publishing.builds import COLLECTED
from newsgloss.publishing.links.link_places import dead_link_problems
from newsgloss.publishing.links.page_links import SiteLinks
from newsgloss.publishing.manifests import file_digest, folder_digest, read_files, write_manifest
from newsgloss.publishing.memory.remembering import steps_of
from newsgloss.publishing.memory.versions import drawing_version
from newsgloss.publishing.memory.watched_content import watched_content
from newsgloss.publishing.output_folder import KEPT, kept_files, refuse_others_files, refuse_place
from newsgloss.publishing.security_policy import security_policy
from newsgloss.publishing.site_folders import refuse_faults
from newsgloss.publishing.workspaces import workspace

from .beside import add_reader, choose_files, withhold_sources
from .changes import copied, refuse
from .drawing import finish_pages
from .embedding import Embedding, let_embed
from .generator import EntryGenerator
from .handover import (
    CONTENT,
    EMBEDDING,
    FAULTS,
    FILES,
    INPUTS,
    LANGUAGE,
    LINKS,
    LISTED,
    LISTENER,
    PROBLEMS,
    READS,
    STATICS,
    STEPS,
    TEMPLATES,
)
from .own_articles import make_own
from .reporting import SystemErrors, progress_to, report, tell_build
from .templates.compiled import CompiledTemplates
from .templates.page_language import PageLanguage, prepare
from .templates.page_reads import PageReads, watch_templates
from .templates.problems import template_problems
from .writer import PageWriter

KIND = "__class__.__name__"  # of an article: one of an explainer's name is not a translation of it
HELD = contextlib.ExitStack()  # the output folder, by the process that writes there: Pelican does not say when it fails


def connect() -> None:
    """Connect to Pelican's signals."""
    signals.initialized.connect(set_defaults)
    signals.initialized.connect(guard_output)
    signals.get_generators.connect(read_content)
    signals.readers_init.connect(add_reader)
    signals.generator_init.connect(prepare_templates)
    signals.generator_init.connect(withhold_sources)
    signals.article_generator_init.connect(choose_files)
    signals.page_generator_init.connect(choose_files)
    signals.static_generator_init.connect(choose_files)
    signals.content_object_init.connect(make_own)
    signals.get_writer.connect(give_writer)
    signals.all_generators_finalized.connect(finish_pages)
    signals.finalized.connect(write_report)


def set_defaults(pelican: Pelican) -> None:
    """Give every setting of ours that the site does not make its default, and make Pelican's fit where all is ours.

    Pelican would look for a site's own templates from where it was started.
    """
    settings = pelican.settings
    for name, value in DEFAULTS.items():
        settings.setdefault(name, value)
    settings["MARKDOWN"] = _copied(settings["MARKDOWN"])  # Pelican adds to it, and settings files share ours
    settings[LANGUAGE] = PageLanguage()
    settings.setdefault(TEMPLATES, CompiledTemplates())
    root = Path(settings["PATH"]).parent
    overrides = settings["THEME_TEMPLATES_OVERRIDES"]
    settings["THEME_TEMPLATES_OVERRIDES"] = [str(root / folder) for folder in overrides]
    if alike := settings["ARTICLE_TRANSLATION_ID"]:
        settings["ARTICLE_TRANSLATION_ID"] = [*([alike] if isinstance(alike, str) else sorted(alike)), KIND]
    if not _project(settings).is_alone:
        return
    for template in settings["DIRECT_TEMPLATES"]:  # the first of several pages has the address of its file
        file = settings.get(f"{template.upper()}_SAVE_AS", f"{template}.html")
        settings[f"{template.upper()}_URL"] = address(file or "")
    settings["IGNORE_FILES"] = [*settings["IGNORE_FILES"], ".*"]  # Pelican's default hides nothing of a theme's


def _copied(value: Any) -> Any:
    """Return dictionaries and lists in one another as others, with the same in them; anything else as it is."""
    if isinstance(value, dict):
        return {key: _copied(one) for key, one in value.items()}
    return [*map(_copied, value)] if isinstance(value, list) else value


def guard_output(pelican: Pelican) -> None:
    """Let a build of ours end with its parent; let plain Pelican write only where a build of ours may.

    Raises ContentError where the output folder is not for a site.
    """
    if LISTENER in pelican.settings:  # it writes to a folder of its own
        return
    if os.environ.get(BY_BUILD):
        logging.getLogger("pelican").addHandler(SystemErrors())
        if logging.lastResort and not logging.getLogger().handlers:  # it is asked only where no other handler is
            logging.getLogger("pelican").addHandler(logging.lastResort)
        threading.Thread(target=_end_with_parent, daemon=True).start()
        gc.set_threshold(COLLECTED)
        return
    project = _project(pelican.settings)
    if not project.is_alone:  # the folder is Pelican's, which deletes nothing there
        return
    refuse_place(project)
    pelican.output_retention = [*pelican.output_retention, *KEPT]
    atexit.register(HELD.close)


def _end_with_parent() -> None:
    """Wait for the end of the input, which `newsgloss build` holds open as long as it lives; then end at once."""
    while os.read(sys.stdin.fileno(), 1):
        pass
    os._exit(1)


def _hold_output(project: Project, settings: dict[str, Any]) -> None:
    """Let no other build write to the output folder of plain Pelican until it has written its site.

    With --autoreload it writes again and again, from a process beside the one that serves. Raises ContentError where
    the folder holds files that no build has made.
    """
    HELD.close()
    if project.is_alone and LISTENER not in settings and not os.environ.get(BY_BUILD):
        HELD.enter_context(workspace(project.seen(project.output)))
        refuse_others_files(project)
        HELD.callback(_own, project)


def _own(project: Project) -> None:
    """Write down what plain Pelican has left in the output folder, where all was a build's before."""
    if project.output.is_dir():
        kept = set(kept_files(project))
        made = {name: digest for name, digest in read_files(project.output).items() if name not in kept}
        write_manifest(project.output, made, project.base)


def read_content(pelican: Pelican) -> type[EntryGenerator]:
    """Read and check everything at the start of a build.

    Raises ContentError with every problem where one is an error, or where the output folder is not ours alone.
    """
    project = _project(pelican.settings)
    empty = {FILES: {}, FAULTS: [], STATICS: [], LISTED: [], LINKS: SiteLinks(project)}
    pelican.settings.update(empty)  # with --autoreload, the last site's are there
    pelican.settings.pop(READS, None)
    _hold_output(project, pelican.settings)
    steps = steps_of(project, workers=1 if LISTENER in pelican.settings else None)  # it has threads
    drawn_with = drawing_version(project, pelican.settings)  # before Pelican adds to them
    try:
        inputs = read_inputs(project, steps)
        if inputs.unused_seeds() and _import(project):
            inputs = read_inputs(project, steps)
        content = load_content(project, progress_to(pelican.settings), inputs, steps)
        problems = in_order([*check(content, steps=steps), *template_problems(pelican.settings, project)])
    except ContentError as error:
        steps.close()
        report(pelican.settings, None, error.problems)
        raise
    if errors(problems):
        steps.close()
        report(pelican.settings, content, problems)
        raise ContentError(problems)
    watched = watched_content(content, steps)
    pelican.settings[CONTENT] = watched
    if LISTENER in pelican.settings:
        pelican.settings[INPUTS] = inputs
    pelican.settings[STEPS] = steps
    theme = folder_digest(*project.theme_folders)
    is_known = project.is_alone and not project.embeds  # else nobody knows what templates and plugins read
    pelican.settings[READS] = PageReads(watched, steps, theme, drawn_with if is_known else None)
    pelican.settings[EMBEDDING] = Embedding(project, pelican.settings[LANGUAGE]) if project.embeds else None
    pelican.settings[PROBLEMS] = problems
    return EntryGenerator


def _import(project: Project) -> bool:
    """Draft explainers on seeds that none is built on; return whether there may be one now."""
    try:
        refuse_faults(project)
        found = import_missing(project)
    except ContentError:  # the check finds the same problems, and all others with them
        return True
    for imported in found:
        tell_build(f"{imported.draft}: {imported.outcome.value}, a draft of the seed {imported.seed}")
    return bool(found)


def _project(settings: dict[str, Any]) -> Project:
    """Return the project as `newsgloss check` sees it: without what plugins have added to MARKDOWN for other texts."""
    markdown = settings["MARKDOWN"]
    if isinstance(markdown, dict) and isinstance(markdown.get("extensions"), list):
        names = [one for one in markdown["extensions"] if isinstance(one, str) or not _is_by_plugin(one, settings)]
        settings = {**settings, "MARKDOWN": {**markdown, "extensions": names}}
    return from_settings(settings, Path(settings["PATH"]).parent, settings["SETTINGS_FILE"])


def _is_by_plugin(extension: Any, settings: dict[str, Any]) -> bool:
    """Return whether an extension of Markdown is one that a plugin brings."""
    module = type(extension).__module__
    return module.startswith("pelican.plugins.") or module.partition(".")[0] in map(str, settings["PLUGINS"] or ())


def prepare_templates(generator: Generator) -> None:
    """Let the templates of a generator speak the language of each page, and compile those that no other has yet."""
    if generator.settings.get(EMBEDDING):
        let_embed(generator)
        return
    generator.env.bytecode_cache = generator.env.bytecode_cache or generator.settings[TEMPLATES]
    prepare(generator.env, generator.settings[LANGUAGE])
    policy = functools.partial(security_policy, generator.settings["CONTENT_SECURITY_POLICY"])
    generator.env.globals["security_policy"] = policy
    if READS in generator.settings:  # not for a generator that only looks whether its templates can be read
        watch_templates(generator.env, generator.settings[READS])


def give_writer(pelican: Pelican) -> type[PageWriter]:
    """Write with our writer."""
    del pelican
    return PageWriter


def write_report(pelican: Pelican) -> None:
    """Write the build's figures, and the files that it should have made, where `newsgloss build` asked for them.

    Raises ContentError where a page that was written does not show its source's words or has a link that leads nowhere,
    or where a file that is published as it is has been removed before it was copied.
    """
    settings, content = pelican.settings, pelican.settings[CONTENT]
    sources = dict(copied(settings))
    others = () if content.project.is_alone else read_files(Path(settings["OUTPUT_PATH"]))  # plugins write files, too
    dead = settings[LINKS].dead({*sources, *settings[FILES], *others})
    if faults := in_order(settings[FAULTS]) or dead_link_problems(dead, content):  # without words, places are gone too
        settings[STEPS].close()
        report(settings, content, (*settings[PROBLEMS], *faults))
        raise ContentError(faults)
    refuse(settings, [(path, "was removed") for path in sources.values() if not path.is_file()])
    settings[FILES] = {name: file_digest(source) for name, source in sources.items()} | settings[FILES]
    report(settings, content, settings[PROBLEMS], settings[STEPS].keep_texts(settings[LISTED]))
    HELD.close()
    settings[STEPS].close(is_whole=True)
