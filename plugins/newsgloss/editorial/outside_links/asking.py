"""An address on the web -> the head of what its host answers, or a part of its body; never one of a private network.

An address comes from content, which others may have written. So the name of its host is looked up once, what it leads
to must be public, and exactly that is connected to. No cookie, no password and no address of a page is sent. A proxy
looks names up by itself: there what is known here of a host must be public, and its name must not be an inner one.
"""

from __future__ import annotations

import contextlib
import functools
import http
import http.client
import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urlsplit

import certifi
import idna

from .proxies import FindProxy, Proxy, ProxyError, environment_proxy, is_of_this_network, proxy_refusal

DEFAULT_PORTS = {"http": http.client.HTTP_PORT, "https": http.client.HTTPS_PORT}
SECONDS = 10.0  # for a host to take a connection, and between two parts of its answer
LONGEST = 30.0  # seconds for all of an answer, and for a connection where a host names hundreds of IP addresses
KEPT = "!$&'()*+,;=:@/?-._~%[]"  # characters of an address that are sent as they are
EMBEDDED = (ipaddress.ip_network("64:ff9b::/96"), ipaddress.ip_network("2002::/16"))  # IPv6 with IPv4 in it

Resolve = Callable[[str, int], Iterable[str]]
"""The name of a host, and a port -> IP addresses. Raises OSError."""


class PrivateHostError(Exception):
    """The host is on this machine or a private network."""


@dataclass(frozen=True, slots=True)
class Reply:
    """The status of an answer, where it sends us on, how long it asks us to wait, and the beginning of its body."""

    status: int
    location: str = ""
    retry_after: str = ""
    body: bytes = b""


def ip_addresses(host: str, port: int) -> list[str]:
    """Return the IP addresses of a host, as this machine knows them. Raises OSError where it knows none."""
    return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


@dataclass(frozen=True, slots=True)
class Asking:
    """How other sites are asked: in whose name, and whom.

    `agent` is the User-Agent. Unless it `may_be_private`, no address of a private network is asked. `proxy_for` says
    by which proxy a host is asked, if by one.
    """

    agent: str
    may_be_private: bool = False
    resolve: Resolve = ip_addresses
    seconds: float = SECONDS
    longest: float = LONGEST
    proxy_for: FindProxy = environment_proxy

    def ask(self, method: str, address: str, limit: int = 0) -> Reply:
        """Return what the host of a whole address answers, with up to `limit` bytes of its body.

        Raises OSError, HTTPException (also for a body that ends before it is whole), PrivateHostError, and UnicodeError
        for a name that no host has.
        """
        parts = urlsplit(address)
        host = ascii_host(parts.hostname or "")
        port = parts.port or DEFAULT_PORTS[parts.scheme]
        proxy = self.proxy_for(parts.scheme, host)
        held = [self._connected_to_proxy(proxy, host, port) if proxy else self._connected(host, port)]
        is_over = threading.Event()
        timer = threading.Timer(self.longest, _hang_up, [held, is_over])  # some answer a letter at a time, for ever
        timer.daemon = True
        timer.start()
        try:
            if proxy and parts.scheme == "https":
                proxy.open_tunnel(held[0], host, port)
            reply = self._asked(method, parts, held, limit, proxy)
        except http.client.IncompleteRead:
            if is_over.is_set():
                raise TimeoutError from None
            raise
        else:
            if is_over.is_set():  # so the body may lack its end
                raise TimeoutError
            return reply
        finally:
            timer.cancel()
            held[-1].close()

    def _connected(self, host: str, port: int) -> socket.socket:
        found = list(dict.fromkeys(self.resolve(host, port)))
        public = [one for one in found if self.may_be_private or is_public(one)]
        if found and not public:
            raise PrivateHostError(host)
        return self._connection(public, port)

    def _connected_to_proxy(self, proxy: Proxy, host: str, port: int) -> socket.socket:
        if not self.may_be_private:
            found: Iterable[str] = ()
            with contextlib.suppress(OSError):  # behind a proxy, the names of other networks may be unknown
                found = self.resolve(host, port)
            if is_of_this_network(host) or not all(map(is_public, found)):
                raise PrivateHostError(host)
        try:
            return self._connection(self.resolve(proxy.host, proxy.port), proxy.port)
        except OSError as error:
            raise ProxyError("the proxy cannot be reached") from error

    def _connection(self, found: Iterable[str], port: int) -> socket.socket:
        """Return a connection to the first of some IP addresses that takes one."""
        failed: OSError = OSError("no address")
        until = time.monotonic() + self.longest
        for one in found:
            try:
                return socket.create_connection((one, port), self.seconds)
            except OSError as error:
                failed = error
            if time.monotonic() > until:
                break
        raise failed

    def _asked(
        self, method: str, parts: SplitResult, held: list[socket.socket], limit: int, proxy: Proxy | None
    ) -> Reply:
        """`held` has the connection, last in the form in which it is read."""
        host = ascii_host(parts.hostname or "")
        connection = http.client.HTTPConnection(host, parts.port or DEFAULT_PORTS[parts.scheme], timeout=self.seconds)
        connection.default_port = DEFAULT_PORTS[parts.scheme]  # which the request does not name
        headers = {"User-Agent": self.agent, "Accept": "*/*"}
        target = quote(parts.path or "/", safe=KEPT) + (f"?{quote(parts.query, safe=KEPT)}" if parts.query else "")
        try:
            if parts.scheme == "https":
                secure = _context().wrap_socket(held[-1], server_hostname=host, do_handshake_on_connect=False)
                held.append(secure)
                secure.do_handshake()
            elif proxy:
                at = f"[{host}]" if ":" in host else host
                target = f"http://{at}:{parts.port}{target}" if parts.port else f"http://{at}{target}"
                headers |= proxy.headers
            connection.sock = held[-1]
            connection.request(method, target, headers=headers)
            answer = connection.getresponse()
            if proxy and answer.status == http.HTTPStatus.PROXY_AUTHENTICATION_REQUIRED:
                raise ProxyError(proxy_refusal(answer.status))
            told = (answer.getheader("Location") or "", answer.getheader("Retry-After") or "")
            return Reply(answer.status, *told, _body(answer, limit))
        finally:
            connection.close()


def _body(answer: http.client.HTTPResponse, limit: int) -> bytes:
    """Return up to `limit` bytes of a body. Raises IncompleteRead where it has fewer, and fewer than its head says."""
    if not limit:
        return b""
    body = answer.read(limit)
    if answer.length and len(body) < limit:
        raise http.client.IncompleteRead(body, answer.length)
    return body


def ascii_host(host: str) -> str:
    """Return the name of a host in the letters in which it is looked up. Raises UnicodeError where no host has it."""
    return host if host.isascii() else idna.encode(host, uts46=True).decode("ascii")


def is_public(address: str) -> bool:
    """Return whether an IP address is one of the public internet, and leads to no other."""
    found = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        if found.ipv4_mapped:
            return is_public(str(found.ipv4_mapped))
        for network, shift in zip(EMBEDDED, (0, 80), strict=True):
            if found in network:
                return is_public(str(ipaddress.IPv4Address(int(found) >> shift & 0xFFFFFFFF)))
    return found.is_global and not found.is_multicast


def _hang_up(held: list[socket.socket], is_over: threading.Event) -> None:
    """End a connection under the hands of whoever reads from it, and say that this is why it ends."""
    is_over.set()
    with contextlib.suppress(OSError):
        socket.socket.shutdown(held[-1], socket.SHUT_RDWR)  # not TLS's own, which would wait for the other side


@functools.cache
def _context() -> ssl.SSLContext:
    """Return which certificates we trust: those of the machine, and Mozilla's, for some machines have none."""
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context
