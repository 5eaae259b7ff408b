import threading

import pytest

from newsgloss.editorial.outside_links.host_turns import HostTurns, Stopped


def test_a_host_is_asked_by_one_at_a_time() -> None:
    turns, inside, most = HostTurns(pause=0.001), [], []

    def ask() -> None:
        with turns.turn("lake.ruritania"):
            inside.append(1)
            most.append(len(inside))
            inside.pop()

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert most == [1] * 8


def test_between_two_turns_at_a_host_is_a_pause_and_at_others_none(monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[float] = []
    turns = HostTurns(pause=3, now=lambda: 100)
    monkeypatch.setattr(threading.Event, "wait", lambda _, seconds: waits.append(seconds))

    for host in ("a", "a", "b"):
        with turns.turn(host):
            pass

    assert waits == [0, 3, 0]


def test_a_host_that_was_put_off_is_asked_no_sooner(monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[float] = []
    turns = HostTurns(pause=3, now=lambda: 100)
    monkeypatch.setattr(threading.Event, "wait", lambda _, seconds: waits.append(seconds))

    with turns.turn("a"):
        turns.put_off("a", 60)
    with turns.turn("a"):
        pass

    assert waits == [0, 60]


def test_who_waits_is_told_that_it_is_over() -> None:
    turns = HostTurns(pause=60)
    with turns.turn("a"):
        pass
    threading.Timer(0.01, turns.stop).start()

    with pytest.raises(Stopped), turns.turn("a"):
        pass
