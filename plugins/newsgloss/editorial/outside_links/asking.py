"""An address on the web -> the head of what its host answers, or a part of its body; never one of a private network.

An address comes from content, which others may have written. So the name of its host is looked up once, what it leads
to must be public, and exactly that is connected to. No cookie, no password and no address of a page is sent.
"""

from __future__ import annotations

import contextlib
import functools
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

    `agent` is the User-Agent. Unless it `may_be_private`, no address of a private network is asked.
    """

    agent: str
    may_be_private: bool = False
    resolve: Resolve = ip_addresses
    seconds: float = SECONDS
    longest: float = LONGEST

    def ask(self, method: str, address: str, limit: int = 0) -> Reply:
        """Return what the host of a whole address answers, with up to `limit` bytes of its body.

        Raises OSError, HTTPException, PrivateHostError, and UnicodeError for a name that no host has.
        """
        parts = urlsplit(address)
        host = ascii_host(parts.hostname or "")
        port = parts.port or DEFAULT_PORTS[parts.scheme]
        held = [self._connected(host, port)]
        is_over = threading.Event()
        timer = threading.Timer(self.longest, _hang_up, [held, is_over])  # some answer a letter at a time, for ever
        timer.start()
        try:
            reply = self._asked(method, parts, (host, port), held, limit)
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
        failed: OSError = OSError("no address")
        until = time.monotonic() + self.longest
        for one in public:
            try:
                return socket.create_connection((one, port), self.seconds)
            except OSError as error:
                failed = error
            if time.monotonic() > until:
                break
        raise failed

    def _asked(
        self, method: str, parts: SplitResult, at: tuple[str, int], held: list[socket.socket], limit: int
    ) -> Reply:
        """`held` has the connection, last in the form in which it is read."""
        connection = http.client.HTTPConnection(*at, timeout=self.seconds)
        connection.default_port = DEFAULT_PORTS[parts.scheme]  # which the request does not name
        try:
            if parts.scheme == "https":
                secure = _context().wrap_socket(held[0], server_hostname=at[0], do_handshake_on_connect=False)
                held.append(secure)
                secure.do_handshake()
            connection.sock = held[-1]
            target = quote(parts.path or "/", safe=KEPT) + (f"?{quote(parts.query, safe=KEPT)}" if parts.query else "")
            connection.request(method, target, headers={"User-Agent": self.agent, "Accept": "*/*"})
            answer = connection.getresponse()
            told = (answer.getheader("Location") or "", answer.getheader("Retry-After") or "")
            return Reply(answer.status, *told, answer.read(limit) if limit else b"")
        finally:
            connection.close()


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
