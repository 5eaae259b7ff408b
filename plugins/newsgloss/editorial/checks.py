"""One Content -> every problem in it: those of reading, and what only the whole can show."""

from __future__ import annotations

import datetime
import functools
import itertools
import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from newsgloss.content.fidelity import beginning
from newsgloss.content.markdown.conversion import quotes_run_together
from newsgloss.content.quoting import limit_faults
from newsgloss.content.steps import PLAINLY, NamedStep, Steps
from newsgloss.content.values import Content
from newsgloss.content.written import BODY, Explainer, Page, Topic
from newsgloss.linking.glossary import Glossary, renamed
from newsgloss.linking.notes import NoteFile
from newsgloss.linking.shared.entries import glossary_of
from newsgloss.model.characters import hidden, is_blank
from newsgloss.model.fields import CONTACT, address_fault, primary, site_address_fault
from newsgloss.model.figures.fitting import figure_faults
from newsgloss.model.page_shapes import ExplainerMeta, sources_in
from newsgloss.model.problems import Level, Place, Problem, errors, in_order, nearest
from newsgloss.model.settings import Project
from newsgloss.model.site_settings.defaults import MENUS
from newsgloss.model.site_settings.setting_shapes import misspelt
from newsgloss.model.site_settings.settings_file import unread_names
from newsgloss.model.yaml_text.parsing import TAKE_OUT
from newsgloss.model.yaml_text.places import Location
from newsgloss.publishing.hosts.imprint import imprint_problems
from newsgloss.publishing.hosts.site_address import OWN_ADDRESSES, site_address_problems
from newsgloss.publishing.links.text_links import text_link_problems
from newsgloss.publishing.memory.watched_content import content_for_checks
from newsgloss.publishing.security_policy import mistakes
from newsgloss.publishing.site_files import file_problems, files_of_site
from newsgloss.publishing.site_folders import IN_FULL, folder_problems, missing_folders
from newsgloss.publishing.site_links import link_problems
from newsgloss.publishing.site_names import name_problems, used_names
from newsgloss.seeds.sidecars import LoadedSeed, sidecar_path

from .comparing.day_checks import day_problems
from .comparing.name_checks import ambiguous_names, names_by_hand, names_never_linked, names_written_alike
from .comparing.version_checks import version_problems
from .review import explainer_review, glossary_review, never_reviewed, seed_review
from .share_letters import letters_without_font
from .shared.conflicts import shared_problems
from .unread_texts import unread_texts

LONGEST_TITLE = 110  # characters; search engines and feeds cut what is longer
LONGEST_DEK = 200  # characters
DEK, DATE = "what it is about in a sentence", "the day on which you publish it (the story's own day is `story_date:`)"
BETWEEN_WORDS = r"(?:\s|&nbsp;|>)+"  # a space where it is shown; in a file it may not break, or be where a line ends
FINDABLE = 40  # characters of an altered paragraph that are looked for in its file; more may be escaped there


def check(content: Content, today: datetime.date | None = None, steps: Steps = PLAINLY) -> tuple[Problem, ...]:
    """Return all problems of a project, in the order of its files. Nothing is written.

    With `today`, reviews that are overdue or missing are told; a build leaves them out: its bytes know no clock.
    """
    files = tuple(files_of_site(content))
    of_files = [*_settings(content.project), *folder_problems(content.project), *file_problems(files, content.project)]
    of_files += unread_texts(content)
    problems = [*content.problems, *of_files, *link_problems(content), *ambiguous_names(content)]
    if not errors(of_files):  # else addresses are not those that links and pictures will have
        problems += [*text_link_problems(content, files), *letters_without_font(content, steps)]
    problems += [*imprint_problems(content), *seed_review(content)]
    problems += [
        *names_written_alike(content.glossary),
        *names_by_hand(content.glossary, content.project.lang),
        *_languages(content),
    ]
    problems += [*names_never_linked(content.glossary), *shared_problems(content)]
    problems += [*glossary_review(content, today), *(never_reviewed(content) if today else ())]
    problems += [*day_problems(content, today), *version_problems(content)]
    watched = content_for_checks(content, steps)
    ids = content.glossary.unread
    unread = [*sorted(content.unread_seeds), "", *sorted(("everything",) if ids is None else ids)]
    unread += ["", *sorted(content.glossary.unread_shared)]
    name = ("explainer-problems", str(today), *unread)
    look = functools.partial(explainer_problems, content=watched, today=today)
    each = (NamedStep((*name, slug), functools.partial(look, slug)) for slug in content.explainers)
    for found in steps.make_all(each):
        problems += found
    problems += _taken_ids(content.glossary.places, content.note_files.values())
    problems += [*_topics_without_explainers(content), *name_problems(content.explainers.values())]
    others: tuple[Page | Topic, ...] = (*content.pages.values(), *content.topics.values())
    for page in others:
        if page.meta.slug and page.meta.slug != page.slug:
            problems.append(_slug_problem(page.place("slug"), page.meta.slug, page.slug))
    return in_order(problems)


def _look(project: Project) -> Iterator[Problem]:
    """Yield an error for each folder that is to replace parts of the theme and is not there.

    It is a warning where what it should be in is there, of the project's: git keeps no folder that is empty.
    """
    within = [path for path in project.theme_static if path.is_relative_to(project.theme)]
    for missing in (path for path in (*project.restyled, *project.translations[:-1], *within) if not path.exists()):
        if missing != project.theme / "static":  # Pelican's default, which a theme need not have
            message = f"there is no {project.shown(missing)}, which is to replace parts of the theme"
            remedy = "Make it, or take it out of the THEME_... setting that names it."
            if missing in project.theme_static:
                remedy = f"Make it, or name one of the project's in THEME_STATIC_PATHS {IN_FULL}."
            is_lost = missing.parent != project.root and missing.parent.is_dir() and missing not in within
            if is_lost:
                remedy = "Git keeps no empty folder: put an empty .gitkeep into it, or take it out of the setting."
            yield Problem(Place(project.config), message, remedy, Level.WARNING if is_lost else Level.ERROR)


def _settings(project: Project) -> Iterator[Problem]:
    yield from missing_folders(project)
    if project.typogrify and project.is_alone:  # beside other pages, it changes theirs alone
        message = "TYPOGRIFY changes the characters of the source"
        yield Problem(project.place("TYPOGRIFY"), message, "Set TYPOGRIFY = False.")
    if not (project.autoescape or project.embeds):
        message = "without autoescape a template writes text from a file as HTML"
        yield Problem(project.place("JINJA_ENVIRONMENT"), message, 'Set JINJA_ENVIRONMENT = {"autoescape": True}.')
    for setting, message, remedy in limit_faults(project.quote_limits):
        yield Problem(project.place(setting), f"{setting} {message}", remedy)
    for mistake in mistakes(project.policy):
        remedy = 'Write it like {"img-src": ["https://pictures.example.org"]}.'
        place = project.place("CONTENT_SECURITY_POLICY")
        yield Problem(place, f"CONTENT_SECURITY_POLICY {mistake}", remedy)
    made = unread_names(project.root / project.config, project.config)
    for name, message, meant in misspelt(made, project.places, project.templates):
        yield Problem(made[name], message, f"Did you mean '{meant}'?", Level.WARNING)
    yield from _look(project)
    yield from _settings_texts(project)
    yield from site_address_problems(project)
    for setting, name, address in project.addresses:
        if setting not in OWN_ADDRESSES and (wrong := _address_fault(setting, address)):
            message = f"{name} is not an address that readers can be led to: '{address}'"
            yield Problem(project.place(setting), message, wrong[:1].upper() + wrong[1:] + ".")


def _settings_texts(project: Project) -> Iterator[Problem]:
    """Yield what readers would not see in the words that settings hold."""
    if is_blank(project.name):
        yield Problem(project.place("SITENAME"), "SITENAME is empty", "Name the site.")
    said = {"SITENAME": project.name, "AUTHOR": project.author, "DEFAULT_CATEGORY": project.category}
    for name, text in (said | dict(project.imprint)).items():
        yield from (Problem(project.place(name), f"{name}: {message}", TAKE_OUT) for _, message in hidden(text))


def _address_fault(setting: str, address: str) -> str | None:
    """Return how to put a setting's address right: in a menu, or of a form for readers."""
    return site_address_fault(address) if setting in MENUS else address_fault(address, CONTACT)


def _languages(content: Content) -> Iterator[Problem]:
    """Yield a warning where the words around a text are in another language, for want of a catalogue."""

    def without(lang: str, place: Place, instead: str) -> Problem:
        message = f"the theme has no words in '{lang}', so this is framed in '{instead}'"
        remedy = f"Add a catalogue, as the guide on translating says: {lang}/LC_MESSAGES/newsgloss.po."
        return Problem(place, message, remedy, Level.WARNING)

    project, spoken = content.project, content.language.tag
    if primary(spoken) != primary(project.lang):
        yield without(project.lang, Place(project.config), spoken)
    said = [(each.meta.lang, each.place("lang")) for each in content.explainers.values()]
    said += [(each.meta.lang, each.place("lang")) for each in content.pages.values()]
    for lang, place in said:
        if lang and lang not in content.languages:
            yield without(lang, place, spoken)


def _taken_ids(places: Mapping[str, Place], notes: Iterable[NoteFile]) -> Iterator[Problem]:
    """Yield an error for each note whose id another note, or an entry, has already."""
    owners = dict(places)
    for file in notes:
        for note in file.notes:
            place = file.place(note, "id")
            if note.id in owners and file.has(note, "id"):
                yield Problem(
                    place, f"the id '{note.id}' is taken", f"{owners[note.id]} has it already; choose another."
                )
            owners.setdefault(note.id, place)


def _topics_without_explainers(content: Content) -> Iterator[Problem]:
    """Yield advice on each text of a topic that no page shows, if all categories can be spelt as Pelican would."""
    every = content.explainers.values()
    shown = (one for one in every if one.meta.status == "published" or not one.has("status"))
    used = used_names(shown, "category", content.project.category)
    known = not content.unread_explainers and all(one.has("category") for one in every)
    for topic in content.topics.values() if used.is_exact and known else ():
        if topic.meta.status == "published" and topic.has("status") and topic.slug not in used.places:
            remedy = nearest(
                topic.slug, used.places, "Name the file like the category of an explainer that is published."
            )
            message = f"no explainer has the topic '{topic.slug}', so no page shows this text"
            yield Problem(topic.file.place(), message, remedy, Level.ADVICE)


def explainer_problems(slug: str, content: Content, today: datetime.date | None = None) -> list[Problem]:
    """Return the problems of one explainer, with its text as it was made."""
    explainer = content.explainers[slug]
    return [*explainer_review(explainer, content, today), *_explainer(explainer, content)]


def _explainer(explainer: Explainer, content: Content) -> Iterator[Problem]:
    meta = explainer.meta
    if meta.slug and meta.slug != explainer.slug:
        yield _slug_problem(explainer.place("slug"), meta.slug, explainer.slug)
    if meta.status == "published":
        yield from _publishable(explainer)
    yield from _references(explainer, content)
    for number in quotes_run_together(explainer.body):
        place = explainer.file.place(explainer.body_line + number - 1, 1)
        message = "two quotes run together here: readers could not tell whose words are whose"
        yield Problem(place, message, "Put a sentence between them.")
    text = content.texts.explainers[explainer.slug]
    if re.search(r"<h1[ >]", text.converted.html):
        place = explainer.find("\n# ")
        yield Problem(place, "a heading of level 1 is in the text", "Begin headings with ##; the title is level 1.")
    for ambiguity in text.annotated.ambiguities if explainer.has("senses") else ():
        entries = " or ".join(ambiguity.entries)
        message = f"'{ambiguity.name}' may mean {entries} and is not linked: {ambiguity.sentence}"
        remedy = f"Say which under `senses:`, as `{ambiguity.name}: {ambiguity.entries[0]}`."
        yield Problem(explainer.find(ambiguity.name), message, remedy, Level.WARNING)
    if meta.seed in content.seeds:
        yield from _fidelity(explainer, content)


def _slug_problem(place: Place, slug: str, stem: str) -> Problem:
    return Problem(place, f"'slug' is '{slug}', the file is '{stem}.md'", f"Write {stem}, or rename the file.")


def _publishable(explainer: Explainer) -> Iterator[Problem]:
    meta = explainer.meta
    for key, value, what in (("dek", meta.dek, DEK), ("date", meta.date, DATE)):
        if value is None and explainer.has(key):
            remedy = f"Add `{key}:`, {what}, or set `status: draft`."
            yield Problem(explainer.place("status"), f"a published explainer needs '{key}'", remedy)
    for key, value, longest in (("title", meta.title, LONGEST_TITLE), ("dek", meta.dek, LONGEST_DEK)):
        if value and len(value) > longest:
            yield Problem(explainer.place(key), f"'{key}' has {len(value)} characters", f"Shorten it to {longest}.")


def _references(explainer: Explainer, content: Content) -> Iterator[Problem]:
    meta, glossary = explainer.meta, content.glossary
    if meta.seed and meta.seed not in content.seeds and meta.seed not in content.unread_seeds:
        remedy = nearest(meta.seed, content.seeds, "Put the seed in the seeds folder, or take the key out.")
        yield Problem(explainer.place("seed"), f"there is no seed '{meta.seed}'", remedy)
    for location, id_, kind in _named_entries(meta):
        place = explainer.places.key_place(location)
        entry = glossary.entry(id_) if kind and not glossary.may_have(id_) else None
        if entry and entry.kind != kind:
            remedy = f"Name one of that kind, or take it out: its kind is '{entry.kind}'."
            yield Problem(place, f"'{id_}' is not of the kind '{kind}'", remedy)
        yield from _missing("entry", id_, place, glossary, "the line")
    for location, use in sources_in(meta):
        yield from _missing("source", use.id, explainer.places.place(location), glossary)
    yield from _figures(explainer, glossary)
    file = content.note_files[explainer.slug]
    for note in file.notes:
        for index, id_ in enumerate(note.entries):
            yield from _missing("entry", id_, file.place(note, "entries", index), glossary)
        for index, use in enumerate(note.sources):
            yield from _missing("source", use.id, file.place(note, "sources", index), glossary)


def _figures(explainer: Explainer, glossary: Glossary) -> Iterator[Problem]:
    """Yield what is wrong with an explainer's figures, as far as they can be read."""
    for index, figure in enumerate(explainer.meta.figures):
        for location, id_ in figure.named():
            yield from _missing("entry", id_, explainer.places.place(("figures", index, *location)), glossary)
    for index, figure in enumerate(explainer.meta.figures if explainer.has("figures") else ()):
        known = {id_: glossary.entries[id_] for id_ in figure.places if id_ in glossary.entries}
        readable = {id_: entry for id_, entry in known.items() if not glossary.may_have(id_)}
        for fault in figure_faults(figure, readable):
            place = explainer.places.key_place(("figures", index, *fault.location))
            yield Problem(place, fault.message, fault.remedy, fault.level)


def _named_entries(meta: ExplainerMeta) -> Iterator[tuple[Location, str, str | None]]:
    """Yield the entries that front matter names, each with its location and the kind that it must be of."""
    for key, ids, kind in (
        ("linking_off", meta.linking_off, None),
        ("about", meta.about, None),
        ("people", meta.people, "person"),
        ("timeline", meta.timeline, "event"),
    ):
        for index, id_ in enumerate(ids or ()):
            yield (key, index), id_, kind
    yield from ((("senses", name), id_, None) for name, id_ in meta.senses.items())
    yield from ((("here", id_), id_, None) for id_ in meta.here)


def _missing(what: str, id_: str, place: Place, glossary: Glossary, taken: str = "it") -> Iterator[Problem]:
    """Yield an error where there is no entry or source of an id, unless it may be in what could not be read."""
    known: Collection[str] = glossary.sources
    if what == "entry":
        known = glossary.shared if glossary_of(id_) else glossary.entries
    if what == "entry" and (now := glossary.now(id_)):
        yield renamed(place, id_, now)
    elif id_ not in known and not glossary.may_have(id_):
        remedy = nearest(id_, known, f"Add the {what}, or take {taken} out.")
        yield Problem(place, f"there is no {what} '{id_}'", remedy)


def _fidelity(explainer: Explainer, content: Content) -> Iterator[Problem]:
    loaded = content.seeds[str(explainer.meta.seed)]
    proof = content.texts.explainers[explainer.slug].proof
    for altered in proof.altered if proof and explainer.has(BODY) else ():
        yield Problem(_altered_place(explainer, altered.words, altered.nth), altered.message, altered.remedy)
    for words, number in proof.copied if proof else ():
        message = f"this is nearly line {number} of the seed, and here as our words: '{beginning(words)}'"
        remedy = "Quote the seed's own words with > and a space, or say it in other words."
        yield Problem(_altered_place(explainer, words, 1), message, remedy, Level.WARNING)
    if explainer.meta.status != "draft" and "rights" not in loaded.lost:  # an archived one has its page, too
        yield from _rights(explainer, loaded, content.project)


def _altered_place(explainer: Explainer, words: str, nth: int) -> Place:
    """Return where the altered words are for the nth time, or the key that names the seed where they are not."""
    signs = (sign if sign.isalnum() else rf"\\?{re.escape(sign)}" for sign in words[:FINDABLE])
    written = BETWEEN_WORDS.join("".join(" " if sign == r"\\?\ " else sign for sign in signs).split(" "))
    found = re.finditer(written, explainer.body) if written else iter(())
    at = next(itertools.islice(found, nth - 1, None), None)
    if at is None:
        return explainer.place("seed")
    return explainer.find(at[0], 1 + explainer.body.count(at[0], 0, at.start()))


def _rights(explainer: Explainer, loaded: LoadedSeed, project: Project) -> Iterator[Problem]:
    sidecar, file = loaded.sidecar, sidecar_path(project, str(explainer.meta.seed))
    place = loaded.places.place(("rights", "permission")) if loaded.places else project.seen(file).place()
    if sidecar is None or sidecar.rights is None:
        remedy = "Add `rights:` with `holder:` and `permission:`, or set the explainer to `status: draft`."
        yield Problem(place, f"nothing says whose words '{explainer.slug}' quotes", remedy)
    elif sidecar.rights.permission == "unknown":
        message = f"'{explainer.slug}' quotes words of {sidecar.rights.holder} with permission unknown"
        remedy = "Ask, and write what you are told under `permission:`; the page says so, and asks not to be indexed."
        yield Problem(place, message, remedy, Level.WARNING)
