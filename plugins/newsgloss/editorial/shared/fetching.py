"""The path or https address of a glossary.json -> its bytes. Of all of Newsgloss, this alone asks the network."""

from __future__ import annotations

import http.client
import time
import urllib.request
from email.message import Message
from pathlib import Path
from typing import IO, Any
from urllib.error import HTTPError, URLError

from newsgloss.linking.shared.glossary_json import LARGEST

QUIET = 20  # s without a byte, after which a server is given up
LONGEST = 120  # s for all of a file
AT_ONCE = 2**16  # bytes
ASKED = {"User-Agent": "Newsgloss", "Accept": "application/json"}
ADDRESS = "https://"  # how an address begins; anything else is a path


class FetchError(Exception):
    """A glossary cannot be fetched; the text says why."""


class _HttpsRedirects(urllib.request.HTTPRedirectHandler):
    """Follows redirects to https alone: whoever is between could put in another text on the way to any other."""

    max_redirections = 5

    def redirect_request(  # noqa: PLR0913, PLR0917 -- as the library has it
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: Message, newurl: str
    ) -> urllib.request.Request | None:
        if not newurl.lower().startswith(ADDRESS):
            raise FetchError(f"it redirects to an address that does not begin with {ADDRESS}: {newurl}")
        return super().redirect_request(req, fp, code, msg, headers, newurl)  # type: ignore[arg-type]


def fetched(place: str, root: Path, https: urllib.request.BaseHandler | None = None) -> bytes:
    """Return the bytes at a place: an address, or a path from the folder `root`. `https` opens addresses.

    Raises FetchError where there is nothing, or too much, or it takes too long.
    """
    try:
        if place.startswith(ADDRESS):
            return _at_address(place, https or urllib.request.HTTPSHandler())
        with (root / place).open("rb") as file:
            return _within_limits(file)
    except HTTPError as error:
        raise FetchError(f"the server answers {error.code} {error.reason}") from error
    except URLError as error:
        raise FetchError(str(error.reason)) from error
    except TimeoutError as error:
        raise FetchError(f"nothing came for {QUIET} seconds") from error
    except (OSError, ValueError, http.client.HTTPException) as error:
        raise FetchError(getattr(error, "strerror", None) or str(error) or type(error).__name__) from error


def _at_address(address: str, https: urllib.request.BaseHandler) -> bytes:
    opener = urllib.request.OpenerDirector()  # without what opens other addresses
    handlers: tuple[Any, ...] = (
        urllib.request.ProxyHandler(),
        https,
        _HttpsRedirects(),
        urllib.request.HTTPErrorProcessor(),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.UnknownHandler(),
    )
    for handler in handlers:
        opener.add_handler(handler)
    with opener.open(urllib.request.Request(address, headers=ASKED), timeout=QUIET) as answer:  # noqa: S310 -- https alone
        return _within_limits(answer)


def _within_limits(file: IO[bytes]) -> bytes:
    """Return all that a file holds, unless that is too much, or takes too long."""
    until = time.monotonic() + LONGEST
    parts: list[bytes] = []
    size = 0
    while part := file.read(AT_ONCE):
        parts.append(part)
        size += len(part)
        if size > LARGEST:
            raise FetchError(f"it has more than {LARGEST >> 20} MB")
        if time.monotonic() > until:
            raise FetchError(f"it takes longer than {LONGEST} seconds")
    return b"".join(parts)
