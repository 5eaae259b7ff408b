from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

import pytest

from newsgloss.content import loading
from newsgloss.content.loading import load_content
from newsgloss.content.values import Content, has_page
from newsgloss.content.written import read_inputs
from newsgloss.linking.annotator import strip
from newsgloss.model.settings import Project, from_settings

Add = Callable[[str, str], None]
Change = Callable[[str, str, str], None]
Load = Callable[[], Content]
Problems = Callable[[], list[str]]

ZENDA = "content/explainers/zenda.md"


def links(content: Content) -> list[tuple[str, str]]:
    """Return each mention of the explainer with where it is linked to."""
    html = content.texts.explainers["zenda"].annotated.html
    mentions = content.occurrences.by_page["explainers/zenda"]
    starts = [html.index(f'id="{mention.anchor}"') for mention in mentions]
    addresses = [html[start:].split(">")[0].partition('href="')[2].rstrip('"') for start in starts]
    return [(mention.anchor, address) for mention, address in zip(mentions, addresses, strict=True)]


def test_a_whole_project_is_read(load: Load) -> None:
    expected = (6, ["zenda"], ["zenda"], ["about"], ())

    content = load()

    assert expected == (
        len(content.glossary.entries),
        list(content.seeds),
        list(content.explainers),
        list(content.pages),
        content.problems,
    )


def test_the_names_in_an_explainer_are_linked_once_and_found_everywhere(load: Load) -> None:
    expected = [
        ("m-ferry-permit-1", "/glossary/ferry-permit/"),
        ("m-ferry-permit-2", ""),
        ("m-lake-treaty-1", "/glossary/lake-treaty/"),
        ("m-rudolf-elphberg-1", "/glossary/rudolf-elphberg/"),
        ("m-lake-authority-1", "/glossary/lake-authority/"),
    ]

    assert expected == links(load())


def test_every_text_is_kept_as_markdown_made_it_and_annotated(load: Load) -> None:
    content = load()
    texts = [*content.texts.explainers.values(), *content.texts.entries.values()]

    assert [text.converted.html for text in texts] == [strip(text.annotated) for text in texts]


def test_block_quotes_are_the_seeds(load: Load) -> None:
    expected = 2

    assert expected == load().texts.explainers["zenda"].converted.html.count(
        '<blockquote class="source" data-seed="zenda">'
    )


def test_the_text_of_an_entry_is_annotated_but_not_with_itself(load: Load) -> None:
    expected = ["lake-authority", "lake-treaty"]

    mentions = load().occurrences.by_page["glossary/ferry-permit"]

    assert expected == [mention.entry for mention in mentions]


def test_an_entry_knows_the_pages_that_mention_it(load: Load) -> None:
    expected = {"explainers/zenda": 1, "glossary/ferry-permit": 1}

    assert expected == {page: len(found) for page, found in load().occurrences.of("lake-treaty").items()}


@pytest.mark.parametrize("status", ["draft", "archived"])
def test_an_explainer_that_readers_do_not_find_is_annotated_and_not_counted(
    status: str, load: Load, change: Change
) -> None:
    change(ZENDA, "status: published", f"status: {status}")
    expected = (True, [], [])

    content = load()

    assert expected == (
        "m-ferry-permit-1" in content.texts.explainers["zenda"].annotated.html,
        list(content.published()),
        [page for page in content.occurrences.by_page if page.startswith("explainers/")],
    )


def test_published_explainers_stand_newest_first(load: Load, add: Add) -> None:
    for name, date in (("a", "2031-05-01"), ("b", "2031-06-01"), ("c", "2031-06-01")):
        add(f"content/explainers/{name}.md", f"---\ntitle: T\ndek: D.\ndate: {date}\nstatus: published\n---\n")
    expected = ["c", "b", "zenda", "a"]

    assert expected == [explainer.slug for explainer in load().published()]


def test_a_draft_entry_is_not_linked(load: Load, change: Change) -> None:
    change("content/glossary/lake.yaml", "  label: Lake Treaty\n", "  label: Lake Treaty\n  status: draft\n")
    expected = False

    assert expected == ("m-lake-treaty-1" in load().texts.explainers["zenda"].annotated.html)


def test_a_blocked_name_is_not_linked(load: Load, add: Add) -> None:
    add(ZENDA, "\nThey met in Lake Treaty Street.\n")
    expected = 1

    assert expected == load().texts.explainers["zenda"].annotated.html.count('data-entry="lake-treaty"')


def test_how_often_a_page_links_is_the_pages(load: Load, change: Change) -> None:
    change(ZENDA, "story_date:", "linking: all\nlinking_off: [lake-treaty]\nstory_date:")
    expected = ["/glossary/ferry-permit/", "/glossary/ferry-permit/", ""]

    assert expected == [address for _, address in links(load())][:3]


def test_people_without_a_page_are_linked_to_the_list_on_the_page(load: Load, add: Add) -> None:
    add(ZENDA, "\nWe asked Antonia Mauban.\n")
    expected = ("m-a-fisher-1", "#entry-a-fisher")

    assert expected == links(load())[-1]


def test_people_without_a_page_are_not_linked_from_an_entry(load: Load, change: Change) -> None:
    change("content/glossary/lake.yaml", "See the Lake Treaty.", "Ask Antonia Mauban.")
    expected = '<span id="m-a-fisher-1">Antonia Mauban</span>'

    assert expected in load().texts.entries["ferry-permit"].annotated.html


def test_all_entries_but_events_and_private_people_have_pages(load: Load) -> None:
    expected = ["ferry-permit", "lake-authority", "lake-treaty", "rudolf-elphberg"]

    assert expected == [entry.id for entry in load().glossary.entries.values() if has_page(entry)]


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("entry:ferry-permit", "/glossary/ferry-permit/"),
        ("entry:port-closes", "/timeline/#port-closes"),
        ("entry:a-fisher", "#entry-a-fisher"),
        ("explainer:zenda", "/explainers/zenda/"),
        ("source:gazette", "/sources/#gazette"),
    ],
)
def test_a_link_by_hand_leads_to_an_address(link: str, expected: str, load: Load, add: Add) -> None:
    add(ZENDA, f"\nSee [this]({link}).\n")

    assert f'href="{expected}">this</a>' in load().texts.explainers["zenda"].converted.html


def test_addresses_begin_with_the_path_of_the_site(load: Load, change: Change) -> None:
    change("pelicanconf.py", 'SITEURL = ""', 'SITEURL = "https://lake.example.org/news"')
    expected = ("m-ferry-permit-1", "/news/glossary/ferry-permit/")

    assert expected == links(load())[0]


def test_a_link_that_leads_nowhere_is_told_where_it_stands(problems: Problems, add: Add) -> None:
    add(ZENDA, "\nSee [it](entry:ferry-permitt), [it](source:gazete) and\n[it](explainer:zendo).\n")
    expected = [
        (
            "content/explainers/zenda.md:19:9: the link leads to no entry: 'ferry-permitt'\n"
            "    Did you mean 'ferry-permit'?"
        ),
        ("content/explainers/zenda.md:19:36: the link leads to no source: 'gazete'\n    Did you mean 'gazette'?"),
        ("content/explainers/zenda.md:20:5: the link leads to no explainer: 'zendo'\n    Did you mean 'zenda'?"),
    ]

    assert expected == problems()


def test_without_a_list_of_sources_a_link_to_one_leads_to_the_source_itself(load: Load, add: Add) -> None:
    add("pelicanconf.py", 'SOURCES_SAVE_AS = ""\n')
    add("content/sources.yaml", "  url: https://example.org/gazette\n")
    add(ZENDA, "\nSee [this](source:gazette).\n")

    assert (
        'href="https://example.org/gazette" rel="noopener noreferrer">this</a>'
        in load().texts.explainers["zenda"].converted.html
    )


def test_without_a_list_of_sources_a_link_to_one_without_a_url_leads_nowhere(problems: Problems, add: Add) -> None:
    add("pelicanconf.py", 'SOURCES_SAVE_AS = ""\n')
    add(ZENDA, "\nSee [this](source:gazette).\n")
    expected = (
        "content/explainers/zenda.md:19:11: the link leads to no source: 'gazette'\n"
        "    Give the source a url, or the site its list of sources (SOURCES_SAVE_AS)."
    )

    assert [expected] == problems()


def test_a_link_that_leads_nowhere_without_a_near_id_asks_for_one(problems: Problems, add: Add) -> None:
    add(ZENDA, "\n[it](entry:xyzzy)\n")
    expected = [
        (
            "content/explainers/zenda.md:19:5: the link leads to no entry: 'xyzzy'\n"
            "    Add the entry, or take the link out."
        )
    ]

    assert expected == problems()


@pytest.mark.parametrize(
    "written", ['<a href="#x" data-entry="xyzzy">it</a>', '[it](https://example.org/){ data-entry="xyzzy" }']
)
def test_only_entries_that_exist_are_mentioned(written: str, load: Load, add: Add) -> None:
    add(ZENDA, f"\nOurs: {written}\n")
    content = load()
    expected: set[str] = set()

    mentioned = {mention.entry for mentions in content.occurrences.by_page.values() for mention in mentions}

    assert expected == mentioned - content.glossary.entries.keys()


def test_a_link_to_a_draft_entry_leads_nowhere(problems: Problems, add: Add, change: Change) -> None:
    change("content/glossary/lake.yaml", "  label: Lake Treaty\n", "  label: Lake Treaty\n  status: draft\n")
    add(ZENDA, "\n[it](entry:lake-treaty)\n")
    expected = [
        (
            "content/explainers/zenda.md:19:5: the link leads to a draft: 'lake-treaty'\n"
            "    Publish the entry, or take the link out."
        )
    ]

    assert expected == problems()


def test_a_link_that_leads_nowhere_is_told_from_one_whose_id_begins_alike(problems: Problems, add: Add) -> None:
    add(ZENDA, '\n[it](entry:lake-treaty) [it](entry:lake)\n\n[it](entry:lake "The lake")\n')
    expected = ["content/explainers/zenda.md:19:29", "content/explainers/zenda.md:21:5"]

    assert expected == [problem.partition(": ")[0] for problem in problems()]


def test_a_link_that_leads_nowhere_from_an_entry_is_told_at_the_entry(problems: Problems, change: Change) -> None:
    change("content/glossary/lake.yaml", "(entry:lake-authority)", "(entry:lake-authorty)")
    expected = [
        (
            "content/glossary/lake.yaml:1:3: the link leads to no entry: 'lake-authorty'\n"
            "    Did you mean 'lake-authority'?"
        )
    ]

    assert expected == problems()


def test_a_link_that_leads_nowhere_from_a_page_is_told(problems: Problems, add: Add) -> None:
    add("content/pages/about.md", "\n[it](entry:lake-treety)\n")
    expected = [
        ("content/pages/about.md:7:5: the link leads to no entry: 'lake-treety'\n    Did you mean 'lake-treaty'?")
    ]

    assert expected == problems()


def test_where_the_glossary_cannot_be_read_no_link_is_called_dangling(problems: Problems, add: Add) -> None:
    add("content/glossary/lake.yaml", "- id: [\n")
    add(ZENDA, "\n[it](entry:ferry-permit)\n")
    expected = ["content/glossary/lake.yaml"]

    assert expected == [problem.partition(":")[0] for problem in problems()]


def test_everything_that_can_be_read_is_read(load: Load, add: Add) -> None:
    add("content/explainers/broken.md", "---\ntitle: [\n---\n")
    add("seeds/empty.txt", "")
    expected = (["broken", "zenda"], ["zenda"], 6, 2)

    content = load()

    assert expected == (
        list(content.explainers),
        list(content.seeds),
        len(content.glossary.entries),
        len(content.problems),
    )


def test_hidden_files_are_not_read(load: Load, add: Add) -> None:
    add("content/explainers/.draft.md", "---\n")
    expected = ["zenda"]

    assert expected == list(load().explainers)


def test_an_empty_project_is_an_empty_content(tmp_path: Path) -> None:
    expected = (0, 0, 0, ())

    content = load_content(from_settings({}, tmp_path))

    assert expected == (
        len(content.glossary.entries),
        len(content.explainers),
        len(content.seeds),
        content.problems,
    )


def test_progress_is_told_from_nothing_to_all(project: Project) -> None:
    expected = [("explainers", 0, 1), ("explainers", 1, 1)]
    told: list[tuple[str, int, int]] = []

    load_content(project, lambda what, done, all_: told.append((what, done, all_)))

    assert expected == told


def test_each_file_is_read_once(project: Project, add: Add, change: Change, monkeypatch: pytest.MonkeyPatch) -> None:
    change("seeds/zenda.yaml", "rights:\n", "speakers: {11: rudolf-elphberg}\nrights:\n")
    add(
        "content/explainers/zenda.notes.yaml",
        "- id: fare\n  kind: context\n  quote: {exact: on Friday}\n  title: A day\n  body: It was.\n",
    )
    add("content/topics/the-lake.md", "---\ntitle: The lake\n---\n\nOurs.\n")
    opened: list[Path] = []
    original = Path.open

    def noting(path: Path, *how: Any, **more: Any) -> IO[Any]:
        opened.append(path)
        return original(path, *how, **more)

    monkeypatch.setattr(Path, "open", noting)

    load_content(project)

    read = [path.relative_to(project.root).as_posix() for path in opened if path.is_relative_to(project.root)]
    assert sorted(read) == [
        "content/explainers/zenda.md",
        "content/explainers/zenda.notes.yaml",
        "content/glossary/lake.yaml",
        "content/linking.yaml",
        "content/pages/about.md",
        "content/sources.yaml",
        "content/topics/the-lake.md",
        "seeds/zenda.txt",
        "seeds/zenda.yaml",
    ]


def test_reading_again_gives_the_same(project: Project) -> None:
    expected = load_content(project)

    found = load_content(project)

    assert (expected.texts.explainers, expected.texts.entries, expected.occurrences) == (
        found.texts.explainers,
        found.texts.entries,
        found.occurrences,
    )


def test_reading_writes_nothing(project: Project, files: Callable[[], dict[str, bytes]]) -> None:
    expected = files()

    load_content(project)

    assert expected == files()


def test_a_seed_is_unused_until_an_explainer_is_built_on_it(project: Project, add: Add, change: Change) -> None:
    assert read_inputs(project).unused_seeds() == set()

    add("seeds/bridge.txt", "A bridge\n\nIt is closed, the council said on Friday.\n")
    add("seeds/empty.txt", "")

    assert read_inputs(project).unused_seeds() == {"bridge", "empty"}

    change("content/explainers/zenda.md", "seed: zenda", "seed: bridge")

    assert read_inputs(project).unused_seeds() == {"zenda", "empty"}


def test_what_was_read_already_is_not_read_again(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    inputs = read_inputs(project)
    expected = load_content(project)
    monkeypatch.setattr(loading, "read_inputs", None)

    assert load_content(project, inputs=inputs).texts == expected.texts
