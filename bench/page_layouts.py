"""A made-up story -> the pages on which newsrooms would show it, each with what a reader sees of it and of the rest.

A layout is a function of a page being written. What it writes by `keep`, `head` and the like is the story's; what it
writes by `leave` is visible in the article's part of the page and not the story's, and must be in the record.
"""

# ruff: noqa: INP001 -- in no package

from __future__ import annotations

import html
import json
from collections.abc import Callable
from dataclasses import dataclass, field

TITLE = "Council of Zenda votes to rebuild the pier"
STANDFIRST = "Nine members voted for a new pier, and the fishing families want to be paid for what they lost."
PROSE = (
    "The harbour council of Zenda voted on Tuesday to rebuild the north pier, which storms destroyed in January.",
    "Rudolf Hentzau, the council’s engineer, said in the old town hall that they had waited long enough for it.",
    "The old pier had stood since 1911, and it served both the ferry and the fishing fleet of the lower town.",
    "The co-operative of the fishing families welcomed the vote but said that compensation was overdue for them.",
    "Work will begin in September and is expected to last two years, according to the plan of the council.",
    "Three companies have said that they will bid, and one of them is to be chosen before the holidays end.",
    "The ferry will go on landing at the coal quay, and its timetable will not change before the winter.",
    "Two members of the council had asked for a study of the costs first, but in the end they voted for the plan.",
)
HEADINGS = ("What the pier was for", "What happens next")
ITEMS = ("The wall is to be three hundred metres long.", "The berth is for two ferries at once.", "The path has lamps.")
QUOTE = "Nobody asked the fishing families whether they could wait for their money until the autumn."
WIDE = "\u2003"
ELSEWHERE = ("Lake freezes in Strelsau", "Why ferries are late in spring", "Seven recipes with mussels")


@dataclass
class Page:
    """A page being written: what of it is the story, in order, and what is left out of that."""

    lang: str = "en"
    title: str = TITLE
    metas: str = ""
    kept: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)

    def keep(self, text: str) -> str:
        """Return a text of the story as HTML."""
        self.kept.append(text)
        return html.escape(text, quote=False)

    def head(self, text: str) -> str:
        """Return a subhead of the story as HTML."""
        self.kept.append(f"## {text}")
        return html.escape(text, quote=False)

    def leave(self, text: str) -> str:
        """Return a text beside the story as HTML."""
        self.left.append(text)
        return html.escape(text, quote=False)

    def prose(self, start: int = 0, end: int = len(PROSE), tag: str = "p", attributes: str = "") -> str:
        """Return paragraphs of the story."""
        return "\n".join(f"<{tag}{attributes}>{self.keep(text)}</{tag}>" for text in PROSE[start:end])

    def links(self) -> str:
        """Return a list of other stories, which is no part of this one."""
        items = "".join(f'<li><a href="/{n}">{self.leave(text)}</a></li>' for n, text in enumerate(ELSEWHERE))
        return f"<ul>{items}</ul>"


Layout = Callable[[Page], str]
LAYOUTS: dict[str, Layout] = {}


def _layout(name: str) -> Callable[[Layout], Layout]:
    def added(function: Layout) -> Layout:
        LAYOUTS[name] = function
        return function

    return added


def made(name: str) -> tuple[str, Page]:
    """Return the page of a layout as HTML, and what of it is the story's and what is left out."""
    page = Page()
    body = LAYOUTS[name](page)
    head = f'<meta charset="utf-8"><title>{page.title} | The Zenda News</title>{page.metas}'
    head += '<meta property="og:site_name" content="The Zenda News"><meta name="author" content="Ada Example">'
    nav = '<header><nav><a href="/">Home</a> <a href="/news">News</a></nav></header>'
    foot = "<footer><p>© 2031 The Zenda News. All rights reserved.</p></footer>"
    return (
        f'<!DOCTYPE html>\n<html lang="{page.lang}"><head>{head}</head>\n<body>{nav}{body}{foot}</body></html>\n',
        page,
    )


def _article(inner: str, title: str = TITLE) -> str:
    return f"<main><article><h1>{title}</h1>{inner}</article></main>"


@_layout("an article and nothing else")
def _plain(page: Page) -> str:
    return _article(page.prose(0, 4) + f"<h2>{page.head(HEADINGS[1])}</h2>" + page.prose(4))


@_layout("a standfirst by the class summary")
def _summary(page: Page) -> str:
    return _article(f'<p class="article-summary">{page.keep(STANDFIRST)}</p>{page.prose()}')


@_layout("a lead by the id speakable-summary")
def _speakable(page: Page) -> str:
    return _article(f'<p id="speakable-summary">{page.keep(PROSE[0])}</p>{page.prose(1)}')


@_layout("a lead in the class teaser, bodies in several containers")
def _teaser(page: Page) -> str:
    bodies = "".join(f'<div class="article-body"><p>{page.keep(text)}</p></div>' for text in PROSE[:2])
    rest = "".join(f'<div class="article-body"><p>{page.keep(text)}</p></div>' for text in PROSE[2:])
    return _article(f'<div class="body"><div class="teaser-content">{bodies}</div>{rest}</div>')


@_layout("a chapô in the head of the article")
def _chapo(page: Page) -> str:
    head = f'<header class="head"><h1>{TITLE}</h1><p class="article__chapo">{page.keep(STANDFIRST)}</p></header>'
    return f'<main><section class="article">{head}<div class="article__content">{page.prose()}</div></section></main>'


@_layout("a vorspann beside the body")
def _vorspann(page: Page) -> str:
    lead = f'<div class="vorspann"><div>{page.keep(STANDFIRST)}</div></div>'
    return f'<div class="seite"><h1>{TITLE}</h1>{lead}<div class="text">{page.prose()}</div></div>'


@_layout("a standfirst without a full stop")
def _dek(page: Page) -> str:
    lead = f'<p class="dek">{page.keep("Fishing families want to be paid for what they lost")}</p>'
    return _article(lead + page.prose())


@_layout("sections by ids made from their headings")
def _sections(page: Page) -> str:
    start = page.prose(0, 2)
    first = f'<section id="social-cost"><h2>{page.head("The social cost")}</h2>{page.prose(2, 4)}</section>'
    second = (
        f'<section id="video-evidence"><h2>{page.head("Video and other evidence")}</h2>{page.prose(4, 6)}</section>'
    )
    third = f'<section id="reactions"><h2>{page.head("Reactions")}</h2>{page.prose(6)}</section>'
    return _article(start + first + second + third)


@_layout("advertisements between containers")
def _containers(page: Page) -> str:
    chunks = []
    for start in range(0, len(PROSE), 2):
        chunks.append(f'<div class="chunk chunk--text">{page.prose(start, start + 2)}</div>')
        chunks.append(f'<div class="ad-slot">{page.leave("Advertisement")}</div>')
    return _article("".join(chunks))


@_layout("a body in unlike containers, told by JSON-LD")
def _told(page: Page) -> str:
    data = {"@type": "NewsArticle", "headline": TITLE, "articleBody": "\n\n".join(PROSE)}
    page.metas = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    inner = f'<div class="x1">{page.prose(0, 5)}</div><div class="promo-zone">'
    inner += "".join(f'<div class="y{n}"><div>{page.keep(text)}</div></div>' for n, text in enumerate(PROSE[5:]))
    return _article(f"{inner}</div>")


@_layout("a list in a page without an article")
def _bare_list(page: Page) -> str:
    first = page.prose(0, 2)
    items = "".join(f"<li>{page.keep(text)}" for text in ITEMS)
    return f"<h1>{TITLE}</h1>{first}<ul>{items}</ul>{page.prose(2)}"


@_layout("a numbered list at the end")
def _numbered(page: Page) -> str:
    first = page.prose()
    items = "".join(f"<li>{page.keep(text)}</li>" for text in ITEMS)
    return _article(f"{first}<ol>{items}</ol>")


@_layout("a quote in a figure")
def _figure_quote(page: Page) -> str:
    first = page.prose(0, 3)
    quote = f"<blockquote><p>{page.keep(QUOTE)}</p></blockquote>"
    caption = f"<figcaption>{page.leave('Flavia Elphberg, of the co-operative')}</figcaption>"
    return _article(f"{first}<figure>{quote}{caption}</figure>{page.prose(3)}")


@_layout("a quote with line breaks")
def _broken_quote(page: Page) -> str:
    first = page.prose(0, 3)
    lines = "<br>".join(
        page.keep(line) for line in ("The pier, the pier,", "It fell into the lake.", "And who will pay?")
    )
    return _article(f"{first}<blockquote>{lines}</blockquote>{page.prose(3)}")


@_layout("headings in wrappers")
def _wrapped_headings(page: Page) -> str:
    parts = page.prose(0, 3) + f'<div class="title-block"><div><h3>{page.head(HEADINGS[0])}</h3></div></div>'
    parts += page.prose(3, 6) + f'<div class="title-block"><div><h4>{page.head(HEADINGS[1])}</h4></div></div>'
    return _article(parts + page.prose(6))


@_layout("subheads in bold paragraphs")
def _bold(page: Page) -> str:
    parts = page.prose(0, 3) + f"<p><strong>{page.head(HEADINGS[0])}</strong></p>"
    return _article(parts + page.prose(3))


@_layout("a byline, a picture and its caption")
def _furniture(page: Page) -> str:
    byline = f'<p class="byline">{page.leave("By Ada Example")}</p>'
    caption = f"<figure><img src=x><figcaption>{page.leave('The pier in January')}</figcaption></figure>"
    return _article(byline + caption + page.prose())


@_layout("captions by their class")
def _captions(page: Page) -> str:
    first = page.prose(0, 3)
    caption = "The pier stood for more than a hundred years before the storms came."
    media = f'<div class="media"><img src=x><span class="media-caption">{page.leave(caption)}</span></div>'
    return _article(first + media + page.prose(3))


@_layout("a table of figures")
def _table(page: Page) -> str:
    first = page.prose(0, 4)
    rows = _rows(page, ("Port", "Boats"), ("Zenda", "12"), ("Hofbau", "5"))
    return _article(f"{first}<table>{rows}</table>{page.prose(4)}")


def _rows(page: Page, *rows: tuple[str, str]) -> str:
    """Return the rows of a table, each with its cells."""
    return "".join(f"<tr><td>{page.keep(WIDE.join(row)).replace(WIDE, '</td><td>')}</td></tr>" for row in rows)


@_layout("a table in a figure")
def _figure_table(page: Page) -> str:
    first = page.prose(0, 4)
    rows = _rows(page, ("Zenda", "12 boats"), ("Hofbau", "5 boats"))
    return _article(f'{first}<figure class="wp-block-table"><table>{rows}</table></figure>{page.prose(4)}')


@_layout("a page laid out by tables")
def _layout_table(page: Page) -> str:
    side = "".join(f'<p><a href="/{n}">{text}</a></p>' for n, text in enumerate(ELSEWHERE))
    return f"<table><tr><td width=150>{side}</td><td><h1>{TITLE}</h1>{page.prose()}</td></tr></table>"


@_layout("line breaks for paragraphs")
def _breaks(page: Page) -> str:
    return f'<div id="content"><h1>{TITLE}</h1><div class="story">{"<br><br>".join(map(page.keep, PROSE))}</div></div>'


@_layout("paragraphs that are no <p>")
def _divs(page: Page) -> str:
    return _article(f'<div class="c-1">{page.prose(tag="div", attributes=" class=c-2")}</div>')


@_layout("a box of facts in the middle")
def _facts(page: Page) -> str:
    first = page.prose(0, 4)
    facts = f"{ITEMS[0]} {ITEMS[1]}"
    box = f'<div class="c-box"><h3>{page.head("How long is the pier?")}</h3><p>{page.keep(facts)}</p></div>'
    return _article(first + box + page.prose(4))


@_layout("related stories in the middle")
def _related(page: Page) -> str:
    first = page.prose(0, 4)
    return _article(f'{first}<div class="related"><h3>{page.leave("Related")}</h3>{page.links()}</div>{page.prose(4)}')


@_layout("stories under hashed names in the middle")
def _hashed(page: Page) -> str:
    first = page.prose(0, 4)
    cards = "".join(
        f'<div class="sc-x{n}"><h3><a href="/{n}">{page.leave(text)}</a></h3></div>' for n, text in enumerate(ELSEWHERE)
    )
    return _article(f'{first}<div class="sc-abc">{cards}</div>{page.prose(4)}')


@_layout("a newsletter in the middle")
def _newsletter(page: Page) -> str:
    first = page.prose(0, 4)
    words = page.leave("Our letter from the lake comes every morning, with all that is new.")
    return _article(f'{first}<div class="newsletter-signup"><p>{words}</p></div>{page.prose(4)}')


@_layout("a pull quote")
def _pull_quote(page: Page) -> str:
    first = page.prose(0, 4)
    quote = page.leave("they had waited long enough")
    return _article(f'{first}<blockquote class="pullquote"><p>{quote}</p></blockquote>{page.prose(4)}')


@_layout("comments below")
def _comments(page: Page) -> str:
    inner, heading = page.prose(), page.leave("Comments")
    said = page.leave("I was there in January, and the old pier was not worth a crown any more, believe me.")
    return _article(f'{inner}<section id="comments"><h2>{heading}</h2><p>{said}</p></section>')


@_layout("a standfirst that is a heading")
def _heading_standfirst(page: Page) -> str:
    return _article(f"<h2>{page.keep(STANDFIRST)}</h2>{page.prose()}")


@_layout("a subhead right below the headline, and others set like it")
def _first_subhead(page: Page) -> str:
    first = f"<h2>{page.head(HEADINGS[0])}</h2>{page.prose(0, 4)}"
    return _article(f"{first}<h2>{page.head(HEADINGS[1])}</h2>{page.prose(4)}")


@_layout("the only subhead, right below the headline")
def _only_subhead(page: Page) -> str:
    return _article(f"<h2>{page.head('Background')}</h2>{page.prose()}")


@_layout("a short standfirst that is a heading, and subheads set otherwise")
def _short_standfirst(page: Page) -> str:
    first = f"<h2>{page.keep('Storms destroyed it in January')}</h2>{page.prose(0, 4)}"
    return _article(f"{first}<h3>{page.head(HEADINGS[1])}</h3>{page.prose(4)}")


@_layout("a standfirst by its class, set as subheads are")
def _named_standfirst(page: Page) -> str:
    first = f'<div class="strapline"><h2>{page.keep("Storms destroyed it")}</h2></div>{page.prose(0, 4)}'
    return _article(f"{first}<h2>{page.head(HEADINGS[1])}</h2>{page.prose(4)}")


@_layout("a paragraph that the story says again and again")
def _refrain(page: Page) -> str:
    return _article("".join(page.prose(0, 1) + page.prose(number, number + 1) for number in range(1, 5)))


@_layout("parts by ids of which the last is a word for a box")
def _last_section(page: Page) -> str:
    first = f'<section id="social-cost"><h2>{page.head("Social cost")}</h2>{page.prose(0, 4)}</section>'
    last = f'<section id="comments-by-mayor"><h2>{page.head("Comments by mayor")}</h2>{page.prose(4)}</section>'
    return _article(first + last)


@_layout("an embedded post with its author")
def _post(page: Page) -> str:
    first = page.prose(0, 4)
    said = f"<p>{page.keep('A bad joke!')}</p>{page.keep('— Karl (@karl) March 3')}"
    return _article(f'{first}<blockquote class="twitter-tweet">{said}</blockquote>{page.prose(4)}')


@_layout("a Portuguese lead of three words")
def _fine_line(page: Page) -> str:
    return _article(f'<div class="linha-fina">{page.keep("Tempestades o destruíram")}</div>{page.prose()}')


@_layout("questions on buttons that open their answers")
def _buttons(page: Page) -> str:
    def part(question: str, start: int, *, is_heading: bool) -> str:
        opened = f'<button aria-expanded="false">{page.head(question)}</button>'
        return f"<div>{f'<h3>{opened}</h3>' if is_heading else opened}<div>{page.prose(start, start + 2)}</div></div>"

    first = page.prose(0, 4)
    return _article(first + part("Who pays?", 4, is_heading=True) + part("What happens next?", 6, is_heading=False))


@_layout("a short standfirst by the class summary, without a full stop")
def _short_summary(page: Page) -> str:
    return _article(f'<div class="summary">{page.keep("Storms destroyed it in January")}</div>{page.prose()}')


@_layout("a standfirst that is there once for each width of a window")
def _two_widths(page: Page) -> str:
    first = page.keep("Storms destroyed it in January, and it had stood since 1911")
    return _article(f'<p class="dek wide">{first}</p><p class="dek narrow">{first}</p>{page.prose()}')


@_layout("a page laid out by a table, with short paragraphs and a menu")
def _old_table(page: Page) -> str:
    page.metas = f'<meta property="og:title" content="{TITLE}">'
    story = "<br><br>".join(page.prose(number, number + 1, "span") for number in range(8))
    menu = '<td><a href="/a">News of the lake</a><br><a href="/b">Sport of the lake</a></td>'
    links = f'<td><a href="/z">{ELSEWHERE[0]}</a></td>'
    return f'<table width="760"><tr>{menu}<td><b>{TITLE}</b><br><br>{story}</td>{links}</tr></table>'


@_layout("a story of two sentences")
def _two_sentences(page: Page) -> str:
    return _article(f"<p>{page.keep('The ferry does not sail today.')}</p><p>{page.keep('More soon.')}</p>")


@_layout("a gallery in the middle")
def _gallery(page: Page) -> str:
    shown = (
        f'<div class="c-gallery"><ul><li><img src="/a.jpg"><span>{page.leave("The pier in ice")}</span></li></ul></div>'
    )
    return _article(page.prose(0, 4) + shown + page.prose(4))


@_layout("a print of a page, with its address")
def _print(page: Page) -> str:
    return (
        f'<div class="print"><h1>{TITLE}</h1>{page.prose()}<p>{page.leave("URL: https://example.org/pier")}</p></div>'
    )


@_layout("a Japanese headline beside a longer name of the site")
def _japanese_headline(page: Page) -> str:
    page.lang, page.title = "ja", "桟橋を再建へ"
    texts = (
        "港湾委員会は火曜日、一月の嵐で壊れた北桟橋を再建することを決めた。",
        "工事は九月に始まり、二年かかる見込みだ。",
    )
    told = "".join(f"<p>　{page.keep(text)}</p>" for text in texts)
    return f'<div id="main"><h1>{page.title}</h1><div class="article_body">{told}</div></div>'


@_layout("a quote at the end, and who says it below")
def _signed_quote(page: Page) -> str:
    first = page.prose()
    quoted = f"<blockquote><p>{page.keep(QUOTE)}</p></blockquote><p>{page.keep('— Ida Moe')}</p>"
    return _article(first + quoted)


@_layout("a list of definitions")
def _definitions(page: Page) -> str:
    first = page.prose(0, 4)
    told = f"<dt>{page.keep('The pier')}</dt><dd>{page.keep(ITEMS[0])}</dd>"
    told += f"<dt>{page.keep('The berth')}</dt><dd>{page.keep(ITEMS[1])}</dd>"
    return _article(f"{first}<dl>{told}</dl>{page.prose(4)}")


@_layout("words for those who hear the page")
def _heard(page: Page) -> str:
    shown = page.keep(PROSE[0]).replace("pier,", 'pier<span class="sr-only"> (opens in a new window)</span>,')
    return _article(f"<p>{shown}</p>{page.prose(1)}")


@_layout("struck-out words")
def _struck(page: Page) -> str:
    shown = page.keep("The fee at the coal quay is 60 crowns a day for every boat that lies there in winter.")
    page.left.append("40")
    return _article(f"<p>{shown.replace('is 60', 'is <del>40</del> 60')}</p>{page.prose()}")


@_layout("a paywall below the beginning")
def _wall(page: Page) -> str:
    offer = f"<h2>{page.leave('Subscribe to continue reading')}</h2><p>{page.leave('Only 1 crown a week.')}</p>"
    return _article(f'{page.prose(0, 3)}<div class="paywall">{offer}</div>')


@_layout("a body named after its paywall")
def _named_wall(page: Page) -> str:
    return _article(page.prose(0, 2) + page.prose(2, attributes=' class="paywall"'))


@_layout("a second story below")
def _second(page: Page) -> str:
    first = f"<article><h1>{TITLE}</h1>{page.prose()}</article>"
    other = "".join(f"<p>Another story says: {text}</p>" for text in PROSE[:5])
    return f"<main>{first}<article><h1>Lake freezes in Strelsau</h1>{other}</article></main>"


@_layout("a copy from a web archive")
def _archived(page: Page) -> str:
    page.metas = (
        '<link rel="canonical" href="https://web.archive.org/web/20310502101112/https://news.example.org/pier">'
    )
    bar = "<div id='wm-ipp-base'><p>This page was saved 12 times between 2 May and 3 June.</p></div>"
    return bar + _article(page.prose())


@_layout("a copy of reader mode")
def _reader(page: Page) -> str:
    head = '<a class="domain reader-domain" href="https://news.example.org/pier">news.example.org</a>'
    head = f'<div class="header reader-header">{head}<h1 class="reader-title">{TITLE}</h1></div>'
    return f'<div class="container">{head}<div class="content"><div class="page">{page.prose()}</div></div></div>'


@_layout("Japanese, which has no spaces")
def _japanese(page: Page) -> str:
    page.lang, page.title = "ja", "ゼンダ議会、桟橋の再建を可決"
    told = (
        "ゼンダの港湾議会は火曜日、一月の嵐で壊れた北桟橋を再建する案を可決した。",
        "議会の技師であるルドルフ氏は、古い市庁舎で「長く待ちすぎた」と述べた。",
        "古い桟橋は一九一一年に造られ、渡し船と漁船の両方に使われていた。",
        "工事は九月に始まり、議会の計画によれば二年かかる見込みである。",
        "三つの会社が入札に加わると述べ、議会は夏の終わりまでに一社を選ぶ。",
    )
    lead = f'<p class="summary">{page.keep("漁師の家族は、失ったものの補償を求めている。")}</p>'
    return _article(lead + "".join(f"<p>{page.keep(text)}</p>" for text in told), page.title)


@_layout("Arabic, with isolates")
def _arabic(page: Page) -> str:
    page.lang, page.title = "ar", "مجلس زندا يصوت لإعادة بناء الرصيف"
    told = (
        "صوت مجلس ميناء زندا يوم الثلاثاء لصالح إعادة بناء الرصيف الشمالي الذي دمرته العواصف في يناير.",
        "وقال المهندس إن شركة \u2066Zenda Ferry\u2069 ستواصل الرسو عند رصيف الفحم حتى نهاية العمل.",
        "وكان الرصيف القديم قائما منذ عام 1911 وكانت تستخدمه العبارة وأسطول الصيد معا.",
        "ويبدأ العمل في سبتمبر ومن المتوقع أن يستمر عامين وفقا لخطة المجلس.",
    )
    return _article("".join(f'<p dir="rtl">{page.keep(text)}</p>' for text in told), page.title)


@_layout("Thai, which has no full stops")
def _thai(page: Page) -> str:
    page.lang, page.title = "th", "สภาเมืองเซนดาลงมติสร้างท่าเรือใหม่"
    told = (
        "สภาท่าเรือเซนดาลงมติเมื่อวันอังคารให้สร้างท่าเรือด้านเหนือขึ้นใหม่หลังพายุทำลายเมื่อเดือนมกราคม",
        "วิศวกรของสภากล่าวที่ศาลากลางเก่าว่าพวกเขารอมานานพอแล้วและงานจะเริ่มในเดือนกันยายน",
        "ท่าเรือเก่าสร้างเมื่อปี 1911 และใช้ทั้งเรือข้ามฟากและเรือประมงของเมืองล่าง",
        "เรือข้ามฟากจะยังคงจอดที่ท่าถ่านหินจนกว่าท่าเรือใหม่จะเปิดใช้งาน",
    )
    bodies = "".join(f'<div class="body-part"><p>{page.keep(text)}</p></div>' for text in told)
    return _article(bodies, page.title)


@_layout("scripts and pictures that hold anything")
def _scripts(page: Page) -> str:
    script = "<script>e === 0 ? '\ufffd' : 'nÃ£o houver'</script><style>li::before {content: 'â€¢'}</style>"
    return script + _article(f'{page.prose(0, 4)}<img alt="Zenda â€“ final" src=x>{page.prose(4)}')


@_layout("a part of the story in a component's shadow")
def _shadow(page: Page) -> str:
    first = page.prose(0, 4)
    shadow = f'<x-part><template shadowrootmode="open">{page.prose(4, 6)}</template></x-part>'
    return _article(first + shadow + page.prose(6))


@_layout("tags and an author below the story, without an article")
def _below(page: Page) -> str:
    story = f'<h1>{TITLE}</h1><div class="text">{page.prose()}</div>'
    tags = f"<p>{page.leave('Harbour, ferries')}</p>"
    author = f'<div class="who">{page.leave("Ada Example has written about the harbour since 2020.")}</div>'
    return f'<div class="page">{story}{tags}{author}</div>'


@_layout("a page of font tags")
def _fonts(page: Page) -> str:
    lead = f"<font size=2>{page.keep(PROSE[0])}</font>"
    rest = "".join(f"<p><font size=2>{page.keep(text)}</font>" for text in PROSE[1:])
    return f"<center><font size=5><b>{TITLE}</b></font></center>{lead}{rest}"


@_layout("notes below the story")
def _notes(page: Page) -> str:
    note = f'<ol class="footnotes"><li id="n">{page.leave("The plan is on the council’s site.")}</li></ol>'
    return _article(page.prose() + note)
