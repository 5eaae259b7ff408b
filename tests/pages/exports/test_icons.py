import struct
import zlib
from dataclasses import replace
from pathlib import Path

from newsgloss.model.settings import Project
from newsgloss.pages.exports.icons import icon, icon_source

DOT = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><rect width="10" height="10" fill="#ff0000"/></svg>'


def pixels(png: bytes, size: int) -> list[bytes]:
    """Return the rows of a PNG of four bytes a pixel, each row's filter taken off where it is none or the row above."""
    at, data = 8, b""
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        data += png[at + 8 : at + 8 + length] if png[at + 4 : at + 8] == b"IDAT" else b""
        at += length + 12
    raw = zlib.decompress(data)
    assert len(raw) == size * (size * 4 + 1)
    return [raw[start : start + size * 4 + 1] for start in range(0, len(raw), size * 4 + 1)]


def test_an_icon_is_on_a_white_ground_and_the_same_each_time(tmp_path: Path) -> None:
    source = tmp_path / "icon.svg"
    source.write_text(DOT, encoding="utf-8")
    png = icon(source, 50)

    assert png == icon(source, 50)
    first = pixels(png, 50)[0]
    assert first[1:5] == b"\xff\xff\xff\xff"
    assert len({png, icon(source, 60)}) == 2


def test_a_site_in_another_theme_has_that_themes_icons(project: Project, tmp_path: Path) -> None:
    folders = (tmp_path / "theme", tmp_path / "own", tmp_path / "none")
    for folder in folders[:2]:
        folder.mkdir()
        (folder / "icon.svg").write_text(DOT, encoding="utf-8")
    ours = replace(project, theme_static=folders, embeds=False)

    assert icon_source(ours) == tmp_path / "own" / "icon.svg"
    assert icon_source(replace(ours, embeds=True)) is None
