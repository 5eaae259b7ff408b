"""An address on the web -> what came of asking for it: whether readers find something there, and where it is by now."""

from __future__ import annotations

import datetime
import email.utils
import enum
import http
import http.client
import socket
import ssl
from collections.abc import Callable
from dataclasses import dataclass, replace
from urllib.parse import urldefrag, urljoin, urlsplit

from newsgloss.model.fields import address_fault, is_example

from .asking import PrivateHostError, Reply
from .host_turns import HostTurns
from .proxies import ProxyError
from .written_links import linked_host

REDIRECTS = 10  # that are followed; browsers follow 20
TRIES = 3  # of an address whose host asks us to come back later
UNTOLD_WAIT = 10.0  # seconds, where a host says that it was asked too often and not when to come back
LONGEST_WAIT = 120.0  # seconds; a host that asks for more is left alone
LASTING = frozenset({301, 308})  # statuses by which something has moved for good
MOVING = frozenset({301, 302, 303, 307, 308})
GONE = frozenset({404, 410})
BUSY = frozenset({429, 503})
NO_NAME = frozenset({socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)})
PRIVATE = "its host is on this machine or a private network, and was not asked"
IN_A_CIRCLE = "it leads round in a circle, as some sites do for programs"
HOME = "it leads to its site's home page by now"
NOWHERE = "there is no host of this name"
NOT_LOOKED_UP = "the name of its host could not be looked up"
EXAMPLE = "its host is an example's, and was not asked"

Ask = Callable[[str, str], Reply]
"""A method and an address -> what its host answers. Raises as `Asking.ask` does."""


class Verdict(enum.StrEnum):
    """What came of an address. UNCLEAR: a person has to look. UNASKED: it is an example's."""

    FINE = "fine"
    MOVED = "moved"
    DEAD = "dead"
    UNCLEAR = "unclear"
    UNASKED = "not asked"


@dataclass(frozen=True, slots=True)
class LinkAnswer:
    """The verdict on an address and the reason for it, the day of the question, and where it is by now if it MOVED.

    `archived` is an archived copy of what is dead; empty where there is none, None where nobody has looked.
    """

    verdict: Verdict
    why: str
    day: datetime.date
    now_at: str = ""
    archived: str | None = None


class LinkFollower:
    """Asks for addresses, by turns at each host."""

    def __init__(self, ask: Ask, turns: HostTurns, today: datetime.date, time: Callable[[], datetime.datetime]) -> None:
        """`time` is asked only where a host says at what time to come back."""
        self._ask, self._turns, self._today, self._time = ask, turns, today, time

    def follow(self, address: str) -> LinkAnswer:
        """Return what came of an address without a fragment. Raises Stopped."""
        if is_example(linked_host(address)):
            return self._answer(Verdict.UNASKED, EXAMPLE)
        try:
            return self._followed(address)
        except PrivateHostError:
            return self._answer(Verdict.UNCLEAR, PRIVATE)
        except (OSError, UnicodeError, http.client.HTTPException) as error:
            why = failure(error)
            return self._answer(Verdict.DEAD if why == NOWHERE else Verdict.UNCLEAR, why)

    def _followed(self, address: str) -> LinkAnswer:
        here, lasting, seen = address, address, {address}
        for _ in range(REDIRECTS + 1):
            reply = self._reply(here)
            if reply.status not in MOVING or not reply.location:
                return self._judged(address, here, lasting, reply)
            target = _target(here, reply.location)
            if address_fault(target):
                return self._answer(Verdict.UNCLEAR, f"it leads to {target}, which is not an address of the web")
            if target in seen:
                break
            seen.add(target)
            lasting = target if reply.status in LASTING and lasting == here else lasting
            here = target
        return self._answer(Verdict.UNCLEAR, IN_A_CIRCLE)

    def _judged(self, address: str, here: str, lasting: str, reply: Reply) -> LinkAnswer:
        """Return the answer for an address that led `here`, and by what lasts to `lasting`."""
        status = status_words(reply.status)
        if reply.status in GONE:
            return self._answer(Verdict.DEAD, status if here == address else f"it leads to {here}, and {status}")
        if reply.status in BUSY and reply.retry_after:
            return self._answer(Verdict.UNCLEAR, f"{status} and asks to come back later")
        if not http.HTTPStatus.OK <= reply.status < http.HTTPStatus.MULTIPLE_CHOICES:
            return self._answer(Verdict.UNCLEAR, status)
        if _is_home(here) and not _is_home(address):
            return self._answer(Verdict.UNCLEAR, HOME)
        if lasting == address:
            return self._answer(Verdict.FINE, status)
        return replace(self._answer(Verdict.MOVED, f"it has moved to {lasting}"), now_at=lasting)

    def _answer(self, verdict: Verdict, why: str) -> LinkAnswer:
        return LinkAnswer(verdict, why, self._today)

    def _reply(self, address: str) -> Reply:
        """Return what an address answers to HEAD or, where that says nothing good, to GET, as browsers ask."""
        try:
            reply = self._patient(address, "HEAD")
        except socket.gaierror:
            raise
        except (OSError, http.client.HTTPException):  # some answer nothing to HEAD
            return self._patient(address, "GET")
        is_good = reply.status < http.HTTPStatus.BAD_REQUEST
        return reply if is_good or reply.status in BUSY else self._patient(address, "GET")

    def _patient(self, address: str, method: str) -> Reply:
        """Ask, and ask again when a host that is busy says so, unless that is too long."""
        host = linked_host(address)
        for rest in reversed(range(TRIES)):
            with self._turns.turn(host):
                reply = self._ask(method, address)
                wait = self._wait(reply)
                if wait is None or not rest or wait > LONGEST_WAIT:
                    return reply
                self._turns.put_off(host, wait)
        raise AssertionError

    def _wait(self, reply: Reply) -> float | None:
        """Return in how many seconds a host wants to be asked again; None where it answered or does not say."""
        if reply.status not in BUSY:
            return None
        told = reply.retry_after.strip()
        if told.isascii() and told.isdecimal():
            return float(told)
        try:
            day = email.utils.parsedate_to_datetime(told).astimezone(datetime.UTC)
        except (ValueError, OverflowError):  # the latter for numbers that no day has
            return UNTOLD_WAIT if reply.status == http.HTTPStatus.TOO_MANY_REQUESTS else None
        return max(0.0, (day - self._time()).total_seconds())


def _target(here: str, location: str) -> str:
    """Return where an answer sends us on: an address without a fragment, or what is none as it is."""
    try:
        return urldefrag(urljoin(here, location)).url
    except ValueError:
        return location


def _is_home(address: str) -> bool:
    parts = urlsplit(address)
    return parts.path in {"", "/"} and not parts.query


def status_words(status: int) -> str:
    """Return what a host answers, by the status of the answer."""
    try:
        return f"it answers {status} {http.HTTPStatus(status).phrase}"
    except ValueError:
        return f"it answers {status}"


def failure(error: Exception) -> str:
    """Return why nothing was answered, in words of ours: those of systems differ."""
    match error:
        case ProxyError():
            why = str(error)
        case http.client.IncompleteRead():
            why = "its answer ends before it is whole"
        case socket.gaierror() | UnicodeError():
            why = NOT_LOOKED_UP if isinstance(error, OSError) and error.errno not in NO_NAME else NOWHERE
        case ssl.SSLCertVerificationError():
            why = f"its certificate is not valid: {error.verify_message}"
        case ssl.SSLError():
            why = "no safe connection could be made"
        case TimeoutError():
            why = "its host does not answer in time"
        case ConnectionRefusedError():
            why = "its host takes no connection"
        case _:
            why = "its host ends the connection without an answer"
    return why
