"""The addresses of a site on other sites -> what came of each: remembered, or asked for, several hosts at once."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from .answers import NOT_LOOKED_UP, NOWHERE, PRIVATE, Ask, LinkAnswer, LinkFollower, Verdict
from .archived_copies import API, archived_copy
from .host_turns import HostTurns
from .written_links import LinkPlace, linked_host

AT_ONCE = 8  # hosts
UNKNOWN = frozenset({NOWHERE, NOT_LOOKED_UP})

Answers = dict[str, LinkAnswer]


class NoNetworkError(Exception):
    """No host at all was found, the archive's neither."""


def ask_for_links(
    links: Mapping[str, tuple[LinkPlace, ...]],
    answers: Answers,
    follower: LinkFollower,
    turns: HostTurns,
    told: Callable[[], object],
) -> None:
    """Put into `answers` what came of each link that has no answer in it; `told` is called after each.

    So what was learned is there, whatever comes in between. Raises NoNetworkError, after which no answer is new.
    """
    before = set(answers)
    waiting = [address for address in links if address not in before]

    def ask(addresses: Iterable[str]) -> None:
        for address in addresses:
            answers[address] = follower.follow(address)
            told()

    _at_once(ask, _by_host(waiting), turns)
    asked = [one for one in waiting if answers[one].verdict is not Verdict.UNASKED and answers[one].why != PRIVATE]
    if asked and all(answers[one].why in UNKNOWN for one in asked) and follower.follow(API).why in UNKNOWN:
        for one in waiting:
            del answers[one]
        raise NoNetworkError


def look_for_copies(
    links: Mapping[str, tuple[LinkPlace, ...]],
    answers: Answers,
    ask: Ask,
    turns: HostTurns,
    told: Callable[[], object],
) -> None:
    """Add to the answers for dead links of which no place names an archived copy the one that there is, if any."""
    for address in links_without_copy(links, answers):
        day = next((one.day for one in links[address] if one.day), "")
        answers[address] = replace(answers[address], archived=archived_copy(address, day, ask, turns))
        told()


def links_without_copy(links: Mapping[str, tuple[LinkPlace, ...]], answers: Mapping[str, LinkAnswer]) -> list[str]:
    """Return the dead links for whose archived copies nobody has looked, unless each place names one."""
    dead = (one for one in links if answers[one].verdict is Verdict.DEAD and answers[one].archived is None)
    return [one for one in dead if not all(place.copy for place in links[one])]


def _by_host(addresses: Iterable[str]) -> list[list[str]]:
    """Return addresses by their hosts, those first of which there are most: they take longest."""
    found: dict[str, list[str]] = {}
    for address in addresses:
        found.setdefault(linked_host(address), []).append(address)
    return sorted(found.values(), key=len, reverse=True)


def _at_once(ask: Callable[[Iterable[str]], None], groups: list[list[str]], turns: HostTurns) -> None:
    """Ask for groups of addresses, several at once. What interrupts one, or us, ends all.

    Nobody waits for requests that are under way then, nor does Python at its end: a host may take half a minute.
    """
    ends: queue.SimpleQueue[BaseException | None] = queue.SimpleQueue()
    waiting = iter(groups)
    lock = threading.Lock()

    def ask_in_turn() -> None:
        try:
            while (group := _next(waiting, lock)) is not None:
                ask(group)
        except BaseException as error:  # noqa: BLE001 -- whoever waits for the end of all raises it
            ends.put(error)
        else:
            ends.put(None)

    threads = [threading.Thread(target=ask_in_turn, daemon=True) for _ in groups[:AT_ONCE]]
    try:
        for thread in threads:
            thread.start()
        for _ in threads:
            _raise(ends.get())
    except BaseException:
        turns.stop()
        raise


def _raise(error: BaseException | None) -> None:
    if error is not None:
        raise error


def _next(waiting: Iterator[list[str]], lock: threading.Lock) -> list[str] | None:
    with lock:
        return next(waiting, None)
