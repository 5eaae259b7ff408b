"""The environment -> the proxy by which a host is to be asked, if there is one; and a way through it.

The variables are those of curl and of Python's own library: HTTP_PROXY, HTTPS_PROXY, ALL_PROXY and NO_PROXY.
"""

from __future__ import annotations

import base64
import contextlib
import http
import http.client
import socket
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from newsgloss.model.fields import is_this_machine
from newsgloss.model.problems import ContentError, Place, Problem

USUAL_PORT = 80
NOT_HTTP = "this proxy is not one that is used: its address does not begin with http://"
OF_THIS_NETWORK = (".local", ".localhost", ".internal", ".home.arpa")  # RFC 6762, RFC 6761, ICANN 2024, RFC 8375


class ProxyError(OSError):
    """A proxy is not there, or does not let us through; the text says which."""


@dataclass(frozen=True, slots=True)
class Proxy:
    """An HTTP proxy, and `user:password` for it, if it asks for that."""

    host: str
    port: int
    credentials: str = ""

    @property
    def headers(self) -> Mapping[str, str]:
        """What is sent to it with every request."""
        if not self.credentials:
            return {}
        return {"Proxy-Authorization": f"Basic {base64.b64encode(self.credentials.encode()).decode('ascii')}"}

    def open_tunnel(self, connection: socket.socket, host: str, port: int) -> None:
        """Have the proxy at the other end of a connection lead it on to a host. Raises ProxyError and HTTPException."""
        at = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
        lines = [f"CONNECT {at} HTTP/1.1", f"Host: {at}", *(f"{name}: {value}" for name, value in self.headers.items())]
        connection.sendall("".join(f"{line}\r\n" for line in (*lines, "")).encode("ascii"))
        with contextlib.closing(http.client.HTTPResponse(connection, method="CONNECT")) as answer:
            answer.begin()
        if answer.status != http.HTTPStatus.OK:
            raise ProxyError(proxy_refusal(answer.status))


FindProxy = Callable[[str, str], Proxy | None]
"""A scheme and the name of a host -> the proxy for it. Raises ProxyError."""


def proxy_refusal(status: int) -> str:
    """Return why a proxy does not let us through."""
    if status == http.HTTPStatus.PROXY_AUTHENTICATION_REQUIRED:
        return "the proxy asks for another user name or password"
    return f"the proxy answers {status}"


def environment_proxy(scheme: str, host: str) -> Proxy | None:
    """Return the proxy that the environment names for a host; never one for this machine itself.

    Raises ProxyError where that is of a kind that is not used.
    """
    from urllib.request import getproxies, proxy_bypass  # noqa: PLC0415 -- it loads what opens addresses of all kinds

    known = getproxies()
    address = known.get(scheme) or known.get("all")
    if not address or is_this_machine(host) or proxy_bypass(host):
        return None
    try:
        return _proxy_at(address)
    except ValueError:
        raise ProxyError(NOT_HTTP) from None


def refuse_other_proxies() -> None:
    """Raise ContentError where the environment names a proxy of a kind that is not used."""
    from urllib.request import getproxies  # noqa: PLC0415 -- as above

    problems = []
    for kind, address in sorted(getproxies().items()):
        try:
            _proxy_at(address if kind in {"http", "https", "all"} else "http://none")
        except ValueError:
            remedy = "Name an HTTP proxy in it, or unset it for this command."
            problems.append(Problem(Place(f"{kind}_proxy".upper()), NOT_HTTP, remedy))
    if problems:
        raise ContentError(problems)


def _proxy_at(address: str) -> Proxy:
    """Return the proxy at an address, which may lack its scheme. Raises ValueError where it is another's."""
    parts = urlsplit(address if "://" in address else f"http://{address}")
    if parts.scheme != "http" or not parts.hostname:
        raise ValueError
    credentials = f"{unquote(parts.username)}:{unquote(parts.password or '')}" if parts.username else ""
    return Proxy(parts.hostname, parts.port or USUAL_PORT, credentials)


def is_of_this_network(host: str) -> bool:
    """Return whether the name of a host says that it is one of this machine's network, whoever looks it up."""
    return ":" not in host and ("." not in host or host.rstrip(".").endswith(OF_THIS_NETWORK))
