"""Texts that begin with the head of a mail, and texts that only look like it."""

import pytest

from newsgloss.seeds.formats.email_headers import MailHead, read_mail_head
from newsgloss.seeds.lines.unwrapping import Raw

MAIL = """\
From: Karl Black <press@example.org>
To: news@example.org
Subject: Bridge opens
Date: Fri, 2 May 2031 08:00:00 +0200

The bridge of Strelsau opened on Friday.
"""


def head_of(text: str) -> MailHead:
    """Return the head that a text begins with."""
    head = read_mail_head(text)
    assert head is not None
    return head


def test_the_subject_is_told_with_its_line() -> None:
    expected = Raw(3, 3, "Bridge opens")

    assert expected == head_of(MAIL).subject


def test_the_other_fields_are_told_as_they_stand() -> None:
    expected = [
        (1, "From: Karl Black <press@example.org>"),
        (2, "To: news@example.org"),
        (4, "Date: Fri, 2 May 2031 08:00:00 +0200"),
    ]

    assert expected == [(raw.number, raw.text) for raw in head_of(MAIL).fields]


def test_the_head_says_when_it_was_sent_and_by_whom() -> None:
    expected = ("2031-05-02", "Karl Black")

    metadata = head_of(MAIL).metadata

    assert expected == (metadata.published, metadata.byline)


def test_the_text_below_keeps_its_lines_numbers() -> None:
    expected = 5

    assert expected == head_of(MAIL).below.split("\n").index("The bridge of Strelsau opened on Friday.")


def test_a_field_may_go_on_on_the_next_line() -> None:
    text = "Subject: Bridge opens\n  after years\nFrom: a@example.org\nTo: b@example.org\n\nIt opened.\n"
    expected = Raw(1, 2, "Bridge opens after years")

    assert expected == head_of(text).subject


@pytest.mark.parametrize(
    ("sender", "byline"),
    [
        ("a@example.org", None),
        ("Karl Black", "Karl Black"),
        ('"Black, Karl" <a@example.org>', "Black, Karl"),
        ("=?utf-8?Q?Ren=C3=A9e_Black?= <a@example.org>", "Renée Black"),
        ("Karl Black [mailto:a@example.org]", "Karl Black"),
    ],
)
def test_an_address_alone_names_nobody(sender: str, byline: str | None) -> None:
    expected = byline

    assert expected == head_of(MAIL.replace("Karl Black <press@example.org>", sender)).metadata.byline


@pytest.mark.parametrize(
    ("subject", "headline"),
    [
        ("Re: Bridge opens", "Bridge opens"),
        ("TR : RE: Bridge opens", "Bridge opens"),
        ("=?utf-8?B?QnLDvGNrZQ==?=", "Brücke"),
        ("=?none?B?QnLDvGNrZQ==?=", "=?none?B?QnLDvGNrZQ==?="),
        ("Bridge: it opens", "Bridge: it opens"),
    ],
)
def test_a_subject_is_read_as_mail_programs_show_it(subject: str, headline: str) -> None:
    expected = headline

    assert expected == head_of(MAIL.replace("Bridge opens", subject)).subject.text


@pytest.mark.parametrize(
    "text",
    [
        "De : Renée Noire <a@example.org>\nEnvoyé : 2 mai 2031\nÀ : b@example.org\nObjet : Le pont\n\nLe pont ouvre.",
        "---------- Forwarded message ---------\n" + MAIL,
        "Begin forwarded message:\n\n" + MAIL,
        "\n\n" + MAIL,
        "Received: from example.org by example.com;\n\tFri, 2 May 2031\nX-Mailer: Ours\nMIME-Version: 1.0\n" + MAIL,
        "*From:* a@example.org\n*Sent:* Friday\n*To:* b@example.org\n*Subject:* Bridge opens\n\nIt opened.",
    ],
)
def test_a_mail_may_begin(text: str) -> None:
    assert read_mail_head(text) is not None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "From: the lake to the sea\n\nIt rained.",
        "From: the lake\nTo: the sea\n\nIt rained.",
        "Subject: Bridge opens\nDate: 2 May 2031\n\nIt opened.",
        "From: a\nTo: b\nSubject: c\nIt rained all day.\n\nIt rained.",
        "From: a\nTo: b\nSubject: c",
        "From: a\nTo: b\nSubject:\n\nIt rained.",
        "From: a\nTo: b\nDate: c\n\nIt rained.",
        "Bridge opens\n\n" + MAIL,
    ],
)
def test_another_text_has_no_mails_head(text: str) -> None:
    assert read_mail_head(text) is None
