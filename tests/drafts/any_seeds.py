"""Texts, pages and bytes of every kind, as Hypothesis makes them: what an import may be given."""

import codecs

from hypothesis import strategies as st

# What Markdown and HTML read as more than words, as whole lines and within them.
TRAPS = """\
===
---
***
_ _ _
- - -
2020. It was the year
1) first
- an item
+ an item
* an item
# No heading
####### none
> said
>>> said
| a | b |
|---|---|
: meant
~~~ python
```
    indented
Title: x
WATCHED: it closed
[x]: http://example.org "y"
[x][x] and [x]
*[RLA]: Authority
[^1]: a note
seen[^1]
[TOC]
[[wiki]]
{: #x .y }
It closed. {: #x }
## It closed {#x}
![a](b.png)
[a](javascript:alert(1))
[Zenda](entry:zenda)
— [Zenda](source:gazette)
<http://example.org/>
<a@example.org>
<script>alert(1)</script>
<b>bold</b> <i>it</i>
<!-- a comment -->
<![CDATA[ x ]]>
<?php x ?>
<div markdown="1">
</blockquote>
<a id="m-zenda-1" data-entry="zenda">Zenda</a>
<span data-added>They lied.</span>
&amp; &lt; &#42; &nbsp; &copy &nosuch; &#x2a;
{{ x }} {% x %}
{filename}/a.md
$a_b$ a_b_c __init__ **a** *b* ***c*** ~~d~~
C:\\path\\*.txt \\* \\\\ \\
"Zenda" 'RLA' “ferry permit” ‘x’ «y»
it closed today, on Thursday, last week
the  ferry\u00a0permit\tof\u2009Zenda
measue to to the the""".split("\n")
WORDS = "Zenda port RLA ferry permit closed the on Friday today said it 1 2020 a".split()
MARKS = [
    *"\\`*_{}[]()#+-.!:|~=<>&\"'^/$;@%,?…—",
    *"]( ]: [^1] *[ {: <b> </b> &# ![ <!-- --> <![CDATA[ ]]> <? ?> <script> </script> ; ~~~ ```".split(),
    "  ",
]
STRANGE = [
    *"שלום مرحبا سلام 🏳️‍🌈 👩🏽‍⚖️ 한국 日本語 ﬁ İ ß é e\u0301 A\u030a\u0323 क्षि ไทย \u200f \u200e \u061c Ω Å".split(),
    *"\u00ad \u200b \u200c \u200d \u2060 \ufeff \u0301 \U000e0041 \ufffc \ue000".split(" "),
    *["\u00a0", "\u2009", "\u3000", "\u2028", "\u2029", "\x85", "\x0b", "\x0c", "\x1c", "\t"],
]
PIECES = st.sampled_from([*WORDS, *WORDS, " ", " ", " ", *MARKS, *STRANGE])
WRITTEN = st.sampled_from(TRAPS) | st.lists(PIECES, min_size=1, max_size=25).map("".join)
ENDS = st.sampled_from(["\n\n", "\n\n", "\n\n", "\n", "\n\n\n \n"])
BLOCKS = st.lists(st.tuples(WRITTEN, ENDS).map("".join), min_size=1, max_size=10)
TEXTS = BLOCKS.map(lambda blocks: "".join(blocks).lstrip("\ufeff"))  # at the start of a file it is a byte order mark
ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=80)
PROSE = st.lists(st.sampled_from(WORDS), min_size=3, max_size=9).map(" ".join)
BOILERPLATE = st.sampled_from(
    [
        "Watch: the ferry leaves",
        "By Anna Held",
        "READ MORE: Who runs the lake?",
        "Correction: An earlier version named another port.",
        "ZENDA — The port closed on Friday.",
        "With files from The Associated Press",
        "Published 3 May 2031",
        "A long wait",
        "-30-",
        "(Anna Held/Reuters)",
    ]
)
WESTERN = st.text(st.characters(codec="cp1252", exclude_categories=["Cc"]), max_size=40).filter(str.strip)
SEVERAL_ENCODINGS = st.lists(
    st.tuples(ANY_TEXT, st.sampled_from(["utf-8", "utf-16-le", "cp1252", "latin-1", "shift_jis", "koi8-r"])).map(
        lambda pair: pair[0].encode(pair[1], "ignore")
    ),
    max_size=5,
).map(b"\n\n".join)
BYTES = st.binary(max_size=300) | SEVERAL_ENCODINGS
TAGS = st.sampled_from(
    "<html> <head> <meta charset=utf-16> <title> </title> <body> <article> </article> <h1> </h1> <h2> </h2> <p> </p> "
    "<div> </div> <br> <ul><li> </ul> <table><tr><td> </table> <script> </script> <style> </style> <!-- --> <![CDATA[ "
    "]]> <svg> <template> <figure><figcaption> </figure> <a\u00a0href=x> &amp; &#0; &#xd800; &nbsp <p\u00a0hidden> "
    '<script\u00a0type=application/ld+json>{"@type":"NewsArticle","headline":[1]} <x-y> \0 < > & \ufeff'.split(" ")
).map(lambda tag: tag.replace("\u00a0", " "))
LONG = PROSE.map(lambda words: f"The Ruritanian government closed the lake border on Monday, saying {words} is unsafe.")
PAGES = st.lists(TAGS | LONG | WRITTEN, min_size=1, max_size=30).map("".join)

ENCODINGS = [
    ("utf-8", b""),
    ("utf-8", codecs.BOM_UTF8),
    ("utf-16-le", codecs.BOM_UTF16_LE),
    ("utf-16-be", codecs.BOM_UTF16_BE),
    ("utf-32-le", codecs.BOM_UTF32_LE),
]
