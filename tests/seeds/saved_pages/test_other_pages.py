"""Pages that are no article, or only the beginning of one."""

import pytest

from newsgloss.drafts.sidecar_draft import propose_sidecar
from newsgloss.model.problems import ContentError, reading
from newsgloss.seeds.seed import read_seed, warnings
from tests.seeds.saved_pages.test_omissions import STORY, TITLE, left_out, seed_of

AGAIN = "Open the article's address in the browser again, and save the page that shows the article."
OFFER = "<h2>Subscribe to continue reading</h2><p>Read all for 1 crown a week.</p><p>Already a subscriber? Sign in.</p>"


def refused(html: str) -> str:
    """Return why a page is refused."""
    with pytest.raises(ContentError) as caught, reading("pier.html"):
        read_seed(html.encode(), "pier", "pier.html")
    (problem,) = caught.value.problems
    return str(problem)


@pytest.mark.parametrize(
    ("html", "message"),
    [
        (
            "<title>Page not found | Gazette</title><h1>Oh dear</h1><p>The page that you asked for is not there.</p>",
            "this is an error page: 'Page not found | Gazette'",
        ),
        (
            "<title>Before you continue to Gazette</title><p>We and our 842 partners store cookies here, and more.</p>",
            "this page asks for consent to cookies: 'Before you continue to Gazette'",
        ),
        ("<title>404</title><p>There is nothing here, said the harbour.</p>", "this is an error page: '404'"),
        (
            "<title>Gazette</title><h1>Erreur 404</h1><p>La page a été déplacée vers un autre port.</p>",
            "this is an error page: 'Erreur 404'",
        ),
        (
            "<title>Gazette</title><h1>Page introuvable</h1><p>Elle a été déplacée vers un autre port.</p>",
            "this is an error page: 'Page introuvable'",
        ),
        (
            "<title>Gazette</title><body class='single error404'><h1>Seite fehlt</h1><p>Sie ist nicht mehr da.</p>",
            "this is an error page: its body is named 'error404'",
        ),
        (
            "<title>Just a moment...</title><h2>gazette.example.org</h2><p>It needs to see that you can wait.</p>",
            "this page asks whether its reader is a robot: 'Just a moment...'",
        ),
        (
            "<title>Gazette</title><h1>Verify you are human</h1><p>Press the button below to go on.</p>",
            "this page asks whether its reader is a robot: 'Verify you are human'",
        ),
        (
            "<title>Gazette</title><div id='px-captcha'></div><p>Drücken Sie bitte den Knopf unten.</p>",
            "this page asks whether its reader is a robot: there is 'px-captcha' in it",
        ),
        (
            f"<title>{TITLE}</title><nav><a href='/'>Home</a></nav><main>{OFFER}</main>",
            "this page shows an offer in place of the article: 'Subscribe to continue reading'",
        ),
    ],
)
def test_a_page_in_place_of_an_article_is_told_with_what_gave_it_away(html: str, message: str) -> None:
    assert refused(html) == f"pier.html: {message}\n    {AGAIN}"


@pytest.mark.parametrize(
    ("title", "is_error"),
    [
        ("Seite nicht gefunden", True),
        ("Die angeforderte Seite wurde nicht gefunden", True),
        ("Página no encontrada", True),
        ("Acceso denegado", True),
        ("Pagina non trovata", True),
        ("Página não encontrada", True),
        ("Pagina niet gevonden", True),
        ("Nie znaleziono strony", True),
        ("Sidan kunde inte hittas", True),
        ("Страница не найдена", True),
        ("الصفحة غير موجودة", True),
        ("お探しのページは見つかりませんでした", True),
        ("Bestätigen Sie, dass Sie kein Roboter sind", False),
        ("Un momento, por favor", False),
        ("Verifica di essere umano", False),
        ("Verifique que você é humano", False),
        ("Bevestig dat u geen robot bent", False),
        ("Potwierdź, że jesteś człowiekiem", False),
        ("Bekräfta att du är människa", False),
        ("Подтвердите, что вы не робот", False),
        ("تحقق من أنك إنسان", False),
        ("しばらくお待ちください", False),
    ],
)
def test_error_pages_and_checks_for_robots_are_told_in_many_languages(title: str, *, is_error: bool) -> None:
    html = f"<title>{title} | Gazette</title><h1>Gazette</h1><p>The harbour is here, and nothing else is.</p>"
    expected = "this is an error page" if is_error else "this page asks whether its reader is a robot"

    assert refused(html) == f"pier.html: {expected}: '{title} | Gazette'\n    {AGAIN}"


@pytest.mark.parametrize(
    "offer",
    [
        "Dieser Artikel ist nur für Abonnenten",
        "Suscríbete para seguir leyendo",
        "Abbonati per continuare a leggere",
        "Assine para continuar lendo",
        "Dit artikel is alleen voor abonnees",
        "Ten artykuł jest dostępny tylko dla prenumeratorów",
        "Logga in för att läsa hela artikeln",
        "Подпишитесь, чтобы читать дальше",
        "هذا المقال متاح للمشتركين فقط",
        "この記事は会員限定です。",
    ],
)
def test_an_offer_of_the_rest_is_told_in_many_languages(offer: str) -> None:
    seed = seed_of(*STORY, f"<p>{offer}</p>")

    assert [("wall", offer)] == [(rule, text) for rule, _, text in left_out(seed)]
    assert seed.metadata.lacks == "the rest, which is behind a paywall"


@pytest.mark.parametrize(
    "text",
    ["Nur Abonnenten der Zeitung kamen zum Pier.", "El acceso al muelle fue denegado el martes.", "会員は港にいた。"],
)
def test_a_sentence_of_a_story_is_no_offer_in_other_languages(text: str) -> None:
    assert left_out(seed_of(*STORY[:3], f"<p>{text}</p>", STORY[3])) == []


@pytest.mark.parametrize(
    "title", ["Forbidden City opens again", "404 saved from the lake", "Section 404: who is it for?"]
)
def test_a_short_article_whose_headline_has_such_words_is_one(title: str) -> None:
    html = f"<html><head><title>{title} | Gazette</title></head><body><h1>{title}</h1>{''.join(STORY)}</body></html>"

    assert read_seed(html.encode(), "pier", "pier.html").headline == title


def test_a_front_page_is_told_by_its_headlines() -> None:
    told = "and the council will say on Tuesday what it thinks of that, after the holidays."
    items = "".join(
        f"<article><h2><a href='/{n}'>Ferry number {n} is late</a></h2><p>It is late, {told}</p></article>"
        for n in range(14)
    )
    head = '<title>Gazette</title><link rel="canonical" href="https://gazette.example.org/">'
    message = "this page has 14 headlines of other stories, and no story of its own"

    assert refused(f"{head}<h1>The Gazette today</h1><main>{items}</main>") == (
        f"pier.html: {message}\n    Open one of its articles, and save that page."
    )


def test_an_article_with_more_links_than_text_is_one() -> None:
    links = "".join(f"<p><a href='/{n}'>Ferry number {n} is late again</a></p>" for n in range(40))
    head = '<base href="https://gazette.example.org/"><meta property="og:type" content="website">'
    long = "".join(f"<p>In year {n}, the council of the harbour said that ferries went.</p>" for n in range(12))

    assert len(seed_of(*STORY, long, f"<div>{links}</div>", head=head).paragraphs) == len(STORY) + 12


def test_an_article_about_an_error_page_is_one() -> None:
    title = "Error 404: why pages are not found"
    words = "the council of the harbour said that pages go where the ferry went."
    long = "".join(f"<p>In year {n}, {words}</p>" for n in range(9))
    html = f"<title>{title}</title><article><h1>{title}</h1>{''.join(STORY)}{long}</article>"

    assert read_seed(html.encode(), "pier", "pier.html").headline == title


@pytest.mark.parametrize(
    "around", ["<div class='paywall'>{}</div>", "<section>{}</section>", "{}", "</article><div>{}</div>"]
)
def test_the_beginning_of_an_article_is_told_to_be_one(around: str) -> None:
    seed = seed_of(*STORY, around.format(OFFER))
    message = "this page shows only the beginning of the article: 'Subscribe to continue reading'"
    remedy = "Save it where you can read the rest, or keep `lacks:` in the sidecar, which says so to readers."

    assert [line.text for line in seed.body] == [text[3:-4] for text in STORY]
    assert ("wall", "it offers the rest of the story to those who pay or register") in [
        (rule, reason) for rule, reason, _ in left_out(seed)
    ]
    assert (message, remedy) in [(flaw.message, flaw.remedy) for flaw in warnings(seed)]
    assert "lacks: the rest, which is behind a paywall\n" in propose_sidecar(seed, "en")


def test_a_story_that_goes_on_below_an_offer_is_whole() -> None:
    rest = "".join(f"<p>In year {n} the council of the harbour said that {STORY[3][3:-4]}</p>" for n in range(4))
    seed = seed_of(*STORY, f"<aside>{OFFER}</aside>", rest)

    assert len(seed.paragraphs) == len(STORY) + 4
    assert seed.metadata.lacks is None


def test_a_body_that_is_named_after_the_paywall_that_it_was_behind_is_read() -> None:
    seed = seed_of(STORY[0], f"<div class='paywall'>{''.join(STORY[1:])}</div>")

    assert [line.text for line in seed.body] == [text[3:-4] for text in STORY]


def test_a_page_that_only_tells_of_other_stories_is_refused() -> None:
    cards = "".join(
        f'<div><h2><a href="/{n}">Ferry number {n} leaves Zenda</a></h2><p>Ferry {n} left, and more is told.</p></div>'
        for n in range(8)
    )
    message = "pier.html: this page has 8 headlines of other stories, and no story of its own"

    assert refused(f"<title>Lake</title><main><h1>All on ferries</h1>{cards}</main>").split("\n")[0] == message


def test_a_digest_of_long_paragraphs_below_links_is_a_story() -> None:
    said = "It left the port of Zenda in the morning, and came to Hofbau at noon. " * 4
    parts = "".join(f'<h2><a href="/{n}">Ferry number {n} leaves</a></h2><p>Ferry {n}. {said}</p>' for n in range(8))
    seed = read_seed(f"<title>Lake</title><main><h1>All on ferries</h1>{parts}</main>".encode(), "pier", "pier.html")

    assert len(seed.paragraphs) == 8
