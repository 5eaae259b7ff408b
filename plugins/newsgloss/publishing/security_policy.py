"""What a page needs and what a site adds -> the page's Content-Security-Policy: what a browser may load and run for it.

It is part of the page, because a static site may not choose its headers. Browsers ignore `frame-ancestors` and reports
there; a nonce would be the same for everybody.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any
from urllib.parse import SplitResult, urlsplit

from markupsafe import Markup

from newsgloss.model.patterns import pattern_of

NONE, SELF = "'none'", "'self'"
WASM = "'wasm-unsafe-eval'"  # compiles WebAssembly, and evaluates no JavaScript
POLICY: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "default-src": (NONE,),
        "script-src": (SELF,),
        "style-src": (SELF,),
        "img-src": (SELF,),
        "font-src": (SELF,),
        "connect-src": (SELF,),  # a card's entry is fetched from its page, the search from its index
        "base-uri": (NONE,),
        "form-action": (SELF,),  # the search form, where its script fails
    }
)
DIRECTIVE = pattern_of(r"[a-z]+(?:-[a-z]+)*")
SOURCE = pattern_of(r"[!#-%(-+./0-:=?-Z\[\]_a-z~-]+|'[A-Za-z0-9+/=_-]+'")  # nothing that ends a source or an attribute

HOST = pattern_of(
    r"(?:(?P<scheme>[a-z+.-]+)://)?(?P<host>[^/:]+)(?::(?P<port>[0-9]+|\*))?(?P<path>/.*)?", re.IGNORECASE
)
PORTS = {"http": 80, "https": 443}


def security_policy(
    added: Mapping[str, Sequence[str]],
    style: str = "",
    *,
    script: str = "",
    searches: bool = False,
    installs: object = None,
) -> Markup:
    """Return a page's policy, with a site's own sources added by directive.

    `style` and `script` are the texts of the one style element and the one script that are in the page; `searches`: the
    page runs Pagefind; `installs`: it leads to a manifest, by which a browser may install the site.
    """
    policy = {directive: list(sources) for directive, sources in POLICY.items()}
    for directive, text in (("style-src", style), ("script-src", script)):
        if text:
            digest = base64.b64encode(hashlib.sha256(str(text).encode()).digest()).decode()
            policy[directive].append(f"'sha256-{digest}'")
    if searches:
        policy["script-src"].append(WASM)
    if installs:
        policy["manifest-src"] = [SELF]
    for directive, sources in added.items():
        known = [source for source in policy.get(directive, ()) if source != NONE]
        policy[directive] = [*known, *(source for source in sources if source not in known)]
    lines = (" ".join((directive, *sources)) for directive, sources in policy.items())
    return Markup("; ".join(lines))  # noqa: S704 -- `mistakes` lets no character pass that HTML knows


def mistakes(added: Mapping[Any, Any]) -> Iterator[str]:
    """Yield what is wrong with what a site adds."""
    for directive, sources in added.items():
        if not isinstance(directive, str) or not DIRECTIVE.fullmatch(directive):
            yield f"has {directive!r}, which is not the name of a directive"
        elif not isinstance(sources, (list, tuple)) or not sources:
            yield f"has no list of sources for {directive}"
        else:
            wrong = [source for source in sources if not isinstance(source, str) or not SOURCE.fullmatch(source)]
            yield from (f"has {source!r} for {directive}, which is not one source" for source in wrong)


def allows(added: Mapping[str, Sequence[str]], directive: str, address: str) -> bool:
    """Return whether a browser may load what is at an address, with a site's own sources added by directive."""
    try:
        url = urlsplit(address)
        return not url.netloc or any(_is_of(source, url, url.port) for source in added.get(directive, ()))
    except ValueError:
        return False  # no browser can load what is at no address


def _is_of(source: str, url: SplitResult, port: int | None) -> bool:
    """Return whether an address on a host is of a source, as Content Security Policy Level 3 compares them."""
    scheme = url.scheme or "https"  # that of the page, where there is none
    if source == "*":
        return scheme in PORTS
    if source.endswith(":"):
        return scheme in _schemes(source[:-1])
    found = HOST.fullmatch(source)
    if not found or scheme not in _schemes(found["scheme"] or "http"):
        return False
    host, name = found["host"].lower(), (url.hostname or "").lower()
    is_host = name.endswith(host[1:]) if host.startswith("*.") else name == host
    expected = str(PORTS.get(scheme)) if found["port"] is None else found["port"]
    path = found["path"] or "/"
    is_path = url.path.startswith(path) if path.endswith("/") else url.path == path
    return is_host and expected in {"*", str(port or PORTS.get(scheme))} and (is_path or path == "/")


def _schemes(scheme: str) -> tuple[str, ...]:
    """Return the schemes that a source's stands for: what may come in the clear may also come encrypted."""
    return ("http", "https") if scheme.lower() == "http" else (scheme.lower(),)
