"""Hosts are asked by the proxy that the environment names, and those of a private network by none."""

import base64
import socket
import ssl
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from newsgloss.editorial.outside_links import asking
from newsgloss.editorial.outside_links.asking import Asking, PrivateHostError
from newsgloss.editorial.outside_links.proxies import (
    Proxy,
    ProxyError,
    environment_proxy,
    is_of_this_network,
    refuse_other_proxies,
)
from newsgloss.model.problems import ContentError

from .conftest import OtherSite

CERTIFICATE = Path(__file__).with_name("lake.pem")
PROXY = {"https_proxy": "http://proxy.ruritania:3128", "http_proxy": "ada:s%40me@proxy.ruritania"}
NAMES = ("http_proxy", "https_proxy", "all_proxy", "no_proxy")


@pytest.fixture(autouse=True)
def _no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (*NAMES, *map(str.upper, NAMES)):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize(
    ("variables", "scheme", "host", "expected"),
    [
        ({}, "https", "lake.ruritania", None),
        (PROXY, "https", "lake.ruritania", Proxy("proxy.ruritania", 3128)),
        (PROXY, "http", "lake.ruritania", Proxy("proxy.ruritania", 80, "ada:s@me")),
        ({"ALL_PROXY": "http://proxy.ruritania:1"}, "http", "lake.ruritania", Proxy("proxy.ruritania", 1)),
        (PROXY | {"no_proxy": "ruritania"}, "https", "lake.ruritania", None),
        (PROXY, "https", "localhost", None),
        (PROXY, "https", "127.0.0.1", None),
    ],
)
def test_the_environment_says_by_which_proxy(
    variables: Mapping[str, str], scheme: str, host: str, expected: Proxy | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)

    assert expected == environment_proxy(scheme, host)
    refuse_other_proxies()


@pytest.mark.parametrize("address", ["socks5://proxy.ruritania:1080", "https://proxy.ruritania", "http://"])
def test_a_proxy_of_another_kind_is_refused_without_its_password(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", address)
    message = "this proxy is not one that is used: its address does not begin with http://"
    expected = [f"HTTPS_PROXY: {message}\n    Name an HTTP proxy in it, or unset it for this command."]

    with pytest.raises(ContentError) as caught:
        refuse_other_proxies()
    with pytest.raises(ProxyError, match=message):
        environment_proxy("https", "lake.ruritania")

    assert expected == [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize("host", ["printer", "printer.local", "db.internal", "nas.home.arpa"])
def test_a_name_may_say_that_it_is_of_this_network(host: str) -> None:
    assert is_of_this_network(host)
    assert not is_of_this_network(f"{host}.ruritania")


def by_proxy(home: str, known: Mapping[str, str], *, may_be_private: bool = False, credentials: str = "") -> Asking:
    """Return what asks by a proxy on this machine; `known` are the hosts that this network knows."""

    def resolve(host: str, _port: int) -> list[str]:
        if host not in known:
            raise OSError(host)
        return [known[host]]

    proxy = Proxy("proxy.ruritania", int(home.rpartition(":")[2]), credentials)
    return Asking("newsgloss/test", may_be_private, resolve, proxy_for=lambda *_: proxy)


KNOWN = {"proxy.ruritania": "127.0.0.1", "lake.ruritania": "93.184.216.34", "office.ruritania": "10.0.0.1"}


@pytest.mark.parametrize("host", ["lake.ruritania", "far.ruritania"])
def test_a_host_is_asked_by_a_proxy_also_where_this_network_does_not_know_it(other_site: OtherSite, host: str) -> None:
    other_site.answers[f"http://{host}/a%20b?q"] = 200, {}, b"{}"

    reply = by_proxy(other_site.home, KNOWN).ask("GET", f"http://{host}/a b?q", 10)

    assert (reply.status, reply.body) == (200, b"{}")


@pytest.mark.parametrize("host", ["office.ruritania", "10.0.0.1", "printer.local"])
def test_no_proxy_is_asked_for_a_private_host(other_site: OtherSite, host: str) -> None:
    known = KNOWN | {"10.0.0.1": "10.0.0.1"}

    with pytest.raises(PrivateHostError):
        by_proxy(other_site.home, known).ask("GET", f"http://{host}/")

    assert other_site.asked == []
    assert by_proxy(other_site.home, known, may_be_private=True).ask("GET", f"http://{host}/").status == 404


def test_a_proxy_that_is_not_there_or_refuses_says_nothing_of_a_link(other_site: OtherSite) -> None:
    other_site.answers["http://lake.ruritania/"] = 407, {}, b""

    with pytest.raises(ProxyError, match="the proxy asks for another user name or password"):
        by_proxy(other_site.home, KNOWN).ask("GET", "http://lake.ruritania/")
    with pytest.raises(ProxyError, match="the proxy answers 501"):  # to CONNECT
        by_proxy(other_site.home, KNOWN).ask("GET", "https://lake.ruritania/")
    with pytest.raises(ProxyError, match="the proxy cannot be reached"):
        by_proxy(other_site.home, {}).ask("GET", "http://lake.ruritania/")


@pytest.fixture
def tunnel(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[str, list[bytes]]]:
    """Yield the address of a proxy that leads to lake.ruritania, and what is sent to the one and the other."""
    said: list[bytes] = []
    own = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    own.load_cert_chain(CERTIFICATE)
    monkeypatch.setattr(asking, "_context", lambda: ssl.create_default_context(cafile=str(CERTIFICATE)))
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            taken, _ = server.accept()
            said.append(taken.recv(4096))
            taken.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
            with own.wrap_socket(taken, server_side=True) as secure:
                said.append(secure.recv(4096))
                secure.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}")

        threading.Thread(target=serve, daemon=True).start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}", said


def test_a_safe_connection_goes_through_a_proxy_which_sees_nothing_of_it(tunnel: tuple[str, list[bytes]]) -> None:
    home, said = tunnel
    told = base64.b64encode(b"ada:secret")

    reply = by_proxy(home, KNOWN, credentials="ada:secret").ask("GET", "https://lake.ruritania/permits", 10)

    assert reply.body == b"{}"
    assert said[0] == (
        b"CONNECT lake.ruritania:443 HTTP/1.1\r\nHost: lake.ruritania:443\r\nProxy-Authorization: Basic %b\r\n\r\n"
        % told
    )
    assert said[1].startswith(b"GET /permits HTTP/1.1\r\nHost: lake.ruritania\r\n")
    assert told not in said[1]
