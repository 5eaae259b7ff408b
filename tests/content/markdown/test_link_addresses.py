import pytest

from newsgloss.content.markdown.link_addresses import address_flaw, as_written


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/lake?a=b&c=d#e",
        "HTTP://EXAMPLE.ORG:8000",
        "//example.org/lake",
        "https://münchen.example/",
        "https://192.0.2.1/",
        "mailto:desk@example.org?subject=Lake",
        "tel:+15550100",
        "/about/",
        "../lake/",
        "lake.md",
        "#lake",
        "?q=lake",
        "{filename}lake.md",
        "a/b:c",
    ],
)
def test_an_address_that_leads_somewhere_has_no_flaw(address: str) -> None:
    assert address_flaw(address) is None


@pytest.mark.parametrize(
    ("address", "remedy"),
    [
        ("https:example.org", "Did you mean https://example.org?"),
        ("https:///example.org/a", "Did you mean https://example.org/a?"),
        ("http:\\\\example.org", "Did you mean http://example.org?"),
        ("https://", "Write it whole, as in https://example.org/lake, or take the link out."),
        ("https://example.org:99999/", "Write it whole, as in https://example.org/lake, or take the link out."),
        ("https://[lake/", "Write it whole, as in https://example.org/lake, or take the link out."),
        ("https:// example.org", "Write it whole, as in https://example.org/lake, or take the link out."),
        ("mailto:", "Write it whole, as in mailto:desk@example.org, or take the link out."),
        ("tel:", "Write it whole, as in tel:+15550100, or take the link out."),
        ("JavaScript:lake", "Begin it with https://, mailto: or tel:, or take the link out."),
        (" java\nscript:lake", "Begin it with https://, mailto: or tel:, or take the link out."),
        ("C:\\lake.txt", "Begin it with https://, mailto: or tel:, or take the link out."),
        ("source:gazette", "Write it in Markdown: [text](source:gazette)."),
    ],
)
def test_an_address_that_leads_nowhere_has_a_remedy(address: str, remedy: str) -> None:
    assert (address_flaw(address) or ("", ""))[1] == remedy


def test_of_a_long_address_the_beginning_is_shown() -> None:
    assert (address_flaw(f"data:{'x' * 90}") or ("", ""))[0] == f"no reader is led to 'data:{'x' * 55} …'"


def test_a_picture_is_not_at_a_mail_address() -> None:
    assert address_flaw("mailto:desk@example.org", of_picture=True)


def test_an_address_is_read_as_its_author_wrote_it() -> None:
    assert as_written("java\x0258\x03a\x02amp\x03b&#33;") == "java:a&b!"
