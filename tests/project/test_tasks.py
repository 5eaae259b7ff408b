import sys

import pytest
from invoke import MockContext
from livereload.handlers import StaticFileHandler
from tornado.httputil import HTTPHeaders, HTTPServerRequest, RequestStartLine
from tornado.web import Application

from tasks import LoopbackServer, bench


@pytest.mark.parametrize(
    ("host", "expected"),
    [("127.0.0.1:8000", True), ("localhost:8000", True), ("attacker.example.org:8000", False)],
)
def test_pages_are_shown_live_on_this_machine_alone(host: str, *, expected: bool) -> None:
    router = Application(LoopbackServer().get_web_handlers(b"")).default_router
    request = HTTPServerRequest(
        start_line=RequestStartLine("GET", "/index.html", "HTTP/1.1"),
        headers=HTTPHeaders({"Host": host}),
    )

    found = router.find_handler(request)

    assert expected == (getattr(found, "handler_class", None) is StaticFileHandler)


def test_bench_hands_on_what_it_is_asked_for() -> None:
    asked = MockContext(run=True, repeat=True)

    bench(asked)
    bench(asked, articles=1000, rounds=5, only="Hugo")
    bench(asked, write=True)

    assert [call.args[0] for call in asked.run.call_args_list] == [
        f"{sys.executable} -m bench.comparison --articles 200 --rounds 3 --only ''",
        f"{sys.executable} -m bench.comparison --articles 1000 --rounds 5 --only Hugo",
        f"{sys.executable} -m bench.comparison --articles 200 --rounds 3 --only '' --write",
    ]
