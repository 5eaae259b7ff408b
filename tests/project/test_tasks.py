import pytest
from livereload.handlers import StaticFileHandler
from tornado.httputil import HTTPHeaders, HTTPServerRequest, RequestStartLine
from tornado.web import Application

from tasks import LoopbackServer


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
