"""A built site, served on this machine as a host would serve it: under its base path, with its own 404 page."""

from __future__ import annotations

import functools
import http.server
from http import HTTPStatus
from pathlib import Path
from typing import Any

HOST = "127.0.0.1"
PORTS_TRIED = 20  # ports after the wanted one, when others are in use


class SiteHandler(http.server.SimpleHTTPRequestHandler):
    """Answers for the files of one folder."""

    def __init__(self, *args: Any, base: str, **kwargs: Any) -> None:
        self.base = base
        super().__init__(*args, **kwargs)

    def translate_path(self, path: str) -> str:
        """Return the file for an address; outside the base path there is none."""
        if self.base and not path.startswith(f"{self.base}/"):
            return str(Path(self.directory, "not", "on", "this", "site"))
        return super().translate_path(path.removeprefix(self.base))

    def list_directory(self, path: object) -> None:
        """Answer a folder without a page as a host does: there is nothing."""
        del path
        self.send_error(HTTPStatus.NOT_FOUND)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer a missing page with the site's own."""
        page = Path(self.directory, "404.html")
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 -- the standard library's name for it
        """Say nothing of requests."""


def make_server(folder: Path, base: str = "", port: int = 8000) -> http.server.ThreadingHTTPServer:
    """Return a server for a folder; where the port is in use, on one of the next. Raises OSError where none is free."""
    handler = functools.partial(SiteHandler, directory=str(folder), base=base)
    for candidate in range(port, port + PORTS_TRIED if port else 1):
        try:
            return http.server.ThreadingHTTPServer((HOST, candidate), handler)
        except OSError:
            continue
    raise OSError(f"no free port from {port} to {port + PORTS_TRIED - 1}")
