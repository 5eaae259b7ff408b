"""The file by which GitHub Pages knows a site's domain (CNAME), and the site's address -> whether they agree."""

from __future__ import annotations

from urllib.parse import urlsplit

from newsgloss.model.problems import Place, Problem

CNAME = "CNAME"


def domain_problem(cname: str, site_url: str, place: Place) -> Problem | None:
    """Return what is wrong where GitHub would serve a site elsewhere than at its address: at the domain's root."""
    domain, parts = next(iter(cname.split()), ""), urlsplit(site_url)
    if not domain or (_ascii(domain) == _ascii(parts.hostname or "") and not parts.path.rstrip("/")):
        return None
    message = f"GitHub serves the site at the root of {domain}, and SITEURL is {site_url}"
    return Problem(place, message, f"Set SITEURL to https://{domain}, or take this file out.")


def _ascii(host: str) -> str:
    """Return a host's name as machines write it."""
    host = host.lower().removesuffix(".")
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return host
