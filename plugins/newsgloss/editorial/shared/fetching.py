"""The path or https address of a glossary.json -> its bytes, within limits."""

from __future__ import annotations

import http
import http.client
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urljoin

from newsgloss.editorial.outside_links.answers import MOVING, failure, status_words
from newsgloss.editorial.outside_links.asking import Asking, PrivateHostError, Reply
from newsgloss.editorial.outside_links.written_links import linked_host
from newsgloss.linking.shared.glossary_json import LARGEST
from newsgloss.model.fields import address_fault

REDIRECTS = 5  # that are followed
ADDRESS = "https://"  # how an address begins; anything else is a path

PUBLIC = Asking("Newsgloss", longest=120.0)
NAMED = replace(PUBLIC, may_be_private=True)  # by settings, whose author may have a glossary on a network of their own

Get = Callable[[Asking, str], Reply]
"""How it is asked, and an address -> its answer. Raises as `Asking.ask` does."""


class FetchError(Exception):
    """A glossary cannot be fetched; the text says why."""


def from_web(asking: Asking, address: str) -> Reply:
    """Return what an address answers, with no more of its body than shows that it is too much."""
    return asking.ask("GET", address, LARGEST + 1)


class Fetched(NamedTuple):
    """The bytes of a glossary, and whether they came from this machine's network, at an address."""

    data: bytes
    is_private: bool = False


def fetched(place: str, root: Path, get: Get = from_web) -> Fetched:
    """Return what is at a place: an address, or a path from the folder `root`.

    Raises FetchError where there is nothing, or too much, or it takes too long.
    """
    found = _at_address(place, get) if place.startswith(ADDRESS) else Fetched(_at_path(root / place))
    if len(found.data) > LARGEST:
        raise FetchError(f"it has more than {LARGEST >> 20} MB")
    return found


def _at_path(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        raise FetchError(getattr(error, "strerror", None) or str(error)) from error


def _at_address(address: str, get: Get) -> Fetched:
    if address_fault(address, ("https",)):
        raise FetchError(f"it is not a whole address that begins with {ADDRESS}")
    here, is_private = address, False
    for _ in range(REDIRECTS + 1):
        try:
            reply, is_inner = _reply(here, get, is_named=linked_host(here) == linked_host(address))
        except PrivateHostError as error:
            raise FetchError(f"it redirects to a host on this machine or a private network: {here}") from error
        except (OSError, UnicodeError, http.client.HTTPException) as error:
            raise FetchError(failure(error)) from error
        is_private = is_private or is_inner
        if reply.status not in MOVING or not reply.location:
            break
        here = _next(here, reply.location)
    else:
        raise FetchError(f"it redirects more than {REDIRECTS} times")
    if reply.status != http.HTTPStatus.OK:
        raise FetchError(status_words(reply.status))
    return Fetched(reply.body, is_private)


def _reply(address: str, get: Get, *, is_named: bool) -> tuple[Reply, bool]:
    """Return what an address answers, and whether its host is a private one, which is asked only if it is named."""
    try:
        return get(PUBLIC, address), False
    except PrivateHostError:
        if not is_named:
            raise
        return get(NAMED, address), True


def _next(here: str, location: str) -> str:
    """Return where an answer leads. Over anything but https, whoever is between could put in another text."""
    try:
        target = urljoin(here, location)
    except ValueError:
        target = location
    if address_fault(target, ("https",)):
        raise FetchError(f"it redirects to {target}, which is not an address that begins with {ADDRESS}")
    return target
