"""A number -> a hostile text or page of a kind, with so many of what makes it hostile."""

from __future__ import annotations

from collections.abc import Callable

Make = Callable[[int], str]

HEAD = "Council of Ruritania closes a bridge\n\nThe council of Ruritania closed a bridge on Friday, and said why.\n\n"
FOOT = "\n\nThe bridge will open again next year, the council of Ruritania said on Friday.\n"
PARAGRAPH = "<p>The council of Ruritania closed a bridge on Friday, and said that it would open again next year.</p>"


def _name(number: int) -> str:
    """Return a name that no other number has: Bacae Hbcae."""
    letters = ["".join("abcdefghij"[int(digit)] for digit in str(number + salt)) for salt in (10000, 70000)]
    return " ".join(map(str.capitalize, letters))


TEXTS: dict[str, Make] = {
    "bylines": lambda n: "By Anna Held, Staff Reporter\n\n" * n,
    "one long byline": lambda n: "By " + "Anna Held, " * n,
    "captions": lambda n: "The bridge at dawn. (AP Photo/Anna Held)\n\n" * n,
    "a caption's credits without end": lambda n: "The lake. (AP" + "/AP Photo, File" * n + "!",
    "a caption's credits by way of others": lambda n: "The lake. (AP" + " via AP" * n + "!",
    "many short captions with many credits": lambda n: (
        ("The lake. (AP" + "/AP via AP, File" * 15 + "!\n\n") * (n // 15 + 1)
    ),
    "credits": lambda n: "With files from The Canadian Press and Anna Held\n\n" * n,
    "a list of results": lambda n: "Zenda 3 Strelsau 1\n" * n,
    "a list of results, spaced": lambda n: "Zenda 3 Strelsau 1\n\n" * n,
    "related links": lambda n: "Related stories:\n\n" + "Bridge opens again\n\n" * n,
    "labels of links": lambda n: "Related: Bridge opens again\n\n" * n,
    "one headline again and again": lambda n: "Council of Ruritania closes a bridge\n\n" * n,
    "table rows": lambda n: "Zenda\t3\t4\tStrelsau\t5\n" * n,
    "quotes": lambda n: "“The bridge is closed,” said Anna Held. " * n,
    "quotes, a paragraph each": lambda n: "“The bridge is closed,” said Anna Held.\n\n" * n,
    "unclosed quotes": lambda n: "“The bridge is closed \n\n" * n,
    "opened quotes in a line": lambda n: "“The bridge " * n,
    "French quotes that only close": lambda n: "le pont » fermé " * n,
    "French quotes that only open": lambda n: "« le pont " * n,
    "single quotes": lambda n: "‘the bridge " * n,
    "quotes by many people": lambda n: "".join(f"“Closed,” said {_name(i)}.\n\n" for i in range(n)),
    "quotes by a pronoun": lambda n: "Anna Held came. “Closed,” she said. " * n,
    "nested parentheses": lambda n: "(" * n + "bridge" + ")" * n,
    "parentheses": lambda n: "(bridge) " * n,
    "brackets at the ends of lines": lambda n: "(the bridge" + ")" * n + "x",
    "one paragraph": lambda n: "The council of Ruritania met again on Friday and closed the bridge. " * n,
    "one paragraph without stops": lambda n: "the council of Ruritania met and " * n,
    "wrapped lines": lambda n: (
        "The council met again on a day that\nnobody had expected it to, and the\nbridge was closed at noon.\n" * n
    ),
    "long lines": lambda n: ("The council met again. " * 40 + "\n") * (n // 40 + 1),
    "marks of a mail within another": lambda n: "> The council met again on Friday.\n" * n,
    "mails within mails": lambda n: ("---------- Forwarded message ----------\nFrom: a\n\n" * (n // 4)) + "x",
    "numbers of pages": lambda n: "The council met.\nPage 3\nThe Gazette\n" * (n // 3 + 1),
    "questions with answers": lambda n: (
        "Who pays for it?\n\nThe council pays for the bridge of Zenda, it said on Friday.\n\n" * (n // 2 + 1)
    ),
    "drawn lines": lambda n: "======\nZENDA\n" * (n // 2 + 1),
    "words broken at lines' ends": lambda n: (
        "the council met again on a day that nobody had ex-\npected it to, and it was re-\n" * n
    ),
    "lines of Chinese": lambda n: "港务委员会星期二决定重建一月份被风暴摧毁的北码头\n" * n,
    "an agency's quotes that open": lambda n: "``the bridge " * n,
    "an agency's quotes": lambda n: "``The bridge is closed,'' said Anna Held. " * n,
    "an agency's fields": lambda n: "^The bridge is closed<\n" * n,
    "links between notes": lambda n: "See [[Zenda|the town]] and ==this== %%that%%. " * n,
    "links between notes that open": lambda n: "[[a|b " * n + "==a " * n + "%%a " * n,
    "no spaces": lambda n: "bridge" * n,
    "capitals without spaces": lambda n: "BRIDGE" * n,
    "capital words": lambda n: "Anna Held " * n,
    "capital words in lines": lambda n: ("Anna Held " * 20 + "\n\n") * (n // 20 + 1),
    "shouted words": lambda n: "RURITANIA BRIDGE " * n,
    "initials": lambda n: "A." * n,
    "initials with hyphens": lambda n: "J.-P." * n,
    "abbreviations": lambda n: "Mr. Dr. U.S. No. " * n,
    "full stops": lambda n: "." * n,
    "full stops and quotation marks": lambda n: '."' * n + "x",
    "closing marks": lambda n: "." + "”" * n + "x",
    "dashes": lambda n: "- " * n,
    "dashes in a row": lambda n: "—" * n,
    "hyphens": lambda n: "bridge-" * n,
    "colons": lambda n: "bridge: " * n,
    "commas": lambda n: "Anna, " * n,
    "slashes": lambda n: "a/b " * n,
    "apostrophes": lambda n: "l'" * n,
    "prefixes of a name": lambda n: "Council of Ruritania Bridge " * n,
    "the first words of a name": lambda n: "Council of " * n,
    "names without spaces": lambda n: "Ruritania," * n,
    "addresses": lambda n: "https://example.org/" + "Ruritania/" * n,
    "digits": lambda n: "1" * n,
    "numbers and dates": lambda n: "May 2, 2031 " * n,
    "days": lambda n: "The council met on Friday " * n,
    "days in sentences": lambda n: "The council met Friday. " * n,
    "a mail's fields": lambda n: "From: Anna Held\nTo: b\nDate: c\n" + "Received: x\n" * n + "Subject: Bridge\n\nText.",
    "a mail's long field": lambda n: "From: Anna Held\nTo: b\nDate: c\nSubject: " + "=?utf-8?q?a?= " * n + "\n\nText.",
    "a mail's folded field": lambda n: "From: a\nTo: b\nDate: c\nSubject: x\n" + " folded line\n" * n + "\nText.",
    "zero-width spaces": lambda n: "a\u200b" * n,
    "combining marks": lambda n: "a" + "\u0301" * n,
    "combined letters": lambda n: "a\u0301" * n,
    "combining marks out of order": lambda n: "a" + "\u0301\u0323" * n,
    "byte order marks": lambda n: "\ufeffbridge " * n,
    "mixed line ends": lambda n: "The bridge.\r\nThe bridge.\rThe bridge.\n" * n,
    "form feeds": lambda n: "The bridge.\f" * n,
    "controls": lambda n: "the bridge is closed again and again for all \x07" * n,
    "many scripts": lambda n: "мост 橋 γέφυρα जल جسر 다리 " * n,
    "mojibake": lambda n: "The council’s bridge – ".encode().decode("cp1252") * n,
    "mojibake, a line each": lambda n: "l’Ã©tÃ© du pont\n\n" * n,
}
MARKED_UP: dict[str, Make] = {
    "Markdown's emphasis": lambda n: "*" * n,
    "emphasised words": lambda n: "*a " * n,
    "underscores": lambda n: "_a_" * n,
    "backticks": lambda n: "`" * n,
    "backticks of many lengths": lambda n: " ".join("`" * (i % 50 + 1) for i in range(n)),
    "backslashes": lambda n: "\\" * n,
    "brackets": lambda n: "[" * n,
    "brackets and words": lambda n: "[a " * n,
    "links": lambda n: "[a](b) " * n,
    "half links": lambda n: "[a](" * n,
    "pictures": lambda n: "![a](" * n,
    "half pictures": lambda n: "![" * n,
    "less-than signs": lambda n: "<" * n,
    "tags": lambda n: "<b>" * n,
    "half tags": lambda n: '<a b="' * n,
    "comments that are never closed": lambda n: "<!--" * n,
    "marked sections": lambda n: "<![x" * n,
    "processing instructions": lambda n: "<?x " * n,
    "struck-out words": lambda n: "bridge <del>lake</del> " * n,
    "struck-out words in one another": lambda n: "<del>" * n + "bridge" + "</del>" * n,
    "raised figures": lambda n: "10<sup>6</sup> " * n,
    "entities": lambda n: "&amp;" * n,
    "half entities": lambda n: "&#" * n,
    "braces": lambda n: "{: a=b " * n,
    "tables": lambda n: "|a|b|\n|-|-|\n" + "|a|b|\n" * n,
    "lists": lambda n: "* bridge\n" * n,
    "numbered lists": lambda n: "1. bridge\n" * n,
    "block quotes": lambda n: "> bridge\n" * n,
    "deep block quotes": lambda n: ">" * n + " bridge",
    "footnotes": lambda n: "bridge[^1] " * n + "\n\n[^1]: note",
    "definitions": lambda n: "[a]: b\n" * n,
    "rules": lambda n: "---\n\n" * n,
    "headings": lambda n: "# bridge\n\n" * n,
    "number signs": lambda n: "#" * n,
    "tildes": lambda n: "~" * n,
    "fences": lambda n: "```\nbridge\n" * n,
    "indented lines": lambda n: "    bridge\n" * n,
    "tabs": lambda n: "\t" * n + "bridge",
    "spaces": lambda n: "bridge" + " " * n + "x",
    "ends of pages": lambda n: "The bridge closed.\n\x0c" * n,
    "white lines": lambda n: "\n" * n,
    "questions": lambda n: "Q: What? A: Nothing.\n" * n,
    "accents": lambda n: "é" * n,
    "e-mail addresses": lambda n: "a@b." * n,
    "at signs": lambda n: "@" * n,
    "subscribe": lambda n: "Subscribe to our newsletter\n\n" * n,
    "share bars": lambda n: "Share\nFacebook\nPrint\n" * n,
    "corrections": lambda n: "Correction: the bridge is open.\n\n" * n,
    "datelines": lambda n: "STRELSAU, Ruritania — The bridge is open.\n\n" * n,
    "editor's notes": lambda n: "Editor's note: " + "clarify correct " * n,
    "according": lambda n: "according to the old " * n,
    "officials": lambda n: "an old grey official for the of for and " * n,
    "verbs of saying": lambda n: "said " * n,
    "titles": lambda n: "President " * n,
    "small words": lambda n: "de la du " * n,
    "verbs after commas": lambda n: "Anna Held, the mayor, " * n,
    "names with hyphens": lambda n: "Anna-" * n,
    "names with apostrophes": lambda n: "L’" * n,
    "block quotes in one another": lambda n: "".join("> " * (i % 20) + "bridge\n\n" for i in range(n)),
    "elements in one another": lambda n: "<div>" * n + "\n\nbridge\n\n" + "</div>" * n,
    "hard breaks": lambda n: "the bridge  \n" * n,
    "reference links": lambda n: "[bridge][a] " * n + "\n\n[a]: https://example.org/\n",
    "rules without blank lines": lambda n: "---\n" * n,
    "headings without blank lines": lambda n: "# bridge\n" * n,
    "underlined headings": lambda n: "bridge\n===\n" * n,
}
KINDS = TEXTS | MARKED_UP


def _page(body: str, head: str = "", title: str = "Council closes a bridge") -> str:
    head = f"<head><title>{title}</title>{head}</head>"
    return f"<html>{head}<body><h1>Council closes a bridge</h1><article>{PARAGRAPH * 6}{body}</article></body></html>"


def _json(text: str) -> str:
    return _page("", f"<script type='application/ld+json'>{text}</script>")


PAGES: dict[str, Make] = {
    "open blocks": lambda n: _page("<div>" * n),
    "blocks in one another": lambda n: _page("<div>" * n + "x" + "</div>" * n),
    "open spans": lambda n: _page("<span>" * n),
    "open bold text": lambda n: _page("<b>" * n),
    "pictures side by side": lambda n: _page("<p><b>" + '<img src="x">' * n + "</b></p>"),
    "paragraphs": lambda n: _page(PARAGRAPH * (n // 4)),
    "paragraphs that are never closed": lambda n: _page("<p>a" * n),
    "short paragraphs": lambda n: _page("<p>Bridge</p>" * n),
    "line breaks": lambda n: _page("<p>" + "The bridge<br>" * n + "</p>"),
    "double line breaks": lambda n: _page("<p>" + "The bridge is closed.<br><br>" * n + "</p>"),
    "line breaks in a sentence": lambda n: _page("<p>" + "the bridge<br>" * n + "</p>"),
    "rows of a table": lambda n: _page("<table>" + "<tr><td>Zenda</td><td>3</td></tr>" * n + "</table>"),
    "tables in one another": lambda n: _page("<table><tr><td><p>Zenda</p>" * (n // 4)),
    "items of a list": lambda n: _page("<ul>" + "<li>Bridge</li>" * n + "</ul>"),
    "links": lambda n: _page("<a href='x'>Bridge</a>" * n),
    "lists of links": lambda n: _page("<ul>" + "<li><a href='x'>Bridge</a></li>" * n + "</ul>"),
    "lists in one another": lambda n: _page("<ul><li>" * n),
    "open block quotes": lambda n: _page("<blockquote>" * n),
    "block quotes": lambda n: _page("<blockquote>Bridge closed</blockquote>" * n),
    "figures": lambda n: _page("<figure>Bridge</figure>" * n),
    "figures in one another": lambda n: _page("<figure>" * n),
    "captions": lambda n: _page("<div class=caption>Bridge</div>" * n),
    "captions in one another": lambda n: _page("<div class=caption>" * n),
    "boxes": lambda n: _page("<div class=related>Bridge</div>" * n),
    "boxes in one another": lambda n: _page("<div class=related>" * n),
    "pull quotes": lambda n: _page("<div class=pullquote>Bridge</div>" * n),
    "hidden blocks": lambda n: _page("<div hidden>Bridge</div>" * n),
    "hidden blocks in one another": lambda n: _page("<div hidden>" * n),
    "blocks hidden by a style": lambda n: _page("<p style='display:none'>Bridge</p>" * n),
    "words for screen readers": lambda n: _page("<p class=sr-only>Bridge</p>" * n),
    "components": lambda n: _page("<x-y>Bridge.</x-y>" * n),
    "spans in a row": lambda n: _page("<div>" + "<span>Bridge.</span>" * n + "</div>"),
    "buttons": lambda n: _page("<p><button>Bridge</button></p>" * n),
    "headings": lambda n: _page("<h2>Bridge</h2>" * n),
    "headings with blocks in them": lambda n: _page("<h2><div>Bridge</div><div>closed</div></h2>" * n),
    "headings in one another with blocks in them": lambda n: _page("<h2><div>" * n),
    "raised figures": lambda n: _page("<p>" + "10<sup>6</sup> " * n + "</p>"),
    "raised figures, a paragraph each": lambda n: _page("<p>Bridge <sup>6</sup></p>" * n),
    "a story in JSON beside other paragraphs": lambda n: (
        "<html><head><title>Council closes a bridge</title><script type='application/ld+json'>"
        '{"@type":"NewsArticle","headline":"Council closes a bridge","articleBody":"'
        + "".join(f"The bridge number {i} is closed and will be for very long.\\n" for i in range(n))
        + '"}</script></head><body><h1>Council closes a bridge</h1><article>'
        + "".join(f"<div class=related>The ferry number {i} is open and will be for very long.</div>" for i in range(n))
        + "</article></body></html>"
    ),
    "first-level headings": lambda n: _page("<h1>Bridge closed</h1>" * n),
    "different first-level headings": lambda n: _page("".join(f"<h1>Bridge closed {i}</h1>" for i in range(n))),
    "authors": lambda n: _page("", "<meta name=author content='Anna Held'>" * n),
    "metadata": lambda n: _page("", "".join(f"<meta name=a{i} content=x>" for i in range(n))),
    "open lists of JSON": lambda n: _json("[" * n),
    "lists of JSON in one another": lambda n: _json("[" * n + "]" * n),
    "objects of JSON in one another": lambda n: _json('{"@graph":' * n + "1" + "}" * n),
    "a long list of JSON": lambda n: _json("[" + ",".join(['{"@type":"NewsArticle","headline":"Bridge"}'] * n) + "]"),
    "authors in one another": lambda n: _page(
        "",
        "<script type='application/ld+json'>"
        '{"@type":"NewsArticle","headline":"Bridge","author":' + "[" * n + "]" * n + "}</script>",
    ),
    "authors' names in one another": lambda n: _page(
        "",
        "<script type='application/ld+json'>"
        '{"@type":"NewsArticle","headline":"Bridge","author":' + '{"name":' * n + '"A"' + "}" * n + "}</script>",
    ),
    "spaces in JSON": lambda n: _json("[1" + " " * n + "x"),
    "commas in JSON": lambda n: _json("[1" + ", " * n + "x"),
    "digits in JSON": lambda n: _json("1" * n),
    "scripts of JSON": lambda n: _page("", "<script type='application/ld+json'>{}</script>" * n),
    "comments": lambda n: _page("<!-- x -->" * n),
    "comments that never end": lambda n: _page("<!--" * n),
    "CDATA that never ends": lambda n: _page("<![CDATA[" * n),
    "marked sections": lambda n: _page("<![x" * n),
    "processing instructions": lambda n: _page("<?x " * n),
    "attributes": lambda n: _page("<p " + " ".join(f"a{i}=b" for i in range(n)) + ">Bridge</p>"),
    "classes": lambda n: _page("<p class='" + "a " * n + "'>Bridge</p>"),
    "a long class": lambda n: _page("<div class='" + "aB" * n + "'>Bridge</div>"),
    "a long style": lambda n: _page("<p style='" + "display " * n + "'>Bridge</p>"),
    "an address that holds a picture": lambda n: _page("<img src='data:image/png;base64," + "A" * n + "'>"),
    "a long script": lambda n: _page("<script>" + "x=1;" * n + "</script>"),
    "scripts": lambda n: _page("<script>x</script>" * n),
    "entities": lambda n: _page("<p>" + "&amp;" * n + "</p>"),
    "ampersands": lambda n: _page("<p>" + "&" * n + "</p>"),
    "less-than signs": lambda n: _page("<p>" + "< " * n + "</p>"),
    "half a tag": lambda n: _page("<a b='" * n),
    "a long paragraph": lambda n: _page("<p>" + "The bridge is closed. " * n + "</p>"),
    "a title of many parts": lambda n: _page("", title="Council" + " | x" * n),
    "a title of spaces": lambda n: _page("", title="Council" + " " * n + "x"),
    "an author of many names": lambda n: _page("", "<meta name=author content='" + "Anna, " * n + "'>"),
    "an author of brackets": lambda n: _page("", "<meta name=author content='" + "(a " * n + "'>"),
    "templates": lambda n: _page("<template>" * n),
    "lines of code": lambda n: _page("<pre>" + "bridge\n" * n + "</pre>"),
    "pictures in one another": lambda n: _page("<svg>" * n),
    "options": lambda n: _page("<select><option>x" * n),
    "times": lambda n: _page("<time>x</time>" * n),
    "a long address": lambda n: _page("", "<link rel=canonical href='https://example.org/" + "2031/" * n + "'>"),
    "forms": lambda n: _page("<form>" * n),
    "different paragraphs": lambda n: _page(
        "".join(f"<p>The bridge number {i} is closed and will be for long.</p>" for i in range(n))
    ),
    "spaces that do not break": lambda n: _page("<p>" + "&nbsp;" * n + "</p>"),
    "quotes set apart": lambda n: _page(
        "".join(f"<p>Bridge {i} is old.</p><blockquote>Bridge {i}</blockquote>" for i in range(n))
    ),
}
