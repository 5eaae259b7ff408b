import hashlib
from pathlib import Path

import pytest

from newsgloss.publishing.manifests import (
    MANIFEST,
    Digest,
    is_made,
    read_base,
    read_files,
    read_manifest,
    write_manifest,
)

PAGE = b"<h1>Port closes</h1>"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a folder with one page, listed."""
    (tmp_path / "zenda").mkdir()
    (tmp_path / "zenda" / "index.html").write_bytes(PAGE)
    write_manifest(tmp_path, read_files(tmp_path))
    return tmp_path


def test_a_manifest_is_read_as_it_was_written(site: Path) -> None:
    expected = {"zenda/index.html": Digest(len(PAGE), hashlib.sha256(PAGE).hexdigest())}

    assert expected == read_manifest(site) == read_files(site)


def test_the_same_files_give_the_same_manifest(site: Path) -> None:
    expected = (site / MANIFEST).read_bytes()

    write_manifest(site, dict(reversed(read_files(site).items())))

    assert expected == (site / MANIFEST).read_bytes()


def test_a_manifest_says_below_which_path_its_site_is_served(site: Path, tmp_path: Path) -> None:
    write_manifest(site, read_files(site), "/lake")

    assert (read_base(site), read_base(tmp_path / "nosuch")) == ("/lake", None)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"form": 1, "files": {}}', '{"base": 1}'])
def test_a_manifest_that_names_no_path_says_so(text: str, site: Path) -> None:
    (site / MANIFEST).write_text(text, encoding="utf-8")

    assert read_base(site) is None


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "{}", '{"form": 2, "files": {}}', '{"form": 1, "files": {"a": 1}}', '"x"']
)
def test_what_is_no_manifest_lists_nothing(text: str, site: Path) -> None:
    (site / MANIFEST).write_text(text, encoding="utf-8")

    assert read_manifest(site) is None


def test_a_file_is_a_build_s_own_as_long_as_no_byte_of_it_changes(site: Path) -> None:
    made, page = read_files(site), site / "zenda" / "index.html"
    assert is_made(site, "zenda/index.html", made)

    page.write_bytes(PAGE.replace(b"closes", b"opened"))  # as long as before

    assert not is_made(site, "zenda/index.html", made)


def test_a_link_to_a_file_is_not_a_build_s_own(site: Path, tmp_path: Path) -> None:
    made, page = read_files(site), site / "zenda" / "index.html"
    page.rename(tmp_path / "elsewhere.html")
    page.symlink_to(tmp_path / "elsewhere.html")

    assert not is_made(site, "zenda/index.html", made)
