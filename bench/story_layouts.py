"""How newsrooms set the parts of a story: standfirsts, subheads, lists, quotes, tables, captions."""

# ruff: noqa: INP001 -- in no package

from __future__ import annotations

import json

from bench.made_up_story import (
    ELSEWHERE,
    HEADINGS,
    ITEMS,
    PROSE,
    QUOTE,
    STANDFIRST,
    TITLE,
    WIDE,
    Layout,
    Page,
    adding_to,
    article,
)

LAYOUTS: dict[str, Layout] = {}
layout = adding_to(LAYOUTS)


@layout("an article and nothing else")
def _plain(page: Page) -> str:
    return article(page.prose(0, 4) + f"<h2>{page.head(HEADINGS[1])}</h2>" + page.prose(4))


@layout("a standfirst by the class summary")
def _summary(page: Page) -> str:
    return article(f'<p class="article-summary">{page.keep(STANDFIRST)}</p>{page.prose()}')


@layout("a lead by the id speakable-summary")
def _speakable(page: Page) -> str:
    return article(f'<p id="speakable-summary">{page.keep(PROSE[0])}</p>{page.prose(1)}')


@layout("a lead in the class teaser, bodies in several containers")
def _teaser(page: Page) -> str:
    bodies = "".join(f'<div class="article-body"><p>{page.keep(text)}</p></div>' for text in PROSE[:2])
    rest = "".join(f'<div class="article-body"><p>{page.keep(text)}</p></div>' for text in PROSE[2:])
    return article(f'<div class="body"><div class="teaser-content">{bodies}</div>{rest}</div>')


@layout("a chapô in the head of the article")
def _chapo(page: Page) -> str:
    head = f'<header class="head"><h1>{TITLE}</h1><p class="article__chapo">{page.keep(STANDFIRST)}</p></header>'
    return f'<main><section class="article">{head}<div class="article__content">{page.prose()}</div></section></main>'


@layout("a vorspann beside the body")
def _vorspann(page: Page) -> str:
    lead = f'<div class="vorspann"><div>{page.keep(STANDFIRST)}</div></div>'
    return f'<div class="seite"><h1>{TITLE}</h1>{lead}<div class="text">{page.prose()}</div></div>'


@layout("a standfirst without a full stop")
def _dek(page: Page) -> str:
    lead = f'<p class="dek">{page.keep("Fishing families want to be paid for what they lost")}</p>'
    return article(lead + page.prose())


@layout("sections by ids made from their headings")
def _sections(page: Page) -> str:
    start = page.prose(0, 2)
    first = f'<section id="social-cost"><h2>{page.head("The social cost")}</h2>{page.prose(2, 4)}</section>'
    second = (
        f'<section id="video-evidence"><h2>{page.head("Video and other evidence")}</h2>{page.prose(4, 6)}</section>'
    )
    third = f'<section id="reactions"><h2>{page.head("Reactions")}</h2>{page.prose(6)}</section>'
    return article(start + first + second + third)


@layout("advertisements between containers")
def _containers(page: Page) -> str:
    chunks = []
    for start in range(0, len(PROSE), 2):
        chunks.append(f'<div class="chunk chunk--text">{page.prose(start, start + 2)}</div>')
        chunks.append(f'<div class="ad-slot">{page.leave("Advertisement")}</div>')
    return article("".join(chunks))


@layout("a body in unlike containers, told by JSON-LD")
def _told(page: Page) -> str:
    data = {"@type": "NewsArticle", "headline": TITLE, "articleBody": "\n\n".join(PROSE)}
    page.metas = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    inner = f'<div class="x1">{page.prose(0, 5)}</div><div class="promo-zone">'
    inner += "".join(f'<div class="y{n}"><div>{page.keep(text)}</div></div>' for n, text in enumerate(PROSE[5:]))
    return article(f"{inner}</div>")


@layout("a list in a page without an article")
def _bare_list(page: Page) -> str:
    first = page.prose(0, 2)
    items = "".join(f"<li>{page.keep(text)}" for text in ITEMS)
    return f"<h1>{TITLE}</h1>{first}<ul>{items}</ul>{page.prose(2)}"


@layout("a numbered list at the end")
def _numbered(page: Page) -> str:
    first = page.prose()
    items = "".join(f"<li>{page.keep(text)}</li>" for text in ITEMS)
    return article(f"{first}<ol>{items}</ol>")


@layout("a quote in a figure")
def _figure_quote(page: Page) -> str:
    first = page.prose(0, 3)
    quote = f"<blockquote><p>{page.keep(QUOTE)}</p></blockquote>"
    caption = f"<figcaption>{page.leave('Flavia Elphberg, of the co-operative')}</figcaption>"
    return article(f"{first}<figure>{quote}{caption}</figure>{page.prose(3)}")


@layout("a quote with line breaks")
def _broken_quote(page: Page) -> str:
    first = page.prose(0, 3)
    lines = "<br>".join(
        page.keep(line) for line in ("The pier, the pier,", "It fell into the lake.", "And who will pay?")
    )
    return article(f"{first}<blockquote>{lines}</blockquote>{page.prose(3)}")


@layout("headings in wrappers")
def _wrapped_headings(page: Page) -> str:
    parts = page.prose(0, 3) + f'<div class="title-block"><div><h3>{page.head(HEADINGS[0])}</h3></div></div>'
    parts += page.prose(3, 6) + f'<div class="title-block"><div><h4>{page.head(HEADINGS[1])}</h4></div></div>'
    return article(parts + page.prose(6))


@layout("subheads in bold paragraphs")
def _bold(page: Page) -> str:
    parts = page.prose(0, 3) + f"<p><strong>{page.head(HEADINGS[0])}</strong></p>"
    return article(parts + page.prose(3))


@layout("captions by their class")
def _captions(page: Page) -> str:
    first = page.prose(0, 3)
    caption = "The pier stood for more than a hundred years before the storms came."
    media = f'<div class="media"><img src=x><span class="media-caption">{page.leave(caption)}</span></div>'
    return article(first + media + page.prose(3))


@layout("a table of figures")
def _table(page: Page) -> str:
    first = page.prose(0, 4)
    rows = _rows(page, ("Port", "Boats"), ("Zenda", "12"), ("Hofbau", "5"))
    return article(f"{first}<table>{rows}</table>{page.prose(4)}")


def _rows(page: Page, *rows: tuple[str, str]) -> str:
    """Return the rows of a table, each with its cells."""
    return "".join(f"<tr><td>{page.keep(WIDE.join(row)).replace(WIDE, '</td><td>')}</td></tr>" for row in rows)


@layout("a table in a figure")
def _figure_table(page: Page) -> str:
    first = page.prose(0, 4)
    rows = _rows(page, ("Zenda", "12 boats"), ("Hofbau", "5 boats"))
    return article(f'{first}<figure class="wp-block-table"><table>{rows}</table></figure>{page.prose(4)}')


@layout("a page laid out by tables")
def _layout_table(page: Page) -> str:
    side = "".join(f'<p><a href="/{n}">{text}</a></p>' for n, text in enumerate(ELSEWHERE))
    return f"<table><tr><td width=150>{side}</td><td><h1>{TITLE}</h1>{page.prose()}</td></tr></table>"


@layout("line breaks for paragraphs")
def _breaks(page: Page) -> str:
    return f'<div id="content"><h1>{TITLE}</h1><div class="story">{"<br><br>".join(map(page.keep, PROSE))}</div></div>'


@layout("paragraphs that are no <p>")
def _divs(page: Page) -> str:
    return article(f'<div class="c-1">{page.prose(tag="div", attributes=" class=c-2")}</div>')


@layout("a standfirst that is a heading")
def _heading_standfirst(page: Page) -> str:
    return article(f"<h2>{page.keep(STANDFIRST)}</h2>{page.prose()}")


@layout("a subhead right below the headline, and others set like it")
def _first_subhead(page: Page) -> str:
    first = f"<h2>{page.head(HEADINGS[0])}</h2>{page.prose(0, 4)}"
    return article(f"{first}<h2>{page.head(HEADINGS[1])}</h2>{page.prose(4)}")


@layout("the only subhead, right below the headline")
def _only_subhead(page: Page) -> str:
    return article(f"<h2>{page.head('Background')}</h2>{page.prose()}")


@layout("a short standfirst that is a heading, and subheads set otherwise")
def _short_standfirst(page: Page) -> str:
    first = f"<h2>{page.keep('Storms destroyed it in January')}</h2>{page.prose(0, 4)}"
    return article(f"{first}<h3>{page.head(HEADINGS[1])}</h3>{page.prose(4)}")


@layout("a standfirst by its class, set as subheads are")
def _named_standfirst(page: Page) -> str:
    first = f'<div class="strapline"><h2>{page.keep("Storms destroyed it")}</h2></div>{page.prose(0, 4)}'
    return article(f"{first}<h2>{page.head(HEADINGS[1])}</h2>{page.prose(4)}")


@layout("a paragraph that the story says again and again")
def _refrain(page: Page) -> str:
    return article("".join(page.prose(0, 1) + page.prose(number, number + 1) for number in range(1, 5)))


@layout("parts by ids of which the last is a word for a box")
def _last_section(page: Page) -> str:
    first = f'<section id="social-cost"><h2>{page.head("Social cost")}</h2>{page.prose(0, 4)}</section>'
    last = f'<section id="comments-by-mayor"><h2>{page.head("Comments by mayor")}</h2>{page.prose(4)}</section>'
    return article(first + last)


@layout("a Portuguese lead of three words")
def _fine_line(page: Page) -> str:
    return article(f'<div class="linha-fina">{page.keep("Tempestades o destruíram")}</div>{page.prose()}')


@layout("questions on buttons that open their answers")
def _buttons(page: Page) -> str:
    def part(question: str, start: int, *, is_heading: bool) -> str:
        opened = f'<button aria-expanded="false">{page.head(question)}</button>'
        return f"<div>{f'<h3>{opened}</h3>' if is_heading else opened}<div>{page.prose(start, start + 2)}</div></div>"

    first = page.prose(0, 4)
    return article(first + part("Who pays?", 4, is_heading=True) + part("What happens next?", 6, is_heading=False))


@layout("a short standfirst by the class summary, without a full stop")
def _short_summary(page: Page) -> str:
    return article(f'<div class="summary">{page.keep("Storms destroyed it in January")}</div>{page.prose()}')


@layout("a standfirst that is there once for each width of a window")
def _two_widths(page: Page) -> str:
    first = page.keep("Storms destroyed it in January, and it had stood since 1911")
    return article(f'<p class="dek wide">{first}</p><p class="dek narrow">{first}</p>{page.prose()}')


@layout("a page laid out by a table, with short paragraphs and a menu")
def _old_table(page: Page) -> str:
    page.metas = f'<meta property="og:title" content="{TITLE}">'
    story = "<br><br>".join(page.prose(number, number + 1, "span") for number in range(8))
    menu = '<td><a href="/a">News of the lake</a><br><a href="/b">Sport of the lake</a></td>'
    links = f'<td><a href="/z">{ELSEWHERE[0]}</a></td>'
    return f'<table width="760"><tr>{menu}<td><b>{TITLE}</b><br><br>{story}</td>{links}</tr></table>'


@layout("a story of two sentences")
def _two_sentences(page: Page) -> str:
    return article(f"<p>{page.keep('The ferry does not sail today.')}</p><p>{page.keep('More soon.')}</p>")


@layout("a quote at the end, and who says it below")
def _signed_quote(page: Page) -> str:
    first = page.prose()
    quoted = f"<blockquote><p>{page.keep(QUOTE)}</p></blockquote><p>{page.keep('— Ida Moe')}</p>"
    return article(first + quoted)


@layout("a list of definitions")
def _definitions(page: Page) -> str:
    first = page.prose(0, 4)
    told = f"<dt>{page.keep('The pier')}</dt><dd>{page.keep(ITEMS[0])}</dd>"
    told += f"<dt>{page.keep('The berth')}</dt><dd>{page.keep(ITEMS[1])}</dd>"
    return article(f"{first}<dl>{told}</dl>{page.prose(4)}")


@layout("words for those who hear the page")
def _heard(page: Page) -> str:
    shown = page.keep(PROSE[0]).replace("pier,", 'pier<span class="sr-only"> (opens in a new window)</span>,')
    return article(f"<p>{shown}</p>{page.prose(1)}")


@layout("struck-out words")
def _struck(page: Page) -> str:
    shown = page.keep("The fee at the coal quay is 60 crowns a day for every boat that lies there in winter.")
    page.left.append("40")
    return article(f"<p>{shown.replace('is 60', 'is <del>40</del> 60')}</p>{page.prose()}")


@layout("Japanese, which has no spaces")
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
    return article(lead + "".join(f"<p>{page.keep(text)}</p>" for text in told), page.title)


@layout("Arabic, with isolates")
def _arabic(page: Page) -> str:
    page.lang, page.title = "ar", "مجلس زندا يصوت لإعادة بناء الرصيف"
    told = (
        "صوت مجلس ميناء زندا يوم الثلاثاء لصالح إعادة بناء الرصيف الشمالي الذي دمرته العواصف في يناير.",
        "وقال المهندس إن شركة \u2066Zenda Ferry\u2069 ستواصل الرسو عند رصيف الفحم حتى نهاية العمل.",
        "وكان الرصيف القديم قائما منذ عام 1911 وكانت تستخدمه العبارة وأسطول الصيد معا.",
        "ويبدأ العمل في سبتمبر ومن المتوقع أن يستمر عامين وفقا لخطة المجلس.",
    )
    return article("".join(f'<p dir="rtl">{page.keep(text)}</p>' for text in told), page.title)


@layout("Thai, which has no full stops")
def _thai(page: Page) -> str:
    page.lang, page.title = "th", "สภาเมืองเซนดาลงมติสร้างท่าเรือใหม่"
    told = (
        "สภาท่าเรือเซนดาลงมติเมื่อวันอังคารให้สร้างท่าเรือด้านเหนือขึ้นใหม่หลังพายุทำลายเมื่อเดือนมกราคม",
        "วิศวกรของสภากล่าวที่ศาลากลางเก่าว่าพวกเขารอมานานพอแล้วและงานจะเริ่มในเดือนกันยายน",
        "ท่าเรือเก่าสร้างเมื่อปี 1911 และใช้ทั้งเรือข้ามฟากและเรือประมงของเมืองล่าง",
        "เรือข้ามฟากจะยังคงจอดที่ท่าถ่านหินจนกว่าท่าเรือใหม่จะเปิดใช้งาน",
    )
    bodies = "".join(f'<div class="body-part"><p>{page.keep(text)}</p></div>' for text in told)
    return article(bodies, page.title)
