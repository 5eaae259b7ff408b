"""What a site does not say of its publisher -> a warning at its place, before it is published."""

from collections.abc import Callable
from pathlib import Path

import pytest

from newsgloss.content.values import Content
from newsgloss.publishing.hosts.imprint import imprint_problems

Add = Callable[[str, str], None]
Change = Callable[[str, str, str], None]
Load = Callable[[], Content]

SAID = {
    "PUBLISHER": '"The Lake Society"',
    "FUNDING": '"Gifts of readers."',
    "CONTACT": '"mailto:desk@lake.ruritania"',
}
ABOUT = "---\ntitle: About the lake\n---\n\nWe write about the lake.\n"
NO_PUBLISHER = (
    "pelicanconf.py: warning: PUBLISHER is not set, so the site does not say who publishes it\n"
    '    Write it like PUBLISHER = "The Ruritanian Society for News, Strelsau".'
)
NO_FUNDING = (
    "pelicanconf.py: warning: FUNDING is not set, so the site does not say how it is paid for\n"
    '    Write it like FUNDING = "Gifts of readers. There are no advertisements.".'
)
NO_CONTACT = (
    "pelicanconf.py: warning: CONTACT is not set, so the site does not say how to reach its publisher\n"
    '    Write it like CONTACT = "mailto:editor@your-site.org".'
)
NO_PAGE = (
    "pelicanconf.py: warning: no page says who publishes the site\n"
    "    Write content/pages/about.md; what PUBLISHER, FUNDING and CONTACT say is added to it."
)


@pytest.fixture
def told(ruritania: Path, load: Load) -> Callable[..., list[str]]:
    """Return what makes settings, adds an about page if there is to be one, and says what readers are not told."""

    def problems(url: str, *, about: str = ABOUT, **settings: str) -> list[str]:
        config = ruritania / "pelicanconf.py"
        text = config.read_text(encoding="utf-8").replace('SITEURL = ""', f'SITEURL = "{url}"')
        lines = [f"{name} = {value}\n" for name, value in settings.items()]
        config.write_text(text + "".join(lines), encoding="utf-8")
        (ruritania / "content" / "pages").mkdir(exist_ok=True)
        (ruritania / "content" / "pages" / "about.md").write_text(about, encoding="utf-8")
        return [str(problem) for problem in imprint_problems(load())]

    return problems


def test_a_site_that_says_all_of_its_publisher_has_no_problem(told: Callable[..., list[str]]) -> None:
    assert told("https://lake.ruritania", **SAID) == []


def test_all_that_readers_are_not_told_is_a_warning_before_publishing(told: Callable[..., list[str]]) -> None:
    assert told("https://lake.ruritania") == [NO_PUBLISHER, NO_FUNDING, NO_CONTACT]


@pytest.mark.parametrize("url", ["", "https://example.org/lake", "http://localhost:8000"])
def test_a_site_that_is_only_tried_out_is_asked_nothing(url: str, told: Callable[..., list[str]]) -> None:
    assert told(url) == []


@pytest.mark.parametrize("blank", ['""', '"  "', "None"])
def test_what_is_blank_is_not_said(blank: str, told: Callable[..., list[str]]) -> None:
    (problem,) = told("https://lake.ruritania", **(SAID | {"FUNDING": blank}))

    assert problem.partition("warning: ")[2] == NO_FUNDING.partition("warning: ")[2]


@pytest.mark.parametrize("nobody", ["mailto:desk@example.org", "https://lake.example/contact", "http://localhost/us"])
def test_a_contact_that_reaches_nobody_is_a_warning_at_its_line(nobody: str, told: Callable[..., list[str]]) -> None:
    (problem,) = told("https://lake.ruritania", **(SAID | {"CONTACT": f'"{nobody}"'}))

    place, _, message = problem.partition(": warning: ")
    assert place.startswith("pelicanconf.py:")
    assert message == f"CONTACT is an address at which nobody can be reached: {nobody}\n    Write one that you read."


def test_a_site_needs_a_page_that_says_it(told: Callable[..., list[str]]) -> None:
    draft = ABOUT.replace("title:", "status: draft\ntitle:")

    assert told("https://lake.ruritania", about=draft, **SAID) == [NO_PAGE]
