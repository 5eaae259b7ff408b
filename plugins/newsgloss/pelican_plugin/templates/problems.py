"""A site's Jinja environment -> what in its templates cannot be read, or needs what is not there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import Environment, TemplateSyntaxError, nodes
from pelican.generators import Generator

from newsgloss.model.problems import Place, Problem, closest, nearest
from newsgloss.model.settings import Project
from newsgloss.model.text_files import unfinished_merge
from newsgloss.pelican_plugin.handover import REMEMBERED
from newsgloss.publishing.manifests import folder_digest

from .compiled import MOST, SYNTAX, CompiledTemplates
from .copies import EMBEDDED, THEIRS, copy_problems, how_to_compare, own_templates
from .interfaces import REFERENCES, Interface, names_in, read_interface
from .own_templates import own_problems

ENDINGS = ("html", "css", "js", "xml", "txt")  # of the templates' folder; the rest is what editors leave behind
OTHERS = "!"  # how Pelican begins the names of the templates that stand in for no other
OWN = ("article", "page", "entry", "glossary", "timeline", "sources", "corrections", "search", "redirect")
LISTS = ("category", "tag", "author")  # of articles that have a name, where the site has them
SPELLING = 0.85  # so alike are names of which one is the other, misspelt
KIND = "template_problems"  # among what is kept


class Needs(NamedTuple):
    """What a template needs: templates, of each statement those of which it takes the first, and filters and tests.

    Each with its line. And what it has for others and asks of them, where somebody wanted to know.
    """

    templates: tuple[tuple[int, tuple[str, ...]], ...]
    filters: tuple[tuple[int, str], ...]
    tests: tuple[tuple[int, str], ...]
    interface: Interface | None


_known: dict[tuple[str, ...], Needs] = {}  # by syntax and text: another site of this process has the same theme


def template_problems(settings: dict[str, Any], project: Project) -> tuple[Problem, ...]:
    """Return an error for each template that is not there or cannot be read, and each that needs such a one.

    The same templates are looked at once, where what is found can be kept.
    """
    kept = settings.get(REMEMBERED, {})
    folders = [folder for folder in (*project.restyled, project.theme / "templates") if folder.is_dir()]
    now = folder_digest(*folders)
    before, found = kept.get(KIND, ("", ()))
    if now != before:
        found = tuple(_template_problems(settings, project))
        kept[KIND] = now, found
    return found


def _template_problems(settings: dict[str, Any], project: Project) -> Iterator[Problem]:
    if project.embeds:  # another theme's templates are not ours to judge
        folders = [Path(folder) / EMBEDDED for folder in settings["THEME_TEMPLATES_OVERRIDES"]]
        yield from copy_problems(own_templates(folders), project)
        return
    try:
        paths = (settings[name] for name in ("PATH", "THEME", "OUTPUT_PATH"))
        environment: Environment = Generator({}, settings, *paths).env
    except (ImportError, AttributeError, TypeError, ValueError) as error:
        message = f"JINJA_ENVIRONMENT has what Jinja cannot use: {error}"
        yield Problem(project.place("JINJA_ENVIRONMENT"), message, "Install it, or take it out.")
        return
    known = set(environment.list_templates())
    folders = [*project.restyled, project.theme / "templates"]  # Pelican's own would come out empty in our base.html
    lists = [name for name in LISTS if project.files.get(f"{name.upper()}_SAVE_AS")]
    for name in dict.fromkeys((*OWN, *project.templates, *lists)):
        endings = settings["TEMPLATE_EXTENSIONS"]
        if not any((folder / f"{name}{ending}").is_file() for folder in folders for ending in endings):
            message = f"the theme in {project.shown(project.theme)} has no template for '{name}'"
            remedy = "Set THEME to Newsgloss's theme, or add the template to the theme."
            yield Problem(project.place("THEME"), message, remedy)
    own = own_templates(settings["THEME_TEMPLATES_OVERRIDES"])
    interfaces: dict[str, Interface] | None = {} if own else None
    found: list[Problem] = []
    for name in sorted(known):
        if not name.startswith(OTHERS) and name.endswith(ENDINGS):
            found += _in_template(environment, name, known, project, interfaces)
    if interfaces is not None:
        _add_theirs(environment, interfaces, project)
        found += own_problems(own, interfaces, project)
    wrong = {problem.place.path for problem in found}
    yield from found
    yield from copy_problems({name: own[name] for name in own if project.shown(own[name]) not in wrong}, project)


def _in_template(
    environment: Environment, name: str, known: set[str], project: Project, interfaces: dict[str, Interface] | None
) -> Iterator[Problem]:
    """Yield an error for a template that is wrong in itself, or for each that it needs and that is not there.

    Add what it has for others to `interfaces`, if these are wanted.
    """
    places = (folder / name for folder in (*project.restyled, project.theme / "templates"))
    path = next((place for place in places if place.is_file()), None)
    if path is None:
        return  # one that Pelican brings
    file = project.shown(path)
    try:
        text = path.read_text(encoding="utf-8")
        if conflict := unfinished_merge(text):
            yield conflict.within(file)
            return
        needs = read_needs(environment, text, name, str(path), deep=interfaces is not None)
    except TemplateSyntaxError as error:
        message = f"this template cannot be read: {error.message}"
        yield Problem(Place(file, error.lineno, 1), message, "Correct the line, or the block that it closes.")
        return
    except UnicodeDecodeError:
        yield Problem(Place(file), "this template is not in UTF-8", "Save it as UTF-8.")
        return
    if interfaces is not None and needs.interface:
        interfaces[name] = needs.interface
    yield from _not_there(environment, needs, known, file, how_to_compare(path, project))


def _not_there(
    environment: Environment, needs: Needs, known: set[str], file: str, compare: str | None
) -> Iterator[Problem]:
    """Yield an error for each template, filter and test that a template needs and that is not there."""
    for line, names in needs.templates:
        if known.isdisjoint(names):
            near = closest(names[0], known, SPELLING)  # else it is one that the theme had, rather than a slip
            otherwise = compare if compare and not near else "Add it, or take the line out."
            remedy = nearest(names[0], [near] if near else [] if compare else sorted(known), otherwise)
            yield Problem(Place(file, line, 1), f"there is no template '{names[0]}', which this needs", remedy)
    for kind, used, all_ in (("filter", needs.filters, environment.filters), ("test", needs.tests, environment.tests)):
        for line, wanted in used:
            if wanted not in all_:
                remedy = nearest(wanted, sorted(all_), "Add it to the settings, or take it out.")
                yield Problem(Place(file, line, 1), f"Jinja has no {kind} '{wanted}'", remedy)


def _add_theirs(environment: Environment, interfaces: dict[str, Interface], project: Project) -> None:
    """Add what the theme's own templates have that others name as such, also where a site has another of that name."""
    for named in sorted({name for one in interfaces.values() for name in one.named if name.startswith(THEIRS)}):
        file = project.theme / "templates" / named.removeprefix(THEIRS)
        if file.is_file():
            needs = read_needs(environment, file.read_text("utf-8"), named, str(file), deep=True)
            if needs.interface:
                interfaces[named] = needs.interface


def read_needs(environment: Environment, source: str, name: str, filename: str, *, deep: bool = False) -> Needs:
    """Return what a template needs. A text is parsed once by a process. Raises TemplateSyntaxError.

    If `deep`, what it has for others is read, too.
    """
    syntax = (*(str(getattr(environment, part)) for part in SYNTAX), *environment.extensions)
    needs = _known.get((*syntax, source))
    if needs is None or (deep and needs.interface is None):
        tree = environment.parse(source, name, filename)
        if isinstance(environment.bytecode_cache, CompiledTemplates):
            environment.bytecode_cache.keep(tree, source, name, filename)
        needs = Needs(
            tuple((node.lineno, names) for node in tree.find_all(REFERENCES) if (names := _names(node))),
            tuple((node.lineno, node.name) for node in tree.find_all(nodes.Filter)),
            tuple((node.lineno, node.name) for node in tree.find_all(nodes.Test)),
            read_interface(tree) if deep else None,
        )
        if len(_known) >= MOST:
            _known.clear()
        _known[(*syntax, source)] = needs
    return needs


def _names(node: nodes.Node) -> tuple[str, ...]:
    """Return the names of the templates of which a statement takes the first, if it names any and needs one."""
    if getattr(node, "ignore_missing", False):
        return ()
    return names_in(getattr(node, "template", None))
