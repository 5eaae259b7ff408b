import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from newsgloss.model.problems import ContentError
from newsgloss.model.settings import Project, find_project, from_settings
from newsgloss.model.site_settings.defaults import PELICAN_DEFAULTS

Change = Callable[[str, str, str], None]


def test_settings_that_are_not_made_have_defaults(tmp_path: Path) -> None:
    root = tmp_path.resolve()
    expected = (root / "content", root / "seeds", root / "content" / "explainers", root / "output", "", "en")

    project = from_settings({}, tmp_path)

    assert expected == (
        project.content,
        project.seeds,
        project.explainers,
        project.output,
        project.site_url,
        project.lang,
    )


def test_paths_are_absolute_wherever_the_settings_stand(tmp_path: Path) -> None:
    expected = tmp_path.resolve() / "texts" / "stories"

    project = from_settings({"PATH": "texts", "EXPLAINERS_PATH": "stories"}, tmp_path)

    assert expected == project.explainers


def test_what_stands_in_for_the_theme_is_what_lies_outside_it(tmp_path: Path) -> None:
    root = tmp_path.resolve()
    expected = (root / "theme", (root / "looks" / "templates", root / "looks" / "static"))

    settings = {"THEME_TEMPLATES_OVERRIDES": ["looks/templates"], "THEME_STATIC_PATHS": ["static", "../looks/static"]}
    project = from_settings({"THEME": "theme", **settings}, tmp_path)

    assert expected == (project.theme, project.restyled)


@pytest.mark.parametrize(
    ("site_url", "expected"),
    [
        ("", ""),
        ("https://example.org", ""),
        ("https://example.org/", ""),
        ("https://example.org/newsgloss", "/newsgloss"),
        ("https://example.org/a/b/", "/a/b"),
    ],
)
def test_the_base_is_the_path_of_the_address(site_url: str, expected: str, tmp_path: Path) -> None:
    assert expected == from_settings({"SITEURL": site_url}, tmp_path).base


def test_addresses_begin_with_the_base(tmp_path: Path) -> None:
    project = from_settings({"SITEURL": "https://example.org/newsgloss"}, tmp_path)
    expected = [
        "/newsgloss/glossary/ferry/",
        "/newsgloss/timeline/#closed",
        "/newsgloss/sources/#gazette",
        "/newsgloss/zenda.html",
    ]

    assert expected == [
        project.entry_url("ferry"),
        project.event_url("closed"),
        project.source_url("gazette"),
        project.explainer_url("zenda"),
    ]


def test_an_address_is_a_setting(tmp_path: Path) -> None:
    expected = "/words/ferry.html"

    assert expected == from_settings({"ENTRY_URL": "words/{slug}.html"}, tmp_path).entry_url("ferry")


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        ("words/index.html", "/words/"),
        ("./words//index.html", "/words/"),
        ("words.html", "/words.html"),
        ("words/all.html", "/words/all.html"),
        ("my-index.html", "/my-index.html"),
        ("index.html", "/"),
    ],
)
def test_the_address_of_a_list_is_that_of_its_file(file: str, expected: str, tmp_path: Path) -> None:
    project = from_settings({"TIMELINE_SAVE_AS": file, "SOURCES_SAVE_AS": file}, tmp_path)

    assert expected == project.file_url("TIMELINE_SAVE_AS")
    assert (f"{expected}#treaty", f"{expected}#act") == (project.event_url("treaty"), project.source_url("act"))


def test_a_list_a_feed_or_a_page_that_a_site_does_not_have_has_no_address(tmp_path: Path) -> None:
    off = {"TIMELINE_SAVE_AS": "", "SOURCES_SAVE_AS": None, "FEED_ALL_ATOM": None, "PAGE_SAVE_AS": ""}
    project = from_settings({**off, "ARCHIVES_SAVE_AS": "all.html", "DIRECT_TEMPLATES": ["index"]}, tmp_path)
    settings = ("TIMELINE_SAVE_AS", "SOURCES_SAVE_AS", "FEED_ALL_ATOM", "ARCHIVES_SAVE_AS")

    assert [project.file_url(setting) for setting in settings] == [None] * 4
    assert (project.event_url("treaty"), project.source_url("act"), project.page_url("about")) == (None, None, None)


def test_a_template_that_is_a_page_by_itself_has_the_address_of_its_file(tmp_path: Path) -> None:
    named = from_settings({"ARCHIVES_SAVE_AS": "all/index.html"}, tmp_path)

    assert from_settings({}, tmp_path).file_url("ARCHIVES_SAVE_AS") == "/archives.html"
    assert named.file_url("ARCHIVES_SAVE_AS") == "/all/"


def test_a_page_has_the_address_that_its_setting_says(tmp_path: Path) -> None:
    project = from_settings({"PAGE_URL": "{lang}/{slug}/", "SITEURL": "https://example.org/news"}, tmp_path)

    assert (project.page_url("about"), project.page_url("about", "fr")) == ("/news/en/about/", "/news/fr/about/")


def test_people_see_paths_from_the_folder_of_the_project(project: Project) -> None:
    expected = ["content/sources.yaml", "/elsewhere/sources.yaml"]

    paths = [project.content / "sources.yaml", Path("/elsewhere/sources.yaml")]

    assert expected == [project.shown(path) for path in paths]


def test_a_project_is_found_from_a_folder_within_it(ruritania: Path) -> None:
    expected = ruritania.resolve()

    assert expected == find_project(ruritania / "content" / "glossary").root


def test_the_nearest_project_is_found(ruritania: Path) -> None:
    inner = ruritania / "content" / "inner"
    inner.mkdir()
    (inner / "pelicanconf.py").write_text("SITENAME = 'Inner'\n", encoding="utf-8")
    expected = "Inner"

    assert expected == find_project(inner).name


def test_a_settings_file_may_import_its_neighbour(ruritania: Path) -> None:
    text = "from pelicanconf import *\nSITEURL = 'https://example.org/lake'\n"
    (ruritania / "publishconf.py").write_text(text, encoding="utf-8")
    expected = ("The Ruritanian", "https://example.org/lake", "publishconf.py")

    project = find_project(ruritania, "publishconf.py")

    assert expected == (project.name, project.site_url, project.config)


def test_two_projects_do_not_share_their_settings(ruritania: Path, tmp_path: Path) -> None:
    other = tmp_path / "strelsau"
    other.mkdir()
    (other / "pelicanconf.py").write_text("SITENAME = 'The Strelsau'\n", encoding="utf-8")
    for root in (ruritania, other):
        (root / "publishconf.py").write_text("from pelicanconf import *\n", encoding="utf-8")
    expected = ["The Ruritanian", "The Strelsau"]

    assert expected == [find_project(root, "publishconf.py").name for root in (ruritania, other)]


def test_reading_settings_leaves_the_import_path_as_it_was(ruritania: Path) -> None:
    expected = list(sys.path)

    find_project(ruritania)

    assert expected == sys.path


def test_a_folder_without_a_project_is_a_problem(tmp_path: Path) -> None:
    expected = [
        (
            f"{tmp_path}: there is no pelicanconf.py here or above\n"
            "    Go to the folder of your project: the one that holds your settings and content/."
        )
    ]

    with pytest.raises(ContentError) as caught:
        find_project(tmp_path)

    assert expected == [str(problem) for problem in caught.value.problems]


def test_a_project_without_the_settings_that_are_asked_for_may_name_others(tmp_path: Path) -> None:
    (tmp_path / "pelicanconf.py").touch()
    folder = tmp_path / "content"

    with pytest.raises(ContentError) as caught:
        find_project(folder, "publishconf.py")

    assert [str(problem) for problem in caught.value.problems] == [
        f"{folder}: there is no publishconf.py here or above\n    Make one, or name yours with --settings."
    ]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("PATH = \n", "pelicanconf.py:1:8: this is not Python: invalid syntax"),
        (
            "import os\n\nPATH = os.environ['NO_SUCH_NAME']\n",
            "pelicanconf.py:3:1: this fails with KeyError: 'NO_SUCH_NAME'",
        ),
    ],
)
def test_settings_that_cannot_be_run_are_a_problem_with_its_line(written: str, expected: str, tmp_path: Path) -> None:
    (tmp_path / "pelicanconf.py").write_text(written, encoding="utf-8")

    with pytest.raises(ContentError) as caught:
        find_project(tmp_path)

    assert [f"{expected}\n    Correct the settings file."] == [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize("file", ["pelicanconf.py", "publishconf.py"])
def test_an_unfinished_merge_of_settings_is_named_where_it_is(file: str, tmp_path: Path) -> None:
    (tmp_path / "pelicanconf.py").write_text('PATH = "content"\n', encoding="utf-8")
    (tmp_path / "publishconf.py").write_text("from pelicanconf import *\n", encoding="utf-8")
    with (tmp_path / file).open("a", encoding="utf-8") as settings:
        settings.write("<<<<<<< HEAD\nA = 1\n=======\nA = 2\n>>>>>>> pupil\n")

    with pytest.raises(ContentError) as caught:
        find_project(tmp_path, "publishconf.py")

    assert [f"{file}:2:1"] == [str(problem.place) for problem in caught.value.problems]
    assert caught.value.problems[0].message.startswith("a merge of git was left unfinished here")


def test_a_theme_writes_safe_text_only_where_autoescape_is_on(tmp_path: Path) -> None:
    expected = [True, False, False]

    environments = [{"autoescape": True}, {"autoescape": False}, {}]

    assert expected == [
        from_settings({"JINJA_ENVIRONMENT": environment}, tmp_path).autoescape for environment in environments
    ]


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("SITEURL", None, "SITEURL must be an address\n    Write it like SITEURL = 'https://news.example.org'."),
        (
            "SITEURL",
            "https://[e",
            "SITEURL must be an address\n    Write it like SITEURL = 'https://news.example.org'.",
        ),
        (
            "DEFAULT_LANG",
            "../x",
            "DEFAULT_LANG must be a language's tag, such as en, fr or pt-BR\n    The default is 'en'.",
        ),
        ("PATH", 1, "PATH must be text\n    The default is 'content'."),
        ("PATH", "a\0b", "PATH has a character that no path or page can have\n    Take it out."),
        ("SITENAME", "a\ud800", "SITENAME has a character that no path or page can have\n    Take it out."),
        ("AUTHOR", None, "AUTHOR must be text\n    Write it like AUTHOR = '...'."),
        (
            "EXTRA_PATH_METADATA",
            {"a": 5},
            (
                "EXTRA_PATH_METADATA must be a dictionary of paths, each with a dictionary of what is said of it\n"
                "    Write it like EXTRA_PATH_METADATA = {'images/robots.txt': {'path': 'robots.txt'}}."
            ),
        ),
        (
            "MENUITEMS",
            [("a",)],
            "MENUITEMS must be a list of names with addresses\n    Write it like MENUITEMS = [('About', '/about/')].",
        ),
        (
            "MARKDOWN",
            {"extension_configs": 5},
            (
                "MARKDOWN must be a dictionary of extensions, each with a dictionary of options\n"
                f"    The default is {PELICAN_DEFAULTS['MARKDOWN']}."
            ),
        ),
        (
            "ARTICLE_SAVE_AS",
            "{slug:>9999999999}",
            "ARTICLE_SAVE_AS must be a path or address that can be filled in\n    The default is '{slug}.html'.",
        ),
        (
            "TIMEZONE",
            "Ruritania/Zenda",
            "TIMEZONE must be a time zone that is known\n    Write it like TIMEZONE = 'America/Toronto'.",
        ),
        (
            "PLUGINS",
            None,
            "PLUGINS must be a list of plugins with 'newsgloss' in it\n    The default is ['newsgloss'].",
        ),
        ("RELATIVE_URLS", "False", "RELATIVE_URLS must be True or False\n    Write it like RELATIVE_URLS = True."),
        ("THEME_STATIC_PATHS", "static", "THEME_STATIC_PATHS must be a list of texts\n    The default is ['static']."),
        ("STATIC_PATHS", [None], "STATIC_PATHS must be a list of texts\n    The default is ['images']."),
        (
            "TEMPLATE_PAGES",
            {"a.html": "b.html"},
            (
                "TEMPLATE_PAGES must be empty: it publishes files that nothing here checks; use DIRECT_TEMPLATES\n"
                "    Write it like TEMPLATE_PAGES = {}."
            ),
        ),
        (
            "JINJA_ENVIRONMENT",
            [],
            (
                "JINJA_ENVIRONMENT must be a dictionary of Jinja's options\n"
                "    Write it like JINJA_ENVIRONMENT = {'autoescape': True}."
            ),
        ),
        ("PAGE_PATHS", [7], "PAGE_PATHS must be a list with a folder in it\n    The default is ['pages']."),
    ],
)
def test_a_setting_of_another_shape_is_a_problem(name: str, value: object, said: str, tmp_path: Path) -> None:
    with pytest.raises(ContentError) as caught:
        from_settings({"ARTICLE_PATHS": ["explainers"], name: value}, tmp_path)

    assert [f"pelicanconf.py: {said}"] == [str(problem) for problem in caught.value.problems]


def test_wrong_settings_are_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(ContentError) as caught:
        from_settings({"SITEURL": None, "SITENAME": None, "SEARCH_SAVE_AS": None, "FEED_DOMAIN": None}, tmp_path)

    expected = ["SITENAME must be text", "SITEURL must be an address"]
    assert expected == [problem.message for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("PATH = 'content'\n\nPATH = 5\n", "pelicanconf.py:3:1: PATH must be text"),
        ("if True:\n    PATH: int = 5\n", "pelicanconf.py:2:5: PATH must be text"),
        ("NAME, PATH = 'x', 5\n", "pelicanconf.py:1:7: PATH must be text"),
        ("globals()['PATH'] = 5\n", "pelicanconf.py: PATH must be text"),
        ("from ours import *\n", "ours.py:2:1: PATH must be text"),
        ("from pelicanconf import *\nPATH = 5\n", "pelicanconf.py:2:1: PATH must be text"),
    ],
)
def test_a_problem_of_a_setting_stands_where_it_is_made(written: str, expected: str, tmp_path: Path) -> None:
    (tmp_path / "ours.py").write_text("import os\nPATH = 5\n", encoding="utf-8")
    (tmp_path / "pelicanconf.py").write_text(written, encoding="utf-8")

    with pytest.raises(ContentError) as caught:
        find_project(tmp_path)

    assert [f"{expected}\n    The default is 'content'."] == [str(problem) for problem in caught.value.problems]
