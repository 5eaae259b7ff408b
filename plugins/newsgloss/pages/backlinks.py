"""Occurrences and the Content they were found in -> the pages that mention an entry, each with the sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from newsgloss.content.quoting import count
from newsgloss.content.values import Content
from newsgloss.linking.occurrences import Mention


class StoryPlace(NamedTuple):
    """Where in the story of an explainer something is, in words, and the address of that paragraph on its page."""

    line: str
    url: str


class QuotedMention(NamedTuple):
    """The sentence around a mention, and where it is in the source's words.

    `lang` is the sentence's language where that is not the reader's, `match_lang` that of a foreign name in it.
    """

    before: str
    match: str
    after: str
    match_lang: str | None
    url: str
    in_source: bool
    where: StoryPlace | None
    lang: str | None


class Use(NamedTuple):
    """A page that mentions an entry, with the `lang` of its words where that is not the reader's.

    `story` is the slug of an explainer on a story whose permission is not settled, else empty.
    """

    title: str
    lang: str | None
    url: str
    times: int
    mentions: tuple[QuotedMention, ...]
    story: str


def uses(id_: str, content: Content) -> tuple[Use, ...]:
    """Return the pages that mention an entry, explainers first, each with the sentences around its mentions."""
    found = []
    for page, mentions in content.occurrences.of(id_).items():
        kind, _, name = page.partition("/")
        if kind == "explainers":
            explainer = content.explainers[name]
            title, url = explainer.meta.title, content.explainer_url(name)
            lang = content.marks(explainer.meta.lang)
            quotes = tuple(_quote(mention, name, url, lang, content) for mention in mentions)
        else:
            entry = content.glossary.heads[name]
            title, url, lang = entry.label, content.project.entry_url(name), content.marks(entry.lang)
            quotes = tuple(_quote(mention, name, url, content.marks(None), content) for mention in mentions)
        story = name if kind == "explainers" and name in content.quoted else ""
        found.append(Use(title, lang, url, len(quotes), quotes, story))
    return tuple(found)


def source_line(slug: str, content: Content) -> str | None:
    """Return whose story an explainer is built on, and of which day: CBC News, 27 March 2020."""
    seed = content.explainers[slug].meta.seed
    sidecar = content.seeds[seed].sidecar if seed and seed in content.seeds else None
    if sidecar is None or sidecar.publisher is None:
        return None
    day = content.language.day(sidecar.published) if sidecar.published else None
    return ", ".join(filter(None, (sidecar.publisher, day)))


def paragraph_id(number: int) -> str:
    """Return the id of one of a source's paragraphs on an explainer's page."""
    return f"paragraph-{number}"


def story_place(slug: str, paragraph: int, content: Content) -> StoryPlace:
    """Return where in the story of an explainer a paragraph is: CBC News, 27 March 2020, paragraph 7."""
    place = content.language.gettext("paragraph %(number)s") % {"number": paragraph}
    line = ", ".join(filter(None, (source_line(slug, content), place)))
    return StoryPlace(line, f"{content.explainer_url(slug)}#{paragraph_id(paragraph)}")


def _quote(mention: Mention, slug: str, url: str, lang: str | None, content: Content) -> QuotedMention:
    anchor = f"{url}#{mention.anchor}"
    if not mention.in_source:
        return QuotedMention(*mention.sentence, mention.lang, anchor, in_source=False, where=None, lang=lang)
    where, lang = story_place(slug, mention.paragraph, content), content.source_lang(slug)
    return QuotedMention(*content.sentence(mention, slug), mention.lang, anchor, in_source=True, where=where, lang=lang)


def quotes_much(used_in: Iterable[Use], limit: int) -> bool:
    """Return whether a page has more words than a limit from a story whose permission is not settled."""
    words: Counter[str] = Counter()
    for use in used_in:
        words[use.story] += sum(count(f"{one.before}{one.match}{one.after}") for one in use.mentions if one.in_source)
    return any(number > limit for story, number in words.items() if story)
