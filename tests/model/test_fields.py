import pytest

from newsgloss.model.fields import CONTACT, address_fault, own_address_fault, proposed_slugs, site_address_fault, slug

WHOLE = "write a whole address that begins with https://"
CLEAN = "take the white space, quotation marks and invisible characters out of the address"


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org",
        "http://127.0.0.1:8000/newsgloss",
        "https://[::1]:8000/",
        "https://пример.example/путь?q=1#a",
        "https://example.org/issues/new?title=Error&body={url}",
        "HTTPS://EXAMPLE.ORG/",
    ],
)
def test_a_whole_address_is_right(address: str) -> None:
    assert address_fault(address) is None


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("javascript:alert(1)", WHOLE),
        ("data:text/html,x", WHOLE),
        ("ftp://example.org/", WHOLE),
        ("//example.org/", WHOLE),
        ("example.org", WHOLE),
        ("https://", WHOLE),
        ("https:///path", WHOLE),
        ("https://.example.org", WHOLE),
        ("https://-example.org", WHOLE),
        ("https://999.1.1.1/", WHOLE),
        ("https://[::1/", WHOLE),
        ("https://example.org:99999/", WHOLE),
        ("https://example.org:port/", WHOLE),
        ("mailto:desk@example.org", WHOLE),
        ("https://user:password@example.org/", "take the user name and password out of the address"),
        ("https://example.org@attacker.example/", "take the user name and password out of the address"),
        ("java\nscript:alert(1)", CLEAN),
        ("https://example.org/\x1b[31m", CLEAN),
        ("https://example.org/\u202e", CLEAN),
        ("https://example.org\\@attacker.example/", CLEAN),
        ('https://example.org/"onclick', CLEAN),
        (" https://example.org/", CLEAN),
    ],
)
def test_any_other_address_is_refused(address: str, expected: str) -> None:
    assert expected == address_fault(address)


def test_readers_may_be_led_to_a_mail_address_where_they_report() -> None:
    expected = (None, "write a mail address after mailto:", f"{WHOLE} or mailto:")

    addresses = ("mailto:desk@example.org?subject={url}", "mailto:", "javascript:1")
    assert expected == tuple(address_fault(address, CONTACT) for address in addresses)


def test_a_menu_may_lead_to_a_page_of_the_site() -> None:
    expected = (None, f"{WHOLE} or mailto:", f"{WHOLE} or mailto:")

    assert expected == tuple(map(site_address_fault, ("/about/", "//attacker.example/", "javascript:1")))


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://lake.ruritania/news", None),
        ("https://lake.ruritania/news?", "end the address before the ? or #: pages are below it"),
        ("https://lake.ruritania//news", "take the // out of the path"),
        ("https://lake.ruritania/./news", "write the path as it is without . and .."),
        (
            "https://lake.ruritania/news'",
            "write the path in the letters a to z, digits, - . _ and ~; any other letter as % and two digits",
        ),
    ],
)
def test_pages_can_be_served_below_the_address_of_a_site(address: str, expected: str | None) -> None:
    assert expected == own_address_fault(address)


@pytest.mark.parametrize(
    ("title", "lang", "expected"),
    [
        ("Der Fährmann an der Brücke", "de-AT", "der-faehrmann-an-der-bruecke"),
        ("ÜBERMASS", "de", "uebermass"),
        ("Fa\u0308hre", "de", "faehre"),
        ("Überfart", "sv", "uberfart"),
        ("Øst for Århus", "nb", "oest-for-aarhus"),
        ("Η ψυχή της Χίου", "el", "e-psyche-tes-chioy"),
        ("L’été à Zürich", "fr", "lete-a-zurich"),
        ("Fährmann", "", "fahrmann"),
        ("!", "de", "explainer"),
    ],
)
def test_an_id_is_written_as_its_language_writes_its_letters(title: str, lang: str, expected: str) -> None:
    assert slug(title, lang=lang) == expected


@pytest.mark.parametrize(
    ("text", "expected"), [("Brücke", ("brucke", "bruecke")), ("The Ferry", ("the-ferry",)), ("!", ())]
)
def test_where_the_language_is_not_known_german_is_proposed_too(text: str, expected: tuple[str, ...]) -> None:
    assert proposed_slugs(text) == expected
