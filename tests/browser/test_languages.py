"""Cards on a page in another language than the site's."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from playwright.sync_api import Page, expect

from tests.samples import write_ruritania

Once = Callable[[str, Callable[[Path], None]], Path]
Ran = CompletedProcess[str]

GLOSSARY = """\
- id: lake-pass
  kind: term
  label: lake pass
  gloss: A paper that lets its holder cross the lake by ferry.
  sources: [gazette]
  reviewed: 2031-05-01
  translations:
    fr:
      label: permis de bac
      gloss: Un papier qui permet de traverser le lac en bac.
"""
FRENCH = """\
---
title: Le bac devient payant
dek: Ce qui change pour ceux qui traversent le lac.
date: 2031-05-03
status: published
lang: fr
category: Ruritania
questions:
  - q: Combien coûte la traversée ?
    a: Il faut [un permis](entry:lake-pass).
    sources: [gazette]
---

Le lac est large.
"""


@pytest.fixture(scope="module")
def bilingual(
    make_once: Once, newsgloss: Callable[..., Ran], serve: Callable[[Path, str], AbstractContextManager[str]]
) -> Iterator[str]:
    """Yield the home page of the small project's site with an explainer in French added."""

    def make(folder: Path) -> None:
        write_ruritania(folder)
        (folder / "content" / "glossary" / "ruritania.yaml").write_text(GLOSSARY, encoding="utf-8")
        (folder / "content" / "explainers" / "bac.md").write_text(FRENCH, encoding="utf-8")
        assert newsgloss(folder, "build").returncode == 0

    with serve(make_once("with French", make) / "output", "") as home:
        yield home


def test_a_card_that_is_fetched_is_in_the_language_of_the_page(bilingual: str, new_page: Callable[..., Page]) -> None:
    page = new_page()
    page.goto(f"{bilingual}explainers/bac/")
    page.get_by_text("Combien coûte la traversée").click()
    page.get_by_role("link", name="un permis").click()
    card = page.get_by_role("dialog", name="permis de bac")

    expect(card).to_contain_text("Un papier qui permet de traverser le lac en bac.")
    expect(card).to_contain_text("Révisé le 1er mai 2031.")
    expect(card.get_by_role("button", name="Masquer cette explication")).to_be_visible()
