"""A glossary is fetched over https alone, within limits."""

import io
import urllib.request
import urllib.response
from collections.abc import Mapping
from email.message import Message
from pathlib import Path
from typing import Any

import pytest

from newsgloss.editorial.shared import fetching
from newsgloss.editorial.shared.fetching import FetchError, fetched
from newsgloss.linking.shared.glossary_json import LARGEST

ADDRESS = "https://watch.example.org/data/glossary.json"
Answer = tuple[int, str, bytes]  # status, where to, body


class Web(urllib.request.HTTPSHandler):
    """What answers for the network: addresses, each with an answer, or with what goes wrong."""

    def __init__(self, answers: Mapping[str, Answer | Exception]) -> None:
        super().__init__()
        self.answers = answers

    def https_open(self, req: urllib.request.Request) -> Any:
        answer = self.answers[req.full_url]
        if isinstance(answer, Exception):
            raise answer
        headers = Message()
        if answer[1]:
            headers["Location"] = answer[1]
        said = urllib.response.addinfourl(io.BytesIO(answer[2]), headers, req.full_url, answer[0])
        said.msg = "Found" if answer[1] else "Not Found"  # type: ignore[attr-defined]
        return said


def refused(place: str, root: Path, answers: Mapping[str, Answer | Exception] | None = None) -> str:
    with pytest.raises(FetchError) as caught:
        fetched(place, root, Web(answers or {}))
    return str(caught.value)


def test_a_glossary_comes_from_an_address_through_redirects_or_from_a_path(tmp_path: Path) -> None:
    (tmp_path / "glossary.json").write_bytes(b"{}")
    web = Web({ADDRESS: (301, "/new.json", b""), "https://watch.example.org/new.json": (200, "", b"[]")})

    assert (fetched(ADDRESS, tmp_path, web), fetched("glossary.json", tmp_path)) == (b"[]", b"{}")


@pytest.mark.parametrize("to", ["http://watch.example.org/", "ftp://watch.example.org/"])
def test_no_redirect_is_followed_but_to_https(to: str, tmp_path: Path) -> None:
    message = f"it redirects to an address that does not begin with https://: {to}"

    assert refused(ADDRESS, tmp_path, {ADDRESS: (302, to, b"")}) == message


def test_redirects_in_a_circle_end_and_none_is_to_a_file(tmp_path: Path) -> None:
    assert "is not allowed" in refused(ADDRESS, tmp_path, {ADDRESS: (302, "file:///etc/passwd", b"")})
    assert "redirect" in refused(ADDRESS, tmp_path, {ADDRESS: (302, ADDRESS, b"")})


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        ((404, "", b""), "the server answers 404 Not Found"),
        (TimeoutError(), "nothing came for 20 seconds"),
        (ConnectionResetError(104, "Connection reset by peer"), "Connection reset by peer"),
        ((200, "", b" " * (LARGEST + 1)), "it has more than 32 MB"),
    ],
)
def test_what_goes_wrong_is_said(answer: Answer | Exception, message: str, tmp_path: Path) -> None:
    assert refused(ADDRESS, tmp_path, {ADDRESS: answer}) == message


def test_what_takes_too_long_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "LONGEST", -1)

    assert refused(ADDRESS, tmp_path, {ADDRESS: (200, "", b"{}")}) == "it takes longer than -1 seconds"


def test_a_path_to_nothing_is_said(tmp_path: Path) -> None:
    assert refused("glossary.json", tmp_path) == "No such file or directory"
