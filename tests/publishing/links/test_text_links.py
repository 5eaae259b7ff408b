"""The links in texts -> those that lead to nothing, as `newsgloss check` tells them."""

from collections.abc import Callable

import pytest

from tests.samples import IMPRINT

Add = Callable[[str, str], None]
Change = Callable[[str, str, str], None]
Problems = Callable[[], list[str]]

ZENDA = "content/explainers/zenda.md"
ABOUT = "content/pages/about.md"
LAKE = "content/glossary/lake.yaml"
NOTE = """\
- id: wait
  kind: context
  quote:
    exact: a day's wage
  title: How much
  body: |
    Ten crowns, {}.
  sources: [gazette]
"""
CORRECT = "Correct it, or take it out."


def said(place: str, link: str, remedy: str = CORRECT) -> str:
    return f"{place}: the link {link} leads to nothing on this site\n    {remedy}"


@pytest.mark.parametrize(
    ("written", "link", "place"),
    [
        ("See [it](/nosuch/).", "/nosuch/", "7:10"),
        ('See [it](/nosuch/ "Title").', "/nosuch/", "7:10"),
        ("See [it](</nosuch/>).", "/nosuch/", "7:11"),
        ("![A lake](/images/nosuch.png)", "/images/nosuch.png", "7:11"),
        ('Or <a href="/nosuch/#a">it</a>.', "/nosuch/#a", "7:13"),
        ("[it][1]\n\n[1]: nosuch.html", "nosuch.html", "9:6"),
        ("[it](../nosuch/)", "../nosuch/", "7:6"),
    ],
)
def test_a_link_to_nothing_is_an_error_where_it_is_written(
    written: str, link: str, place: str, problems: Problems, add: Add
) -> None:
    add(ABOUT, f"\n{written}\n")

    assert problems() == [said(f"{ABOUT}:{place}", link)]


def test_every_place_is_told_in_each_kind_of_text(problems: Problems, add: Add, change: Change) -> None:
    link = "[x](/nosuch/)"
    add(ABOUT, f"\n{link} {link}\n")
    change(ZENDA, "seed: zenda\n", f"seed: zenda\nkey_points:\n  - text: A {link}\n    sources: [gazette]\n")
    change(ZENDA, "key_points:\n", "key_points:\n  - text: One.\n    sources: [gazette]\n")
    change(LAKE, "See the Lake Treaty.", f"See the {link}.")
    add("content/topics/the-lake.md", f"---\ntitle: The lake\n---\n\n{link}\n")
    add("content/explainers/zenda.notes.yaml", NOTE.format(link))

    lines = {place.partition(": ")[0] for place in problems()}

    assert lines == {
        f"{ABOUT}:7:5",
        f"{ABOUT}:7:19",
        f"{ZENDA}:11:17",
        f"{LAKE}:6:89",
        "content/topics/the-lake.md:5:5",
        "content/explainers/zenda.notes.yaml:7:21",
    }


@pytest.mark.parametrize(
    "link",
    [
        "/about/",
        "/about/#anything",
        "../",
        "/glossary/ferry-permit/",
        "/glossary/",
        "/explainers/zenda/",
        "../explainers/zenda/",
        "/topics/the-lake/",
        "/theme/newsgloss.css",
        "/theme/fonts/newsreader.woff2",
        "/feeds/all.atom.xml",
        "/search/",
        "#anything",
        "https://example.org/nosuch/",
    ],
)
def test_a_link_to_what_the_site_will_have_is_no_problem(link: str, problems: Problems, add: Add) -> None:
    add(ABOUT, f"\n[it]({link})\n")

    assert problems() == []


def test_what_a_setting_makes_many_of_may_be_anywhere_in_its_place(problems: Problems, add: Add) -> None:
    add("pelicanconf.py", 'YEAR_ARCHIVE_SAVE_AS = "in/{date:%Y}/index.html"\nCATEGORY_FEED_ATOM = "on/{slug}.xml"\n')
    add(ABOUT, "\n[a](/in/2031/) [b](/on/the-lake.xml) [c](/in/) [d](/on/x.html)\n")

    assert [one.partition(" leads")[0][-9:] for one in problems()] == ["link /in/", "on/x.html"]


def test_an_address_that_something_else_serves_is_not_looked_at(problems: Problems, add: Add) -> None:
    add(ABOUT, "\n[it](/forum/lake)\n")
    assert len(problems()) == 1

    add("pelicanconf.py", 'LINKS_UNCHECKED = ["/forum/"]\n')
    assert problems() == []


def test_below_a_path_a_link_from_the_root_is_an_error(problems: Problems, add: Add, change: Change) -> None:
    change("pelicanconf.py", 'SITEURL = ""', f'SITEURL = "https://lake.ruritania/news"{IMPRINT}')
    add(ABOUT, "\n[it](/explainers/zenda/)\n")
    message = "the link /explainers/zenda/ leads out of the site, which is below /news/"

    assert problems() == [f"{ABOUT}:7:6: {message}\n    Write /news/explainers/zenda/."]


def test_a_link_to_nothing_is_told_beside_any_other_error(problems: Problems, add: Add, change: Change) -> None:
    add("content/pages/lake.md", "---\nnosuch: key\n---\n")
    add("content/explainers/broken.md", "No front matter.\n")
    change(LAKE, "  kind: law\n", "  kind: treaty\n")
    change(ZENDA, "category: The lake", "categry: The lake")
    add(ABOUT, "\n[our archive](/archive/2019/)\n")

    found = problems()

    assert said(f"{ABOUT}:7:15", "/archive/2019/") in found
    assert len([one for one in found if "leads" in one]) == 1
    assert len(found) > 4


@pytest.mark.parametrize(
    "link",
    ["/lake/", "/lake/map.png", "/explainers/broken/", "/drafts/broken/", "/topics/the-border/", "/pictures/quay.png"],
)
def test_a_link_to_what_may_be_of_a_page_that_cannot_be_read_is_not_told(
    link: str, problems: Problems, add: Add
) -> None:
    add("content/pages/lake.md", "No front matter, and [a picture]({static}/pictures/quay.png).\n")
    add("content/explainers/broken.md", "No front matter.\n")
    add("content/pictures/quay.png", "-")
    add(ABOUT, f"\n[it]({link}) [and](/nosuch/)\n")

    assert [one.split()[3] for one in problems() if "leads" in one] == ["/nosuch/"]


@pytest.mark.parametrize(
    ("change_of", "link"),
    [
        (("- id: lake-treaty\n", "- id: Lake_Pact\n"), "/glossary/lake-pact/"),
        (("- id: lake-treaty\n  kind: law\n", "- id: pact\n  kind: [law\n"), "/glossary/pact/"),
        (("  public_figure: true\n", "  public_figure: si\n"), "/glossary/rudolf-elphberg/"),
        (("  label: Lake Treaty\n", "  label: Lake Treaty\n  redirect_from: [pact, Pact]\n"), "/glossary/pact/"),
    ],
)
def test_a_link_to_an_entry_that_cannot_be_read_is_not_told(
    change_of: tuple[str, str], link: str, problems: Problems, add: Add, change: Change
) -> None:
    change(LAKE, *change_of)
    add(ABOUT, f"\n[it]({link}) [and](/glossary/nosuch/)\n")

    assert [one.split()[3] for one in problems() if "leads" in one] == ["/glossary/nosuch/"]


def test_where_nobody_knows_which_entries_there_are_no_link_to_one_is_told(
    problems: Problems, add: Add, change: Change
) -> None:
    change(LAKE, "- id: ferry-permit\n", "- id: \x00ferry-permit\n")
    add("content/glossary/more.yaml", "- : [\n")
    add(ABOUT, "\n[it](/glossary/nosuch/) [and](/nosuch/)\n")

    assert [one.split()[3] for one in problems() if "leads" in one] == ["/nosuch/"]


def test_a_relative_link_is_not_judged_where_nobody_knows_the_address_of_its_page(
    problems: Problems, add: Add, change: Change
) -> None:
    add(ZENDA, "\n[rel](../nothing/) [whole](/nothing/)\n")
    change(ZENDA, "status: published", "status: publishd")

    assert [one.split()[3] for one in problems() if "leads" in one] == ["/nothing/"]


@pytest.mark.parametrize("link", ["../nothing/", "nothing/", "/explainers/nothing/", "../../nothing/"])
def test_a_link_on_the_page_of_an_explainer_is_resolved_from_its_address(
    link: str, problems: Problems, add: Add
) -> None:
    add(ZENDA, f"\n[rel]({link})\n")

    assert problems() == [said(f"{ZENDA}:19:7", link)]


def test_a_link_in_the_text_of_a_topic_is_resolved_from_the_one_page_that_it_has(problems: Problems, add: Add) -> None:
    topic = "content/topics/the-lake.md"
    add(topic, "---\ntitle: The lake\n---\n\n[a](../nothing/) [b](../../about/)\n")
    assert problems() == [said(f"{topic}:5:5", "../nothing/")]

    add("pelicanconf.py", 'DEFAULT_PAGINATION = 1\nPAGINATED_TEMPLATES = {"category": 1}\n')
    front = "title: A\ndek: B.\ndate: 2031-05-03\ncategory: The lake\nstatus: published\n"
    add("content/explainers/lake.md", f"---\n{front}---\n\nC.\n")
    assert problems() == []


def test_settings_that_say_no_addresses_hide_the_links_to_them(problems: Problems, add: Add) -> None:
    add("pelicanconf.py", 'PAGE_SAVE_AS = "../{slug}.html"\n')
    add(ABOUT, "\n[it](/nosuch/)\n")

    assert [one for one in problems() if "leads to nothing" in one] == []
