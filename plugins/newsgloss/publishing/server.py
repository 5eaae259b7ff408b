"""A built site, served on this machine as a host would serve it: under its base path, with its own 404 page.

A browser on this machine also runs other sites' scripts, so a request is answered only where it names this machine as
its host: a page whose name was pointed at us (DNS rebinding) gets nothing.
"""

from __future__ import annotations

import functools
import http.server
import sys
from collections.abc import Callable
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes, urlsplit

from newsgloss.model.patterns import pattern_of
from newsgloss.model.problems import ContentError, Place, Problem

HOST = "127.0.0.1"
LOOPBACK = ("127.0.0.1", "localhost", "[::1]")  # names of this machine in a request's Host
PORTS_TRIED = 20  # ports from the wanted one on, when others are in use
LAST_PORT = 65535
HTTP_PORT = 80  # which browsers leave out of Host
SLOWEST = 10  # seconds that a client may take for the next part of a request, or to read the next part of an answer
BROKEN_ESCAPE = pattern_of(r"%(?![0-9A-Fa-f]{2})")


class SiteHandler(http.server.SimpleHTTPRequestHandler):
    """Answers for the files of one folder."""

    timeout = SLOWEST

    def __init__(self, *args: Any, base: str, **kwargs: Any) -> None:
        self.base = base
        super().__init__(*args, **kwargs)

    def parse_request(self) -> bool:
        """Read a request; refuse one for another host, and one whose address is malformed."""
        if not super().parse_request():
            return False
        if not self._is_for_us():
            self.send_error(
                HTTPStatus.MISDIRECTED_REQUEST, explain="This server answers requests from this machine only."
            )
            return False
        if not _is_address(self.path):
            self.send_error(HTTPStatus.BAD_REQUEST, explain="The address is malformed.")
            return False
        return True

    def _is_for_us(self) -> bool:
        """Return whether the one Host header names this machine and our port."""
        port = self.connection.getsockname()[1]
        allowed = {f"{name}:{port}" for name in LOOPBACK}
        hosts = [host.strip().lower() for host in self.headers.get_all("Host", [])]
        return len(hosts) == 1 and hosts[0] in (allowed if port != HTTP_PORT else {*allowed, *LOOPBACK})

    def translate_path(self, path: str) -> str:
        """Return the file for an address; none is outside the base path, or where a link leads out."""
        missing = str(Path(self.directory, "not", "on", "this", "site"))
        if self.base and not path.startswith(f"{self.base}/"):
            return missing
        found = super().translate_path(path.removeprefix(self.base))
        served = Path(found, "index.html") if Path(found).is_dir() else Path(found)
        return found if self.is_ours(served) else missing

    def is_ours(self, path: Path) -> bool:
        """Return whether a path is of the site: no link leads out, and it is not a device or a pipe."""
        inside = path.resolve().is_relative_to(Path(self.directory).resolve())
        return inside and (path.is_file() or not path.exists())

    def list_directory(self, path: object) -> None:
        """Answer a folder without a page as a host does: there is nothing."""
        del path
        self.send_error(HTTPStatus.NOT_FOUND)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer a missing page with the site's own."""
        body = self.missing_page() if code == HTTPStatus.NOT_FOUND else None
        if body is None:
            super().send_error(code, message, explain)
        else:
            self.send_body(code, "text/html; charset=utf-8", body)

    def missing_page(self) -> bytes | None:
        """Return the site's own page for what is missing, if it has one."""
        page = Path(self.directory, "404.html")
        return page.read_bytes() if page.is_file() and self.is_ours(page) else None

    def send_body(self, code: int, kind: str, body: bytes) -> None:
        """Answer with some bytes of a kind."""
        self.send_response(code)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 -- the standard library's name for it
        """Say nothing of requests."""


class SiteServer(http.server.ThreadingHTTPServer):
    """A server that says nothing of a browser that has gone before its answer came."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Tell of what went wrong, unless only the connection did."""
        if not isinstance(sys.exception(), ConnectionError | TimeoutError):
            super().handle_error(request, client_address)


def _is_address(path: str) -> bool:
    """Return whether a request's address is a path whose percent-encodings are whole and name no control character."""
    address = urlsplit(path).path if path.startswith("/") else ""
    decoded = unquote_to_bytes(address)
    try:
        text = decoded.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return bool(address) and not BROKEN_ESCAPE.search(path) and text.isprintable()


def make_server(folder: Path, base: str = "", port: int = 8000) -> SiteServer:
    """Return a server for a folder; where the port is in use, on one of the next.

    Raises ContentError where none is free.
    """
    return listening(functools.partial(SiteHandler, directory=str(folder), base=base), port)


def listening(handler: Callable[..., SiteHandler], port: int) -> SiteServer:
    """Return a server whose requests a handler answers; where the port is in use, on one of the next.

    Raises ContentError where none is free.
    """
    ports = range(port, min(port + PORTS_TRIED, LAST_PORT + 1) if port else 1)
    for candidate in ports:
        try:
            return SiteServer((HOST, candidate), handler)
        except OSError:
            continue
    message = f"no port from {ports[0]} to {ports[-1]} can be used"
    raise ContentError([Problem(Place("--port"), message, "Name another, of more than 1023, with --port.")])
