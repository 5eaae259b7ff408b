"""A `Content` -> the pages that Pelican's own generators do not write."""

from __future__ import annotations

import functools
from collections.abc import Callable, Collection, Iterator, Mapping
from operator import attrgetter
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import Environment
from pelican.contents import Content as PelicanContent
from pelican.generators import Generator

from newsgloss.content.picture_looks import colours_by_day
from newsgloss.content.steps import NAMES
from newsgloss.content.values import Content, has_page
from newsgloss.editorial.corrections import corrections, corrections_feed
from newsgloss.editorial.draft_list import drafts
from newsgloss.model.folders import address
from newsgloss.model.problems import ContentError
from newsgloss.pages.embeds.definitions import definitions_json
from newsgloss.pages.embeds.entry_files import embed_files, script_tag
from newsgloss.pages.embeds.shared_card import shared_card
from newsgloss.pages.entries.entry_page import entry_page
from newsgloss.pages.exports.data_files import data_files
from newsgloss.pages.exports.data_page import data_page
from newsgloss.pages.exports.icons import SIZES, TOUCH, WEB_MANIFEST, icon, icon_source, manifest
from newsgloss.pages.exports.publication import DEFINITIONS, data_file, data_url, publication
from newsgloss.pages.index_pages import glossary_pages, search_kinds, source_pages
from newsgloss.pages.metadata.site_pages import share_pictures
from newsgloss.pages.references import foreign_cards
from newsgloss.pages.timelines import timeline_pages
from newsgloss.pages.topic_page import topic_feed
from newsgloss.publishing.manifests import digest
from newsgloss.publishing.share_pictures.drawing import Pictures
from newsgloss.publishing.site_files import files_of_site
from newsgloss.publishing.site_names import moved_pages

from .drawing import resolved
from .embedding import IN_PAGE, EmbeddedPage, Embedding
from .handover import CONTENT, EMBEDDING, FILES, LANGUAGE, LISTED, STEPS
from .navigation import sheets_folder
from .reporting import report
from .writer import QUOTING, PageWriter

Shown = Callable[[], dict[str, Any]]
"""What a page shows, made when it is drawn."""


OF_DATA, PICTURES = "data", "pictures"  # what is made where no step is running


def files_of_data(
    content: Content, settings: Mapping[str, Any], listed: Collection[str], taken: Collection[str]
) -> Iterator[tuple[str, str]]:
    """Yield the feeds of changes and entries and the files of data, each by its path in the site, with its text.

    `listed` and `taken` are as `data_files` has them.
    """
    if path := settings["CORRECTIONS_FEED_ATOM"]:
        urls = {f"{content.project.base}/{address(name)}" for name in listed}
        yield path, corrections_feed(corrections(content), content, settings["FEED_DOMAIN"], path, urls)
    yield from data_files(content, listed, taken)
    if file := data_file(DEFINITIONS, content.project):
        yield file, definitions_json(content, publication(content))


class ForeignCard(NamedTuple):
    """An entry's card as pages in another language show it, drawn."""

    lang: str
    html: str


class Entry(PelicanContent):
    """A glossary entry as Pelican addresses it: by ENTRY_URL and ENTRY_SAVE_AS, which it calls after this class."""

    mandatory_properties = ("title",)
    default_template = "entry"


class EntryGenerator(Generator):
    """Writes a page for each entry, the glossary's index, timeline, sources, search, and style sheets and scripts."""

    def generate_context(self) -> None:
        """Make the entries that have pages known to templates."""
        self.content: Content = self.settings[CONTENT]
        self.embedding: Embedding | None = self.settings[EMBEDDING]
        with self.settings[STEPS].reading_for(NAMES):
            entries = [entry for entry in self.content.glossary.published() if has_page(entry)]
        self.entries = [self._entry(entry.id, entry.label) for entry in entries]
        self.context["entries"] = self.entries

    def _entry(self, id_: str, label: str) -> Entry:
        metadata = {"title": label, "slug": id_, "lang": self.settings["DEFAULT_LANG"]}
        return Entry("", metadata, self.settings, context=self.context)

    @functools.cached_property
    def _colours(self) -> Mapping[str, str]:
        """The site's colours, which are others only where the theme is, and then all is drawn."""
        return colours_by_day(self.content.project)

    @property
    def drawing(self) -> Environment:
        """The environment of our templates."""
        return self.embedding.environment if self.embedding else self.env

    def generate_output(self, writer: PageWriter) -> None:
        """Write the pages."""
        for entry in self.entries:
            self._write_entry(writer, entry)
        self._write_redirects(writer)
        self._write_lists(writer)
        writer.write_waiting()  # before Pelican copies files, of which pages may have told where they belong
        self._write_data(writer)
        try:
            self._write_sheets_and_scripts(writer)
            self._write_pictures()
        except ContentError as error:
            report(self.settings, self.content, error.problems)
            raise

    def write_ours(self, writer: PageWriter, files: Collection[str], *, has_lists: bool) -> None:
        """Write those pages of entries that are among some files and, where any of them is wanted, all lists."""
        for entry in self.entries:
            if entry.save_as in files:
                self._write_entry(writer, entry)
        if has_lists:
            self._write_lists(writer)

    def _write_entry(self, writer: PageWriter, entry: Entry) -> None:
        """Write an entry's page."""
        content = self.content

        def shown() -> dict[str, Any]:
            linked = functools.partial(resolved, entry, base=content.project.base, steps=self.settings[STEPS])
            view = entry_page(content.glossary.entries[entry.slug], content, linked)
            drawn = {"entry": entry, "view": view, "cards": list(self._cards(entry.slug))}
            return {**drawn, "beside": list(self._embed_files(entry))}

        self._write(writer, entry.save_as, "entry", shown)

    def _embed_files(self, entry: Entry) -> Iterator[tuple[str, str]]:
        """Yield the files by which other people's pages show an entry, if the site has files of data."""
        content = self.content
        if content.project.files.get("DATA_SAVE_AS"):
            site = publication(content)
            folder = f"{site.base}/{sheets_folder(content.project)}"
            definitions = data_url(DEFINITIONS, content.project) or ""
            script = script_tag(site.whole(f"{folder}/newsgloss-embed.js"), site.whole(definitions))
            card = shared_card(content.glossary.entries[entry.slug], content, site, self._colours["gloss"])
            yield from embed_files(entry.save_as, card, script, content.language)

    def _write_redirects(self, writer: PageWriter) -> None:
        """Write what leads to pages from their former addresses."""
        absolute = self.content.project.absolute
        with self.settings[STEPS].reading_for(NAMES):
            moved = list(moved_pages(self.content))
        found = {file: {"target": target, "canonical": absolute(target)} for file, target in moved}
        redirects = self.settings[STEPS].watch("redirects", found)
        for file in found:
            self._write(writer, file, "redirect", functools.partial(redirects.__getitem__, file))

    def _write_lists(self, writer: PageWriter) -> None:
        """Write the pages that gather what is on others, and the search."""
        content, settings = self.content, self.settings
        self._write_pages(
            writer, "glossary", lambda: [{"index": one, "paging": one.paging} for one in glossary_pages(content)]
        )
        self._write_pages(
            writer, "timeline", lambda: [{"timeline": one, "paging": paging} for one, paging in timeline_pages(content)]
        )
        self._write_pages(
            writer, "sources", lambda: [{"sources": one, "paging": paging} for one, paging in source_pages(content)]
        )
        has_articles = bool(self.context.get("has_articles"))  # in the search of another theme, none is found
        has_topics = not content.project.embeds  # another theme draws a topic's page as its own
        kinds = functools.partial(search_kinds, content.language, has_articles=has_articles, has_topics=has_topics)
        self._write(writer, settings["SEARCH_SAVE_AS"], "search", lambda: {"kinds": kinds()})
        log = self.settings[STEPS].parts("corrections", lambda: [{"log": corrections(content)}])
        self._write(writer, settings["CORRECTIONS_SAVE_AS"], "corrections", functools.partial(log, 0), is_apart=True)
        listed = self.settings[STEPS].parts("drafts", lambda: [{"drafts": drafts(content)}])
        file = content.project.files["DRAFTS_SAVE_AS"]
        self._write(writer, file, "drafts", functools.partial(listed, 0), is_apart=True)
        topics = {
            str(category): topic_feed(category.slug, content.project) for category, _ in self.context["categories"]
        }
        feeds = self.settings[STEPS].watch("topic-feeds", {name: feed for name, feed in topics.items() if feed})
        self._write(writer, settings["DATA_SAVE_AS"], "data", lambda: {"offered": data_page(content, feeds)})

    def _write_data(self, writer: PageWriter) -> None:
        """Write the feeds and files of data that are made by no template."""
        content, settings = self.content, self.settings
        if path := settings["FEED_ALL_JSON"]:
            self._write_text(path, writer.json_feed(self._all_articles(), self.context, path))
        with settings[STEPS].reading_for(NAMES):
            taken = {file.path for file in files_of_site(content) if file.copied}
        if any("sitemap" in str(name) for name in settings["PLUGINS"]):  # a plugin of this name writes its own
            taken.add(settings["SITEMAP_SAVE_AS"])
        with settings[STEPS].reading_for(OF_DATA):
            for name, text in files_of_data(content, settings, settings[LISTED], taken):
                self._write_text(name, text)
        self._write_icons(taken)

    def _write_icons(self, taken: Collection[str]) -> None:
        """Write the theme's icon as phones ask for it, and what names it, but for what authors publish as it is."""
        folder, source = sheets_folder(self.content.project), icon_source(self.content.project)
        if source is None:
            return
        for name, size in SIZES.items():
            file = name if name == TOUCH else f"{folder}/{name}"
            if file not in taken:
                self._write_bytes(file, self.settings[STEPS].read(functools.partial(icon, source), [source], size))
        site = publication(self.content)
        self._write_text(f"{folder}/{WEB_MANIFEST}", manifest(site, f"{site.base}/{folder}"))

    def _all_articles(self) -> list[Any]:
        """Return the articles that Pelican's feed of all articles has, the newest first."""
        articles = self.context["articles"]
        all_ = [*articles, *(one for article in articles for one in article.translations)]
        return sorted(all_, key=attrgetter("date"), reverse=True)

    def _write_text(self, name: str, text: str) -> None:
        """Write a file of the site."""
        self._write_bytes(name, text.encode())

    def _write_bytes(self, name: str, data: bytes) -> None:
        path = Path(self.output_path) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)  # it may be a link that leads elsewhere
        path.write_bytes(data)  # a build has all of its site on the disk before it is in its place
        self.settings[FILES][name] = digest(data)

    def _write_sheets_and_scripts(self, writer: PageWriter) -> None:
        """Write each that is in the templates' folder itself; those in folders below it are parts of these."""
        folder = sheets_folder(self.content.project)
        for name in self.drawing.list_templates(extensions=("css", "js")):
            if "/" not in name:
                writer.write_file(f"{folder}/{name}", self.drawing.get_template(name), self.context)

    def _write_pictures(self) -> None:
        """Write what other sites show with links to pages. Raises ContentError where none can be drawn."""
        if not self.content.project.draws_pictures:
            return
        pictures = Pictures(self.content.project, self.settings[STEPS])
        topics = [(category.slug, str(category)) for category, _ in self.context["categories"]]
        with self.settings[STEPS].reading_for(PICTURES):
            found = list(share_pictures(self.content, topics))
        for picture in found:
            self._write_bytes(picture.file, pictures.png(picture))

    def _cards(self, id_: str) -> Iterator[ForeignCard]:
        """Yield an entry's cards for pages in other languages, drawn in the words of each."""
        draw = getattr(self.drawing.get_template("components/gloss_card.html").module, "gloss_card")  # noqa: B009 -- a macro
        for tag, language, card in foreign_cards(id_, self.content):
            self.settings[LANGUAGE].now = language
            yield ForeignCard(tag, draw(card))

    def _write_pages(self, writer: PageWriter, template: str, pages: Callable[[], list[dict[str, Any]]]) -> None:
        """Write the pages of a list, given what makes the values that each draws, if the site has the list."""
        project, setting, steps = self.content.project, f"{template.upper()}_SAVE_AS", self.settings[STEPS]
        page = steps.parts(template, pages)
        with steps.reading_for(NAMES):
            count = self.content.lists.count(template)
        if self.settings[setting]:
            for number in range(count):
                file = project.list_file(setting, number + 1)
                self._write(writer, file, template, functools.partial(page, number), is_apart=True)

    def _write(self, writer: PageWriter, save_as: str, template: str, shown: Shown, *, is_apart: bool = False) -> None:
        """Write a page, which shows values that are made only where it is not remembered.

        One `is_apart` whose values others show, too.
        """
        if not save_as:
            return
        if self.embedding is None:
            writer.write_file(save_as, self.get_template(template), self.context, shown=shown, is_apart=is_apart)
        elif template == "redirect":  # nobody sees it
            writer.write_file(save_as, self.embedding.template(template), self.context, shown=shown)
        else:
            draw = functools.partial(self._embedded, self.embedding, save_as, template, shown)
            relative = self.settings["RELATIVE_URLS"]
            writer.write_file(save_as, self.get_template(IN_PAGE), self.context, relative, shown=draw)

    def _embedded(self, embedding: Embedding, save_as: str, template: str, shown: Shown) -> dict[str, Any]:
        """Return what another theme's template draws: our page, and what of it quotes a story."""
        values = shown()
        drawn = embedding.draw(template, save_as, values, self.content.language, self.get_template("page"))
        page = EmbeddedPage(drawn, save_as, address(save_as), self.settings, self.context)
        return {"page": page, **{name: values[name] for name in (*QUOTING, "beside") if name in values}}
