"""A project whose site was built for its address -> what a person looks at once it is there."""

from __future__ import annotations

from collections.abc import Iterator

from newsgloss.model.settings import Project

MAIL = "mailto:"
MISSING_PAGE = "404.html"
ROBOTS = "robots.txt"


def next_checks(project: Project, newest: str | None, *, is_online: bool) -> Iterator[str]:
    """Yield, a sentence each, what to look at on a site that `is_online`, or will be; only what the site has.

    `newest` is the address of an explainer, from the site's base path.
    """
    output, home = project.output, f"{project.site_url}/"
    when = "" if is_online else f", once {project.shown(output)}/ is uploaded"
    yield f"Open {home}{when}: it must look as it does here, and its menu must lead on."
    if project.searchable:
        yield f"Look for a word in {project.absolute(project.file_url('SEARCH_SAVE_AS') or '')}."
    if newest:
        yield f"Read {project.absolute(newest)} on a phone, and touch a word that is explained."
    if newest and project.draws_pictures:
        yield "Send yourself the same address in a chat, which must show the page's title and picture."
    if (output / MISSING_PAGE).is_file():
        yield f"Open {home}nosuch/, which must show the page for what is missing."
    if contact := project.imprint.get("CONTACT"):
        mail = contact.removeprefix(MAIL)
        yield f"Write to {mail}, and see that it arrives." if mail != contact else f"See that {contact} can be reached."
    if sitemap := project.file_url("SITEMAP_SAVE_AS"):
        led = ", to which robots.txt leads them" if not project.base and (output / ROBOTS).is_file() else ""
        yield f"Tell search engines of {project.absolute(sitemap)}{led}; Google's Search Console says what they find."
