"""Pelican's writer -> one whose pages speak their own language, and which knows what it has written."""

from __future__ import annotations

import contextlib
import functools
import io
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from feedgenerator import Atom1Feed
from pelican import signals
from pelican.writers import FileOverwriteFailedError, Writer
from selectolax.lexbor import LexborNode

from newsgloss.content.fidelity import BY_TEMPLATE, beginning, elements, misshown, prove_page
from newsgloss.content.steps import NAMES, NamedStep
from newsgloss.content.values import Content
from newsgloss.model.folders import beside
from newsgloss.model.patterns import pattern_of
from newsgloss.model.problems import ContentError, Place, Problem
from newsgloss.model.settings import Project
from newsgloss.pages.explainers.sources_on_paper import PRINT_SHEET, print_sheet
from newsgloss.pages.exports.annotations import ANNOTATIONS, annotations_on
from newsgloss.pages.exports.feeds import EMPTY_FEED_DATE, SourcedFeed, json_feed, story_url
from newsgloss.pages.exports.publication import publication
from newsgloss.publishing.links.page_links import PageLinks, page_links
from newsgloss.publishing.manifests import Digest, digest

from .handover import CONTENT, FAULTS, FILES, LANGUAGE, LINKS, LISTED, LISTENER, PROBLEMS, READS, STEPS
from .own_articles import Embedded, OwnArticle
from .reporting import report
from .templates.mistakes import mistake
from .templates.page_reads import PageReads, slugs

NO_PAGES = frozenset({".css", ".js", ".xml"})  # what templates write beside pages
NOINDEX = pattern_of(r"""<meta\s[^>]*\bname=["']robots["'][^>]*\bnoindex\b""", re.IGNORECASE)
QUOTING = ("view", "showcase")  # what templates draw that quotes stories in part: an entry, the home page's first


class WrittenFile(NamedTuple):
    """A file of the site as it was written: its path in the site, its text, its digest, and its links if it has any."""

    name: str
    text: str
    digest: Digest
    links: PageLinks | None


class PageWriter(Writer):
    """Pelican's writer, which sees to it that each page speaks its own language and shows its source's words.

    A page that would come out as it did in an earlier build is not drawn again.
    """

    shown: Mapping[str, Any] = MappingProxyType({})  # by the templates of the page that is being written
    is_ours = False  # the page that is being written
    written: tuple[WrittenFile, ...] = ()  # by the call that is running
    is_drawing = False  # pages that are written later, perhaps by another process

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.output_path = str(Path(self.output_path).absolute())  # Pelican's default is relative, its files are not
        self._waiting: list[NamedStep[tuple[WrittenFile, ...]]] = []

    def _open_w(self, filename: str, encoding: str, override: bool = False) -> Any:  # noqa: FBT001, FBT002 -- Pelican's
        """Open a file as Pelican does, and remember what should be in it."""
        if self.is_drawing:
            return RecordedFile(io.BytesIO(), encoding, self._written, filename)
        file = super()._open_w(filename, encoding, override)
        return RecordedFile(file.detach(), encoding, self._written)

    def _written(self, path: Path, text: str) -> None:
        """Remember a file of the site; a skipped one, which Pelican writes to nowhere, is none."""
        if path.is_relative_to(self.output_path):
            name = path.relative_to(self.output_path).as_posix()
            content: Content = self.settings[CONTENT]
            page = elements(text) if Path(name).suffix not in NO_PAGES else None
            file = WrittenFile(name, text, digest(text.encode()), self._links(name, text, page, content.project))
            self.written = (*self.written, file)
            if not self.is_drawing:
                self._has(file)
            if page is not None and (faults := list(page_faults(name, page, self.shown, content))):
                self.settings[FAULTS] += faults
                self.settings[STEPS].do_not_remember()

    def _links(self, name: str, text: str, page: LexborNode | None, project: Project) -> PageLinks | None:
        """Return what is on a page; of links only our own, where the rest of the page is not ours."""
        found = page_links(name, text, project, page)
        if found is None or found.ids is None or (self.is_ours and not project.embeds):
            return found
        drawn: Embedded | None = getattr(self.shown.get("article") or self.shown.get("page"), "newsgloss", None)
        ours = page_links(name, drawn.body, project) if drawn else None
        return PageLinks(found.ids, ours.links if ours else ())

    def write_file(self, name: str, template: Any, context: dict[str, Any], *args: Any, **kwargs: Any) -> None:
        """Write a page in the language of the article or page on it, else in the site's.

        `shown` makes what it draws beside the context, and `beside`, the files that belong to it.
        """
        if not name:
            return
        is_alone = self.settings[CONTENT].project.is_alone
        self.is_ours = is_alone or "shown" in kwargs or isinstance(kwargs.get("article"), OwnArticle)
        is_apart = kwargs.pop("is_apart", False)
        draw = functools.partial(self._draw, name, template, context, args, kwargs)
        if not (is_alone or "shown" in kwargs):
            draw()  # it may be Pelican's alone, and nobody knows what it reads
            return
        reads: PageReads = self.settings[READS]
        key = page_key(reads, template.name, name, kwargs)
        is_known = reads.settings is not None and not signals.content_written.receivers
        if not is_known or kwargs.get("override_output") or Path(name).suffix in NO_PAGES:
            drawn = self.settings[STEPS].make(key, draw)
            if drawn is not self.written:
                for file in drawn:
                    self._write(file)
            return
        self._waiting.append(NamedStep(key, functools.partial(self._drawn, draw), template.name, is_apart))

    def write_waiting(self) -> None:
        """Draw the pages that wait for it, and write them: all that are known by now are made at once."""
        waiting, self._waiting = self._waiting, []
        try:
            for done, drawn in enumerate(self.settings[STEPS].make_all(waiting), 1):
                for file in drawn:
                    self._write(file)
                if listener := self.settings.get(LISTENER):
                    listener("pages", done, len(waiting))
        except ContentError as error:
            report(self.settings, self.settings[CONTENT], (*self.settings[PROBLEMS], *error.problems))
            raise

    def take_waiting(self) -> list[NamedStep[tuple[WrittenFile, ...]]]:
        """Return the steps that draw the pages that wait for it, which are written no more."""
        waiting, self._waiting = self._waiting, []
        return waiting

    def drawn_page(self, name: str, template: Any, context: dict[str, Any], **kwargs: Any) -> tuple[WrittenFile, ...]:
        """Return the files of a page of ours as they would be written."""
        self.is_ours = True
        return self._drawn(functools.partial(self._draw, name, template, context, (), kwargs))

    def _drawn(self, draw: Callable[[], tuple[WrittenFile, ...]]) -> tuple[WrittenFile, ...]:
        """Return the files of a page, which are not written yet."""
        self.is_drawing = True
        try:
            return draw()
        finally:
            self.is_drawing = False

    def _draw(
        self, name: str, template: Any, context: dict[str, Any], args: Any, kwargs: dict[str, Any]
    ) -> tuple[WrittenFile, ...]:
        """Draw and write a page; return the files that it has become."""
        self.written = ()
        content: Content = self.settings[CONTENT]
        kwargs = kwargs | kwargs.pop("shown", dict)()  # which may speak other languages while it is made
        files = kwargs.pop("beside", ())
        page = kwargs.get("article") or kwargs.get("page")
        self.settings[LANGUAGE].now = content.speaking(page.lang if page else None).language
        self.settings[READS].begin(kwargs)
        self.shown = {**context, **kwargs}
        own = page.on_its_page(name) if isinstance(page, OwnArticle) else contextlib.nullcontext()
        with self._apart(name), own:
            super().write_file(name, template, context, *args, **kwargs)
        if isinstance(page, OwnArticle):
            files = (*self._of_explainer(page, name, content), *files)
        for file, text in files:
            self._write_beside(file, text)
        return self.written

    def _of_explainer(self, article: OwnArticle, page: str, content: Content) -> Iterator[tuple[str, str]]:
        """Yield the files beside the explainer's page that was just drawn, each with its text."""
        explainer = article.explainer
        if others := explainer.other_sources:
            first = 1 + len(explainer.first_sources)
            yield beside(page, PRINT_SHEET), print_sheet(others, first, content.speaking(article.lang).language)
        if article.status != "draft" and content.project.files.get("DATA_SAVE_AS") and self.written:
            site, name = publication(content), beside(page, ANNOTATIONS)
            text = annotations_on(self.written[-1].text, article.slug, content, site, f"{site.domain}/{name}")
            yield name, text

    def _write_beside(self, name: str, text: str) -> None:
        """Write a file that belongs to the page that is being written."""
        self.written = (*self.written, WrittenFile(name, text, digest(text.encode()), None))
        if not self.is_drawing:
            self._write(self.written[-1])

    def _write(self, file: WrittenFile) -> None:
        """Write a file as it was drawn: by now, by a worker, or by an earlier build."""
        path = Path(self.output_path) / file.name
        path.parent.mkdir(parents=True, exist_ok=True)
        with self._apart(file.name), super()._open_w(str(path), "utf-8") as opened:
            opened.buffer.write(file.text.encode())
        self._has(file)

    def _has(self, file: WrittenFile) -> None:
        """Note that the site has a file."""
        self.settings[FILES][file.name] = file.digest
        if file.links:
            self.settings[LINKS].add(file.name, file.links)
            if file.links.ids is not None and not NOINDEX.search(file.text, 0, max(0, file.text.find("</head>"))):
                self.settings[LISTED].append(file.name)

    def _create_new_feed(self, feed_type: str, feed_title: str | None, context: dict[str, Any]) -> Any:
        """Return a feed; where all is ours, it names its rights, and no clock is in one that is empty."""
        feed = super()._create_new_feed(feed_type, feed_title, context)
        if type(feed) is Atom1Feed:
            feed.__class__ = SourcedFeed  # Pelican has no way to choose the class
        content: Content = self.settings[CONTENT]
        if content.project.is_alone:
            latest = feed.latest_post_date
            feed.latest_post_date = lambda: latest() if feed.items else EMPTY_FEED_DATE
            feed.feed["feed_copyright"] = publication(content).rights
        return feed

    def _add_item_to_the_feed(self, feed: Any, item: Any) -> None:
        """Add an article to a feed; an explainer without its text: what a source wrote is not ours to syndicate."""
        with self.settings[STEPS].reading_for(NAMES):
            super()._add_item_to_the_feed(feed, item)
        if isinstance(item, OwnArticle):
            content: Content = self.settings[CONTENT]
            lang, via = content.marks(content.explainers[item.slug].meta.lang), story_url(item.slug, content)
            feed.items[-1] |= {"content": None, "description": str(item.summary), "via": via, "lang": lang}

    def write_feed(self, elements: Any, context: dict[str, Any], path: str | None = None, *args: Any, **kw: Any) -> Any:
        """Write a feed, without the explainers that search engines may not list."""
        listed = [item for item in elements if not isinstance(item, OwnArticle) or self._may_be_listed(item)]
        with self._apart(path):
            return super().write_feed(listed, context, path, *args, **kw)

    def _may_be_listed(self, article: OwnArticle) -> bool:
        content: Content = self.settings[CONTENT]
        return content.may_be_listed(article.slug)

    def json_feed(self, articles: Iterable[Any], context: dict[str, Any], path: str) -> str:
        """Return as a JSON Feed what a feed of some articles says that would have a path."""
        feed = self.write_feed(articles, context, "", path)
        return json_feed(feed, publication(self.settings[CONTENT]), path)

    @contextlib.contextmanager
    def _apart(self, name: str | None) -> Iterator[None]:
        """Raise ContentError where a file is written twice, for only Pelican knows the addresses of some lists.

        And where a template of the site makes a mistake.
        """
        project: Project = self.settings[CONTENT].project
        try:
            yield
        except FileOverwriteFailedError:
            message = f"two pages of the site would be written to {name}"
            raise self._told(
                Problem(Place(project.config), message, "Give one of them another name or address.")
            ) from None
        except (ContentError, OSError):
            raise
        except Exception as error:
            if problem := mistake(error, project):
                raise self._told(problem) from error
            raise

    def _told(self, problem: Problem) -> ContentError:
        """Return an error, told to `newsgloss build`."""
        report(self.settings, self.settings[CONTENT], (*self.settings[PROBLEMS], problem))
        return ContentError([problem])


def page_key(reads: PageReads, template: str, name: str, given: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the name of the step that draws a page, which is given some values, with a template."""
    return ("page", reads.theme, str(reads.settings), template, name, *slugs(given))


class RecordedFile(io.TextIOWrapper):
    """A file that tells, when it is closed, what was written to it."""

    def __init__(self, file: Any, encoding: str, closed: Callable[[Path, str], None], name: str = "") -> None:
        super().__init__(file, encoding=encoding)
        self._path = Path(name or self.name)
        self._closed = closed
        self._pieces: list[str] = []

    def write(self, text: str) -> int:
        """Write text, and keep it."""
        self._pieces.append(text)
        return super().write(text)

    def close(self) -> None:
        """Close the file, and tell what should be in it."""
        super().close()
        self._closed(self._path, "".join(self._pieces).replace("\n", os.linesep))


def page_faults(name: str, page: LexborNode, shown: Mapping[str, Any], content: Content) -> Iterator[Problem]:
    """Yield a problem where a page, as it is written, shows other words as a source's than were proved to be."""
    article = shown.get("article")
    if isinstance(article, OwnArticle) and article.explainer.seed:
        explainer, proved = content.explainers[article.slug], content.texts.explainers[article.slug].proof
        proof = prove_page(page, content.seeds[explainer.meta.seed or ""].seed)
        if proof.difference or (proved and proof.shown != proved.shown):
            message = f"{name} does not show the source's words: {proof.difference or 'paragraphs are missing'}"
            yield Problem(explainer.file.place(), message, BY_TEMPLATE)
        return
    quoting = filter(None, (shown.get(key) for key in QUOTING))
    if words := misshown(page, chain.from_iterable(value.quoted for value in quoting)):
        message = f"{name} shows words as a source's that are not: '{beginning(words)}'"
        yield Problem(Place(content.project.config), message, BY_TEMPLATE)
