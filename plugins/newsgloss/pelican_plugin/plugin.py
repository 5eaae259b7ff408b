"""Pelican's door: its signals, reader, generator and context -> calls of the packages below."""

from __future__ import annotations

import atexit
import contextlib
import functools
import hashlib
import html
import io
import json
import logging
import os
import sys
import threading
from collections.abc import Iterable, Iterator
from dataclasses import replace
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from markupsafe import Markup
from pelican import Pelican, signals
from pelican.contents import Content as PelicanContent
from pelican.generators import ArticlesGenerator, Generator, PagesGenerator, StaticGenerator
from pelican.readers import MarkdownReader, Readers
from pelican.writers import FileOverwriteFailedError, Writer

from newsgloss.content.content import Content, has_page, load_content
from newsgloss.content.markdown_files import Explainer, Page
from newsgloss.drafts.importing import import_missing
from newsgloss.editorial.checks import check
from newsgloss.model.folders import stamps
from newsgloss.model.problems import ContentError, Place, Problem, errors, in_order
from newsgloss.model.settings import BY_BUILD, DEFAULTS, Project, from_settings
from newsgloss.model.yaml_source import write_text
from newsgloss.pages.entry_page import entry_page
from newsgloss.pages.explainer_page import explainer_page
from newsgloss.pages.index_pages import glossary_index, showcase, source_list, words_on_home
from newsgloss.pages.references import card
from newsgloss.pages.timelines import timeline
from newsgloss.pages.topic_page import topic_page
from newsgloss.publishing.corrections import EMPTY_FEED_DATE, corrections, corrections_feed
from newsgloss.publishing.manifests import Digest, digest, file_digest, read_files, write_manifest
from newsgloss.publishing.output_folder import KEPT, kept_files, refuse_others_files, refuse_place
from newsgloss.publishing.security_policy import security_policy
from newsgloss.publishing.site_folders import refuse_faults, static_files
from newsgloss.publishing.workspaces import workspace

from .page_language import PageLanguage, prepare

CONTENT = "NEWSGLOSS_CONTENT"  # the setting under which a build's Content is handed from one signal to the next
LANGUAGE = "NEWSGLOSS_LANGUAGE"  # the setting that holds the language of the page that is being written
FIXED = {
    "CACHE_CONTENT": False,  # what a cache holds has not passed our reader
    "LOAD_CONTENT_CACHE": False,
    "INTRASITE_LINK_REGEX": "[{|](?P<what>.*?)[|}]",  # the links that are checked
    "OUTPUT_SOURCES": False,  # sources hold drafts, and notes for editors
}
ADDRESSES = ("save_as", "url", "template")  # what only settings say of a page, never its file or its name
FILES = "NEWSGLOSS_FILES"  # the setting that gathers the files that the site must hold, with their digests
STATICS = "NEWSGLOSS_STATICS"  # the setting that holds Pelican's own list of the files that it copies
STATUSES = {"published": "published", "draft": "draft", "archived": "hidden"}  # ours -> Pelican's


class Entry(PelicanContent):
    """A glossary entry as Pelican addresses it: by ENTRY_URL and ENTRY_SAVE_AS."""

    mandatory_properties = ("title",)
    default_template = "entry"


class PageWriter(Writer):
    """Pelican's writer, which sees to it that each page speaks its own language."""

    def _open_w(self, filename: str, encoding: str, override: bool = False) -> Any:  # noqa: FBT001, FBT002 -- Pelican's
        """Open a file as Pelican does, and remember what should be in it."""
        file = super()._open_w(filename, encoding, override)
        return RecordedFile(file.detach(), encoding, self.settings[FILES], Path(self.output_path))

    def write_file(self, name: str, template: Any, context: dict[str, Any], *args: Any, **kwargs: Any) -> None:
        """Write a page in the language of the article or page on it, else in the site's."""
        content: Content = self.settings[CONTENT]
        page = kwargs.get("article") or kwargs.get("page")
        self.settings[LANGUAGE].now = content.speaking(page.lang if page else None).language
        with self._apart(name):
            super().write_file(name, template, context, *args, **kwargs)

    def write_feed(self, elements: Any, context: dict[str, Any], path: str | None = None, *args: Any, **kw: Any) -> Any:
        """Write a feed."""
        with self._apart(path):
            return super().write_feed(elements, context, path, *args, **kw)

    @contextlib.contextmanager
    def _apart(self, name: str | None) -> Iterator[None]:
        """Raise ContentError where a file is written twice: only Pelican knows the addresses of some lists."""
        content: Content = self.settings[CONTENT]
        try:
            yield
        except FileOverwriteFailedError:
            message = f"two pages of the site would be written to {name}"
            problem = Problem(Place(content.project.config), message, "Give one of them another name or address.")
            _report(self.settings, content, (*self.settings["NEWSGLOSS_PROBLEMS"], problem))
            raise ContentError([problem]) from None


class RecordedFile(io.TextIOWrapper):
    """A file that writes down, when it is closed, what should be in it by then."""

    def __init__(self, file: Any, encoding: str, made: dict[str, Digest], folder: Path) -> None:
        super().__init__(file, encoding=encoding)
        self._made, self._folder = made, folder
        self._size, self._sha256 = 0, hashlib.sha256()

    def write(self, text: str) -> int:
        """Write text, and take it into the digest."""
        data = text.replace("\n", os.linesep).encode(self.encoding)
        self._size += len(data)
        self._sha256.update(data)
        return super().write(text)

    def close(self) -> None:
        """Close the file; a skipped one, which Pelican writes to nowhere, is not one of the site."""
        path = Path(self.name)
        super().close()
        if path.is_relative_to(self._folder):
            self._made[path.relative_to(self._folder).as_posix()] = Digest(self._size, self._sha256.hexdigest())


class SystemErrors(logging.Handler):
    """Tells `newsgloss build` what the file system refused, also where Pelican only warns of it."""

    def emit(self, record: logging.LogRecord) -> None:
        """Tell of the errors that a message comes with."""
        raised = record.exc_info[1] if record.exc_info else None
        for error in (raised, *(record.args if isinstance(record.args, tuple) else ())):
            if isinstance(error, OSError) and error.errno:
                path = error.filename2 or error.filename
                _print(f"failed {json.dumps({'errno': error.errno, 'path': path and os.fsdecode(path)})}")


class ExplainerReader(MarkdownReader):
    """Hands Pelican what `load_content` has read, and nothing else."""

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """Return a file's HTML, without annotations, and its metadata."""
        content: Content = self.settings[CONTENT]
        path = Path(source_path)
        if (explainer := content.explainers.get(path.stem)) and explainer.path == path:
            text = content.explainer_texts[path.stem].converted.html
            return text, self._metadata(_explainer_metadata(explainer))
        if (page := content.pages.get(path.stem)) and page.path == path:
            return content.page_texts[path.stem].html, self._metadata(_page_metadata(page))
        raise ContentError([_changed(path, content, "was added")])

    def _metadata(self, fields: dict[str, Any]) -> dict[str, Any]:
        return {name: self.process_metadata(name, value) for name, value in fields.items() if value is not None}


class EntryGenerator(Generator):
    """Writes a page for each entry, the glossary's index, timeline, sources, search, and style sheets and scripts."""

    def generate_context(self) -> None:
        """Make the entries that have pages known to templates."""
        self.content: Content = self.settings[CONTENT]
        entries = [entry for entry in self.content.glossary.published() if has_page(entry)]
        self.entries = [self._entry(entry.id, entry.label) for entry in entries]
        self.context["entries"] = self.entries

    def _entry(self, id_: str, label: str) -> Entry:
        metadata = {"title": label, "slug": id_, "lang": self.settings["DEFAULT_LANG"]}
        return Entry("", metadata, self.settings, context=self.context)

    def generate_output(self, writer: Writer) -> None:
        """Write the pages."""
        for entry in self.entries:
            self._write_entry(writer, entry)
        self._write_lists(writer)
        try:
            self._write_sheets_and_scripts(writer)
        except ContentError as error:
            _report(self.settings, self.content, error.problems)
            raise

    def _write_entry(self, writer: Writer, entry: Entry) -> None:
        """Write an entry's page, and what leads to it from its old addresses."""
        content, written = self.content, self.content.glossary.entries[entry.slug]
        view = entry_page(written, content)
        if view.body_html:
            view = replace(view, body_html=_resolved(entry, view.body_html, content.project.base))
        self._write(writer, entry.save_as, "entry", entry=entry, view=view, cards=self._cards(entry.slug))
        target = content.project.entry_url(entry.slug)
        for old in written.redirect_from:
            save_as = self.settings["ENTRY_SAVE_AS"].format(slug=old)
            self._write(writer, save_as, "redirect", target=target, canonical=content.project.absolute(target))

    def _write_lists(self, writer: Writer) -> None:
        """Write the pages that gather what stands on others, and the search."""
        content, settings = self.content, self.settings
        log = corrections(content)
        self._write(writer, settings["GLOSSARY_SAVE_AS"], "glossary", index=glossary_index(content))
        self._write(writer, settings["TIMELINE_SAVE_AS"], "timeline", timeline=timeline(content))
        self._write(writer, settings["SOURCES_SAVE_AS"], "sources", sources=source_list(content))
        self._write(writer, settings["SEARCH_SAVE_AS"], "search")
        self._write(writer, settings["CORRECTIONS_SAVE_AS"], "corrections", log=log)
        if path := settings["CORRECTIONS_FEED_ATOM"]:
            feed = corrections_feed(log, content, settings["FEED_DOMAIN"], path)
            write_text(Path(self.output_path) / path, feed)
            settings[FILES][path] = digest(feed.encode())

    def _write_sheets_and_scripts(self, writer: Writer) -> None:
        """Write each that stands in the templates' folder itself; those in folders below it are parts of these."""
        for name in self.env.list_templates(extensions=("css", "js")):
            if "/" not in name:
                save_as = f"{self.settings['THEME_STATIC_DIR']}/{name}"
                writer.write_file(save_as, self.env.get_template(name), self.context)

    def _cards(self, id_: str) -> dict[str, str]:
        """Return an entry's cards for pages in other languages, by language, in the words of each."""
        language, cards = self.settings[LANGUAGE], {}
        draw = getattr(self.env.get_template("components/gloss_card.html").module, "gloss_card")  # noqa: B009 -- a macro
        for tag in self.content.languages:
            if self.content.marks(tag):
                spoken = self.content.speaking(tag)
                language.now = spoken.language
                cards[tag] = draw(card(spoken.glossary.entries[id_], spoken))
        return cards

    def _write(self, writer: Writer, save_as: str, template: str, **values: Any) -> None:
        if save_as:
            writer.write_file(save_as, self.get_template(template), self.context, **values)


def connect() -> None:
    """Connect to Pelican's signals."""
    signals.initialized.connect(set_defaults)
    signals.initialized.connect(guard_output)
    signals.get_generators.connect(read_content)
    signals.readers_init.connect(add_reader)
    signals.generator_init.connect(prepare_templates)
    signals.article_generator_init.connect(choose_files)
    signals.page_generator_init.connect(choose_files)
    signals.static_generator_init.connect(choose_files)
    signals.article_generator_context.connect(drop_addresses)
    signals.page_generator_context.connect(drop_addresses)
    signals.get_writer.connect(give_writer)
    signals.all_generators_finalized.connect(finish_pages)
    signals.feed_generated.connect(keep_sources_out)
    signals.finalized.connect(write_report)


def set_defaults(pelican: Pelican) -> None:
    """Give every setting of ours that the site does not make its default, and make Pelican's fit.

    A slug has one page, so a page in another language needs no address apart. Pelican would look for a site's own
    templates from where it was started.
    """
    settings = pelican.settings
    for name, value in DEFAULTS.items():
        settings.setdefault(name, value)
    settings.update(FIXED)
    for name in ("ARTICLE", "DRAFT", "PAGE", "DRAFT_PAGE"):
        for part in ("URL", "SAVE_AS"):
            settings[f"{name}_LANG_{part}"] = settings[f"{name}_{part}"]
    root = Path(settings["PATH"]).parent
    overrides = settings["THEME_TEMPLATES_OVERRIDES"]
    settings["THEME_TEMPLATES_OVERRIDES"] = [str(root / folder) for folder in overrides]
    settings[LANGUAGE] = PageLanguage()
    settings[FILES] = {}
    settings[STATICS] = []


def guard_output(pelican: Pelican) -> None:
    """Let a build of ours end with its parent; let plain Pelican write only where a build of ours may.

    Raises ContentError where the output folder is not for a site, or holds files that no build has made.
    """
    if os.environ.get(BY_BUILD):
        logging.getLogger("pelican").addHandler(SystemErrors())
        if logging.lastResort and not logging.getLogger().handlers:  # it is asked only where no other handler is
            logging.getLogger("pelican").addHandler(logging.lastResort)
        threading.Thread(target=_end_with_parent, daemon=True).start()
        return
    project = _project(pelican.settings)
    refuse_place(project)
    work = contextlib.ExitStack()
    work.enter_context(workspace(project.output, project.shown(project.output)))
    atexit.register(work.close)
    refuse_others_files(project)
    pelican.output_retention = [*pelican.output_retention, *KEPT]
    atexit.register(_own, project)


def _end_with_parent() -> None:
    """Wait for the end of the input, which `newsgloss build` holds open as long as it lives; then end at once."""
    while os.read(sys.stdin.fileno(), 1):
        pass
    os._exit(1)


def _own(project: Project) -> None:
    """Write down what plain Pelican has left in the output folder, where all was a build's before."""
    if project.output.is_dir():
        kept = set(kept_files(project))
        write_manifest(project.output, {n: made for n, made in read_files(project.output).items() if n not in kept})


def read_content(pelican: Pelican) -> type[EntryGenerator]:
    """Read and check everything at the start of a build.

    Raises ContentError with every problem where one is an error.
    """
    project = _project(pelican.settings)
    try:
        refuse_faults(project)
        for imported in import_missing(project):
            say(f"{imported.draft}: {imported.outcome.value}, a draft of the seed {imported.seed}")
    except ContentError:
        pass  # the check below finds the same problems, and all others with them
    content = load_content(project, progress_to(pelican.settings))
    problems = check(content)
    if errors(problems):
        _report(pelican.settings, content, problems)
        raise ContentError(problems)
    pelican.settings[CONTENT] = content
    pelican.settings["NEWSGLOSS_PROBLEMS"] = problems
    return EntryGenerator


def _project(settings: dict[str, Any]) -> Project:
    return from_settings(settings, Path(settings["PATH"]).parent, settings["SETTINGS_FILE"])


def add_reader(readers: Readers) -> None:
    """Read Markdown with our reader."""
    for ending in ExplainerReader.file_extensions:
        readers.reader_classes[ending] = ExplainerReader


def prepare_templates(generator: Generator) -> None:
    """Let the templates of a generator speak the language of each page."""
    prepare(generator.env, generator.settings[LANGUAGE])
    policy = functools.partial(security_policy, generator.settings["CONTENT_SECURITY_POLICY"])
    generator.env.globals["security_policy"] = policy


def choose_files(generator: Generator) -> None:
    """Let a generator of Pelican's find what was read and checked, or what is published as it is, and nothing else."""
    content: Content = generator.settings[CONTENT]
    if isinstance(generator, ArticlesGenerator):
        paths = [explainer.path for explainer in content.explainers.values()]
    elif isinstance(generator, PagesGenerator):
        paths = [page.path for page in content.pages.values()]
    else:
        paths = static_files(content.project)
    found = {path.relative_to(content.project.content).as_posix() for path in paths}

    def get_files(_paths: Any, exclude: Any = None, extensions: Any = None) -> set[str]:
        del exclude
        return set() if extensions else set(found)  # with extensions, it looks for files whose reader is switched off

    generator.get_files = get_files  # type: ignore[assignment, method-assign]


def drop_addresses(generator: Generator, metadata: dict[str, Any]) -> None:
    """Drop what PATH_METADATA and the like would say of a page's address: settings of addresses alone say it."""
    del generator
    for name in ADDRESSES:
        metadata.pop(name, None)


def give_writer(pelican: Pelican) -> type[PageWriter]:
    """Write with our writer."""
    del pelican
    return PageWriter


def finish_pages(generators: Iterable[Generator]) -> None:
    """Give templates what they draw, now that every page is read and none is written.

    Raises ContentError where a file has changed since reading began.
    """
    generators = list(generators)
    _refuse_changes(generators[0].settings)
    for generator in generators:
        content: Content = generator.settings[CONTENT]
        base = content.project.base
        if isinstance(generator, ArticlesGenerator):
            for article in _all_articles(generator):
                page = explainer_page(content.explainers[article.slug], content)
                story = tuple(piece._replace(html=_resolved(article, piece.html, base)) for piece in page.story)
                article.explainer = replace(page, story=story)
            generator.context.update(_context(content, generator))
        if isinstance(generator, StaticGenerator):
            generator.settings[STATICS] += generator.staticfiles
        if isinstance(generator, PagesGenerator):
            for page in (*generator.pages, *generator.hidden_pages, *generator.draft_pages):
                page.body_html = Markup(page.get_content(base))  # noqa: S704 -- sanitised by markup


def keep_sources_out(context: dict[str, Any], feed: Any) -> None:
    """Leave the full text out of feeds: what a source wrote is not ours to syndicate."""
    del context
    for item in feed.items:
        item["content"] = None
    if not feed.items:
        feed.latest_post_date = lambda: EMPTY_FEED_DATE


def write_report(pelican: Pelican) -> None:
    """Write the build's figures, and the files that it should have made, where `newsgloss build` asked for them.

    Raises ContentError where a file that is published as it is has been removed before it was copied.
    """
    settings = pelican.settings
    copied = dict(_copied(settings))
    _refuse(settings, [(path, "was removed") for path in copied.values() if not path.is_file()])
    settings[FILES] = {name: file_digest(source) for name, source in copied.items()} | settings[FILES]
    _report(pelican.settings, pelican.settings[CONTENT], pelican.settings["NEWSGLOSS_PROBLEMS"])


def _copied(settings: dict[str, Any]) -> Iterator[tuple[str, Path]]:
    """Yield the files that Pelican copies, by their names in the site: the theme's, and then the content's."""
    ignored = settings["IGNORE_FILES"]
    for name in settings["THEME_STATIC_PATHS"]:
        folder = Path(settings["THEME"], name)
        for path in sorted(folder.rglob("*")):
            inside = path.relative_to(folder)
            if path.is_file() and not any(fnmatch(part, pattern) for part in inside.parts for pattern in ignored):
                yield (Path(settings["THEME_STATIC_DIR"]) / inside).as_posix(), path
    for static in settings[STATICS]:
        yield Path(os.path.normpath(static.save_as)).as_posix(), Path(static.source_path)


def progress_to(settings: dict[str, Any]) -> Any:
    """Return what prints progress for `newsgloss build`, or nothing where nobody reads it."""
    if not settings["BUILD_REPORT"]:
        return None
    return lambda what, done, all_: _print(f"progress {done} {all_} {what}")


def say(message: str) -> None:
    """Tell whoever runs the build."""
    _print(message)


def _print(line: str) -> None:
    print(line, file=sys.stderr, flush=True)  # noqa: T201 -- Pelican's log hides information by default


def _refuse_changes(settings: dict[str, Any]) -> None:
    """Raise ContentError with every file that was added, removed or changed since reading began."""
    content: Content = settings[CONTENT]
    before, project = content.stamps, content.project
    now = stamps((project.content, project.seeds), project.ignored)
    changes = [(path, "was added") for path in now if path not in before]
    changes += [(path, "was removed") for path in before if path not in now]
    changes += [(path, "was changed") for path, stamp in now.items() if before.get(path, stamp) != stamp]
    _refuse(settings, changes)


def _refuse(settings: dict[str, Any], changes: Iterable[tuple[Path, str]]) -> None:
    """Raise ContentError with the files that were changed in some way, if any were."""
    content: Content = settings[CONTENT]
    if problems := in_order(_changed(path, content, how) for path, how in changes):
        _report(settings, content, (*settings["NEWSGLOSS_PROBLEMS"], *problems))
        raise ContentError(problems)


def _changed(path: Path, content: Content, how: str) -> Problem:
    message = f"this file {how} while the site was built"
    return Problem(Place(content.project.shown(path)), message, "Build again.")


def _resolved(page: PelicanContent, body: Markup, base: str) -> Markup:
    """Return a page's HTML with Pelican's own links, such as {filename}, resolved under the site's base path."""
    return Markup(page._update_content(str(body), base))  # noqa: S704, SLF001 -- sanitised by markup; as get_content does


def _all_articles(generator: ArticlesGenerator) -> Iterator[Any]:
    yield from (*generator.articles, *generator.hidden_articles, *generator.drafts)


def _context(content: Content, generator: ArticlesGenerator) -> dict[str, Any]:
    """Return what every template knows."""
    project = content.project
    lead = _lead(generator.articles)
    feed, corrections_feed = (generator.settings[name] for name in ("FEED_ALL_ATOM", "CORRECTIONS_FEED_ATOM"))
    return {
        "base": project.base,
        "feed_url": f"{project.base}/{feed}" if feed and lead else None,
        "corrections_feed_url": f"{project.base}/{corrections_feed}" if corrections_feed else None,
        "topics": {
            category.slug: topic_page(category.slug, (content.explainers[one.slug] for one in found), content)
            for category, found in generator.categories
        },
        "theme_version": _digest(project.theme, *project.restyled),
        "lead": lead,
        "others": [article for article in generator.articles if article is not lead],
        "showcase": showcase(content.explainers[lead.slug], content) if lead else None,
        "words": words_on_home(content),
        "entry_count": sum(map(has_page, content.glossary.published())),
    }


def _lead(articles: list[Any]) -> Any:
    """Return what the home page begins with: the newest story with explained words, else the newest explainer."""
    stories = (article for article in articles if article.explainer.seed and article.explainer.cards)
    return next(stories, next(iter(articles), None))


def _digest(*places: Path) -> str:
    """Return eight characters that change with any of the files at some places, so that browsers fetch what changed."""
    digest = hashlib.sha256()
    for place in places:
        for path in sorted([place, *place.rglob("*")]):
            if path.is_file():
                digest.update(path.relative_to(place).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:8]


def _explainer_metadata(explainer: Explainer) -> dict[str, Any]:
    """Return an explainer's front matter as Pelican names and types it; its reader processes the values."""
    meta = explainer.meta
    return {
        "title": meta.title,
        "slug": explainer.slug,
        "summary": html.escape(meta.dek or ""),  # never cut from the body, whose ids must not stand on a page twice
        "date": meta.date.isoformat() if meta.date else None,
        "modified": meta.modified.isoformat() if meta.modified else None,
        "authors": list(meta.authors) or None,
        "category": meta.category,
        "tags": list(meta.tags) or None,
        "lang": meta.lang,
        "status": STATUSES[meta.status],
    }


def _page_metadata(page: Page) -> dict[str, Any]:
    meta = page.meta
    return {
        "title": meta.title,
        "slug": page.slug,
        "summary": html.escape(meta.dek or ""),
        "lang": meta.lang,
        "status": STATUSES[meta.status],
    }


def _report(settings: dict[str, Any], content: Content, problems: tuple[Problem, ...]) -> None:
    if not settings["BUILD_REPORT"]:
        return
    data = {
        "entries": sum(1 for _ in content.glossary.published()),
        "mentions": sum(map(len, content.occurrences.by_page.values())),
        "errors": len(errors(problems)),
        "problems": [str(problem) for problem in problems],
        "files": settings[FILES],
    }
    write_text(Path(settings["BUILD_REPORT"]), json.dumps(data, ensure_ascii=False))
