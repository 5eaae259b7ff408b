"""docs/how-to/add-to-a-pelican-site.md, done to a Pelican site -> that site, with a theme, built."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Once = Callable[[str, Callable[[Path], None]], Path]

HERE = Path(__file__).parent / "site" / "pelican_site"
GUIDE = (Path(__file__).parents[1] / "docs" / "how-to" / "add-to-a-pelican-site.md").read_text(encoding="utf-8")
SETTINGS = "".join(re.findall(r"Add to `pelicanconf\.py`:\n\n```python\n(.*?)```", GUIDE, re.DOTALL))
FILES = re.findall(r"^`(content/[^`\n]+)`:\n\n```\w+\n(.*?)```", GUIDE, re.MULTILINE | re.DOTALL)
LOOKS = re.findall(r"^`(theme/[^`\n]+)`:\n\n```\w+\n(.*?)```", GUIDE, re.MULTILINE | re.DOTALL)
THEIRS = "\n".join(re.findall(r"^(from newsgloss\.settings import .*)$", GUIDE, re.MULTILINE))
THEMES = ("simple", "notmyidea", "theme")  # the first two are Pelican's; the third is the site's, with autoescape
OWN = {
    "simple": 'THEME = "simple"\n',
    "notmyidea": "",  # Pelican's, where no setting names another
    "theme": 'THEME = "theme"\nJINJA_ENVIRONMENT = {"autoescape": True}\n',
    "newsgloss": f"{THEIRS}\n",
}
PAGE = "explainers/zenda-closes/index.html"
TITLE = 'Why "nobody" can <leave> Zenda & why'


@pytest.fixture(scope="session")
def pelican_site(make_once: Once, pelican: Callable[..., CompletedProcess[str]]) -> Callable[..., Path]:
    """Return what builds the site with Pelican and a theme, with Newsgloss unless told otherwise; return its folder."""

    def make(name: str, theme: str, *, added: str = "", is_added: bool = True) -> Path:
        def build(folder: Path) -> None:
            write(folder, theme, added, is_added=is_added)
            ran = pelican(folder)
            assert ran.returncode == 0, ran.stderr

        return make_once(f"pelican-site-{name}", build)

    return make


def write(folder: Path, theme: str, added: str = "", *, is_added: bool = True) -> None:
    """Write the site with a theme and more settings, and do to it what the guide says."""
    shutil.copytree(HERE, folder)
    with (folder / "pelicanconf.py").open("a", encoding="utf-8") as settings:
        settings.write(f"{OWN[theme]}{SETTINGS if is_added else 'PLUGINS = []'}\n{added}")
    for name, text in FILES if is_added else ():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.replace("Why nobody can leave Zenda", f"'{TITLE}'"), encoding="utf-8")
