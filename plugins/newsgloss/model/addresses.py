"""An address that someone wrote -> what is wrong with it, before a page leads a reader there."""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import SplitResult, urlsplit

WEB = ("http", "https")
CONTACT = (*WEB, "mailto")
LABEL = re.compile(r"[^\W_](?:[\w-]{0,61}[^\W_])?")  # a part of a host's name; letters of any script
LONGEST_HOST = 253  # characters
UNSAFE = re.compile(  # what ends an address, or is not seen in it
    r'[\s\\<>"`\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffd\ud800-\udfff]'
)


def fault(address: str, schemes: tuple[str, ...] = WEB) -> str | None:
    """Return how to put an address right, or None where it is whole and of one of the schemes."""
    whole = "write a whole address that begins with https://" + (" or mailto:" if "mailto" in schemes else "")
    if UNSAFE.search(address):
        return "take the white space, quotation marks and invisible characters out of the address"
    try:
        parts = urlsplit(address)
        has_host = _has_host(parts)
    except ValueError:
        return whole
    if parts.scheme not in schemes:
        return whole
    if parts.scheme == "mailto":
        name, _, host = parts.path.rpartition("@")
        return None if name and "@" not in name and is_host(host) else "write a mail address after mailto:"
    if "@" in parts.netloc:
        return "take the user name and password out of the address"
    return None if has_host else whole


def site_fault(address: str) -> str | None:
    """Return how to put an address of a menu right: as `fault` does, but a path on the site itself is right too."""
    if address.startswith("/") and not address.startswith("//") and not UNSAFE.search(address):
        return None
    return fault(address, CONTACT)


def is_host(name: str) -> bool:
    """Return whether a text is a host's name, or its address in numbers."""
    if ":" in name or re.fullmatch(r"[0-9.]+", name):
        try:
            ipaddress.ip_address(name)
        except ValueError:
            return False
        return True
    return len(name) <= LONGEST_HOST and all(map(LABEL.fullmatch, name.removesuffix(".").split(".")))


def _has_host(parts: SplitResult) -> bool:
    """Return whether an address names a host. Raises ValueError where its port is not a number that ports have."""
    return is_host(parts.hostname or "") and parts.port != 0
