import struct
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

from newsgloss.content.picture_looks import colours_by_day, picture_look
from newsgloss.model.problems import ContentError
from newsgloss.model.settings import Project, find_project
from newsgloss.pages.metadata.share import SharePicture
from newsgloss.publishing.share_pictures.drawing import MOST, Pictures

PICTURE = SharePicture("entry", "share.png", "Term", "ferry permit", "A paper.", "The Ruritanian", "en")
ALIF = "\u0627"


def size(png: bytes) -> tuple[int, int]:
    """Return the width and height that a PNG says it has."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", png[16:24])
    return width, height


@pytest.fixture
def pictures(project: Project) -> Pictures:
    """What draws the pictures of the lake."""
    return Pictures(project)


@pytest.fixture
def restyle(ruritania: Path, add: Callable[[str, str], None]) -> Callable[[], Pictures]:
    """Return what draws the pictures of the lake with its own templates."""
    (ruritania / "restyle" / "share-fonts").mkdir(parents=True)
    add("pelicanconf.py", 'THEME_TEMPLATES_OVERRIDES = ["restyle"]\n')
    return lambda: Pictures(find_project(ruritania))


def test_a_picture_is_as_large_as_other_sites_show_one_and_the_same_each_time(
    pictures: Pictures, project: Project
) -> None:
    drawn = pictures.png(PICTURE)

    assert size(drawn) == (1200, 630)
    assert len(drawn) < MOST
    assert drawn == Pictures(project).png(PICTURE)
    assert drawn != pictures.png(replace(PICTURE, title="ferry permits"))


@pytest.mark.parametrize(
    "title",
    [
        "</text><script>x</script> & <image href='/etc/passwd'/>",
        "a\0b\x1bc\ufffe",
        "{{ 7 * 7 }} {% raise %}",
        "W" * 100_000,
    ],
)
def test_a_hostile_title_is_letters_in_a_picture(title: str, pictures: Pictures) -> None:
    drawn = pictures.png(replace(PICTURE, title=title))

    assert size(drawn) == (1200, 630)
    assert len(drawn) < MOST


def test_a_title_for_which_there_is_no_font_is_left_out_and_the_site_is_named(pictures: Pictures) -> None:
    foreign = replace(PICTURE, title="مرفأ", lang="ar")

    assert pictures.lacks(foreign) == "م"
    assert pictures.lacks(PICTURE) is None
    assert pictures.png(foreign) == pictures.png(replace(foreign, title="港口", kind="", lang="zh"))
    assert pictures.png(foreign) == pictures.png(PICTURE.of_site)


def test_a_site_for_whose_name_there_is_no_font_has_pictures_without_words(pictures: Pictures) -> None:
    drawn = pictures.png(replace(PICTURE, site="مرفأ"))

    assert size(drawn) == (1200, 630)
    assert drawn == pictures.png(replace(PICTURE, title="港口", site="港口"))


def test_letters_and_accents_that_are_written_apart_are_one_letter(pictures: Pictures) -> None:
    assert pictures.lacks(replace(PICTURE, title="Z\u0301ora\u0142 Nguye\u0302\u0303n")) is None


def test_a_site_brings_fonts_for_its_language(ruritania: Path, restyle: Callable[[], Pictures]) -> None:
    pen = TTGlyphPen(None)
    for number, point in enumerate([(0, 0), (0, 800), (300, 800), (300, 0)]):
        (pen.lineTo if number else pen.moveTo)(point)
    pen.closePath()
    builder = FontBuilder(1000)
    builder.setupGlyphOrder([".notdef", "alif"])
    builder.setupCharacterMap({ord(ALIF): "alif"})
    builder.setupGlyf({".notdef": TTGlyphPen(None).glyph(), "alif": pen.glyph()})
    builder.setupHorizontalMetrics({".notdef": (500, 0), "alif": (350, 0)})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Zenda Naskh", "styleName": "Regular", "psName": "ZendaNaskh"})
    builder.setupOS2()
    builder.setupPost()
    builder.save(ruritania / "restyle" / "share-fonts" / "zenda-naskh.ttf")
    pictures, arabic = restyle(), replace(PICTURE, title=ALIF, kind="", text="", lang="ar")

    assert pictures.lacks(arabic) is None
    assert pictures.fonts.width(ALIF * 2, "libre-franklin-700") == 0.7
    assert pictures.png(arabic) not in {pictures.png(arabic.of_site), pictures.png(replace(arabic, title=""))}


def test_a_site_draws_with_a_template_of_its_own(ruritania: Path, restyle: Callable[[], Pictures]) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="{{ width }}" height="{{ height }}"></svg>'
    (ruritania / "restyle" / "share-picture.svg").write_text(svg, encoding="utf-8")

    assert len(restyle().png(PICTURE)) < 10_000  # nothing is on it


def test_a_picture_is_in_the_colours_that_the_sites_own_sheet_has_by_day(
    ruritania: Path, restyle: Callable[[], Pictures], pictures: Pictures
) -> None:
    sheet = ruritania / "restyle" / "css" / "tokens.css"
    sheet.parent.mkdir()
    sheet.write_text('{% include "!theme/css/tokens.css" %}', encoding="utf-8")
    same = restyle().png(PICTURE)
    before = picture_look(find_project(ruritania))
    rule = ":root { --gloss: light-dark(#205020, #9c9); }\n@media print { :root { --gloss: red } } /* --gloss: blue; */"
    sheet.write_text(f'{{% include "!theme/css/tokens.css" %}}\n{rule}', encoding="utf-8")

    assert same == pictures.png(PICTURE) != restyle().png(PICTURE)
    assert colours_by_day(find_project(ruritania))["gloss"] == "#205020"
    assert picture_look(find_project(ruritania)) != before


@pytest.mark.parametrize(
    "sheet",
    [":root { --gloss: oklch(40% .1 200) }", ":root { --gloss: url(https://example.org/) }", "{% if %}", "{{ 1 / 0 }}"],
)
def test_a_colour_that_no_picture_can_have_is_the_themes(
    sheet: str, ruritania: Path, restyle: Callable[[], Pictures], pictures: Pictures
) -> None:
    (ruritania / "restyle" / "css").mkdir()
    (ruritania / "restyle" / "css" / "tokens.css").write_text(sheet, encoding="utf-8")

    assert restyle().png(PICTURE) == pictures.png(PICTURE)


def test_a_template_that_cannot_be_drawn_and_a_font_that_cannot_be_read_are_told(
    ruritania: Path, restyle: Callable[[], Pictures]
) -> None:
    (ruritania / "restyle" / "share-picture.svg").write_text("<svg", encoding="utf-8")
    with pytest.raises(ContentError) as left:
        restyle().png(PICTURE)
    told = str(left.value.problems[0])

    assert told.startswith("templates/share-picture.svg: no share picture can be drawn with this template: ")
    assert told.endswith("\n    It must be an SVG of `width` by `height`; take it out, and the theme's is drawn.")

    (ruritania / "restyle" / "share-fonts" / "letter.ttf").write_bytes(b"no font")
    with pytest.raises(ContentError) as left:
        restyle()
    told = str(left.value.problems[0])

    assert told.startswith(
        "restyle/share-fonts/letter.ttf: fonts for share pictures are TrueType or OpenType, and this cannot be read: "
    )
    assert told.endswith("\n    Take it out of the folder, or put a .ttf or .otf in its place.")
