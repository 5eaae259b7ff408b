"""What authors write -> the pages that it makes, by their files, with those at former addresses."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from newsgloss.content.values import Content, has_page
from newsgloss.content.written import Inputs
from newsgloss.model.folders import filled
from newsgloss.model.problems import Place
from newsgloss.model.settings import Project
from newsgloss.publishing.site_names import page_file, used_names


def pages_of(inputs: Inputs | Content, project: Project) -> Mapping[str, Place]:
    """Return the pages that authors make with what they write, by their files, with those at former addresses."""
    found: dict[str, Place] = {}
    for entry in filter(has_page, inputs.glossary.published()):
        place = inputs.glossary.places[entry.id]
        for name in (entry.id, *entry.redirect_from):
            found[filled(project.files["ENTRY_SAVE_AS"], {"slug": name})] = place
    for kind, pages in (("explainers", inputs.explainers), ("pages", inputs.pages)):
        for page in pages.values():
            if page.meta.status != "draft":
                names = (page.slug, *page.meta.redirect_from)
                found |= {page_file(page, kind, project, name): page.file.place() for name in names}
    used = used_names(inputs.explainers.values(), "category", project.category)
    template = project.files.get("CATEGORY_SAVE_AS") or ""
    for slug, place in used.places.items() if template and used.is_exact else ():
        topic = inputs.topics.get(slug)
        former = topic.meta.redirect_from if topic and topic.meta.status != "draft" else ()
        found |= {filled(template, {"slug": name}): place for name in (slug, *former)}
    found.pop("", None)
    return MappingProxyType(found)
