"""For each target, what Hypothesis makes its inputs of: plausible ones, and those broken in a few places."""

from __future__ import annotations

import json
from collections.abc import Sequence

from hypothesis import strategies as st

from tests.drafts.any_seeds import BYTES, LONG, PAGES, PIECES, TEXTS
from tests.fuzz.ruritania import FILES, NOTES
from tests.fuzz.targets import SPLIT, STORY

Bytes = st.SearchStrategy[bytes]

TOKENS = [  # what breaks things, each worth putting anywhere
    *"< > & \" ' ` [ ] ( ) { } | \\ / : ; # % $ * _ ~ ^ = + - . , ! ? @".split(),
    *"{{x}} {%x%} %(name)s %s %00 --- === [TOC]".split(),
    *"<script>alert(1)</script> <svg/onload=x> javascript:alert(1)".split(),
    *"<!-- --> <![x <![CDATA[ ]]> <?php <math> <x-y>".split(),
    *"../ ..%2f {attach}../x {static}/../../x {filename}x.md {:#x} {:.source} [^1] [^1]: *[RLA]:".split(),
    *"entry:zenda entry:ferry-permit source:gazette explainer:zenda".split(),
    *"<b> </b> <br> <del> <q> <ol><li> <details> <template> </a> </span> </div> </blockquote>".split(),
    *("<img src=x onerror=alert(1)>", '<blockquote class="source">', '<span class="theirs">', "<p hidden>"),
    *('<div dir="rtl">', "<a id=m-zenda-1 data-entry=zenda>"),
    *"null true ~ 0 -1 1e999 9999-99-99 2031-02-30 0000-01-01".split(),
    *"&a *a !!python/object:os.system !!binary <<: ? |- >+".split(),
    *"\0 \x01 \x1b[31m \x7f \x85 \u200b \u200e \u202e \u2066 \u2028 \ufeff \ufffd \ufffe \U000e0041".split(" "),
    *"é e\u0301 İ ß 한 שלום 🏳️\u200d🌈".split(" "),
    *["\n", "\n\n", "\r", "\t", "  ", "    ", "\n> ", "\n- ", "\n  ", "\x0b", "\x0c", "\x1c", "\u00a0", "x" * 300],
]
TOKEN = st.sampled_from(TOKENS)
RAW = st.sampled_from([b"\xff", b"\x80", b"\xc3", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\xff\xfe", b"\0", b"\r\n"])
ANY = st.text(max_size=60).map(lambda text: text.encode("utf-8", "surrogatepass"))
EDITS = st.lists(
    st.tuples(
        st.floats(0, 1, exclude_max=True),
        st.sampled_from(["insert", "insert", "replace", "delete", "repeat", "move"]),
        st.integers(0, 40),
        TOKEN.map(lambda token: token.encode("utf-8", "surrogatepass")) | RAW | ANY,
    ),
    max_size=6,
)


def broken(whole: Bytes) -> Bytes:
    """Return inputs that are whole but for some edits anywhere."""
    return st.tuples(whole, EDITS).map(lambda pair: _edited(*pair))


def _edited(data: bytes, edits: Sequence[tuple[float, str, int, bytes]]) -> bytes:
    for share, edit, size, token in edits:
        at = int(share * (len(data) + 1))
        gone = data[at : at + size]
        if edit == "insert":
            data = data[:at] + token + data[at:]
        elif edit == "replace":
            data = data[:at] + token + data[at + size :]
        elif edit == "delete":
            data = data[:at] + data[at + size :]
        elif edit == "repeat":
            data = data[:at] + gone * 3 + data[at:]
        else:
            data = data[:at] + data[at + size :] + gone
    return data


def text(found: st.SearchStrategy[str]) -> Bytes:
    """Return texts as UTF-8."""
    return found.map(lambda words: words.encode("utf-8", "surrogatepass"))


def joined(*pieces: Bytes) -> Bytes:
    """Return inputs of several parts."""
    return st.tuples(*pieces).map(SPLIT.join)


PARAGRAPHS = st.lists(LONG, min_size=1, max_size=6)
NESTED = st.sampled_from(["div", "section", "table><tr><td", "ul><li", "blockquote", "span", "b", "font", "x-y", "svg"])
FACTS = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | TOKEN | st.just("NewsArticle"),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                "@type @graph headline author name datePublished publisher inLanguage url description".split()
            ),
            inner,
            max_size=5,
        )
    ),
    max_leaves=12,
)


@st.composite
def saved_pages(draw: st.DrawFn) -> str:
    """Make a page as a newspaper serves it: metadata in the head, boilerplate around, the story in the middle."""
    around = draw(st.lists(NESTED, max_size=5))
    headline = draw(LONG | TOKEN | st.just("Port closes"))
    story = "".join(f"<p class={draw(st.sampled_from(['a', 'b']))}>{words}</p>\n" for words in draw(PARAGRAPHS))
    facts = json.dumps(draw(FACTS)).replace("</", "<\\/")
    closing = "".join(f"</{name.rpartition('<')[2]}>" for name in reversed(around)) if draw(st.booleans()) else ""
    metas = draw(
        st.lists(st.sampled_from("og:title author article:published_time og:site_name lang".split()), max_size=3)
    )
    head = "".join(f'<meta property="{name}" content="{draw(TOKEN)}">' for name in metas)
    return (
        f"<!doctype html><html lang={draw(st.sampled_from(['en', 'fr', 'xx', '']))}>"
        f"<head><title>{headline}</title>{head}"
        f'<script type="application/ld+json">{facts}</script></head><body><nav><a href=/>Home</a></nav>'
        f"<article><h1>{headline}</h1>{''.join(f'<{name}>' for name in around)}{story}{closing}</article>"
        f"<footer>© Zenda Courier</footer></body></html>"
    )


HEAD = st.lists(
    st.sampled_from(
        [
            "From: Anna Held <anna@example.org>",
            "To: desk@example.org",
            "Subject: Port closes",
            "Subject: =?utf-8?Q?caf=C3=A9?=",
            "Subject: =?utf-8?B?////?=",
            "Subject: =?x-unknown?Q?=FF?=",
            "Subject:",
            "Date: Fri, 2 May 2031 10:00:00 +0000",
            "Date: 99 Foo 0000",
            "Date: 2031-13-45T99:99",
            "Cc: (((((",
            "X-Spam: 1",
            " folded",
            "\tfolded",
            "De : Anna",
            "Objet : Le port",
            "Reply-To: <<>>,;:@",
            "---- Forwarded message ----",
            "",
        ]
    ),
    min_size=2,
    max_size=9,
).map("\n".join)
MAILS = st.tuples(HEAD, TEXTS).map("\n\n".join)
MARKDOWN = st.lists(
    PIECES
    | TOKEN
    | st.sampled_from([f"\n\n> {words}" for words in STORY])
    | st.sampled_from(
        ["\n\n", "\n\n> ", "\n\n## ", "\n\n- ", "\n\n    ", "\n\n| a | b |\n|---|---|\n| c | ", "\n\n```\n"]
    ),
    max_size=30,
).map("".join)
BODIES = st.lists(st.sampled_from(STORY[1:]).map(lambda words: f"> {words}") | MARKDOWN, max_size=6).map("\n\n".join)
NEAR_BODIES = broken(text(st.just("\n\n".join(f"> {words}" for words in STORY[1:]))))
VALUE = TOKEN | st.text(max_size=12) | st.sampled_from(["gazette", "zenda", "2031-05-02", "published", "draft", "en"])
KEYS = (
    "id kind label abbreviation gloss sources names body status date happening public_figure lang title text kinds "
    "quote exact prefix suffix see_also broader part_of parties amends held url publisher published permission "
    "holder rights"
).split()
DATA = st.recursive(
    st.none() | VALUE,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(KEYS) | VALUE, inner, max_size=5),
    max_leaves=15,
)
YAML = DATA.map(lambda data: json.dumps(data, ensure_ascii=False)) | st.lists(
    st.tuples(st.sampled_from(["", "- ", "  ", "    "]), st.sampled_from(KEYS), st.just(": "), VALUE).map("".join),
    max_size=8,
).map("\n".join)
CATALOGUE = """\
msgid ""
msgstr ""
"Language: fr\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"
"Content-Type: text/plain; charset=utf-8\\n"

#, python-format
msgid "Note %(number)s: <b>%(title)s</b>"
msgstr "Note %(number)s : <b>%(title)s</b>"

msgid "%(count)s page"
msgid_plural "%(count)s pages"
msgstr[0] "%(count)s page"
msgstr[1] "%(count)s pages"

msgctxt "verb"
msgid "Close"
msgstr "Fermer"
"""
REQUEST_PATHS = st.lists(
    st.sampled_from(
        "/ /base /base/ // .. ../ %2e%2e %2f %5c \\ index.html glossary theme a.css secret %00 ? # ; : @ * // /// "
        "404.html http://example.org //example.org %ff %u002e ~ . /etc/passwd con nul".split()
    )
    | ANY.map(lambda data: data.decode("latin-1")),
    max_size=8,
).map("".join)
REQUESTS = st.tuples(
    st.sampled_from(["GET", "HEAD", "POST", "get", "OPTIONS", "\x00", ""]),
    REQUEST_PATHS,
    st.sampled_from([" HTTP/1.1", " HTTP/1.0", "", " HTTP/9.9", " HTTP/1.1.1", " HTTP/-1"]),
    st.sampled_from(["\r\n", "\n"]),
    st.lists(
        st.sampled_from(
            [
                "Host: 127.0.0.1",
                "Host: localhost:80",
                "Host: evil.example.org",
                "Host:",
                "Range: bytes=0-1",
                "If-Modified-Since: x",
                ": ",
            ]
        ),
        max_size=3,
    ),
).map(
    lambda part: (
        part[0] + " " + part[1] + part[2] + part[3] + "".join(f"{line}\r\n" for line in part[4]) + "\r\n"
    ).encode("utf-8", "surrogatepass")
)
SETTING_NAMES = (
    "PATH OUTPUT_PATH SEEDS_PATH TOPICS_PATH ARTICLE_PATHS PAGE_PATHS SITEURL SITENAME DEFAULT_LANG DEFAULT_CATEGORY "
    "THEME THEME_TEMPLATES_OVERRIDES THEME_STATIC_PATHS THEME_TRANSLATIONS_OVERRIDES TYPOGRIFY JINJA_ENVIRONMENT "
    "MARKDOWN REPORT_URL ENTRY_URL ENTRY_SAVE_AS SEARCH_SAVE_AS TIMELINE_SAVE_AS ARTICLE_URL"
).split()
SETTING = st.dictionaries(
    st.sampled_from(SETTING_NAMES),
    st.none()
    | st.booleans()
    | st.integers()
    | VALUE
    | st.lists(VALUE, max_size=2)
    | st.dictionaries(VALUE, VALUE, max_size=2),
    max_size=5,
).map(json.dumps)
WORDS = st.lists(
    st.sampled_from(["the", "port", "of", "Zenda", "closed", " ", "\n\n", "é", "“no”", "a"]), max_size=20
).map(" ".join)


def file(name: str) -> Bytes:
    """Return one of the project's own files."""
    return st.just(FILES[name])


def written(name: str) -> Bytes:
    """Return YAML of all kinds: the project's own with edits, and what has never been one."""
    return broken(file(name)) | text(YAML) | broken(text(YAML))


FRONT = FILES["content/explainers/zenda.md"].decode().rpartition("---\n")[0] + "---\n\n"
INPUTS: dict[str, Bytes] = {
    "seed-text": broken(text(TEXTS)) | BYTES,
    "seed-markdown": broken(text(TEXTS | MARKDOWN)) | BYTES,
    "saved-page": broken(text(saved_pages())) | text(PAGES) | BYTES,
    "mail-head": broken(text(MAILS)),
    "explainer": broken(file("content/explainers/zenda.md")) | text(BODIES.map(lambda body: FRONT + body)),
    "notes": broken(st.just(NOTES.encode())) | text(YAML),
    "glossary": written("content/glossary/lake.yaml"),
    "sources": written("content/sources.yaml"),
    "linking": written("content/linking.yaml"),
    "sidecar": written("seeds/zenda.yaml"),
    "page": broken(file("content/pages/about.md")) | text(BODIES.map(lambda body: f"---\ntitle: About\n---\n\n{body}")),
    "yaml-file": broken(text(YAML)) | broken(st.sampled_from(list(FILES.values()))) | st.binary(max_size=80),
    "catalogue": broken(st.just(CATALOGUE.encode())),
    "passages": joined(text(WORDS), text(WORDS), text(WORDS | st.just("")), text(WORDS | st.just("")))
    | broken(joined(text(WORDS), text(WORDS))),
    "annotation": text(MARKDOWN) | broken(text(MARKDOWN)),
    "fidelity": NEAR_BODIES | broken(text(BODIES)),
    "decision": joined(text(VALUE | WORDS), broken(file("content/linking.yaml"))),
    "setting": text(SETTING),
    "served": REQUESTS | broken(REQUESTS),
}
