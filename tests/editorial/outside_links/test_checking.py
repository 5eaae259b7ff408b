import datetime
import threading

import pytest

from newsgloss.editorial.outside_links.answers import NOT_LOOKED_UP, NOWHERE, PRIVATE, LinkAnswer, LinkFollower, Verdict
from newsgloss.editorial.outside_links.archived_copies import API
from newsgloss.editorial.outside_links.asking import Reply
from newsgloss.editorial.outside_links.checking import NoNetworkError, ask_for_links, look_for_copies
from newsgloss.editorial.outside_links.host_turns import HostTurns
from newsgloss.editorial.outside_links.written_links import LinkPlace
from newsgloss.model.problems import Place

from .conftest import NOON, TODAY

COPY = "https://web.archive.org/web/2031/http://a.ruritania/"
FOUND = b'{"archived_snapshots": {"closest": {"available": true, "status": "200", "url": "%s"}}}' % COPY.encode()
FINE = LinkAnswer(Verdict.FINE, "it answers 200 OK", TODAY)
DEAD = LinkAnswer(Verdict.DEAD, "it answers 410 Gone", TODAY)


class Follower(LinkFollower):
    """Answers as it is told, without a network; notes what was asked."""

    def __init__(self, answers: dict[str, LinkAnswer] | None = None, other: LinkAnswer = FINE) -> None:
        super().__init__(lambda _method, _address: Reply(200), HostTurns(pause=0), TODAY, lambda: NOON)
        self.answers, self.other = answers or {}, other
        self.asked: list[str] = []

    def follow(self, address: str) -> LinkAnswer:
        self.asked.append(address)
        return self.answers.get(address, self.other)


def links(*addresses: str, **fields: str) -> dict[str, tuple[LinkPlace, ...]]:
    return {address: (LinkPlace(Place("a.md", 1, 1), **fields),) for address in addresses}  # type: ignore[arg-type]


def test_each_link_is_asked_for_once_unless_its_answer_is_known() -> None:
    follower, told = Follower(), []
    yesterday = LinkAnswer(Verdict.MOVED, "", TODAY - datetime.timedelta(1), "http://c/")
    answers = {"http://b.ruritania/": yesterday}

    ask_for_links(
        links("http://a.ruritania/", "http://a.ruritania/2", "http://b.ruritania/"),
        answers,
        follower,
        HostTurns(pause=0),
        lambda: told.append(1),
    )

    assert follower.asked == ["http://a.ruritania/", "http://a.ruritania/2"]
    assert answers == {"http://a.ruritania/": FINE, "http://a.ruritania/2": FINE, "http://b.ruritania/": yesterday}
    assert len(told) == 2


def test_several_hosts_are_asked_at_once_and_each_in_order() -> None:
    both = threading.Barrier(2, timeout=10)

    class Slow(Follower):
        def follow(self, address: str) -> LinkAnswer:
            if address.endswith("/1"):
                both.wait()
            return super().follow(address)

    follower = Slow()
    ask_for_links(
        links(*(f"http://{host}.ruritania/{page}" for host in "ab" for page in (1, 2))),
        {},
        follower,
        HostTurns(pause=0),
        lambda: None,
    )

    assert [one for one in follower.asked if "//a." in one] == ["http://a.ruritania/1", "http://a.ruritania/2"]


def test_what_was_learned_before_an_end_is_kept() -> None:
    class Broken(Follower):
        def follow(self, address: str) -> LinkAnswer:
            if address.endswith("/3"):
                raise KeyboardInterrupt
            return super().follow(address)

    answers: dict[str, LinkAnswer] = {}
    with pytest.raises(KeyboardInterrupt):
        ask_for_links(
            links(*(f"http://a.ruritania/{page}" for page in range(9))),
            answers,
            Broken(),
            HostTurns(pause=0),
            lambda: None,
        )

    assert list(answers) == [f"http://a.ruritania/{page}" for page in range(3)]


def test_nobody_waits_for_what_is_under_way_at_an_end() -> None:
    is_asked, may_end = threading.Event(), threading.Event()
    waiting: list[threading.Thread] = []

    class Slow(Follower):
        def follow(self, address: str) -> LinkAnswer:
            if address == "http://slow.ruritania/":
                waiting.append(threading.current_thread())
                is_asked.set()
                may_end.wait(20)
            elif address.endswith("/1"):
                assert is_asked.wait(20)
                raise KeyboardInterrupt
            return super().follow(address)

    answers: dict[str, LinkAnswer] = {}
    asked = links("http://a.ruritania/0", "http://a.ruritania/1", "http://slow.ruritania/")
    try:
        with pytest.raises(KeyboardInterrupt):
            ask_for_links(asked, answers, Slow(), HostTurns(pause=0), lambda: None)

        assert list(answers) == ["http://a.ruritania/0"]
        assert [thread.is_alive() and thread.daemon for thread in waiting] == [True]
    finally:
        may_end.set()


@pytest.mark.parametrize("why", [NOWHERE, NOT_LOOKED_UP])
def test_where_no_host_is_known_the_network_is_not_there_and_nothing_is_dead(why: str) -> None:
    answers: dict[str, LinkAnswer] = {}
    here = LinkAnswer(Verdict.UNCLEAR, PRIVATE, TODAY)
    nowhere = Follower({"http://127.0.0.1/": here}, other=LinkAnswer(Verdict.DEAD, why, TODAY))

    with pytest.raises(NoNetworkError):
        ask_for_links(links("http://a/", "http://127.0.0.1/"), answers, nowhere, HostTurns(pause=0), lambda: None)

    assert answers == {}


def test_all_hosts_may_be_gone_where_the_archive_is_known() -> None:
    answers: dict[str, LinkAnswer] = {}
    nowhere = LinkAnswer(Verdict.DEAD, NOWHERE, TODAY)
    follower = Follower({API: FINE}, other=nowhere)

    ask_for_links(links("http://a/", "http://b/", "http://c/"), answers, follower, HostTurns(pause=0), lambda: None)

    assert answers == {"http://a/": nowhere, "http://b/": nowhere, "http://c/": nowhere}


def test_copies_are_looked_for_of_what_is_dead_and_has_none() -> None:
    asked: list[str] = []

    def ask(_method: str, address: str) -> Reply:
        asked.append(address)
        return Reply(200, body=FOUND)

    fine, dead, cited = (
        links("http://fine/"),
        links("http://dead/", day="2031-05-02"),
        links("http://cited/", copy=COPY),
    )
    answers = {"http://fine/": FINE, "http://dead/": DEAD, "http://cited/": DEAD}
    look_for_copies({**fine, **dead, **cited}, answers, ask, HostTurns(pause=0), lambda: None)

    assert asked == ["https://archive.org/wayback/available?url=http%3A%2F%2Fdead%2F&timestamp=20310502"]
    assert {address: answer.archived for address, answer in answers.items()} == {
        "http://fine/": None,
        "http://dead/": COPY,
        "http://cited/": None,
    }
