"""A mail, or a page saved as one -> the part that holds the article, and what is said of the rest."""

from email.message import EmailMessage

import pytest

from newsgloss.model.problems import TextError
from newsgloss.seeds.seed import Seed, read_seed

from .made_files import PAGE, mail, mhtml

OPEN = "Open it in your mail program, and paste its text into a .txt file."
LONG = "".join(f"<p>The port of Zenda closed on day {number} of the rain.</p>" for number in range(20))


def message(text: str = "The port of Zenda closed on Friday.\n") -> EmailMessage:
    made = EmailMessage()
    made["From"], made["To"] = "Ada Example <ada@example.org>", "desk@example.org"
    made["Date"] = "Fri, 02 May 2031 10:00:00 +0000"
    made["Subject"] = "Port closes"
    made.set_content(text)
    return made


def read(data: bytes, name: str = "a.eml") -> Seed:
    return read_seed(data, "zenda", name)


def test_what_is_attached_to_a_mail_is_told() -> None:
    made = message()
    made.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="plan.pdf")
    made.add_attachment(message("Another text.\n"))
    seed = read(made.as_bytes())
    expected = [
        (
            "not read, as it is attached to the mail: plan.pdf, Port closes",
            "If the article is there, save it, and import that.",
        )
    ]

    assert expected == [(flaw.message, flaw.remedy) for flaw in seed.flaws]
    assert [line.text for line in seed.paragraphs] == ["The port of Zenda closed on Friday."]


def test_all_texts_of_a_mail_are_read() -> None:
    made = message()
    made.make_mixed()
    made.add_attachment("It opens in May, the council said.\n", disposition="inline")
    expected = ["The port of Zenda closed on Friday.", "It opens in May, the council said."]

    assert expected == [line.text for line in read(made.as_bytes()).paragraphs]


def test_the_html_of_a_mail_is_read_where_its_text_only_says_so() -> None:
    expected = 20

    assert expected == len(read(mail("Your program shows no HTML.\n", LONG)).paragraphs)


def test_the_signature_below_a_mail_is_in_the_record_alone() -> None:
    seed = read(message("The port of Zenda closed on Friday.\n\n-- \nAda Example\nHarbour correspondent\n").as_bytes())
    reason = "it is the signature below the mail"
    expected = [(reason, "--"), (reason, "Ada Example"), (reason, "Harbour correspondent")]

    assert expected == [(line.reason, line.text) for line in seed.lines if line.rule == "signature"]
    assert len(seed.paragraphs) == 1


def test_a_subject_that_was_sent_as_it_is_has_its_letters() -> None:
    data = message().as_bytes().replace(b"Subject: Port closes", "Subject: Café on the pier closes".encode("latin-1"))
    expected = "Café on the pier closes"

    assert expected == read(data.replace(b"MIME-Version", b"Mime-Version")).headline


@pytest.mark.parametrize(
    ("data", "expected", "remedy"),
    [
        (message("-----BEGIN PGP MESSAGE-----\n\nhQEMA\n").as_bytes(), "this mail is encrypted", OPEN),
        (
            b"From ada@example.org Fri May  2 10:00:00 2031\n%b\n\nFrom max@example.org Fri May  2 11:00:00 2031\n%b"
            % (message().as_bytes().rstrip(), message().as_bytes()),
            "this is a mailbox with 2 mails",
            "Save the one with the article as .eml, and import that.",
        ),
    ],
)
def test_a_mail_that_cannot_be_read_as_one_article_is_refused(data: bytes, expected: str, remedy: str) -> None:
    with pytest.raises(TextError) as caught:
        read(data)

    assert (expected, remedy) == (caught.value.flaws[0].message, caught.value.flaws[0].remedy)


@pytest.mark.parametrize("data", [mhtml().replace(b"\r\n", b"\r"), b"\xef\xbb\xbf" + mhtml()])
def test_a_saved_page_is_known_whatever_its_line_ends_and_its_mark(data: bytes) -> None:
    expected = "Council of Ruritania closes a bridge"

    assert expected == read(data, "a.mhtml").headline


def test_the_page_itself_is_read_and_not_a_frame_before_it() -> None:
    frame = (
        b"----b\r\nContent-Type: text/html\r\nContent-Location: https://ads.example.net/\r\n\r\n<h1>Buy a boat</h1>\r\n"
    )
    first = b"----b\r\nContent-Type: text/html\r\n"
    there = first + b"Content-Location: https://gazette.example.org/bridge\r\n"
    data = mhtml(PAGE).replace(first, frame + there, 1)
    expected = "Council of Ruritania closes a bridge"

    assert expected == read(data, "a.mhtml").headline
