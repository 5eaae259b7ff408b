"""A site on this machine that answers as a test says, and remembers what it was asked."""

from __future__ import annotations

import datetime
import http.server
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from newsgloss.editorial.outside_links.answers import LinkAnswer, LinkFollower
from newsgloss.editorial.outside_links.asking import Asking
from newsgloss.editorial.outside_links.host_turns import HostTurns

TODAY = datetime.date(2031, 5, 4)
NOON = datetime.datetime(2031, 5, 4, 12, tzinfo=datetime.UTC)


@dataclass
class OtherSite:
    """`answers` has by path, before which a method may be, what is answered: a status, headers, a body.

    What is `silent` is not answered at all, and what is `slow` a letter at a time.
    """

    home: str = ""
    answers: dict[str, tuple[int, dict[str, str], bytes]] = field(default_factory=dict)
    silent: set[str] = field(default_factory=set)
    slow: set[str] = field(default_factory=set)
    asked: list[str] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)
    closing: threading.Event = field(default_factory=threading.Event)

    def say(self, path: str, status: int, body: bytes = b"", **headers: str) -> str:
        """Let a path be answered in a way; return its address."""
        self.answers[path] = status, {name.replace("_", "-"): value for name, value in headers.items()}, body
        return f"{self.home}{path.rpartition(' ')[2]}"

    def follow(self, address: str, seconds: float = 5.0, longest: float = 30.0) -> LinkAnswer:
        """Return what comes of an address; no time passes between two requests."""
        asking = Asking("newsgloss/test", may_be_private=True, seconds=seconds, longest=longest)
        return LinkFollower(asking.ask, HostTurns(pause=0), TODAY, lambda: NOON).follow(address)


@pytest.fixture
def other_site() -> Iterator[OtherSite]:
    site = OtherSite()

    class Handler(http.server.BaseHTTPRequestHandler):
        def answer(self) -> None:
            name = f"{self.command} {self.path}"
            site.asked.append(name)
            site.agents.add(self.headers["User-Agent"])
            if self.path in site.silent:
                site.closing.wait(20)
                return
            while self.path in site.slow and not site.closing.wait(0.02):
                self.wfile.write(b"H")
            status, headers, body = site.answers.get(name) or site.answers.get(self.path) or (404, {}, b"")
            self.send_response(status)
            for key, value in headers.items():
                self.send_header(key, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if self.command == "GET":
                self.wfile.write(body)

        do_GET = do_HEAD = answer  # noqa: N815 -- as the library names them

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    class Server(http.server.ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: object) -> None:
            """Say nothing where whoever asked has gone."""

    server = Server(("127.0.0.1", 0), Handler)
    site.home = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield site
    site.closing.set()
    server.shutdown()
    server.server_close()
