"""A project -> what is wrong with the address that its site is published at, and whether it may be published there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from urllib.parse import urlsplit

from newsgloss.linking.shared.copies import BUILT_HERE, pinned_copies, read_copy
from newsgloss.linking.shared.entries import addresses_here
from newsgloss.model.fields import is_example, is_this_machine, own_address_fault
from newsgloss.model.problems import ContentError, Level, Problem
from newsgloss.model.settings import Project

OWN_ADDRESSES = frozenset({"SITEURL", "FEED_DOMAIN"})  # settings that say where the site is
EXAMPLE = "SITEURL is an example's address: {url}"
SET_IT = "Set it to your site's, here or in the environment."
NEVER = "SITEURL is {url}, which no reader elsewhere can open"
EMPTY = "SITEURL is empty, and a site that is published needs its address"


def site_address_problems(project: Project) -> Iterator[Problem]:
    """Yield an error where pages cannot be served below SITEURL or FEED_DOMAIN, else a warning for an example's."""
    is_right = True
    for setting, _, address in project.addresses:
        is_told = setting == "FEED_DOMAIN" and address.rstrip("/") == project.site_url
        if setting in OWN_ADDRESSES and not is_told and (fault := own_address_fault(address)):
            message = f"{setting} is not an address that readers can be led to: '{address}'"
            yield Problem(project.place(setting), message, f"{fault[:1].upper()}{fault[1:]}.")
            is_right = False
    if is_right and is_example(_host(project)):
        message = EXAMPLE.format(url=project.site_url)
        yield Problem(project.place("SITEURL"), message, SET_IT, Level.WARNING)


def refuse_to_publish(project: Project) -> None:
    """Raise ContentError where SITEURL is no address at which readers could find the site, or its links lead nowhere.

    Its links to other sites' entries, that is, which were copied from a site that was built for this machine.
    """
    problems = [one for one in site_address_problems(project) if one.level is Level.ERROR]
    place, host = project.place("SITEURL"), _host(project)
    if not project.site_url:
        problems.append(Problem(place, EMPTY, SET_IT))
    elif is_example(host):
        problems.append(Problem(place, EXAMPLE.format(url=project.site_url), SET_IT))
    elif is_this_machine(host):
        problems.append(Problem(place, NEVER.format(url=project.site_url), SET_IT))
    problems += _leading_here(project)
    if problems:
        raise ContentError(problems)


def _leading_here(project: Project) -> Iterator[Problem]:
    """Yield an error for each glossary of another site that would lead readers to this machine."""
    copies, _ = pinned_copies(project)
    for name, (file, sha256) in copies.items():
        with suppress(ContentError, OSError):  # which the build tells
            for address in addresses_here(read_copy(file, name, sha256).entries).values():
                message = f"the entries of the glossary '{name}' are at {address}, which no reader elsewhere can open"
                yield Problem(file.place(), message, BUILT_HERE)


def _host(project: Project) -> str:
    """Return the host of the site's address, or nothing where it has none."""
    try:
        return urlsplit(project.site_url).hostname or ""
    except ValueError:
        return ""
