"""The settings of a site -> what is wrong with them, with the line that sets each."""

from collections.abc import Callable
from pathlib import Path

import pytest

from newsgloss.model.settings import find_project
from tests.samples import CONFIG

Add = Callable[[str, str], None]
Change = Callable[[str, str, str], None]
Problems = Callable[[], list[str]]

ADDED = CONFIG.count("\n") + 1  # the line of a setting that is added
ZENDA = "content/explainers/zenda.md"


@pytest.mark.parametrize("name", ["PATH", "THEME"])
def test_a_folder_that_a_site_is_built_from_is_there(name: str, problems: Problems, add: Add) -> None:
    add("pelicanconf.py", f'{name} = "nosuch"\n')
    message = f"pelicanconf.py:{ADDED}:1: {name} names nosuch, which is not a folder"

    assert f"{message}\n    Correct the name, or make the folder." in problems()


def test_a_link_to_itself_is_not_a_folder(problems: Problems, add: Add, ruritania: Path) -> None:
    (ruritania / "loop").symlink_to("loop")
    add("pelicanconf.py", 'PATH = "loop"\n')
    message = f"pelicanconf.py:{ADDED}:1: PATH names loop, which is not a folder"

    assert f"{message}\n    Correct the name, or make the folder." in problems()


@pytest.mark.parametrize(
    ("name", "meant"),
    [("GLOSSARY_SAVEAS", "GLOSSARY_SAVE_AS"), ("REPORT_ULR", "REPORT_URL"), ("GLOSSARIS", "GLOSSARIES")],
)
def test_a_misspelt_setting_is_told_with_the_one_that_is_meant(
    name: str, meant: str, problems: Problems, add: Add
) -> None:
    add("pelicanconf.py", f"{name} = {{}}\n")
    message = f"pelicanconf.py:{ADDED}:1: warning: nothing of ours or Pelican's reads {name}"

    assert problems() == [f"{message}\n    Did you mean '{meant}'?"]


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("publisher", "PUBLISHER"),
        ("Funding", "FUNDING"),
        ("Report_url", "REPORT_URL"),
        ("publishr", "PUBLISHER"),
        ("Publishers", "PUBLISHER"),
        ("contakt", "CONTACT"),
        ("report_ulr", "REPORT_URL"),
        ("path_", None),  # short names are near many
        ("_publisher", None),
        ("publishers_", None),
        ("Sitename", None),  # SITENAME is set, too
        ("sitenames", None),
    ],
)
def test_a_setting_in_small_letters_is_told(name: str, meant: str | None, problems: Problems, add: Add) -> None:
    add("pelicanconf.py", f"{name} = 'The Ruritanian'\n")
    message = "warning: the names of settings are written in capitals, and nothing reads this"

    told = [f"pelicanconf.py:{ADDED}:1: {message}\n    Did you mean '{meant}'?"]
    assert problems() == (told if meant else [])


@pytest.mark.parametrize(
    "line",
    [
        "publisher = 'The Ruritanian'; PUBLISHER = publisher.upper()",
        "TAG_CLOUD_STEPS = 4",
        "AUTHORS = {'Ada Example': 'desk'}",  # AUTHOR is set, too
        "TAGS_URL = 'tags/'",
        "ARCHIVES_URL = 'archives/'",
        "castle = 1",
    ],
)
def test_settings_of_others_and_names_that_are_read_are_fine(line: str, problems: Problems, add: Add) -> None:
    add("pelicanconf.py", f"{line}\n")

    assert problems() == []


def test_typogrify_is_refused(problems: Problems, add: Add) -> None:
    add("pelicanconf.py", "TYPOGRIFY = True\n")
    expected = [f"pelicanconf.py:{ADDED}:1: TYPOGRIFY changes the characters of the source\n    Set TYPOGRIFY = False."]

    assert expected == problems()


def test_a_theme_without_autoescape_is_refused(problems: Problems, change: Change) -> None:
    change("pelicanconf.py", 'JINJA_ENVIRONMENT = {"autoescape": True}', "JINJA_ENVIRONMENT = {}")
    expected = [
        (
            "pelicanconf.py:13:1: without autoescape a template writes text from a file as HTML\n"
            '    Set JINJA_ENVIRONMENT = {"autoescape": True}.'
        )
    ]

    assert expected == problems()


def test_an_empty_folder_that_git_has_not_kept_is_a_warning(problems: Problems, add: Add) -> None:
    add("restyle/templates/css/tokens.css", '{% include "!theme/css/tokens.css" %}\n')
    add("pelicanconf.py", 'from pathlib import Path\nTHEME_TEMPLATES_OVERRIDES = ["restyle/templates"]\n')
    add("pelicanconf.py", 'THEME_STATIC_PATHS = ["static", str(Path(__file__).parent / "restyle/static")]\n')
    message = "pelicanconf.py: warning: there is no restyle/static, which is to replace parts of the theme"
    remedy = "Git keeps no empty folder: put an empty .gitkeep into it, or take it out of the setting."

    assert problems() == [f"{message}\n    {remedy}"]


def test_a_folder_that_is_to_stand_in_for_the_theme_must_be_there(problems: Problems, add: Change) -> None:
    add("pelicanconf.py", 'THEME_TEMPLATES_OVERRIDES = ["looks", "content"]\n')
    expected = [
        (
            "pelicanconf.py: there is no looks, which is to replace parts of the theme\n"
            "    Make it, or take it out of the THEME_... setting that names it."
        )
    ]

    assert expected == problems()


def test_a_folder_that_is_sought_in_the_theme_must_be_there(problems: Problems, ruritania: Path, add: Change) -> None:
    add("pelicanconf.py", 'THEME_STATIC_PATHS = ["static", "looks/static"]\n')
    missing = find_project(ruritania).theme / "looks" / "static"
    expected = [
        (
            f"pelicanconf.py: there is no {missing}, which is to replace parts of the theme\n"
            "    Make it, or name one of the project's in THEME_STATIC_PATHS in full, "
            'as in str(Path(__file__).parent / "restyle/static").'
        )
    ]

    assert expected == problems()


def test_an_examples_address_is_a_warning(problems: Problems, change: Change) -> None:
    change("pelicanconf.py", 'SITEURL = ""', 'SITEURL = "https://example.org/lake/"')
    expected = [
        (
            "pelicanconf.py:2:1: warning: SITEURL is an example's address: https://example.org/lake\n"
            "    Set it to your site's, here or in the environment."
        )
    ]

    assert expected == problems()


@pytest.mark.parametrize(
    ("setting", "expected"),
    [
        ('REPORT_URL = "javascript:alert(1)"', "Write a whole address that begins with https:// or mailto:."),
        ('FEED_DOMAIN = "https://user:word@example.org"', "Take the user name and password out of the address."),
        ('SOCIAL = [("us", "data:text/html,x")]', "Write a whole address that begins with https:// or mailto:."),
        ('MENUITEMS = [("us", "//attacker.example/")]', "Write a whole address that begins with https:// or mailto:."),
        (
            'LINKS = [("us", "data:text/html,x"), ("us", "/about/")]',
            "Write a whole address that begins with https:// or mailto:.",
        ),
        ('SITEURL = "ftp://ruritania.example"', "Write a whole address that begins with https://."),
    ],
)
def test_every_address_in_the_settings_is_one_that_readers_can_be_led_to(
    setting: str, expected: str, problems: Problems, add: Add
) -> None:
    add("pelicanconf.py", f"{setting}\n")
    start = f"pelicanconf.py:{ADDED}:1: {setting.partition(' ')[0]}"

    (found,) = problems()

    assert (found.startswith(start), found.endswith(expected)) == (True, True)


@pytest.mark.parametrize(
    "setting",
    ['REPORT_URL = "mailto:desk@example.org"', 'MENUITEMS = [("About", "/about/")]', "FEED_DOMAIN = None"],
)
def test_an_address_that_leads_somewhere_is_no_problem(setting: str, problems: Problems, add: Add) -> None:
    add("pelicanconf.py", f"{setting}\n")
    expected: list[str] = []

    assert expected == problems()


@pytest.mark.parametrize(
    ("setting", "expected"),
    [
        ("QUOTED_WORDS = -1", "QUOTED_WORDS is not a number of words: -1\n    Set QUOTED_WORDS to 0 or more."),
        ("QUOTED_WORDS = True", "QUOTED_WORDS is not a number of words: True\n    Set QUOTED_WORDS to 0 or more."),
        (
            "QUOTED_WORDS_ON_PAGE = 1.5",
            "QUOTED_WORDS_ON_PAGE is not a number of words: 1.5\n    Set QUOTED_WORDS_ON_PAGE to 0 or more.",
        ),
        ("QUOTED_SHARE = 25", "QUOTED_SHARE is not a share: 25\n    Set QUOTED_SHARE to a number from 0 to 1."),
        ("QUOTED_SHARE = None", "QUOTED_SHARE is not a share: None\n    Set QUOTED_SHARE to a number from 0 to 1."),
    ],
)
def test_a_limit_on_quoting_is_a_number(
    setting: str, expected: str, problems: Problems, change: Change, add: Add
) -> None:
    change("seeds/zenda.yaml", "granted", "exception")
    add("pelicanconf.py", f"{setting}\n")

    assert problems() == [f"pelicanconf.py:{ADDED}:1: {expected}"]


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ('{"img-src": "https://example.org"}', "has no list of sources for img-src"),
        ('{"img-src": ["a; script-src *"]}', "has 'a; script-src *' for img-src, which is not one source"),
    ],
)
def test_what_a_site_adds_to_its_policy_is_checked_before_it_is_used(
    value: str, message: str, problems: Problems, add: Add
) -> None:
    add("pelicanconf.py", f"CONTENT_SECURITY_POLICY = {value}\n")
    add(ZENDA, "\n![Zenda](/theme/icon.svg)\n")
    remedy = 'Write it like {"img-src": ["https://pictures.example.org"]}.'

    assert problems() == [f"pelicanconf.py:{ADDED}:1: CONTENT_SECURITY_POLICY {message}\n    {remedy}"]


def test_a_site_has_a_name_that_readers_see(problems: Problems, add: Add) -> None:
    add("pelicanconf.py", 'SITENAME = "\\u200b"\nAUTHOR = "Ana\\u202e"\n')
    expected = [
        f"pelicanconf.py:{ADDED}:1: SITENAME is empty\n    Name the site.",
        (
            f"pelicanconf.py:{ADDED + 1}:1: AUTHOR: a character here (U+202E) changes the order in which the line "
            "is read\n"
            "    Take it out, or type the word again."
        ),
    ]

    assert expected == problems()
