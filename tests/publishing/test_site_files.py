from collections.abc import Callable

import pytest

Add = Callable[[str, str], None]
Change = Callable[[str, str, str], None]
Problems = Callable[[], list[str]]

SETTINGS = "pelicanconf.py"
PAGE = "---\ntitle: Another\n---\n\nWords.\n"
EXPLAINER = "---\ntitle: Another\ndek: Words.\ndate: 2031-05-04\nstatus: published\ncategory: The lake\n---\n\nWords.\n"


@pytest.mark.parametrize("file", ["content/explainers/2031/zenda.md", "content/pages/more/about.md"])
def test_two_files_of_one_name_are_an_error_with_both_places(file: str, problems: Problems, add: Add) -> None:
    add(file, EXPLAINER if "explainers" in file else PAGE)
    first, second = sorted([file, {"z": "content/explainers/zenda.md", "a": "content/pages/about.md"}[file[-8]]])
    expected = [
        f"{second}: another file has this name, so both would have one address: {first}\n    Rename one of the two."
    ]

    assert expected == problems()


@pytest.mark.parametrize("name", ["corrections", "glossary", "timeline", "sources", "search"])
def test_a_page_at_an_address_of_the_sites_own_is_an_error(name: str, problems: Problems, add: Add) -> None:
    add(f"content/pages/{name}.md", PAGE)
    setting = f"{name.upper()}_SAVE_AS"
    expected = [
        (
            f"content/pages/{name}.md: its file would be {name}/index.html, which is taken by {setting}\n"
            f"    Rename it, or change {setting}."
        )
    ]

    assert expected == problems()


@pytest.mark.parametrize(
    ("settings", "file", "expected"),
    [
        (
            'PAGE_SAVE_AS = "{slug}.html"',
            "content/pages/404.md",
            "its file would be 404.html, which is taken by 404_SAVE_AS\n    Rename it, or change 404_SAVE_AS.",
        ),
        (
            'PAGE_SAVE_AS = "{slug}.html"',
            "content/pages/INDEX.md",
            (
                "its file would be INDEX.html, which is taken by INDEX_SAVE_AS; index.html is the same to many hosts\n"
                "    Rename it, or change INDEX_SAVE_AS."
            ),
        ),
        (
            'PAGE_SAVE_AS = "feeds/{slug}.atom.xml"',
            "content/pages/all.md",
            (
                "its file would be feeds/all.atom.xml, which is taken by FEED_ALL_ATOM\n"
                "    Rename it, or change FEED_ALL_ATOM."
            ),
        ),
        (
            'PAGE_SAVE_AS = "glossary/{slug}/index.html"',
            "content/pages/ferry-permit.md",
            (
                "its file would be glossary/ferry-permit/index.html, which is taken by the entry at "
                "content/glossary/lake.yaml:1:3\n    Rename one of the two."
            ),
        ),
        (
            'SITEURL = "https://lake.ruritania"\nPAGE_SAVE_AS = "explainers/zenda/share.png"',
            "content/pages/zenda.md",
            (
                "its file would be explainers/zenda/share.png, which is taken by the share picture of "
                "explainers/zenda/index.html\n    Rename one of the two."
            ),
        ),
        (
            'PAGE_SAVE_AS = "topics/{slug}/index.html"',
            "content/pages/the-lake.md",
            (
                "its file would be topics/the-lake/index.html, which is taken by the category at "
                "content/explainers/zenda.md:5:11\n    Rename one of the two."
            ),
        ),
        (
            'PAGE_SAVE_AS = "explainers/{slug}/index.html"',
            "content/pages/zenda.md",
            (
                "its file would be explainers/zenda/index.html, which is taken by content/explainers/zenda.md\n"
                "    Rename one of the two."
            ),
        ),
        (
            "",
            "content/pages/theme.md",
            "its file would be theme/index.html, in the folder of the theme (THEME_STATIC_DIR)\n    Rename it.",
        ),
        (
            "",
            "content/pages/Pagefind.md",
            "its file would be Pagefind/index.html, in the folder of the search index\n    Rename it.",
        ),
        (
            "",
            "content/pages/About.md",
            (
                "its file would be About/index.html, which is taken by content/pages/about.md"
                "; about/index.html is the same to many hosts\n    Rename one of the two."
            ),
        ),
        (
            'STATIC_PATHS = ["about"]',
            "content/about/index.html",
            "its file would be about/index.html, which is taken by content/pages/about.md\n    Rename one of the two.",
        ),
        (
            'STATIC_PATHS = ["x"]\nEXTRA_PATH_METADATA = {"x/icon.png": {"path": "about"}}',
            "content/x/icon.png",
            (
                "its file would be about, and content/pages/about.md writes about/index.html: "
                "one cannot be a folder in the other's place\n    Rename one of the two."
            ),
        ),
        (
            'STATIC_PATHS = ["explainers/zenda"]',
            "content/explainers/zenda/annotations.jsonld",
            (
                "its file would be explainers/zenda/annotations.jsonld, "
                "which is taken by the annotations on content/explainers/zenda.md\n    Rename one of the two."
            ),
        ),
        (
            'STATIC_PATHS = ["explainers/zenda"]',
            "content/explainers/zenda/print.css",
            (
                "its file would be explainers/zenda/print.css, "
                "which is taken by the sources on paper of content/explainers/zenda.md\n    Rename one of the two."
            ),
        ),
        (
            'STATIC_PATHS = ["feeds"]\nCATEGORY_FEED_ATOM = "feeds/{slug}.txt"',
            "content/feeds/the-lake.txt",
            (
                "its file would be feeds/the-lake.txt, which is taken by the feed of the category at "
                "content/explainers/zenda.md:5:11\n    Rename one of the two."
            ),
        ),
        (
            'STATIC_PATHS = ["x"]\nEXTRA_PATH_METADATA = {"x": {"save_as": "theme/newsgloss.js"}}',
            "content/x/own.js",
            "its file would be theme/newsgloss.js, in the folder of the theme (THEME_STATIC_DIR)\n    Rename it.",
        ),
    ],
)
def test_a_file_whose_address_is_taken_is_an_error(
    settings: str, file: str, expected: str, problems: Problems, add: Add
) -> None:
    add(SETTINGS, f"{settings}\n")
    add(file, PAGE)
    place = "content/pages/about.md" if file == "content/pages/About.md" else file
    if place != file:  # the first by name has the address
        expected = expected.replace("its file would be About", "its file would be about").replace(
            "taken by content/pages/about.md; about/", "taken by content/pages/About.md; About/"
        )

    assert f"{place}: {expected}" in problems()


def test_a_file_that_a_page_attaches_is_beside_it(problems: Problems, add: Add) -> None:
    add("content/maps/index.html", "x")
    add("content/pages/about.md", "\nThe [map]({attach}../maps/index.html).\n")
    expected = (
        "content/maps/index.html: its file would be about/index.html, which is taken by content/pages/about.md\n"
        "    Rename one of the two."
    )

    assert expected in problems()


ONE_EACH = """
DIRECT_TEMPLATES = ["index", "archives"]
DEFAULT_PAGINATION = 1
PAGINATED_TEMPLATES = {"index": None, "archives": None, "category": None, "glossary": 3, "timeline": 1, "sources": 1}
PAGINATION_PATTERNS = [(1, "{url}", "{save_as}"), (2, "", "{base_name}/page/{number}/index.html")]
ARCHIVES_SAVE_AS = "archives/index.html"
STATIC_PATHS = ["two.png"]
"""
SECOND = "its file would be {0}/page/2/index.html, which is taken by {1}"


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("glossary", SECOND.format("glossary", "page 2 of GLOSSARY_SAVE_AS")),
        ("sources", SECOND.format("sources", "page 2 of SOURCES_SAVE_AS")),
        ("archives", SECOND.format("archives", "page 2 of ARCHIVES_SAVE_AS")),
        (
            "topics/the-lake",
            SECOND.format("topics/the-lake", "page 2 of the category at content/explainers/another.md:6:11"),
        ),
    ],
)
def test_each_page_of_a_list_has_a_file_of_its_own(template: str, expected: str, problems: Problems, add: Add) -> None:
    add(SETTINGS, ONE_EACH)
    add("content/explainers/another.md", EXPLAINER)
    add(SETTINGS, f'EXTRA_PATH_METADATA = {{"two.png": {{"path": "{template}/page/2/index.html"}}}}\n')
    add("content/two.png", "")

    assert [problem for problem in problems() if expected in problem] != []


def test_pages_of_a_list_at_one_address_are_an_error(problems: Problems, add: Add) -> None:
    add(SETTINGS, 'PAGINATED_TEMPLATES = {"sources": 1}\nPAGINATION_PATTERNS = [(1, "{url}", "{save_as}")]\n')
    expected = [
        (
            "pelicanconf.py: page 2 of SOURCES_SAVE_AS and SOURCES_SAVE_AS both write sources/index.html\n"
            "    Give each a file of its own."
        )
    ]

    assert expected == problems()


def test_a_pattern_of_pages_that_leads_outside_the_output_folder_is_an_error(problems: Problems, add: Add) -> None:
    add(SETTINGS, 'PAGINATION_PATTERNS = [(1, "{url}", "{save_as}"), (2, "{url}", "../{number}.html")]\n')

    assert problems() == [
        (
            "pelicanconf.py: PAGINATION_PATTERNS (2) leads out of the output folder: ../{number}.html\n"
            "    Name a path within it, without .. and without a / at its beginning."
        )
    ]


def test_a_pattern_that_moves_the_first_page_of_a_list_is_an_error(problems: Problems, add: Add) -> None:
    add(SETTINGS, 'PAGINATION_PATTERNS = [(1, "{base_name}/{number}/", "{base_name}/{number}/index.html")]\n')

    assert problems() == [
        (
            "pelicanconf.py:32:1: PAGINATION_PATTERNS moves the first page of each list from the list's own address\n"
            "    Begin it with (1, '{url}', '{save_as}')."
        )
    ]


def test_two_settings_of_one_file_are_an_error(problems: Problems, add: Add) -> None:
    add(SETTINGS, 'SOURCES_SAVE_AS = "timeline/index.html"\n')
    expected = [
        (
            "pelicanconf.py: SOURCES_SAVE_AS and TIMELINE_SAVE_AS both write timeline/index.html\n"
            "    Give each a file of its own."
        )
    ]

    assert expected == problems()


def test_an_old_id_of_an_entry_has_an_address_too(problems: Problems, change: Change, add: Add) -> None:
    change("content/glossary/lake.yaml", "  kind: term\n", "  kind: term\n  redirect_from: [old-permit]\n")
    add(SETTINGS, 'PAGE_SAVE_AS = "glossary/{slug}/index.html"\n')
    add("content/pages/old-permit.md", PAGE)

    assert [problem.partition(", ")[0] for problem in problems()] == [
        "content/pages/old-permit.md: its file would be glossary/old-permit/index.html"
    ]


@pytest.mark.parametrize("value", ["../x.html", "/srv/x.html", "a/../../x.html", "C:/x.html", "a\\\\..\\\\x.html"])
@pytest.mark.parametrize(
    "setting",
    [
        "GLOSSARY_SAVE_AS",
        "PAGE_SAVE_AS",
        "ENTRY_SAVE_AS",
        "CORRECTIONS_FEED_ATOM",
        "THEME_STATIC_DIR",
        "404_SAVE_AS",
        "STATIC_SAVE_AS",
        "TAG_SAVE_AS",
        "YEAR_ARCHIVE_SAVE_AS",
    ],
)
def test_a_setting_that_writes_outside_the_output_folder_is_an_error(
    setting: str, value: str, problems: Problems, add: Add
) -> None:
    add(SETTINGS, f'globals()["{setting}"] = "{value}"\n')
    expected = (
        f"pelicanconf.py: {setting} leads out of the output folder: {value.replace(chr(92) * 2, chr(92))}\n"
        "    Name a path within it, without .. and without a / at its beginning."
    )

    # settings files are run as Python, and 404_SAVE_AS is not a name that Python can assign
    assert expected in problems()


@pytest.mark.parametrize(
    ("setting", "name"),
    [
        ('EXTRA_PATH_METADATA = {"x": {"path": "../a.html"}}', "EXTRA_PATH_METADATA['x']"),
        ('EXTRA_PATH_METADATA = {"x": {"save_as": "../a.html"}}', "EXTRA_PATH_METADATA['x']"),
    ],
)
def test_a_setting_of_many_files_is_named_with_the_one(setting: str, name: str, problems: Problems, add: Add) -> None:
    add(SETTINGS, f"{setting}\n")

    assert any(f"{name} leads out of the output folder: ../a.html" in problem for problem in problems())


def test_an_address_may_have_the_day(problems: Problems, add: Add, load: Callable[[], object]) -> None:
    add(SETTINGS, 'ARTICLE_URL = "{date:%Y}/{slug}/"\nARTICLE_SAVE_AS = "{date:%Y}/{slug}/index.html"\n')
    add("content/explainers/early.md", "---\ntitle: Without a day\n---\n")
    expected = "/2031/zenda/"

    assert problems() == []
    assert expected == load().explainer_url("zenda")  # type: ignore[attr-defined] -- a Content


@pytest.mark.parametrize(
    ("setting", "remedy"),
    [
        ('ARTICLE_URL = "{category}/{slug}/"', "It may have {slug}, {lang}, {date}."),
        ('ARTICLE_SAVE_AS = "{}/{slug}.html"', "It may have {slug}, {lang}, {date}."),
        ('PAGE_SAVE_AS = "{date:%Y}/{slug}.html"', "It may have {slug}, {lang}."),
        ('CATEGORY_SAVE_AS = "{name}/index.html"', "It may have {slug}."),
        ('GLOSSARY_SAVE_AS = "{slug}.html"', "It has no fields."),
    ],
)
def test_an_address_with_another_field_is_an_error(setting: str, remedy: str, problems: Problems, add: Add) -> None:
    add(SETTINGS, f"{setting}\n")
    name, value = setting.replace('"', "").split(" = ")
    expected = f"pelicanconf.py: {name} has a field that is not known there: {value}\n    {remedy}"

    assert expected in problems()
