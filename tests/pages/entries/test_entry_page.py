"""What an entry's page quotes of a story, as the rights to it allow."""

from collections.abc import Callable

import pytest

from newsgloss.content.values import Content
from newsgloss.pages.entries.entry_page import entry_page
from newsgloss.pages.entries.views import EntryPage
from newsgloss.pages.home_page import showcase

LAKE = "content/glossary/lake.yaml"
SIDECAR = "seeds/zenda.yaml"
UNSETTLED = ("unknown", "exception")

Change = Callable[[str, str, str], None]
Load = Callable[[], Content]


def page(content: Content, id_: str) -> EntryPage:
    """Return what an entry's page draws."""
    return entry_page(content.glossary.entries[id_], content)


def quotes(content: Content, id_: str) -> list[str]:
    """Return the sentences, or the parts of them, that an entry's page quotes from the story."""
    used = page(content, id_).used_in
    return [f"{one.before}{one.match}{one.after}" for use in used for one in use.mentions if one.in_source]


@pytest.mark.parametrize("permission", ["own", "granted", "licence"])
def test_with_permission_sentences_are_whole_and_an_entry_may_be_listed(
    permission: str, change: Change, load: Load
) -> None:
    change(SIDECAR, "granted", permission)
    content = load()

    assert quotes(content, "ferry-permit") == ["Nobody without a ferry permit may may cross."]
    assert [id_ for id_ in ("ferry-permit", "lake-treaty", "rudolf-elphberg") if page(content, id_).noindex] == []


@pytest.mark.parametrize("permission", UNSETTLED)
def test_without_permission_words_are_left_out(permission: str, change: Change, load: Load) -> None:
    change(SIDECAR, "granted", permission)
    content = load()

    assert quotes(content, "ferry-permit") == ["[…] ferry permit […]"]  # names have 8 of the story's 28 words
    assert not page(content, "ferry-permit").noindex


def test_without_rights_words_are_left_out_too(change: Change, load: Load) -> None:
    change(SIDECAR, "rights:\n  holder: Zenda Courier\n  permission: granted\n", "")

    assert quotes(load(), "ferry-permit") == ["[…] ferry permit […]"]


def test_the_settings_say_how_much_is_quoted(change: Change, load: Load) -> None:
    change(SIDECAR, "granted", "unknown")
    change("pelicanconf.py", "SITEURL", "QUOTED_SHARE = 1\nSITEURL")

    assert quotes(load(), "lake-treaty") == ['"The Lake Treaty says so," […]']

    change("pelicanconf.py", "SITEURL", "QUOTED_WORDS = 2\nSITEURL")

    assert quotes(load(), "lake-treaty") == ["[…] Lake Treaty […]"]


def test_a_page_that_quotes_more_words_of_a_story_than_it_may_is_not_listed(change: Change, load: Load) -> None:
    change(SIDECAR, "granted", "unknown")
    change("pelicanconf.py", "SITEURL", "QUOTED_WORDS_ON_PAGE = 2\nSITEURL")
    at_the_limit = page(load(), "ferry-permit").noindex
    change("pelicanconf.py", "QUOTED_WORDS_ON_PAGE = 2", "QUOTED_WORDS_ON_PAGE = 1")

    assert (at_the_limit, page(load(), "ferry-permit").noindex) == (False, True)


def test_what_a_person_said_is_never_cut_and_their_page_is_not_listed(change: Change, load: Load) -> None:
    change(SIDECAR, "granted", "unknown")
    minister = page(load(), "rudolf-elphberg")

    assert [said.text for said in minister.said] == ["The Lake Treaty says so,"]
    assert minister.noindex


def test_our_own_words_are_quoted_whole(change: Change, load: Load) -> None:
    change(SIDECAR, "granted", "unknown")
    used = page(load(), "ferry-permit").used_in

    assert [f"{one.before}{one.match}{one.after}" for use in used for one in use.mentions if not one.in_source] == [
        "A ferry permit costs a day's wage."
    ]


def test_the_home_page_shows_no_name_alone(change: Change, load: Load) -> None:
    change(SIDECAR, "granted", "unknown")
    change("content/explainers/zenda.md", "A ferry permit costs a day's wage.\n\n", "")
    content = load()

    assert showcase(content.explainers["zenda"], content) is None


def test_a_page_says_how_sure_its_author_is_or_nothing(change: Change, load: Load) -> None:
    unsaid = page(load(), "ferry-permit").confidence
    change("content/glossary/lake.yaml", "- id: ferry-permit\n", "- id: ferry-permit\n  confidence: high\n")

    assert [unsaid, page(load(), "ferry-permit").confidence] == [None, "high"]


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ("from: 2031-05-01, to: 2031-11-15", "from 1 May 2031, no longer from 15 November 2031"),
        ("to: 2030", "before 2030"),
        ("from: 2030-05", "from May 2030"),
    ],
)
def test_the_first_day_on_which_something_no_longer_held_is_told_as_that(
    days: str, expected: str, change: Change, load: Load
) -> None:
    change(LAKE, "  label: ferry permit\n", f"  label: ferry permit\n  versions: [{{{days}, gloss: A pass.}}]\n")

    assert [version.when for version in page(load(), "ferry-permit").versions] == [expected]
