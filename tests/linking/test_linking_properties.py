"""What holds for every text and every glossary: nothing is lost, nothing is nested, and no name could be longer."""

import re
import unicodedata
from collections.abc import Sequence
from html.parser import HTMLParser
from itertools import pairwise, product

from hypothesis import example, given
from hypothesis import strategies as st

from newsgloss.content.markdown.conversion import Converter
from newsgloss.linking.annotator import Annotated, Rules, annotate, strip
from newsgloss.linking.folding import canonical, fold
from newsgloss.linking.forms import Case, Form
from newsgloss.linking.matcher import Match, Matcher
from tests.samples import examples

ALWAYS = examples(300)
CONVERTER = Converter(
    {"extension_configs": {f"markdown.extensions.{name}": {} for name in ("attr_list", "footnotes", "tables")}},
    lambda kind, id_: f"/{kind}/{id_}/",
)

# Few words, so that one name often holds another, begins like it, or ends as it begins.
WORDS = ["lake", "port", "Zenda"]
NAMES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join) | st.just("RLA")


def glossaries(cases: Sequence[Case]) -> st.SearchStrategy[tuple[Form, ...]]:
    """Return any small glossaries, with names that several entries may share."""
    entries = st.sampled_from(["a", "b", "c", "d"])
    form = st.builds(
        lambda name, entry, case: Form(name, entry, name, case, "auto"), NAMES, entries, st.sampled_from(cases)
    )
    return st.lists(form, max_size=6).map(tuple)


ANY_CASE = glossaries(list(Case))
OF_NO_OTHER = glossaries([Case.TERM, Case.ACRONYM, Case.EXACT, Case.FOLD])  # part of a longer name never
WITHOUT_GUARDS = glossaries([Case.EXACT, Case.FOLD])

BETWEEN = [" ", " ", " ", " ", "-", "\n", "\u00a0", ". ", ", ", "s ", "'s ", "’s ", " “", "” ", "—", "/", ": ", ""]
SPELT = [*WORDS, *WORDS, *WORDS, "Lake", "LAKE", "PORT", "RLA", "sea"]
PLAIN = st.lists(st.tuples(st.sampled_from(SPELT), st.sampled_from(BETWEEN)).map("".join), max_size=15).map("".join)
STRANGE = [*"İ ß ẞ ﬁ ŉ e\u0301 A\u030a 한 ᄒ\u1161\u11ab 🏳️‍🌈 👩🏽‍⚖️".split(), "\u0301", "\u00ad", "\u200b"]
MARKS = "* ** ` _ [ ](entry:a) ](https://example.org/) ![ ](a.png) &nbsp; &shy; &amp; &lt; < >".split()
TAGS = [
    "<a href='#x'>",
    "<!-- lake -->",
    "[lake port](https://example.org/)",
    *"</a> <b> </b> <i> </i> <code> </code> <br> <td> <p> </p>".split(),
]
BLOCKS = [
    "\n\n",
    "\n\n> ",
    "\n\n## ",
    "\n\n- ",
    "\n\n    ",
    "\n\n| a | b |\n|---|---|\n| ",
    " | ",
    "[^1]",
    "\n\n[^1]: ",
]
PIECES = [*WORDS, *WORDS, *BETWEEN, *STRANGE, *MARKS, *TAGS, *BLOCKS]
MARKDOWN = st.lists(st.sampled_from(PIECES), max_size=40).map("".join) | PLAIN
HTML = MARKDOWN.map(lambda text: CONVERTER.convert(text).html)
RULES = st.builds(Rules, st.sampled_from(["first", "first-per-section", "all", "manual"]))


class Page(HTMLParser):
    """HTML, read by the standard library: its text, the texts of our links, and how deep links are nested."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text = ""
        self.links: list[str] = []
        self.deepest = 0
        self._open: list[tuple[bool, int]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            ours = dict(attrs).get("id") or ""
            self._open.append((ours.startswith("m-"), len(self.text)))
            self.deepest = max(self.deepest, len(self._open))

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._open:
            ours, start = self._open.pop()
            self.links += [self.text[start:]] if ours else []

    def handle_data(self, data: str) -> None:
        self.text += data


def annotation(html: str, forms: tuple[Form, ...], rules: Rules) -> Annotated:
    """Annotate HTML with a glossary."""
    return annotate(html, Matcher(forms), lambda id_: f"/{id_}/", rules)


def annotated(html: str, forms: tuple[Form, ...], rules: Rules) -> str:
    """Return HTML annotated with a glossary."""
    return annotation(html, forms, rules).html


def spans(matches: Sequence[Match]) -> list[tuple[int, int, tuple[str, ...]]]:
    """Return where matches are, and for what."""
    return [(match.start, match.end, match.entries) for match in matches]


def naive(text: str, forms: Sequence[Form]) -> list[tuple[int, int, tuple[str, ...]]]:
    """Find names as one would by hand: try every form at every place, and of all keep the longest, then the next.

    It knows the characters of PLAIN alone, and forms without guards.
    """
    everywhere: dict[tuple[int, int, int], set[str]] = {}
    for form, start in product(forms, range(len(text))):
        words = r"(?:\s+|-)".join(map(re.escape, form.text.split(" ")))
        flags = re.IGNORECASE if form.case is Case.FOLD else re.NOFLAG
        match = re.compile(words, flags).match(text, start)
        if match and is_whole(text, start, match.end()):
            everywhere.setdefault((-len(form.text.split(" ")), start - match.end(), start), set()).add(form.entry)
    found: list[tuple[int, int, tuple[str, ...]]] = []
    for (_, shorter, start), entries in sorted(everywhere.items()):
        end = start - shorter
        if all(end <= first or last <= start for first, last, _ in found):
            found.append((start, end, tuple(sorted(entries))))
    return sorted(found)


def is_whole(text: str, start: int, end: int) -> bool:
    """Return whether a stretch is no part of a longer word; hyphens, slashes and dots tie words together."""
    before, after = text[:start], text[end:]
    begins = not re.search(r"\w\Z|\w[-/.]\Z|\w['’]\Z", before)
    return begins and not re.match(r"\w|[-/.]\w|['’](?!s\b|\W|\Z)", after)


@given(PLAIN, WITHOUT_GUARDS)
@ALWAYS
def test_names_are_found_as_one_would_find_them_by_hand(text: str, forms: tuple[Form, ...]) -> None:
    expected = naive(text, forms)

    assert expected == spans(list(Matcher(forms).find(text)))


@given(PLAIN, ANY_CASE)
@ALWAYS
def test_no_two_matches_overlap(text: str, forms: tuple[Form, ...]) -> None:
    matches = list(Matcher(forms).find(text))

    assert all(first.end <= second.start for first, second in pairwise(matches))


@given(PLAIN, ANY_CASE)
@ALWAYS
def test_no_match_could_be_longer(text: str, forms: tuple[Form, ...]) -> None:
    matches = list(Matcher(forms).find(text))
    longest = {match.start: match.end for match in matches}

    for one in (match for form in forms for match in Matcher([form]).find(text)):
        crosses = any(one.start < match.start < one.end < match.end for match in matches)

        assert crosses or one.end <= longest.get(one.start, one.end)


@given(PLAIN, OF_NO_OTHER)
@ALWAYS
def test_nothing_that_a_form_alone_would_find_is_left_out(text: str, forms: tuple[Form, ...]) -> None:
    used = {place for match in Matcher(forms).find(text) for place in range(match.start, match.end)}

    for form in forms:
        assert all(used & set(range(match.start, match.end)) for match in Matcher([form]).find(text))


@given(HTML, ANY_CASE, RULES)
@ALWAYS
def test_without_our_tags_the_html_is_the_same_to_the_byte(html: str, forms: tuple[Form, ...], rules: Rules) -> None:
    expected = html.encode()

    assert expected == strip(annotation(html, forms, rules)).encode()


@given(HTML, ANY_CASE, RULES)
@ALWAYS
def test_a_reader_sees_the_same_text(html: str, forms: tuple[Form, ...], rules: Rules) -> None:
    expected = Page(html).text

    assert expected == Page(annotated(html, forms, rules)).text


@given(HTML, ANY_CASE, RULES)
@ALWAYS
def test_no_link_of_ours_stands_in_a_link_or_holds_one(html: str, forms: tuple[Form, ...], rules: Rules) -> None:
    assert max(Page(html).deepest, 1) >= Page(annotated(html, forms, rules)).deepest


@given(HTML, ANY_CASE, RULES)
@ALWAYS
def test_each_link_holds_a_name_and_nothing_else(html: str, forms: tuple[Form, ...], rules: Rules) -> None:
    names = {form.text.lower() for form in forms}

    for link in Page(annotated(html, forms, rules)).links:
        assert canonical(fold(link)[0]).lower() in names


@given(HTML, ANY_CASE, RULES)
@ALWAYS
def test_annotating_what_was_stripped_gives_the_same(html: str, forms: tuple[Form, ...], rules: Rules) -> None:
    expected = annotation(html, forms, rules)

    assert expected == annotation(strip(expected), forms, rules)


@given(HTML, ANY_CASE, RULES)
@ALWAYS
def test_annotating_twice_nests_no_link_and_can_be_undone(html: str, forms: tuple[Form, ...], rules: Rules) -> None:
    twice = annotation(annotated(html, forms, rules), forms, rules)

    assert (html, True) == (strip(twice), max(Page(html).deepest, 1) >= Page(twice.html).deepest)


@given(st.lists(st.tuples(st.sampled_from(STRANGE), PLAIN), max_size=6), WITHOUT_GUARDS)
@example([("İ", "lake"), ("ß", "port")], (Form("lake", "a", "lake", Case.FOLD, "auto"),))
@ALWAYS
def test_strange_characters_shift_nothing(pieces: list[tuple[str, str]], forms: tuple[Form, ...]) -> None:
    text = "".join(f"x{strange} {plain} " for strange, plain in pieces)
    ordinary = "".join(f"x{'x' * len(strange)} {plain} " for strange, plain in pieces)
    expected = spans(list(Matcher(forms).find(ordinary)))

    assert expected == spans(list(Matcher(forms).find(text)))


@given(PLAIN, WITHOUT_GUARDS, st.sampled_from(["é", "ö", "İ", "å"]))
@ALWAYS
def test_composed_and_decomposed_letters_are_found_alike(text: str, forms: tuple[Form, ...], letter: str) -> None:
    accented = [Form(form.text.replace("e", letter), form.entry, form.name, form.case, form.reason) for form in forms]
    written = text.replace("e", letter)
    matcher = Matcher(accented)
    expected = [written[match.start : match.end] for match in matcher.find(written)]

    decomposed = unicodedata.normalize("NFD", written)
    found = [decomposed[match.start : match.end] for match in matcher.find(decomposed)]

    assert expected == [unicodedata.normalize("NFC", piece) for piece in found]
