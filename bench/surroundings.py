"""What newsrooms and programs that save pages put around a story, and how they hide or hold it back."""

# ruff: noqa: INP001 -- in no package

from __future__ import annotations

from bench.made_up_story import ELSEWHERE, ITEMS, PROSE, TITLE, Layout, Page, adding_to, article

LAYOUTS: dict[str, Layout] = {}
layout = adding_to(LAYOUTS)


@layout("a byline, a picture and its caption")
def _furniture(page: Page) -> str:
    byline = f'<p class="byline">{page.leave("By Ada Example")}</p>'
    caption = f"<figure><img src=x><figcaption>{page.leave('The pier in January')}</figcaption></figure>"
    return article(byline + caption + page.prose())


@layout("a box of facts in the middle")
def _facts(page: Page) -> str:
    first = page.prose(0, 4)
    facts = f"{ITEMS[0]} {ITEMS[1]}"
    box = f'<div class="c-box"><h3>{page.head("How long is the pier?")}</h3><p>{page.keep(facts)}</p></div>'
    return article(first + box + page.prose(4))


@layout("related stories in the middle")
def _related(page: Page) -> str:
    first = page.prose(0, 4)
    return article(f'{first}<div class="related"><h3>{page.leave("Related")}</h3>{page.links()}</div>{page.prose(4)}')


@layout("stories under hashed names in the middle")
def _hashed(page: Page) -> str:
    first = page.prose(0, 4)
    cards = "".join(
        f'<div class="sc-x{n}"><h3><a href="/{n}">{page.leave(text)}</a></h3></div>' for n, text in enumerate(ELSEWHERE)
    )
    return article(f'{first}<div class="sc-abc">{cards}</div>{page.prose(4)}')


@layout("a newsletter in the middle")
def _newsletter(page: Page) -> str:
    first = page.prose(0, 4)
    words = page.leave("Our letter from the lake comes every morning, with all that is new.")
    return article(f'{first}<div class="newsletter-signup"><p>{words}</p></div>{page.prose(4)}')


@layout("a pull quote")
def _pull_quote(page: Page) -> str:
    first = page.prose(0, 4)
    quote = page.leave("they had waited long enough")
    return article(f'{first}<blockquote class="pullquote"><p>{quote}</p></blockquote>{page.prose(4)}')


@layout("comments below")
def _comments(page: Page) -> str:
    inner, heading = page.prose(), page.leave("Comments")
    said = page.leave("I was there in January, and the old pier was not worth a crown any more, believe me.")
    return article(f'{inner}<section id="comments"><h2>{heading}</h2><p>{said}</p></section>')


@layout("an embedded post with its author")
def _post(page: Page) -> str:
    first = page.prose(0, 4)
    said = f"<p>{page.keep('A bad joke!')}</p>{page.keep('— Karl (@karl) March 3')}"
    return article(f'{first}<blockquote class="twitter-tweet">{said}</blockquote>{page.prose(4)}')


@layout("a gallery in the middle")
def _gallery(page: Page) -> str:
    shown = (
        f'<div class="c-gallery"><ul><li><img src="/a.jpg"><span>{page.leave("The pier in ice")}</span></li></ul></div>'
    )
    return article(page.prose(0, 4) + shown + page.prose(4))


@layout("a print of a page, with its address")
def _print(page: Page) -> str:
    return (
        f'<div class="print"><h1>{TITLE}</h1>{page.prose()}<p>{page.leave("URL: https://example.org/pier")}</p></div>'
    )


@layout("a Japanese headline beside a longer name of the site")
def _japanese_headline(page: Page) -> str:
    page.lang, page.title = "ja", "桟橋を再建へ"
    texts = (
        "港湾委員会は火曜日、一月の嵐で壊れた北桟橋を再建することを決めた。",
        "工事は九月に始まり、二年かかる見込みだ。",
    )
    told = "".join(f"<p>　{page.keep(text)}</p>" for text in texts)
    return f'<div id="main"><h1>{page.title}</h1><div class="article_body">{told}</div></div>'


@layout("a paywall below the beginning")
def _wall(page: Page) -> str:
    offer = f"<h2>{page.leave('Subscribe to continue reading')}</h2><p>{page.leave('Only 1 crown a week.')}</p>"
    return article(f'{page.prose(0, 3)}<div class="paywall">{offer}</div>')


@layout("a body named after its paywall")
def _named_wall(page: Page) -> str:
    return article(page.prose(0, 2) + page.prose(2, attributes=' class="paywall"'))


@layout("a second story below")
def _second(page: Page) -> str:
    first = f"<article><h1>{TITLE}</h1>{page.prose()}</article>"
    other = "".join(f"<p>Another story says: {text}</p>" for text in PROSE[:5])
    return f"<main>{first}<article><h1>Lake freezes in Strelsau</h1>{other}</article></main>"


@layout("a copy from a web archive")
def _archived(page: Page) -> str:
    page.metas = (
        '<link rel="canonical" href="https://web.archive.org/web/20310502101112/https://news.example.org/pier">'
    )
    bar = "<div id='wm-ipp-base'><p>This page was saved 12 times between 2 May and 3 June.</p></div>"
    return bar + article(page.prose())


@layout("a copy of reader mode")
def _reader(page: Page) -> str:
    head = '<a class="domain reader-domain" href="https://news.example.org/pier">news.example.org</a>'
    head = f'<div class="header reader-header">{head}<h1 class="reader-title">{TITLE}</h1></div>'
    return f'<div class="container">{head}<div class="content"><div class="page">{page.prose()}</div></div></div>'


@layout("scripts and pictures that hold anything")
def _scripts(page: Page) -> str:
    script = "<script>e === 0 ? '\ufffd' : 'nÃ£o houver'</script><style>li::before {content: 'â€¢'}</style>"
    return script + article(f'{page.prose(0, 4)}<img alt="Zenda â€“ final" src=x>{page.prose(4)}')


@layout("a part of the story in a component's shadow")
def _shadow(page: Page) -> str:
    first = page.prose(0, 4)
    shadow = f'<x-part><template shadowrootmode="open">{page.prose(4, 6)}</template></x-part>'
    return article(first + shadow + page.prose(6))


@layout("tags and an author below the story, without an article")
def _below(page: Page) -> str:
    story = f'<h1>{TITLE}</h1><div class="text">{page.prose()}</div>'
    tags = f"<p>{page.leave('Harbour, ferries')}</p>"
    author = f'<div class="who">{page.leave("Ada Example has written about the harbour since 2020.")}</div>'
    return f'<div class="page">{story}{tags}{author}</div>'


@layout("a page of font tags")
def _fonts(page: Page) -> str:
    lead = f"<font size=2>{page.keep(PROSE[0])}</font>"
    rest = "".join(f"<p><font size=2>{page.keep(text)}</font>" for text in PROSE[1:])
    return f"<center><font size=5><b>{TITLE}</b></font></center>{lead}{rest}"


@layout("notes below the story")
def _notes(page: Page) -> str:
    note = f'<ol class="footnotes"><li id="n">{page.leave("The plan is on the council’s site.")}</li></ol>'
    return article(page.prose() + note)
