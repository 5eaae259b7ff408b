"""Whatever single thing is changed in a finished page or a draft, the proof fails, and the change was one."""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from newsgloss.content.fidelity import prove
from newsgloss.drafts.markdown_draft import draft, draft_converter
from newsgloss.linking.annotator import annotate
from newsgloss.linking.forms import Case, Form
from newsgloss.linking.matcher import Matcher
from newsgloss.model.yaml_source import split_front_matter
from newsgloss.seeds.lines.rulings import normal
from newsgloss.seeds.seed import Seed, read_seed
from tests.samples import examples

SUBHEAD = "A long wait"

Texts = list[str]
Mutation = Callable[[st.DataObject, Texts], Texts]

CONVERTER = draft_converter({})
MATCHER = Matcher(
    [Form("Zenda", "zenda", "Zenda", Case.EXACT, "auto"), Form("port", "port", "port", Case.TERM, "auto")]
)
WORDS = "the port of Zenda measue closed to to on Friday said café that that 1921 RLA’s (Hofbau) — “no,” it's".split()
SENTENCE = st.lists(st.sampled_from(WORDS), min_size=5, max_size=12).map(
    lambda words: f'"Yes," {" ".join(words)} he said.'
)
SEEDS = st.lists(SENTENCE, min_size=3, max_size=6, unique=True).map(
    lambda texts: read_seed(
        "\n\n".join(["Port closes", *texts, SUBHEAD, "It's measue he meant at Zenda."]).encode(), "z", "z.txt"
    )
)
SOME = examples(12)


def one(data: st.DataObject, texts: Sequence[str]) -> int:
    """Choose one of several texts."""
    return data.draw(st.integers(0, len(texts) - 1))


def in_one_word(change: Callable[[str], str], which: str = r"\S+") -> Mutation:
    """Return the mutation that changes one of the stretches that fit a pattern."""

    def mutate(data: st.DataObject, texts: Texts) -> Texts:
        places = [(index, match) for index, text in enumerate(texts) for match in re.finditer(which, text)]
        index, match = places[one(data, places)]
        text = texts[index][: match.start()] + change(match[0]) + texts[index][match.end() :]
        return [*texts[:index], text, *texts[index + 1 :]]

    return mutate


def swapped_words(data: st.DataObject, texts: Texts) -> Texts:
    places = [
        (index, at)
        for index, text in enumerate(texts)
        for at, (word, after) in enumerate(pairwise(text.split(" ")))
        if word != after
    ]
    index, at = places[one(data, places)]
    words = texts[index].split(" ")
    words[at], words[at + 1] = words[at + 1], words[at]
    return [*texts[:index], " ".join(words), *texts[index + 1 :]]


def swapped_paragraphs(data: st.DataObject, texts: Texts) -> Texts:
    first = data.draw(st.integers(0, len(texts) - 2))
    second = data.draw(st.integers(first + 1, len(texts) - 1))
    changed = list(texts)
    changed[first], changed[second] = texts[second], texts[first]
    return changed


def repeated_paragraph(data: st.DataObject, texts: Texts) -> Texts:
    changed = list(texts)
    changed.insert(data.draw(st.integers(0, len(texts))), texts[one(data, texts)])
    return changed


def joined_paragraphs(data: st.DataObject, texts: Texts) -> Texts:
    first = data.draw(st.integers(0, len(texts) - 2))
    return [*texts[:first], f"{texts[first]} {texts[first + 1]}", *texts[first + 2 :]]


def split_paragraph(data: st.DataObject, texts: Texts) -> Texts:
    index = one(data, texts)
    words = texts[index].split(" ")
    at = data.draw(st.integers(1, len(words) - 1))
    return [*texts[:index], " ".join(words[:at]), " ".join(words[at:]), *texts[index + 1 :]]


def added_paragraph(data: st.DataObject, texts: Texts) -> Texts:
    at = data.draw(st.integers(0, len(texts)))
    return [*texts[:at], "We explain.", *texts[at:]]


IN_WORDS: dict[str, Mutation] = {
    "another letter": in_one_word(lambda letter: "x" if letter != "x" else "y", r"\w"),
    "a letter of another script": in_one_word(lambda _: "о", "o"),
    "a letter less": in_one_word(lambda _: "", r"\w"),
    "a letter more": in_one_word(lambda letter: letter + "q", r"\w"),
    "a word less": in_one_word(lambda _: "", r"(?<=\S )\S+"),
    "a word more": in_one_word(lambda word: f"{word} not"),
    "a word twice": in_one_word(lambda word: f"{word} {word}"),
    "another word": in_one_word(lambda _: "allegedly"),
    "a corrected typo": in_one_word(lambda _: "measure", "measue"),
    "another case": in_one_word(str.swapcase, "[A-Za-z]"),
    "curly quotation marks": in_one_word(lambda _: "“", '"'),
    "a curly apostrophe": in_one_word(lambda _: "’", "(?<=t)'"),
    "a quotation mark less": in_one_word(lambda _: "", '"'),
    "another full stop": in_one_word(lambda _: "!", r"\.$"),
    "no full stop": in_one_word(lambda _: "", r"\.$"),
    "a hyphen for a space": in_one_word(lambda _: "-", " "),
    "a space less": in_one_word(lambda _: "", " "),
    "a space more": in_one_word(lambda pair: f"{pair[0]} {pair[1]}", r"\w\w"),
    "a soft hyphen": in_one_word(lambda pair: f"{pair[0]}\u00ad{pair[1]}", r"\w\w"),
    "words in another order": swapped_words,
}
OF_PARAGRAPHS: dict[str, Mutation] = {
    "paragraphs in another order": swapped_paragraphs,
    "a paragraph twice": repeated_paragraph,
}
IN_DRAFTS = {
    "two paragraphs in one": joined_paragraphs,
    "one paragraph in two": split_paragraph,
    "a paragraph of ours": added_paragraph,
}
IN_MARKDOWN = {
    "a number before it": "1. {}",
    "a bullet before it": "- {}",
    "a rule below it": "{}\n>\n> ***",
    "a picture after it": "{} ![They lied](a.png)",
    "quotation marks around it": "<q>{}</q>",
    "struck out": "<del>{}</del>",
    "added in a box": "{} <details><summary>They lied</summary></details>",
    "the other way round": '<bdo dir="rtl">{}</bdo>',
    "a note of ours": "{}[^1]\n\nOurs.\n\n[^1]: They lied.",
    "what only claims to be marked": "{} <span data-added>They lied.</span>",
}


def page_of(markdown: str) -> str:
    """Return the HTML that a draft's body becomes, annotated as on the page."""
    return annotate(CONVERTER.convert(markdown, "z").html, MATCHER, lambda id_: f"/glossary/{id_}/").html


def markdown_of(seed: Seed) -> Texts:
    """Return the blocks of a seed's draft, as an author finds them."""
    return split_front_matter(draft(seed, None, CONVERTER))[1].strip().split("\n\n")


def mark_of(text: str) -> str:
    """Return how a draft marks a paragraph or the subhead."""
    return "> ## " if text == SUBHEAD else "> "


def seen(html: str) -> Texts:
    """Return each block that a reader sees of the source."""
    soup = BeautifulSoup(html, "html.parser")
    return [normal(block.get_text()) for block in soup.select("blockquote.source > :is(p, h2)")]


def is_excerpt(texts: Texts, seed: Seed) -> bool:
    """Return whether texts are paragraphs of a seed, in its order."""
    rest = iter([normal(line.text) for line in seed.body])
    return all(text in rest for text in texts)


def assert_found(html: str, seed: Seed) -> None:
    """Assert that a reader sees other words than the seed's, and that the proof says so."""
    assert not is_excerpt(seen(html), seed)
    assert prove(html, seed).difference


@given(SEEDS)
@SOME
def test_an_unchanged_page_is_proved(seed: Seed) -> None:
    html = page_of("\n\n".join(markdown_of(seed)))

    assert len(seed.body) >= 5
    assert "entry-link" in html
    assert [normal(line.text) for line in seed.body] == seen(html)
    assert prove(html, seed).difference is None


@pytest.mark.parametrize("name", [*IN_WORDS, *OF_PARAGRAPHS, *IN_DRAFTS])
@given(st.data(), SEEDS)
@SOME
def test_one_change_in_a_draft_is_found(name: str, data: st.DataObject, seed: Seed) -> None:
    texts = [line.text for line in seed.body]
    assert [f"{mark_of(text)}{text}" for text in texts] == markdown_of(seed)

    changed = (IN_WORDS | OF_PARAGRAPHS | IN_DRAFTS)[name](data, texts)

    assert_found(page_of("\n\n".join(f"{mark_of(text)}{text}" for text in changed)), seed)


@pytest.mark.parametrize("name", IN_WORDS)
@given(st.data(), SEEDS)
@SOME
def test_one_change_in_the_words_of_a_page_is_found(name: str, data: st.DataObject, seed: Seed) -> None:
    soup = BeautifulSoup(page_of("\n\n".join(markdown_of(seed))), "html.parser")
    nodes = [node for node in soup.select_one("blockquote.source").find_all(string=True) if node.strip()]

    for node, changed in zip(nodes, IN_WORDS[name](data, [str(node) for node in nodes]), strict=True):
        node.replace_with(changed)

    assert_found(str(soup), seed)


@pytest.mark.parametrize("name", OF_PARAGRAPHS)
@given(st.data(), SEEDS)
@SOME
def test_one_change_in_the_paragraphs_of_a_page_is_found(name: str, data: st.DataObject, seed: Seed) -> None:
    soup = BeautifulSoup(page_of("\n\n".join(markdown_of(seed))), "html.parser")
    blocks = [str(block) for block in soup.select("blockquote.source > *")]

    changed = OF_PARAGRAPHS[name](data, blocks)

    assert_found(f'<blockquote class="source" data-seed="z">{"".join(changed)}</blockquote>', seed)


@pytest.mark.parametrize("name", IN_MARKDOWN)
@given(st.data(), SEEDS)
@SOME
def test_words_that_markdown_or_html_would_add_are_found(name: str, data: st.DataObject, seed: Seed) -> None:
    blocks = markdown_of(seed)
    at = data.draw(st.sampled_from([index for index, block in enumerate(blocks) if not block.startswith("> ## ")]))
    blocks[at] = "> " + IN_MARKDOWN[name].format(blocks[at].removeprefix("> "))

    assert prove(page_of("\n\n".join(blocks)), seed).difference
