"""What a browser's reader mode keeps of an explainer: by Readability, which Firefox has, and others in some form."""

from playwright.sync_api import Page

from audit import tools

KEPT = """(selector) => {
  const words = (text) => text.replace(/\\s+/g, " ").trim();
  const kept = words(new Readability(document.cloneNode(true)).parse().textContent);
  const parts = [...document.querySelectorAll(selector)].map((part) => words(part.textContent));
  return { parts: parts.length, lost: parts.filter((part) => !kept.includes(part)) };
}"""
PARTS = ".source > p, .note, .question"


def test_reader_mode_keeps_the_story_its_notes_and_the_answers(page: Page) -> None:
    page.evaluate((tools.package("@mozilla/readability") / "Readability.js").read_text(encoding="utf-8"))

    found = page.evaluate(KEPT, PARTS)

    assert found["parts"] > 25 + 14
    assert found["lost"] == []
