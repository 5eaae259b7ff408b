import json
from collections.abc import Callable

from newsgloss.content.values import Content
from newsgloss.pages.exports.glossary_records import GlossaryData, glossary_data, glossary_json
from newsgloss.pages.exports.publication import publication

FERRY = {
    "id": "ferry-crossing",
    "kind": "term",
    "url": "https://example.org/lake/glossary/ferry-crossing/",
    "redirect_from": ["crossing-the-lake"],
    "reviewed": "2031-06-03",
    "changes": [{"date": "2031-06-02", "kind": "correction", "was": "By boat.", "now": "By ferry."}],
    "label": "ferry crossing",
    "names": [{"name": "crossing by ferry"}, {"name": "ferrying", "match": "never"}],
    "gloss": 'A crossing by ferry, "the boat"; C:\\lake.',
    "lang": "de",
    "broader": ["crossing"],
    "related": ["crossing", "ferry-permit"],
    "usage": "Said in Zenda.",
    "versions": [{"from": "2001-05", "to": "2030-01-01", "gloss": "A crossing by steamer.", "source": "gazette"}],
    "translations": {
        "fr": {
            "label": "traversée",
            "names": [{"name": "passage"}, {"name": "traversée"}],
            "gloss": "Une façon de passer le lac.",
        }
    },
    "legal_basis": [{"law": "lake-treaty", "provision": "Art. 1"}],
    "sources": [{"id": "treaty-text", "locator": "Art. 1"}, {"id": "decree"}],
}


def test_an_entry_has_what_its_author_wrote_and_its_address(data: GlossaryData, content: Content) -> None:
    written = json.loads(glossary_json(data, content))

    assert next(entry for entry in written["entries"] if entry["id"] == "ferry-crossing") == FERRY


def test_drafts_events_and_people_without_a_page_are_not_in_it(data: GlossaryData, content: Content) -> None:
    ids = [entry["id"] for entry in data.entries]

    assert ids == ["ferry-permit", "lake-authority", "lake-treaty", "rudolf-elphberg", "crossing", "ferry-crossing"]
    assert [id_ for id_ in ("secret", "a-fisher", "port-closes") if id_ in glossary_json(data, content)] == []


def test_it_says_what_it_is_where_it_is_and_what_may_be_done_with_it(data: GlossaryData, content: Content) -> None:
    written = json.loads(glossary_json(data, content))

    assert {key: value for key, value in written.items() if key not in {"entries", "sources"}} == {
        "format": "newsgloss-glossary",
        "version": 1,
        "name": "The Ruritanian",
        "language": "en",
        "home": "https://example.org/lake/",
        "url": "https://example.org/lake/glossary/",
        "self": "https://example.org/lake/data/glossary.json",
        "updated": "2031-06-03",
        "license": "https://example.org/licence",
        "rights": (
            "© The Ruritanian. Our own words: https://example.org/licence. Quoted stories belong to their publishers."
        ),
    }


def test_each_source_that_is_cited_is_in_it_once(data: GlossaryData) -> None:
    assert list(data.sources) == ["decree", "gazette", "treaty-text"]
    assert data.sources["decree"] == {
        "page": "https://example.org/lake/sources/#decree",
        "id": "decree",
        "kind": "law",
        "title": "Decree on ferries",
        "publisher": "Ruritania",
        "published": "1921-05-03",
        "url": "https://example.org/decree",
        "archived_url": "https://example.org/copy",
    }


def test_a_site_without_an_address_or_a_licence_says_so(load: Callable[[], Content]) -> None:
    content = load()
    written = json.loads(glossary_json(glossary_data(content, publication(content)), content))

    assert "license" not in written
    assert written["rights"] == "© The Ruritanian, which gives no licence. Quoted stories belong to their publishers."
    assert written["home"] == "https://example.org/"  # from FEED_DOMAIN
