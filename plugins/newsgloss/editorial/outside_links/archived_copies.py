"""A dead address, and the day on which it was read -> its copy in the Wayback Machine, as that machine's own API says.

https://archive.org/help/wayback_api.php describes it.
"""

from __future__ import annotations

import http.client
import json
from typing import Any
from urllib.parse import urlencode, urlsplit

from newsgloss.model.fields import address_fault

from .answers import Ask
from .host_turns import HostTurns
from .written_links import linked_host

API = "https://archive.org/wayback/available"
MACHINE = "web.archive.org"
LIMIT = 100_000  # bytes of an answer; one has some hundred


def archived_copy(address: str, day: str, ask: Ask, turns: HostTurns) -> str | None:
    """Return the copy of an address nearest to a day, which may be empty or a part of one; "" where there is none.

    None where the machine gave no answer that can be read; `ask` reads up to LIMIT bytes of it. Raises Stopped.
    """
    fields = {"url": address} | ({"timestamp": day.replace("-", "")} if day else {})
    try:
        with turns.turn(linked_host(API)):
            reply = ask("GET", f"{API}?{urlencode(fields)}")
        return _nearest(json.loads(reply.body)) if reply.status == http.HTTPStatus.OK else None
    except (OSError, http.client.HTTPException, ValueError):
        return None


def _nearest(told: Any) -> str:
    """Return the copy that an answer names, if it is one of a page that was found."""
    found = told.get("archived_snapshots") if isinstance(told, dict) else None
    nearest = found.get("closest") if isinstance(found, dict) else None
    if not isinstance(nearest, dict) or nearest.get("available") is not True or nearest.get("status") != "200":
        return ""
    url = str(nearest.get("url", ""))
    if address_fault(url) or urlsplit(url).hostname != MACHINE:
        return ""
    return url.replace("http://", "https://", 1) if url.startswith("http://") else url
