import contextlib
import http.client
import socket
import ssl
import threading
from pathlib import Path

import pytest

from newsgloss.editorial.outside_links import asking
from newsgloss.editorial.outside_links.asking import Asking, PrivateHostError, ascii_host, ip_addresses, is_public

from .conftest import OtherSite

CERTIFICATE = Path(__file__).with_name("lake.pem")  # of lake.ruritania, which is nobody's, with its key; until 2126


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946", "2002:5db8:d822::1"])
def test_an_address_of_the_internet_is_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",  # noqa: S104 -- nothing listens there
        "224.0.0.1",
        "::1",
        "fe80::1%eth0",
        "fd00::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "64:ff9b::10.0.0.1",
        "2002:7f00:1::1",
    ],
)
def test_an_address_of_this_machine_or_a_private_network_is_not(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_a_private_host_is_not_asked(other_site: OtherSite, host: str) -> None:
    with pytest.raises(PrivateHostError):
        Asking("newsgloss/test").ask("GET", other_site.home.replace("127.0.0.1", host))

    assert other_site.asked == []


def test_a_public_name_that_leads_to_a_private_address_is_not_asked(other_site: OtherSite) -> None:
    asking = Asking("newsgloss/test", resolve=lambda _host, _port: ["127.0.0.1", "::1"])

    with pytest.raises(PrivateHostError):
        asking.ask("GET", other_site.home.replace("127.0.0.1", "lake.ruritania"))

    assert other_site.asked == []


def test_what_a_name_leads_to_is_looked_up_once_and_that_is_asked(other_site: OtherSite) -> None:
    looked_up: list[tuple[str, int]] = []

    def resolve(host: str, port: int) -> list[str]:
        looked_up.append((host, port))
        return ["127.0.0.1"]

    other_site.say("/m%C3%B6we/a%20b?q=%C3%A9&x=%20", 200)
    port = int(other_site.home.rpartition(":")[2])
    asking = Asking("newsgloss/test", may_be_private=True, resolve=resolve)
    reply = asking.ask("HEAD", f"http://möwe.ruritania:{port}/möwe/a%20b?q=é&x=%20")

    assert reply.status == 200
    assert looked_up == [("xn--mwe-sna.ruritania", port)]


def test_no_more_addresses_are_tried_when_time_is_over(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[str] = []

    def refuse(address: tuple[str, int], _seconds: float) -> socket.socket:
        tried.append(address[0])
        raise TimeoutError

    monkeypatch.setattr(asking.socket, "create_connection", refuse)
    many = [f"93.184.216.{number}" for number in range(100)]
    for longest in (-1.0, 60.0):
        with pytest.raises(TimeoutError):
            Asking("newsgloss/test", resolve=lambda *_: many, longest=longest).ask("HEAD", "http://lake.ruritania/")

    assert tried == [many[0], *many]


def test_of_several_addresses_the_next_is_tried(other_site: OtherSite) -> None:
    with socket.create_server(("127.0.0.2", 0)) as closed:
        closed.getsockname()
    asking = Asking("newsgloss/test", may_be_private=True, resolve=lambda _host, _port: ["127.0.0.2", "127.0.0.1"])

    assert asking.ask("HEAD", other_site.home).status == 404


def test_a_name_without_an_address_is_not_asked() -> None:
    with pytest.raises(OSError, match="no address"):
        Asking("newsgloss/test", resolve=lambda _host, _port: []).ask("HEAD", "http://lake.ruritania/")


def test_of_a_body_as_much_is_read_as_is_asked_for(other_site: OtherSite) -> None:
    address = other_site.say("/", 200, b"0123456789")
    asking = Asking("newsgloss/test", may_be_private=True)

    assert [asking.ask("GET", address, limit).body for limit in (0, 4, 99)] == [b"", b"0123", b"0123456789"]


def test_a_host_without_tls_is_not_asked_over_it(other_site: OtherSite) -> None:
    asking = Asking("newsgloss/test", may_be_private=True)

    with pytest.raises(ssl.SSLError):
        asking.ask("HEAD", other_site.home.replace("http:", "https:"))


def test_over_a_safe_connection_a_host_is_known_by_its_certificate(monkeypatch: pytest.MonkeyPatch) -> None:
    heads: list[bytes] = []
    own = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    own.load_cert_chain(CERTIFICATE)
    monkeypatch.setattr(asking, "_context", lambda: ssl.create_default_context(cafile=str(CERTIFICATE)))
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            for _ in range(2):
                with contextlib.suppress(ssl.SSLError), own.wrap_socket(server.accept()[0], server_side=True) as taken:
                    heads.append(taken.recv(4096))
                    taken.sendall(b"HTTP/1.1 204 No Content\r\n\r\n")

        threading.Thread(target=serve, daemon=True).start()
        port = server.getsockname()[1]
        here = Asking("newsgloss/test", may_be_private=True, resolve=lambda _host, _port: ["127.0.0.1"])

        assert here.ask("HEAD", f"https://lake.ruritania:{port}/permits").status == 204
        with pytest.raises(ssl.SSLCertVerificationError):
            here.ask("HEAD", f"https://port.ruritania:{port}/permits")

    assert heads[0].startswith(b"HEAD /permits HTTP/1.1\r\n")
    assert f"Host: lake.ruritania:{port}\r\n".encode() in heads[0]


def test_a_safe_connection_ends_when_its_time_is_over() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        taken: list[socket.socket] = []
        threading.Thread(target=lambda: taken.append(silent.accept()[0]), daemon=True).start()
        asking = Asking("newsgloss/test", may_be_private=True, seconds=10, longest=0.1)
        with pytest.raises(OSError):  # noqa: PT011 -- its words are the system's
            asking.ask("HEAD", f"https://127.0.0.1:{silent.getsockname()[1]}/")
        for one in taken:
            one.close()


def test_a_body_that_does_not_end_in_time_is_none() -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{}"
    with socket.create_server(("127.0.0.1", 0)) as slow:
        taken: list[socket.socket] = []

        def serve() -> None:
            taken.append(slow.accept()[0])
            taken[0].sendall(head)

        threading.Thread(target=serve, daemon=True).start()
        asking = Asking("newsgloss/test", may_be_private=True, seconds=10, longest=0.1)
        with pytest.raises(TimeoutError):
            asking.ask("GET", f"http://127.0.0.1:{slow.getsockname()[1]}/", 100)
        taken[0].close()


@pytest.mark.parametrize(
    "answer",
    [
        b"Content-Length: 9\r\n\r\n{}",
        b"Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n",
        b"Transfer-Encoding: chunked\r\n\r\n9\r\n{}",
    ],
)
def test_a_body_that_ends_before_it_is_whole_is_none(answer: bytes) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            taken, _ = server.accept()
            with taken:
                taken.recv(4096)
                taken.sendall(b"HTTP/1.1 200 OK\r\n" + answer)

        threading.Thread(target=serve, daemon=True).start()
        with pytest.raises(http.client.IncompleteRead):
            Asking("newsgloss/test", may_be_private=True).ask(
                "GET", f"http://127.0.0.1:{server.getsockname()[1]}/", 100
            )


def test_the_names_of_hosts_are_looked_up_as_browsers_do() -> None:
    assert [ascii_host(host) for host in ("lake.ruritania", "Straße.ruritania")] == [
        "lake.ruritania",
        "xn--strae-oqa.ruritania",
    ]
    with pytest.raises(UnicodeError):
        ascii_host("\N{ZERO WIDTH JOINER}é")


def test_this_machine_knows_its_own_address() -> None:
    assert "127.0.0.1" in ip_addresses("127.0.0.1", 80)
