import time

import pytest

from newsgloss.publishing.xml_files import xml_flaws

SAVE_AGAIN = "Save it again with the program that made it, as plain SVG or XML."
BEGIN = 'If it is a picture, begin it with <svg xmlns="http://www.w3.org/2000/svg">.'
TAKE_OUT = "Take it out, or save the picture as plain SVG. If you trust the file, name it in STATIC_UNCHECKED."
PUT_IN = "Put what it names into the file itself, or take it out."
OPENING = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'
HTML = 'xmlns:h="http://www.w3.org/1999/xhtml"'


def found(text: str, *, is_picture: bool = True) -> list[str]:
    """Return what is wrong with a file of XML."""
    return [str(flaw.within("images/a.svg")) for flaw in xml_flaws(text.encode(), is_picture=is_picture)]


def drawn(text: str) -> list[str]:
    """Return what is wrong with something in a picture, on its second line."""
    return found(f"{OPENING}\n{text}\n</svg>")


@pytest.mark.parametrize(
    "text",
    [
        '<g id="a" class="onlyone"/>',
        '<image href="data:image/png;base64,AAAA"/><use xlink:href="#a"/>',
        '<rect fill="url(#a)" style="filter: url( \'#b\' )"/>',
        "<style>@font-face { src: url(data:font/woff2;base64,AAAA) } .a { fill: url(#a) }</style>",
        '<a href="https://example.org/"><text>Zenda</text></a><a href="../lake/"/><a xlink:href="#a"/>',
        '<animate attributeName="opacity" values="0;1"/><set attributeName="fill" to="red"/>',
        '<metadata><r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><r:li/></r:RDF></metadata>',
        '<i:view xmlns:i="http://www.inkscape.org/namespaces/inkscape" i:onclick="1"/>',
        "<?xpacket begin=''?><!-- Made by hand --><title>A &amp; B &#233;</title>",
    ],
)
def test_a_picture_is_published(text: str) -> None:
    assert drawn(text) == []


def test_a_picture_of_any_program_may_begin_as_those_do() -> None:
    doctype = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'

    assert found(f'\ufeff<?xml version="1.0" encoding="UTF-8"?>\n{doctype}\n{OPENING}</svg>') == []


@pytest.mark.parametrize(
    ("text", "message", "remedy"),
    [
        (
            "<script>alert(1)</script>",
            "2:1: <script> does not belong in a picture: a browser could run what is in it",
            TAKE_OUT,
        ),
        (
            "  <foreignObject/>",
            "2:3: <foreignObject> does not belong in a picture: a browser could run what is in it",
            TAKE_OUT,
        ),
        (
            '<handler type="text/ecmascript"/>',
            "2:1: <handler> does not belong in a picture: a browser could run what is in it",
            TAKE_OUT,
        ),
        (f"<h:script {HTML}/>", "2:1: <script> is of HTML: a browser could run what is in it", TAKE_OUT),
        (
            '<math xmlns="http://www.w3.org/1998/Math/MathML"/>',
            "2:1: <math> is of MathML: a browser could run what is in it",
            TAKE_OUT,
        ),
        ('<g onload="alert(1)"/>', "2:1: onload= holds a script, which a browser would run", TAKE_OUT),
        ('<animate onbegin="a"/>', "2:1: onbegin= holds a script, which a browser would run", TAKE_OUT),
        (
            '<a href="java&#10;script:alert(1)"/>',
            "2:1: <a> leads to what is not an address for readers: java\\u000ascript:alert(1)",
            TAKE_OUT,
        ),
        (
            '<a xlink:href=" JavaScript&#58;alert(1)"/>',
            "2:1: <a> leads to what is not an address for readers:  JavaScript:alert(1)",
            TAKE_OUT,
        ),
        (
            '<a href="data:text/html,x"/>',
            "2:1: <a> leads to what is not an address for readers: data:text/html,x",
            TAKE_OUT,
        ),
        (
            '<set attributeName="href" to="javascript:alert(1)"/>',
            "2:1: <set> would change href, and so where something leads",
            TAKE_OUT,
        ),
        (
            '<animate attributeName="xlink:href" values="x;y"/>',
            "2:1: <animate> would change xlink:href, and so where something leads",
            TAKE_OUT,
        ),
        ('<use href="other.svg#a"/>', "2:1: <use> leads out of the file: other.svg#a", PUT_IN),
        ('<use href="data:image/png;base64,A"/>', "2:1: <use> leads out of the file: data:image/png;base64,A", PUT_IN),
        (
            '<image xlink:href="https://example.org/a.png"/>',
            "2:1: <image> leads out of the file: https://example.org/a.png",
            PUT_IN,
        ),
        (
            '<image href="data:image/svg+xml,x"/>',
            "2:1: <image> leads out of the file: data:image/svg+xml,x",
            PUT_IN,
        ),
        (
            '<g fill="url(https://example.org/a#b)"/>',
            "2:1: fill= leads out of the file: url(https://example.org/a#b)",
            PUT_IN,
        ),
        ("<g style='fill: \\75rl(//a)'/>", "2:1: style= leads out of the file: fill: \\75rl(//a)", PUT_IN),
        ('<g xml:base="//a/"/>', "2:1: base= leads out of the file: //a/", PUT_IN),
        ('<a ping="//a/"/>', "2:1: ping= leads out of the file: //a/", PUT_IN),
        ("<style>@import 'a.css'</style>", "2:23: <style> has @import, which may lead out of the file", PUT_IN),
        (
            '<style>a {b: url( "//a")}</style>',
            '2:26: <style> has url( ", which may lead out of the file',
            PUT_IN,
        ),
        ("<?xml-stylesheet href='a.xsl'?>", "2:1: a style sheet beside the file could run scripts", TAKE_OUT),
        ("<g>", "3:3: this is not well-formed XML: mismatched tag", SAVE_AGAIN),
        ("<x:g/>", "2:1: this is not well-formed XML: unbound prefix", SAVE_AGAIN),
        ("&nbsp;", "2:1: this is not well-formed XML: undefined entity", SAVE_AGAIN),
    ],
)
def test_what_a_browser_would_run_or_load_is_named_with_its_place(text: str, message: str, remedy: str) -> None:
    assert drawn(text) == [f"images/a.svg:{message}\n    {remedy}"]


def test_all_that_is_wrong_with_a_picture_is_told() -> None:
    assert len(drawn('<script/><g onclick="a" onfocus="b"/><use href="a"/>')) == 4


@pytest.mark.parametrize(
    ("text", "message", "remedy"),
    [
        (
            '<!DOCTYPE svg [<!ENTITY a "x">]><svg/>',
            "1:15: this declares entities, which may stand for anything",
            SAVE_AGAIN,
        ),
        (
            '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "a"><svg/>',
            "1:61: this declares entities, which may stand for anything",
            SAVE_AGAIN,
        ),
        (
            '<?xml version="1.0" encoding="ISO-2022-JP"?><svg/>',
            "1:1: this says that it is written in ISO-2022-JP",
            "Save the file as UTF-8.",
        ),
        ("<svg/>", "1:1: this is not an SVG picture: it begins with <svg>, in no or another namespace", BEGIN),
        (
            '<html xmlns="http://www.w3.org/1999/xhtml"/>',
            "1:1: this is not an SVG picture: it begins with <html>, in no or another namespace",
            BEGIN,
        ),
        ("", "1:1: this is not well-formed XML: no element found", SAVE_AGAIN),
    ],
)
def test_what_is_not_a_picture_of_its_own_is_refused(text: str, message: str, remedy: str) -> None:
    assert found(text) == [f"images/a.svg:{message}\n    {remedy}"]


def test_another_encoding_is_not_read() -> None:
    utf16 = f"{OPENING}<script/></svg>".encode("utf-16")

    assert list(xml_flaws(utf16, is_picture=True)) != []


@pytest.mark.parametrize(
    "text",
    ['<rss version="2.0"><channel online="yes" href="x"/></rss>', '<kml xmlns="http://www.opengis.net/kml/2.2"/>'],
)
def test_data_in_xml_is_published(text: str) -> None:
    assert found(text, is_picture=False) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"<a><h:script {HTML}/></a>", "1:4: <script> is of HTML: a browser could run what is in it"),
        (f"{OPENING}</svg>", "1:1: <svg> is of SVG: a browser could run what is in it"),
        ('<?xml-stylesheet href="a.xsl"?><a/>', "1:1: a style sheet beside the file could run scripts"),
    ],
)
def test_data_in_xml_holds_nothing_that_browsers_draw(text: str, expected: str) -> None:
    assert found(text, is_picture=False) == [f"images/a.svg:{expected}\n    {TAKE_OUT}"]


@pytest.mark.parametrize("text", ["<g>", "<style>url(", "<g a='url(", "<!-- - ", "<?a ?", "&amp;", " href"])
def test_a_large_picture_takes_time_in_proportion(text: str) -> None:
    def seconds(count: int) -> float:
        began = time.process_time()
        drawn(text * count)
        return time.process_time() - began

    longer = min(seconds(80_000) for _ in range(2))  # another process may take the core's memory in one of them
    assert longer < 8 * max(seconds(20_000), 0.02)
