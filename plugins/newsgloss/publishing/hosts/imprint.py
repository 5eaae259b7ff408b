"""A project -> what its site does not say of who publishes it, how that is paid for, and how to reach the publisher."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from newsgloss.content.values import Content
from newsgloss.model.characters import is_blank
from newsgloss.model.fields import is_example, is_this_machine
from newsgloss.model.problems import Level, Place, Problem
from newsgloss.model.settings import Project

UNSAID = {  # by setting: what readers are not told, and a value to write
    "PUBLISHER": ("who publishes it", "The Ruritanian Society for News, Strelsau"),
    "FUNDING": ("how it is paid for", "Gifts of readers. There are no advertisements."),
    "CONTACT": ("how to reach its publisher", "mailto:editor@your-site.org"),
}
ABOUT_SITE = frozenset({"about", "standards"})  # pages that show these settings


def imprint_problems(content: Content) -> Iterator[Problem]:
    """Yield a warning for what readers of a site that is to be published are not told of its publisher.

    A site whose own address is wrong, an example's or this machine's is being tried out; nothing is asked of it.
    """
    project = content.project
    if not project.is_alone or not project.site_url or _is_nobodys(project.site_url):
        return
    for setting, (what, example) in UNSAID.items():
        if is_blank(project.imprint.get(setting, "")):
            message = f"{setting} is not set, so the site does not say {what}"
            yield Problem(project.place(setting), message, f'Write it like {setting} = "{example}".', Level.WARNING)
    yield from _contact_problems(project)
    if not any(slug in content.pages and content.pages[slug].meta.status != "draft" for slug in ABOUT_SITE):
        message = "no page says who publishes the site"
        remedy = "Write content/pages/about.md; what PUBLISHER, FUNDING and CONTACT say is added to it."
        yield Problem(Place(project.config), message, remedy, Level.WARNING)


def _contact_problems(project: Project) -> Iterator[Problem]:
    contact = project.imprint.get("CONTACT", "")
    if contact and _is_nobodys(contact):
        message = f"CONTACT is an address at which nobody can be reached: {contact}"
        yield Problem(project.place("CONTACT"), message, "Write one that you read.", Level.WARNING)


def _is_nobodys(address: str) -> bool:
    """Return whether an address is wrong, an example's, or one of this machine."""
    try:
        parts = urlsplit(address)
        host = parts.path.rpartition("@")[2] if parts.scheme == "mailto" else parts.hostname or ""
    except ValueError:
        return True
    return is_example(host) or is_this_machine(host)
