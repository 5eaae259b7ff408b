import http.client
import json
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from newsgloss.publishing.manifests import read_files
from newsgloss.publishing.preview import live_server
from newsgloss.publishing.preview.drawn_sites import Drawn, DrawnSites
from newsgloss.publishing.preview.live_server import make_live_server
from newsgloss.publishing.server import HOST

SCRIPT = '<script src="/.newsgloss/live.js" defer data-file="{}"'
Ask = Callable[..., http.client.HTTPResponse]


@pytest.fixture
def sites(tmp_path: Path) -> DrawnSites:
    """Return sites of which none is drawn yet."""
    return DrawnSites(tmp_path)


def draw(folder: Path, **files: str) -> Drawn:
    """Draw a site below a path: a home page, a page in a folder, one for what is missing, and some files."""
    pages = {"index.html": "<head></head>home", "lake/index.html": "<head></head>lake", "404.html": "<head></head>none"}
    for name, text in {**pages, "theme/site.css": "css", **files}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return Drawn(read_files(folder), (), "/news")


@pytest.fixture
def ask(sites: DrawnSites) -> Iterator[Ask]:
    """Return what asks the server of the sites for an address."""
    connections: list[http.client.HTTPConnection] = []
    with make_live_server(sites, 0) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()

        def answer(address: str, method: str = "GET", host: str = HOST) -> http.client.HTTPResponse:
            connections.append(http.client.HTTPConnection(HOST, server.server_port, timeout=10))
            connections[-1].request(method, address, headers={"Host": f"{host}:{server.server_port}"})
            return connections[-1].getresponse()

        yield answer
        for connection in connections:
            connection.close()
        server.shutdown()


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/news/", (200, "index.html", "home")),
        ("/news/index.html?a=b", (200, "index.html", "home")),
        ("/news/lake/", (200, "lake/index.html", "lake")),
        ("/news/port/", (404, "", "none")),
        ("/news/index.html/", (404, "", "none")),
        ("/", (404, "", "none")),
    ],
)
def test_pages_have_our_script_and_nothing_is_kept(
    address: str, expected: tuple[int, str, str], sites: DrawnSites, ask: Ask
) -> None:
    status, file, words = expected
    sites.redraw(draw)

    response = ask(address)

    said = response.read().decode()
    assert (response.status, response.getheader("Cache-Control")) == (status, "no-store")
    assert said.startswith(f"<head>{SCRIPT.format(file)}")
    assert said.endswith(f"</script></head>{words}")


def test_other_files_are_as_they_are(sites: DrawnSites, ask: Ask) -> None:
    sites.redraw(draw)

    assert [ask("/news/theme/site.css").read(), ask("/news/lake").status] == [b"css", 301]
    assert ask("/news/", "HEAD").getheader("Content-Length") == str(len(ask("/news/").read()))


@pytest.mark.parametrize("name", ["live.js", "live.css"])
def test_what_is_ours_is_below_an_address_of_its_own(name: str, ask: Ask) -> None:
    expected = Path(live_server.__file__).with_name(name).read_bytes()

    assert (ask(f"/.newsgloss/{name}").read(), ask("/.newsgloss/told_changes.py").status) == (expected, 404)


def test_before_there_is_a_site_a_page_of_ours_waits_for_it(ask: Ask) -> None:
    response = ask("/lake/")

    assert response.status == 404
    assert "There is no site yet" in response.read().decode()


def test_a_page_is_told_the_last_change_and_each_that_comes(
    sites: DrawnSites, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live_server, "HEARTBEAT", 0.05)
    sites.redraw(draw)
    stream = ask("/.newsgloss/events")

    lines = [stream.readline() for _ in range(5)]
    sites.redraw(lambda folder: draw(folder, **{"lake/index.html": "wide"}))
    later = iter(stream.readline, b"")
    told = next(line for line in later if line.startswith(b"data: "))

    assert stream.getheader("Content-Type") == "text/event-stream"
    assert lines[0] == b"retry: 500\n"
    assert json.loads(lines[2].removeprefix(b"data: "))["version"].endswith("-2")
    assert lines[4] == b":\n"
    assert json.loads(told.removeprefix(b"data: "))["changed"] == ["lake/index.html"]


def test_the_search_asks_the_last_index_that_there_is(sites: DrawnSites, ask: Ask) -> None:
    sites.redraw(lambda folder: draw(folder, **{"pagefind/pagefind.js": "find"}))
    sites.searched = sites.shown.folder
    sites.redraw(draw)

    assert ask("/news/pagefind/pagefind.js").read() == b"find"


@pytest.mark.parametrize("address", ["/news/", "/.newsgloss/events", "/.newsgloss/live.js"])
def test_nothing_is_told_where_another_host_is_named(address: str, sites: DrawnSites, ask: Ask) -> None:
    sites.redraw(draw)

    assert ask(address, host="attacker.example.org").status == 421
