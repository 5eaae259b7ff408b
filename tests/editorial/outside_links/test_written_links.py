from collections.abc import Callable

from newsgloss.content.values import Content
from newsgloss.editorial.outside_links.written_links import outside_links

Add = Callable[[str, str], None]
Load = Callable[[], Content]
LAKE = "https://lake.ruritania/permits"


def places(content: Content) -> dict[str, list[tuple[str, str]]]:
    """Return where each address is written, with its key."""
    return {address: [(str(one.place), one.key) for one in found] for address, found in outside_links(content).items()}


def test_an_address_has_each_place_at_which_it_is_written(add: Add, load: Load) -> None:
    add("content/explainers/zenda.md", f"\nSee [the permits]({LAKE}#top).\n\nAnd [again]({LAKE}).\n")
    lines = load().project.root.joinpath("content/explainers/zenda.md").read_text(encoding="utf-8").splitlines()
    expected = [
        (f"content/explainers/zenda.md:{number}:{line.index(LAKE) + 1}", "")
        for number, line in enumerate(lines, 1)
        if LAKE in line
    ]

    assert len(expected) == 2
    assert places(load()) == {LAKE: expected}


def test_what_sources_sidecars_laws_and_settings_name_is_looked_at(add: Add, load: Load) -> None:
    add(
        "content/sources.yaml",
        """
- id: permits
  kind: report
  title: Permits
  publisher: Ruritania
  accessed: 2031-05-03
  url: https://lake.ruritania/a
  archived_url: https://web.archive.org/web/2031/https://lake.ruritania/a
  access: dead
""",
    )
    add(
        "content/glossary/more.yaml",
        """
- id: port-law
  kind: law
  label: Port Law
  gloss: A law on ports.
  provisions:
    - ref: art-1
      label: Article 1
      gist: Ports are open.
      url: https://lake.ruritania/b
""",
    )
    add("pelicanconf.py", 'LINKS = ()\nREPORT_URL = "https://lake.ruritania/report?page={url}"\n')
    add(
        "pelicanconf.py",
        'CONTACT = "https://lake.ruritania/desk"\nMENUITEMS = (("Lake", "https://lake.ruritania/m"),)\n',
    )
    found = outside_links(load())
    (source,) = found["https://lake.ruritania/a"]
    copy = "https://web.archive.org/web/2031/https://lake.ruritania/a"

    assert (source.is_source, source.copy, source.day, source.is_given_up) == (True, copy, "2031-05-03", True)
    assert {
        address: [(one.place.path, one.place.line > 0, one.key) for one in each] for address, each in found.items()
    } == {
        "https://lake.ruritania/a": [("content/sources.yaml", True, "url")],
        "https://lake.ruritania/b": [("content/glossary/more.yaml", True, "url")],
        "https://lake.ruritania/desk": [("pelicanconf.py", True, "CONTACT")],
        "https://lake.ruritania/m": [("pelicanconf.py", True, "MENUITEMS")],
        copy: [("content/sources.yaml", True, "archived_url")],
    }


def test_a_sidecar_says_where_its_story_was(change: Callable[[str, str, str], None], load: Load) -> None:
    change("seeds/zenda.yaml", "publisher:", f"url: {LAKE}\npublisher:")

    assert [(place.partition(":")[0], key) for place, key in places(load())[LAKE]] == [("seeds/zenda.yaml", "url")]


def test_the_sites_own_addresses_are_not_outside(add: Add, load: Load) -> None:
    add("pelicanconf.py", 'SITEURL = "https://ruritania.news/lake"\n')
    add(
        "content/explainers/zenda.md",
        "\n[Home](https://ruritania.news/lake), [ours](https://ruritania.news/lake/about/).\n",
    )
    add(
        "content/explainers/zenda.md",
        "\n[Beside us](https://ruritania.news/lakes), [mail](mailto:desk@lake.ruritania).\n",
    )

    assert list(outside_links(load())) == ["https://ruritania.news/lakes"]
