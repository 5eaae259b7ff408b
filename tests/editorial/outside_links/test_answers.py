import datetime
import socket
import ssl
from collections.abc import Callable, Iterable

import pytest

from newsgloss.editorial.outside_links.answers import LinkAnswer, LinkFollower, Verdict
from newsgloss.editorial.outside_links.asking import PrivateHostError, Reply
from newsgloss.editorial.outside_links.host_turns import HostTurns

from .conftest import NOON, TODAY, OtherSite

LAKE = "http://lake.ruritania/permits"


class Turns(HostTurns):
    """Turns without waiting, which note for how long a host was put off."""

    def __init__(self) -> None:
        super().__init__(pause=0)
        self.put_off_by: list[float] = []

    def put_off(self, host: str, seconds: float) -> None:  # noqa: ARG002 -- of hosts there is one
        self.put_off_by += [seconds] if seconds else []


def followed(replies: Iterable[Reply | Exception], turns: HostTurns | None = None) -> LinkAnswer:
    """Return what comes of LAKE where its host answers so, one time after the other."""
    waiting = iter(replies)

    def ask(_method: str, _address: str) -> Reply:
        reply = next(waiting)
        if isinstance(reply, Exception):
            raise reply
        return reply

    return LinkFollower(ask, turns or Turns(), TODAY, lambda: NOON).follow(LAKE)


def said(answer: LinkAnswer) -> tuple[str, str]:
    return answer.verdict, answer.why


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (200, ("fine", "it answers 200 OK")),
        (204, ("fine", "it answers 204 No Content")),
        (404, ("dead", "it answers 404 Not Found")),
        (410, ("dead", "it answers 410 Gone")),
        (403, ("unclear", "it answers 403 Forbidden")),
        (500, ("unclear", "it answers 500 Internal Server Error")),
        (799, ("unclear", "it answers 799")),
    ],
)
def test_a_status_decides(other_site: OtherSite, status: int, expected: tuple[str, str]) -> None:
    address = other_site.say("/permits", status)

    assert said(other_site.follow(address)) == expected


def test_what_is_there_is_asked_for_once_and_without_its_body(other_site: OtherSite) -> None:
    other_site.follow(other_site.say("/permits?year=1921", 200))

    assert other_site.asked == ["HEAD /permits?year=1921"]
    assert other_site.agents == {"newsgloss/test"}


@pytest.mark.parametrize("status", [403, 404, 405, 501])
def test_a_host_that_answers_no_head_is_asked_as_browsers_ask(other_site: OtherSite, status: int) -> None:
    other_site.say("HEAD /permits", status)

    assert said(other_site.follow(other_site.say("GET /permits", 200))) == ("fine", "it answers 200 OK")
    assert other_site.asked == ["HEAD /permits", "GET /permits"]


@pytest.mark.parametrize("status", [301, 308])
def test_what_has_moved_for_good_is_said_with_its_new_address(other_site: OtherSite, status: int) -> None:
    new = other_site.say("/permits-2031", 200)
    answer = other_site.follow(other_site.say("/permits", status, Location="/permits-2031#top"))

    assert (answer.verdict, answer.why, answer.now_at) == (Verdict.MOVED, f"it has moved to {new}", new)


@pytest.mark.parametrize("status", [302, 303, 307])
def test_what_is_elsewhere_for_now_is_fine(other_site: OtherSite, status: int) -> None:
    other_site.say("/today", 200)

    assert said(other_site.follow(other_site.say("/permits", status, Location="/today"))) == (
        "fine",
        "it answers 200 OK",
    )


def test_only_what_lasts_is_a_new_address(other_site: OtherSite) -> None:
    new = other_site.say("/permits-2031", 302, Location="/login")
    other_site.say("/login", 301, Location="/login/")
    other_site.say("/login/", 200)

    assert other_site.follow(other_site.say("/permits", 301, Location="/permits-2031")).now_at == new


def test_what_leads_to_nothing_is_dead(other_site: OtherSite) -> None:
    answer = other_site.follow(other_site.say("/permits", 301, Location="/gone"))

    assert said(answer) == ("dead", f"it leads to {other_site.home}/gone, and it answers 404 Not Found")


def test_a_page_for_which_its_site_shows_its_home_page_is_not_clear(other_site: OtherSite) -> None:
    home = other_site.say("/", 200)

    assert said(other_site.follow(other_site.say("/permits", 301, Location="/"))) == (
        "unclear",
        "it leads to its site's home page by now",
    )
    assert other_site.follow(home).verdict is Verdict.FINE


def test_a_circle_has_an_end(other_site: OtherSite) -> None:
    other_site.say("/second", 302, Location="/first")

    assert said(other_site.follow(other_site.say("/first", 302, Location="/second"))) == (
        "unclear",
        "it leads round in a circle, as some sites do for programs",
    )
    assert len(other_site.asked) == 2


def test_a_way_without_end_is_left() -> None:
    answer = followed(Reply(302, f"/{step}") for step in range(99))

    assert said(answer) == ("unclear", "it leads round in a circle, as some sites do for programs")


@pytest.mark.parametrize(
    "target", ["ftp://lake.ruritania/", "javascript:alert(1)", "https://", "http://[", "http://a b/"]
)
def test_nobody_is_followed_out_of_the_web(target: str) -> None:
    expected = f"it leads to {target}, which is not an address of the web"

    assert said(followed([Reply(302, target)])) == ("unclear", expected)


def test_a_redirect_that_leads_nowhere_is_a_status_like_others() -> None:
    assert said(followed([Reply(302)])) == ("unclear", "it answers 302 Found")


@pytest.mark.parametrize(
    ("told", "expected"), [("7", 7), ("Sun, 04 May 2031 12:00:30 GMT", 30), ("Sun, 04 May 2031 11:00:00 GMT", 0)]
)
def test_a_host_that_is_busy_is_asked_again_when_it_says(told: str, expected: float) -> None:
    turns = Turns()

    assert said(followed([Reply(429, retry_after=told), Reply(200)], turns)) == ("fine", "it answers 200 OK")
    assert turns.put_off_by == [expected] * (expected > 0)


@pytest.mark.parametrize(
    "told", ["", "soon", "Sun, 99999999999999999999 May 2031 12:00:30 GMT", "Fri, 31 Dec 9999 23:59:59 -2300"]
)
def test_a_host_that_was_asked_too_often_and_does_not_say_when_is_given_some_seconds(told: str) -> None:
    turns = Turns()

    assert said(followed([Reply(429, retry_after=told), Reply(200)], turns)) == ("fine", "it answers 200 OK")
    assert turns.put_off_by == [10]


def test_a_host_is_asked_three_times_at_most() -> None:
    turns = Turns()

    assert said(followed([Reply(503, retry_after="5")] * 3, turns)) == (
        "unclear",
        "it answers 503 Service Unavailable and asks to come back later",
    )
    assert turns.put_off_by == [5, 5]


def test_a_host_that_asks_for_more_than_two_minutes_is_left_alone() -> None:
    turns = Turns()

    assert said(followed([Reply(429, retry_after="3600")], turns)) == (
        "unclear",
        "it answers 429 Too Many Requests and asks to come back later",
    )
    assert turns.put_off_by == []


def test_a_host_that_is_down_and_does_not_say_for_how_long_is_asked_once() -> None:
    assert said(followed([Reply(503)])) == ("unclear", "it answers 503 Service Unavailable")


def test_a_host_that_says_nothing_is_waited_for_some_time(other_site: OtherSite) -> None:
    other_site.silent.add("/permits")

    answer = other_site.follow(f"{other_site.home}/permits", seconds=0.1)

    assert said(answer) == ("unclear", "its host does not answer in time")
    assert other_site.asked == ["HEAD /permits", "GET /permits"]


def test_a_host_that_answers_for_ever_is_waited_for_some_time(other_site: OtherSite) -> None:
    other_site.slow.add("/permits")

    answer = other_site.follow(f"{other_site.home}/permits", longest=0.2)

    assert said(answer) == ("unclear", "its host ends the connection without an answer")


def test_a_host_that_takes_no_connection_is_not_clear(other_site: OtherSite) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]

    assert said(other_site.follow(f"http://127.0.0.1:{port}/")) == ("unclear", "its host takes no connection")


def _bad_certificate() -> ssl.SSLCertVerificationError:
    error = ssl.SSLCertVerificationError()
    error.verify_message = "certificate has expired"
    return error


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (lambda: socket.gaierror(socket.EAI_NONAME, ""), ("dead", "there is no host of this name")),
        (UnicodeError, ("dead", "there is no host of this name")),
        (
            lambda: socket.gaierror(socket.EAI_AGAIN, ""),
            ("unclear", "the name of its host could not be looked up"),
        ),
        (_bad_certificate, ("unclear", "its certificate is not valid: certificate has expired")),
        (ssl.SSLError, ("unclear", "no safe connection could be made")),
        (
            PrivateHostError,
            ("unclear", "its host is on this machine or a private network, and was not asked"),
        ),
    ],
)
def test_what_cannot_be_asked_is_said_with_the_reason(
    error: Callable[[], Exception], expected: tuple[str, str]
) -> None:
    assert said(followed([error(), error()])) == expected


def test_an_address_of_examples_is_not_asked_for(other_site: OtherSite) -> None:
    assert said(other_site.follow("https://example.org/lake")) == (
        "not asked",
        "its host is an example's, and was not asked",
    )


def test_an_answer_has_its_day(other_site: OtherSite) -> None:
    assert other_site.follow(other_site.say("/", 200)).day == datetime.date(2031, 5, 4)
