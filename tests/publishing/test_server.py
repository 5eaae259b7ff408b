import http.client
import socket
import threading
from collections.abc import Callable, Iterator
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest

from newsgloss.publishing.server import HOST, PORTS_TRIED, SiteHandler, make_server

Answer = tuple[int, str]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site of two pages, a file, a folder without a page and a page for what is missing; return its folder."""
    for name, text in {
        "index.html": "home",
        "glossary/index.html": "glossary",
        "theme/site.css": "css",
        "404.html": "missing",
    }.items():
        path = tmp_path / "output" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    return tmp_path / "output"


@pytest.fixture
def ask(site: Path) -> Iterator[Callable[..., http.client.HTTPResponse]]:
    """Return what asks for an address, of a site under a base path."""
    servers: list[ThreadingHTTPServer] = []
    connections: list[http.client.HTTPConnection] = []

    def answer(
        address: str, base: str = "", method: str = "GET", host: str = "127.0.0.1:{port}"
    ) -> http.client.HTTPResponse:
        server = make_server(site, base, 0)
        servers.append(server)
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        connection = http.client.HTTPConnection(HOST, server.server_port, timeout=10)
        connections.append(connection)
        connection.request(method, address, headers={"Host": host.format(port=server.server_port)})
        return connection.getresponse()

    yield answer
    for connection in connections:
        connection.close()
    for server in servers:
        server.shutdown()
        server.server_close()


def said(response: http.client.HTTPResponse) -> Answer:
    """Return an answer's status and text."""
    return response.status, response.read().decode()


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/", (200, "home")),
        ("/index.html", (200, "home")),
        ("/glossary/", (200, "glossary")),
        ("/theme/site.css", (200, "css")),
        ("/?utm=x", (200, "home")),
        ("/theme/site.css?v=1234", (200, "css")),
        ("/no-such/", (404, "missing")),
        ("/glossary/no/such/page.html", (404, "missing")),
    ],
)
def test_a_page_is_found_by_its_address(
    address: str, expected: Answer, ask: Callable[..., http.client.HTTPResponse]
) -> None:
    assert expected == said(ask(address))


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/newsgloss/", (200, "home")),
        ("/newsgloss/glossary/", (200, "glossary")),
        ("/newsgloss/theme/site.css?v=1", (200, "css")),
        ("/newsgloss/no-such/", (404, "missing")),
        ("/", (404, "missing")),
        ("/glossary/", (404, "missing")),
        ("/newsglossary/", (404, "missing")),
        ("/newsgloss2/", (404, "missing")),
        ("/newsgloss/newsgloss/", (404, "missing")),
    ],
)
def test_a_site_is_served_under_its_base_path_and_nowhere_else(
    address: str, expected: Answer, ask: Callable[..., http.client.HTTPResponse]
) -> None:
    assert expected == said(ask(address, "/newsgloss"))


def test_a_folder_is_found_without_its_slash(ask: Callable[..., http.client.HTTPResponse]) -> None:
    expected = (301, "/newsgloss/glossary/")

    response = ask("/newsgloss/glossary", "/newsgloss")

    assert expected == (response.status, response.getheader("Location"))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("search.js", "text/javascript"),
        ("pagefind-entry.json", "application/json"),
        ("module.wasm", "application/wasm"),
        ("wasm.en.pagefind", "application/octet-stream"),
        ("en_1.pf_fragment", "application/octet-stream"),
    ],
)
def test_what_a_search_fetches_has_its_type(
    name: str, expected: str, site: Path, ask: Callable[..., http.client.HTTPResponse]
) -> None:
    (site / name).touch()

    assert expected == ask(f"/{name}").getheader("Content-Type")


@pytest.mark.parametrize(
    "address", ["/../secret.txt", "/%2e%2e/secret.txt", "/glossary/../../secret.txt", "//secret.txt"]
)
@pytest.mark.parametrize("base", ["", "/newsgloss"])
def test_nothing_outside_the_site_is_served(
    address: str, base: str, ask: Callable[..., http.client.HTTPResponse]
) -> None:
    expected = (404, "missing")

    assert expected == said(ask(base + address, base))


def test_a_folder_without_a_page_is_missing_as_at_a_host(ask: Callable[..., http.client.HTTPResponse]) -> None:
    expected = (404, "missing")

    assert expected == said(ask("/theme/"))


def test_a_missing_page_has_no_body_where_only_its_head_is_asked_for(
    ask: Callable[..., http.client.HTTPResponse],
) -> None:
    expected = (404, "7", "text/html; charset=utf-8", b"")

    response = ask("/no-such/", method="HEAD")

    assert expected == (
        response.status,
        response.getheader("Content-Length"),
        response.getheader("Content-Type"),
        response.read(),
    )


def test_a_site_without_a_page_for_what_is_missing_says_so_plainly(
    site: Path, ask: Callable[..., http.client.HTTPResponse]
) -> None:
    (site / "404.html").unlink()
    expected = 404

    assert expected == ask("/no-such/").status


def test_requests_are_not_logged(
    ask: Callable[..., http.client.HTTPResponse], capsys: pytest.CaptureFixture[str]
) -> None:
    expected = ("", "")

    said(ask("/"))
    said(ask("/no-such/"))

    captured = capsys.readouterr()
    assert expected == (captured.out, captured.err)


def test_a_site_is_served_on_this_machine_only(site: Path) -> None:
    expected = "127.0.0.1"

    with make_server(site, "", 0) as server:
        assert expected == server.server_address[0]


def test_the_next_port_is_tried_where_one_is_in_use(site: Path) -> None:
    with make_server(site, "", 0) as first, make_server(site, "", first.server_port) as second:
        assert first.server_port < second.server_port < first.server_port + PORTS_TRIED


@pytest.mark.parametrize("host", ["127.0.0.1:{port}", "localhost:{port}", "LOCALHOST:{port}", "[::1]:{port}"])
def test_this_machine_is_answered_by_each_of_its_names(host: str, ask: Callable[..., http.client.HTTPResponse]) -> None:
    expected = (200, "home")

    assert expected == said(ask("/", host=host))


@pytest.mark.parametrize(
    "host",
    [
        "attacker.example.org:{port}",
        "attacker.example.org",
        "127.0.0.1",
        "localhost:1",
        "localhost.example.org:{port}",
        "user@localhost:{port}",
        "127.0.0.1:{port}, localhost:{port}",
        "",
    ],
)
def test_a_name_that_is_not_this_machines_gets_nothing(host: str, ask: Callable[..., http.client.HTTPResponse]) -> None:
    status, text = said(ask("/", host=host))

    assert status == 421
    assert "home" not in text
    assert "This server answers requests from this machine only." in text


@pytest.mark.parametrize(
    "address", ["/%00", "/glossary/%00.html", "/%", "/%zz", "/glossary/%4", "/?q=%", "/%1b[31m", "/%ff", "no-slash"]
)
def test_a_malformed_address_is_a_bad_request(address: str, ask: Callable[..., http.client.HTTPResponse]) -> None:
    status, text = said(ask(address))

    assert status == 400
    assert "The address is malformed." in text


@pytest.mark.parametrize(
    "address",
    [
        "/%2e%2e%2fsecret.txt",
        "/..%2fsecret.txt",
        "/%252e%252e/secret.txt",
        "/..\\secret.txt",
        "/glossary/%2e./../secret.txt",
    ],
)
def test_an_encoded_way_out_of_the_site_leads_nowhere(
    address: str, ask: Callable[..., http.client.HTTPResponse]
) -> None:
    assert "secret" not in said(ask(address))[1]


@pytest.mark.parametrize("link", ["out.txt", "glossary/index.html", "away/secret.txt"])
def test_a_link_out_of_the_site_is_missing(link: str, site: Path, ask: Callable[..., http.client.HTTPResponse]) -> None:
    (site / "glossary/index.html").unlink()
    for name in ("out.txt", "glossary/index.html"):
        (site / name).symlink_to(site.parent / "secret.txt")
    (site / "away").symlink_to(site.parent, target_is_directory=True)
    expected = (404, "missing")

    assert expected == said(ask(f"/{link}"))


def test_a_link_within_the_site_is_followed(site: Path, ask: Callable[..., http.client.HTTPResponse]) -> None:
    (site / "same.html").symlink_to(site / "index.html")
    expected = (200, "home")

    assert expected == said(ask("/same.html"))


def test_a_client_that_says_nothing_is_let_go(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SiteHandler, "timeout", 0.05)
    expected = b""

    with make_server(site, "", 0) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        with socket.create_connection((HOST, server.server_port), timeout=5) as client:
            client.sendall(b"GET / HT")
            heard = client.recv(1)
        server.shutdown()

    assert expected == heard


@pytest.mark.parametrize(
    ("error", "expected"),
    [(BrokenPipeError(), False), (ConnectionResetError(), False), (TimeoutError(), False), (ValueError(), True)],
)
def test_a_browser_that_has_gone_is_not_told_of(
    error: Exception, site: Path, capsys: pytest.CaptureFixture[str], *, expected: bool
) -> None:
    with make_server(site, "", 0) as server:
        try:
            raise error
        except type(error):
            server.handle_error(None, (HOST, 1))

    assert expected == ("Traceback" in capsys.readouterr().err)


@pytest.mark.parametrize(("name", "address"), [("sub/index.html", "/sub/"), ("404.html", "/nowhere/")])
def test_a_page_that_is_a_link_out_of_the_site_is_not_served(
    name: str, address: str, site: Path, ask: Callable[..., http.client.HTTPResponse]
) -> None:
    page = site / name
    page.parent.mkdir(exist_ok=True)
    page.unlink(missing_ok=True)
    page.symlink_to(site.parent / "secret.txt")

    status, text = said(ask(address))

    assert (status, "secret" in text) == (404, False)
