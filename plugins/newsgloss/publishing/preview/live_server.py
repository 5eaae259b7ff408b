"""What is shown of a site while it is written -> its pages on this machine, each with a script that is told of changes.

It answers as `publishing.server` does: to this machine alone, and with nothing that is outside the site.
"""

from __future__ import annotations

import functools
import io
from http import HTTPStatus
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import urlsplit

from newsgloss.model.settings import SEARCH_FOLDER
from newsgloss.publishing.server import SiteHandler, SiteServer, listening

from .drawn_sites import DrawnSites
from .told_changes import EVENTS, RESERVED, SCRIPT, STYLE, event, plain_page, with_script

OWN = {SCRIPT: ("live.js", "text/javascript"), STYLE: ("live.css", "text/css")}
HTML = "text/html; charset=utf-8"
HEARTBEAT = 5.0  # s after which a browser that hears nothing else is asked whether it is still there
AGAIN = 500  # ms after which a browser that lost us asks again


class LiveHandler(SiteHandler):
    """Answers for the files of the site that is shown at that moment, and tells pages of changes."""

    def __init__(self, *args: Any, sites: DrawnSites, **kwargs: Any) -> None:
        self.sites, self.shown = sites, sites.shown
        folder = self.shown.folder or sites.folder / "none"
        super().__init__(*args, directory=str(folder), base=self.shown.base, **kwargs)

    def do_GET(self) -> None:  # noqa: N802 -- the standard library's name for it
        """Answer with a stream of changes, with what is ours, or with a file of the site."""
        path = urlsplit(self.path).path
        if path == EVENTS:
            self._tell_changes()
        elif path in OWN:
            name, kind = OWN[path]
            self.send_body(HTTPStatus.OK, f"{kind}; charset=utf-8", Path(__file__).with_name(name).read_bytes())
        else:
            super().do_GET()

    def _tell_changes(self) -> None:
        """Tell a page of the last change and of each that comes, until it is gone."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        self.wfile.write(f"retry: {AGAIN}\n\n".encode())
        for change in self.sites.changes(HEARTBEAT):
            self.wfile.write(event(change) if change else b":\n\n")
            self.wfile.flush()

    def translate_path(self, path: str) -> str:
        """Return the file for an address; the search asks the last index that there is."""
        if path.startswith(f"{self.base}/{SEARCH_FOLDER}/") and self.sites.searched:
            self.directory = str(self.sites.searched)
        return super().translate_path(path)

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        """Answer with a page to which our script is added, or with another file as it is."""
        if urlsplit(self.path).path.startswith(RESERVED):
            self.send_error(HTTPStatus.NOT_FOUND)
            return None
        path = Path(self.translate_path(self.path))
        page = path / "index.html" if path.is_dir() else path
        is_slashed = urlsplit(self.path).path.endswith("/")
        if page.suffix != ".html" or path.is_dir() != is_slashed or not page.is_file():
            return super().send_head()
        body = with_script(page.read_bytes(), page.relative_to(self.directory).as_posix(), self.shown)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", HTML)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return io.BytesIO(body)

    def missing_page(self) -> bytes:
        """Return the site's own page for what is missing, or ours; it waits for what is asked for to be made."""
        return with_script(super().missing_page() or plain_page(self.shown), "", self.shown)

    def end_headers(self) -> None:
        """Let browsers keep nothing: a file may be another in the same second."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()


def make_live_server(sites: DrawnSites, port: int) -> SiteServer:
    """Return a server for the sites that are shown; where the port is in use, on one of the next.

    Raises ContentError where none is free.
    """
    return listening(functools.partial(LiveHandler, sites=sites), port)
