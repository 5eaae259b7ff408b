"""A glossary is fetched over https alone, within limits."""

import functools
import http.client
from collections.abc import Mapping
from pathlib import Path

import pytest

from newsgloss.editorial.outside_links.asking import Asking, PrivateHostError, Reply
from newsgloss.editorial.outside_links.proxies import ProxyError
from newsgloss.editorial.shared.fetching import PUBLIC, FetchError, fetched, from_web
from newsgloss.linking.shared.glossary_json import LARGEST

ADDRESS = "https://watch.example.org/data/glossary.json"
PRIVATE = "https://printer.example.net/"
Answer = Reply | Exception


def web(answers: Mapping[str, Answer], asking: Asking, address: str) -> Reply:
    """What answers for the network: addresses, each with an answer, or with what goes wrong."""
    if address.startswith(PRIVATE) and not asking.may_be_private:
        raise PrivateHostError(address)
    answer = answers[address]
    if isinstance(answer, Exception):
        raise answer
    return answer


def refused(place: str, root: Path, answers: Mapping[str, Answer] | None = None) -> str:
    with pytest.raises(FetchError) as caught:
        fetched(place, root, functools.partial(web, answers or {}))
    return str(caught.value)


def test_a_glossary_comes_from_an_address_through_redirects_or_from_a_path(tmp_path: Path) -> None:
    (tmp_path / "glossary.json").write_bytes(b"{}")
    answers = {ADDRESS: Reply(301, "/new.json"), "https://watch.example.org/new.json": Reply(200, body=b"[]")}

    assert fetched(ADDRESS, tmp_path, functools.partial(web, answers)) == (b"[]", False)
    assert fetched("glossary.json", tmp_path) == (b"{}", False)


@pytest.mark.parametrize(
    "to", ["http://watch.example.org/", "ftp://watch.example.org/", "file:///etc/passwd", "https://a.example:99999/"]
)
def test_no_redirect_is_followed_but_to_https(to: str, tmp_path: Path) -> None:
    message = f"it redirects to {to}, which is not an address that begins with https://"

    assert refused(ADDRESS, tmp_path, {ADDRESS: Reply(302, to)}) == message


def test_a_private_host_is_asked_where_settings_name_it_and_not_where_an_answer_does(tmp_path: Path) -> None:
    answers = {f"{PRIVATE}a": Reply(301, "/b"), f"{PRIVATE}b": Reply(200, body=b"[]"), ADDRESS: Reply(302, PRIVATE)}
    message = f"it redirects to a host on this machine or a private network: {PRIVATE}"

    assert fetched(f"{PRIVATE}a", tmp_path, functools.partial(web, answers)) == (b"[]", True)
    assert refused(ADDRESS, tmp_path, answers) == message


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        (Reply(302, ADDRESS), "it redirects more than 5 times"),
        (Reply(404), "it answers 404 Not Found"),
        (TimeoutError(), "its host does not answer in time"),
        (ConnectionResetError(104, "Connection reset by peer"), "its host ends the connection without an answer"),
        (http.client.IncompleteRead(b"{", 9), "its answer ends before it is whole"),
        (ProxyError("the proxy answers 502"), "the proxy answers 502"),
        (UnicodeError(), "there is no host of this name"),
        (Reply(200, body=b" " * (LARGEST + 1)), "it has more than 32 MB"),
    ],
)
def test_what_goes_wrong_is_said(answer: Answer, message: str, tmp_path: Path) -> None:
    assert refused(ADDRESS, tmp_path, {ADDRESS: answer}) == message


def test_no_more_is_read_than_shows_that_it_is_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []

    def ask(_: Asking, *arguments: object) -> Reply:
        asked.extend(arguments)
        return Reply(200)

    monkeypatch.setattr(Asking, "ask", ask)
    from_web(PUBLIC, ADDRESS)

    assert asked == ["GET", ADDRESS, LARGEST + 1]


@pytest.mark.parametrize("address", ["https://a.example:99999/x", "https://a.example\u200b/x"])
def test_what_is_no_address_is_not_asked(address: str, tmp_path: Path) -> None:
    assert refused(address, tmp_path) == "it is not a whole address that begins with https://"


def test_a_path_to_nothing_is_said(tmp_path: Path) -> None:
    assert refused("glossary.json", tmp_path) == "No such file or directory"
