"""A text's pictures: their captions, and the sizes that are read from their files."""

import struct
from pathlib import Path

import pytest

from newsgloss.content.markdown.conversion import Converter
from newsgloss.content.markdown.pictures import PictureFiles, Size

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + struct.pack(">LL", 640, 480) + b"\x08\x06\x00\x00\x00\x00\x00\x00\x00"
TURNED = (  # a camera that was held upright: EXIF orientation 6
    b"\xff\xd8\xff\xe1\x00\x22Exif\x00\x00MM\x00\x2a\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01"
    b"\x00\x06\x00\x00\x00\x00\x00\x00\xff\xc0\x00\x0b\x08" + struct.pack(">HH", 480, 640) + b"\x01\x01\x11\x00"
)
SVG = '<svg xmlns="http://www.w3.org/2000/svg" {}><rect width="3" height="4"/></svg>'


def html(text: str, size: Size | None = None) -> str:
    """Return a text's HTML, on a site where each picture has one size."""
    converter = Converter(
        {"extension_configs": {"markdown.extensions.extra": {}}}, lambda *_: None, size=lambda *_: size
    )
    return converter.convert(text).html


@pytest.fixture
def pictures(tmp_path: Path) -> PictureFiles:
    """Return the pictures of a site below /news, with one in its content, a hidden one and one outside."""
    for name in ("content/images/a lake.png", "content/images/.draft.png", "private.png"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(PNG)
    (tmp_path / "content" / "out.png").symlink_to(tmp_path / "private.png")
    return PictureFiles(tmp_path / "content", "/news")


@pytest.mark.parametrize(
    ("address", "folder"),
    [
        ("{static}/images/a lake.png", "explainers"),
        ("{attach}../images/a%20lake.png", "explainers"),
        ("|static|a lake.png", "images"),
        ("/news/images/a%20lake.png", "explainers"),
    ],
)
def test_a_picture_is_found_by_every_way_to_name_it(address: str, folder: str, pictures: PictureFiles) -> None:
    assert pictures.size(address, folder) == (640, 480)


@pytest.mark.parametrize(
    "address",
    [
        "{static}/images/none.png",
        "{static}/images",
        "{static}/images/.draft.png",
        "{static}/../private.png",
        "{static}/out.png",
        pytest.param("{static}/" + 300 * "a" + ".png", id="a name that no file can have"),
        pytest.param("/news/" + 5000 * "a", id="an address that no file can have"),
        "{static}https://example.org/images/a lake.png",
        "{static}//[",
        "/images/a%20lake.png",
        "//news/images/a%20lake.png",
        "https://example.org/news/images/a%20lake.png",
        "a lake.png",
    ],
)
def test_the_size_of_what_is_not_a_picture_of_the_content_is_not_known(address: str, pictures: PictureFiles) -> None:
    assert pictures.size(address, "images") is None


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.jpg", TURNED, (480, 640)),
        ("a.gif", b"GIF89a" + struct.pack("<HH", 40, 30), (40, 30)),
        ("a.png", PNG[:20], None),
        ("a.png", b"", None),
        ("a.png", b"no picture", None),
        ("a.svg", SVG.format('width="30" height="20.4px"').encode(), (30, 20)),
        ("a.svg", SVG.format('width="2.54cm" height="1in"').encode(), (96, 96)),
        ("a.svg", SVG.format('width="100%" height="20"').encode(), None),
        ("a.svg", SVG.format('viewBox="0 0 30 20"').encode(), None),
        ("a.svg", SVG.format('width="0" height="0.2"').encode(), None),
        ("a.svg", SVG.format('width="30" height="20"').encode()[:-30], (30, 20)),
        ("a.svg", b"no drawing", None),
        ("a.svg", SVG.format(f'width="{400 * "9"}" height="20"').encode(), None),
        ("a.svg", b'<?xml version="1.0" encoding="lake"?><svg width="30" height="20"/>', None),
        ("a.svg", b'<?xml version="1.0" encoding="utf-7"?><svg width="30" height="20"/>', None),
        ("a.png", b'<?xml version="1.0"?><svg width="30" height="20"/>', None),
    ],
)
def test_a_size_is_what_browsers_show(name: str, data: bytes, expected: Size | None, pictures: PictureFiles) -> None:
    (pictures.content / name).write_bytes(data)

    assert expected == pictures.size(f"{{static}}/{name}", "")


def test_a_picture_with_a_title_alone_in_its_paragraph_is_a_figure() -> None:
    expected = (
        '<figure><img alt="The lake" src="/a.png" width="640" height="480" loading="lazy" decoding="async">'
        "<figcaption>The *lake* &amp; the quay</figcaption></figure>"
    )

    assert expected == html('![The lake](/a.png "The *lake* & the quay")', (640, 480))


def test_a_picture_in_a_figure_may_be_a_link() -> None:
    expected = (
        '<figure><a href="/lake/"><img alt="The lake" src="/a.png" loading="lazy" decoding="async"></a>'
        "<figcaption>The lake</figcaption></figure>"
    )

    assert expected == html('[![The lake](/a.png "The lake")](/lake/)')


@pytest.mark.parametrize(
    "text", ['See ![it](/a.png "The lake").', '![it](/a.png "a") ![it](/b.png "b")', "![it](/a.png)", "*a*"]
)
def test_any_other_picture_is_in_its_paragraph(text: str) -> None:
    found = html(text)

    assert found.startswith("<p>")
    assert "<fig" not in found


def test_what_an_author_says_of_a_picture_stays() -> None:
    text = '<img src="/a.png" alt="The lake" width="30" loading="eager"'

    assert html(f"x {text}>", (640, 480)) == f'<p>x {text} decoding="async"></p>'


def test_a_picture_without_words_is_silent_for_those_who_hear_the_page() -> None:
    assert html('x <img src="/a.png">') == '<p>x <img src="/a.png" alt="" loading="lazy" decoding="async"></p>'
