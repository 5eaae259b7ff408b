"""Hostile text of many kinds, four times as long: what it costs grows as its length does."""

from __future__ import annotations

import gc
import signal
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from newsgloss.content.fidelity import prove
from newsgloss.content.markdown.inline_quotes import with_marks
from newsgloss.drafts.markdown_draft import differences, draft, draft_converter
from newsgloss.drafts.record import record
from newsgloss.drafts.sidecar_draft import language_of, propose_sidecar
from newsgloss.language.catalogs import read_catalogue
from newsgloss.language.readability import grade
from newsgloss.linking.annotator import Rules, annotate, strip, text_of
from newsgloss.linking.forms import Case, Form
from newsgloss.linking.highlights import Passage
from newsgloss.linking.html_text import read_fragment
from newsgloss.linking.matcher import Matcher
from newsgloss.linking.occurrences import Occurrences
from newsgloss.linking.text_quotes import beside_the_first, find_passages, fold_gaps, nearest_passages
from newsgloss.model.fields import slug
from newsgloss.model.folders import NamedPath
from newsgloss.model.problems import ContentError, TextError, closest
from newsgloss.model.yaml_source import read_text, split_front_matter
from newsgloss.model.yaml_text.parsing import parse
from newsgloss.seeds.front_matter import read_front_matter
from newsgloss.seeds.seed import Seed, read_seed
from newsgloss.seeds.seed import warnings as advice
from tests.project.hostile_texts import FOOT, HEAD, KINDS, MARKED_UP, PAGES, Make

Use = Callable[[str], object]

STEEPEST = 7  # times the work for four times the text; linear is 4, quadratic 16
FEWEST = 2  # of what makes a text hostile, in the cheapest text: what any text takes
TELLING = 0.005  # seconds of CPU, the least work of the shorter text; less tells more of caches than of the code
CLEARLY = 0.5  # of what any text takes, which is as much work for the shorter text at least
GUESSED = 1.25  # times as much work is looked for, so that a guess is enough
SEEN = 0.25  # of the work that is looked for, from which more can be guessed
FACTOR = 4  # times the text
LARGEST = 100_000  # characters; a text of half of them that makes no work to tell of is quick enough
BEYOND = 4  # times LARGEST, up to which a pair follows one that is steep: a step of the code's or the machine's ends
TICK = 0.001  # seconds; some clocks tell no less
PRECISE = 0.03  # seconds, in which a tick is a small part
LONG = 1.0  # seconds of CPU, of which other work is a small part
ATTEMPTS = 5  # to measure a steep pair; a busy machine makes some of them slow
SOON = 3.0  # seconds of CPU; none takes one on a machine that does nothing else
HANGING = 20.0  # seconds of CPU for one text, after which nobody waits for its end
NAMES = {"Council of Ruritania": "council", "Ruritania": "ruritania", "Council of Ruritania Bridge Board": "board"}
CONVERTER = draft_converter({"extension_configs": {}})
MATCHER = Matcher(Form(name, entry, name, Case.PROPER, "several words") for name, entry in NAMES.items())
CROSSING = Matcher(
    Form(name, name, name, Case.WHOLE, "several words", bare_capitals=True)
    for name in ("Lake Bridge", "Bridge Lake Board", "Board Lake", "Lake Bridge Lake", "École Lake", "難民", "関税難民")
)


OTHERS: dict[str, tuple[Make, Use]] = {
    "YAML in one another": (lambda n: "[" * n, lambda text: parse(text, "a.yaml")),
    "YAML's mappings in one another": (lambda n: "{a: " * n, lambda text: parse(text, "a.yaml")),
    "YAML's indented mappings": (
        lambda n: "".join(f"{' ' * (i % 30)}a{i}:\n" for i in range(n)),
        lambda text: parse(text, "a.yaml"),
    ),
    "YAML's aliases": (lambda n: "a: &a [x]\nb: [" + "*a, " * n + "]", lambda text: parse(text, "a.yaml")),
    "YAML's repeated keys": (lambda n: "a: b\n" * n, lambda text: parse(text, "a.yaml")),
    "YAML's long scalar": (lambda n: "a: " + "bridge " * n, lambda text: parse(text, "a.yaml")),
    "YAML's scalar of many lines": (lambda n: "a: >\n" + "  bridge\n\n" * n, lambda text: parse(text, "a.yaml")),
    "YAML's quotation marks": (lambda n: "a: " + '"b" ' * n, lambda text: parse(text, "a.yaml")),
    "YAML's list": (lambda n: "- a: b\n" * n, lambda text: parse(text, "a.yaml")),
    "YAML's comments": (lambda n: "- a b #c\n" * n, lambda text: parse(text, "a.yaml")),
    "YAML's tags": (lambda n: "- !a b\n" * n, lambda text: parse(text, "a.yaml")),
    "names that cross each other": (lambda n: "Lake Bridge Lake Board " * n, lambda text: [*CROSSING.find(text)]),
    "names in a script without spaces": (lambda n: "難民関税" * n, lambda text: [*CROSSING.find(text)]),
    "ligatures and capitals without accents": (
        lambda n: "\ufb01 \u0152 Ecole Lake " * n,
        lambda text: [*CROSSING.find(text)],
    ),
    "quotations in one another": (lambda n: "<q>" * n + "</q>" * n, lambda text: with_marks(text, "en")),
    "quotations that are not closed": (lambda n: '<b lang="fr"><q>x' * n, lambda text: with_marks(text, "en")),
    "names joined by small words": (
        lambda n: "Friends de la Lake Bridge & Lake Bridge d’Ab of Lake Bridge Prime " * n,
        lambda text: [*CROSSING.find(text)],
    ),
    "a long word beside a name": (lambda n: f"{'a' * n} de Lake Bridge {'A' * n}", lambda text: [*CROSSING.find(text)]),
    "spaces within quotation marks": (
        lambda n: "Lake\u00a0Bridge «\u00a0\u202f»  ? " * n,
        lambda text: [*CROSSING.find(text)],
    ),
    "a passage that is there often": (
        lambda n: "the bridge " * n,
        lambda text: find_passages(text, "the bridge", "bridge", "the"),
    ),
    "a passage with characters that nobody sees": (
        lambda n: "the br\u00adidge e\u0301 \u200e" * n,
        lambda text: find_passages(text, "the bridge", "bridge", "the"),
    ),
    "a passage to be told from others": (
        lambda n: "the bridge " * n,
        lambda text: beside_the_first(fold_gaps(text), "the bridge"),
    ),
    "a passage that overlaps itself": (lambda n: "a" * n, lambda text: find_passages(text, text[: len(text) // 2])),
    "a passage that is nowhere": (
        lambda n: "the bridge is closed again " * n,
        lambda text: nearest_passages(text, "a ferry was opened in the spring"),
    ),
    "a long passage that is nowhere": (
        lambda n: "the bridge is closed again " * n,
        lambda text: nearest_passages(text[: len(text) // 2], "x" + text),
    ),
    "a long word that is nowhere": (lambda n: "ab" * n, lambda text: nearest_passages(text, f"x{text}")),
    "a word like others": (
        lambda n: "".join(f"bridge{i} " for i in range(n)),
        lambda text: closest("bridges", text.split()),
    ),
    "a long word like another": (lambda n: "ab" * n, lambda text: closest(text, [f"x{text}"])),
    "a draft that differs": (
        lambda n: "> bridge\n\n> lake\n\n" * n,
        lambda text: differences(text, text.replace("lake", "port")),
    ),
    "fields of front matter in JSON": (
        lambda n: '{"title": "x"' + "".join(f',\n"k{i}": 1' for i in range(n)) + "}\n",
        read_front_matter,
    ),
    "a title that goes on": (lambda n: "% a\n" + " bridge\n" * n + "\n", read_front_matter),
    "a long headline": (lambda n: "Bridge: é, " * n, slug),
    "prose": (lambda n: "The council met again. " * n, grade),
    "words without vowels": (lambda n: "bcd" * n, grade),
    "comments that are not closed": (lambda n: "<!--" * n, read_fragment),
    "annotations": (
        lambda n: '<a class="note-ref" >x</a>' * n,
        lambda text: strip(annotate(text, MATCHER, "/{}/".format, Rules("all"))),
    ),
}


def _import(text: str, file: str) -> None:
    """Read a seed, draft it, and show the draft, as an import and then a build do."""
    with suppress(ContentError, TextError):
        seed = read_seed(text.encode("utf-8", "surrogatepass"), "bridge", file)
        record(seed)
        list(advice(seed))
        propose_sidecar(seed, language_of(seed, "en"))
        _show(split_front_matter(draft(seed, None, CONVERTER))[1], seed)


def _show(body: str, seed: Seed | None = None) -> None:
    """Convert a body, annotate it with names and notes, and ask for what is shown of it elsewhere."""
    html = CONVERTER.convert(body, "bridge").html
    annotated = annotate(html, MATCHER, "/{}/".format, Rules("all"), passages=list(_passages(text_of(html))))
    occurrences = Occurrences.on({"bridge": annotated.mentions})
    for entry in occurrences.by_entry:
        for mention in occurrences.of(entry)["bridge"]:
            mention.sentence  # noqa: B018 -- it is cut when somebody asks
    strip(annotated)
    if seed:
        prove(annotated.html, seed)


def _passages(text: str) -> Iterator[Passage]:
    """Yield a passage of ten words in every hundred characters."""
    for number, start in enumerate(range(0, len(text) - 100, 100), 1):
        if text[start : start + 10].strip() and "\x00" not in text[start : start + 10]:
            yield Passage(start, start + 10, f"note-{number}", number, "Note")


@contextmanager
def _hanging_is_told() -> Iterator[None]:
    """End what takes too long: an exponential pattern would take years."""

    def stop(*_: object) -> None:
        pytest.fail(f"this takes more than {HANGING} seconds")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, HANGING)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _seconds(use: Use, text: str, enough: float = 0.0) -> float:
    """Return the CPU time that a text takes: the mean of as many runs as take `enough` seconds together."""
    runs, spent = 0, 0.0
    while not runs or spent < enough:
        gc.disable()
        start = time.process_time()
        with suppress(ContentError, TextError), _hanging_is_told():
            use(text)
        spent += time.process_time() - start
        gc.enable()
        runs += 1
    return max(spent / runs, TICK)


def _growth(make: Make, use: Use, count: int) -> float:
    """Return how many times the work four times a text makes, the least of several measurements: noise only adds."""
    shorter = longer = HANGING
    for _ in range(ATTEMPTS):
        least = _seconds(use, make(FEWEST), PRECISE)
        shorter = min(shorter, _seconds(use, make(count // FACTOR), PRECISE))
        longer = min(longer, _seconds(use, make(count), PRECISE))
        if _ratio(least, shorter, longer) <= STEEPEST or longer > LONG:
            break
    return _ratio(least, shorter, longer)


def _ratio(least: float, shorter: float, longer: float) -> float:
    """Return how many times the work the longer text makes: what any text takes would hide what grows."""
    return (longer - least) / max(shorter - least, TICK)


def assert_linear(make: Make, use: Use, largest: int = LARGEST) -> None:
    """Measure a kind of text at a size that tells something, and four times that; after a steep pair the next.

    A text tells something where it makes clearly more work than the cheapest, for which it is as long as it has to be.
    What is steep up to a limit and refused above it passes: it costs no more than the limit allows. So does what is
    steep once, for a machine is busy at times; the last pair is measured again.
    """
    least = min(_seconds(use, make(FEWEST)) for _ in range(2))  # the first may have to load what it uses
    count, is_guessed = FEWEST * FACTOR, False
    while len(text := make(count)) <= largest // 2:
        shorter = _seconds(use, text)
        least = min(least, shorter)
        share = (shorter - least) / max(TELLING, CLEARLY * least)
        if share >= 1 and (is_guessed or share <= FACTOR):
            break
        if share > SEEN and not is_guessed:
            count, is_guessed = max(FEWEST, int(count * GUESSED / share)), True
        else:
            count *= 2 if is_guessed else FACTOR
    else:
        return
    steep = 0.0
    while len(text := make(FACTOR * count)) <= BEYOND * largest:
        longer = _seconds(use, text)
        steep = _ratio(least, shorter, longer)
        if steep <= STEEPEST:
            return
        count, shorter = FACTOR * count, longer
    steep = steep and _growth(make, use, count)
    assert steep <= STEEPEST, f"{steep:.1f} times the time for four times the text"


@pytest.fixture(autouse=True)
def _quiet() -> Iterator[None]:
    """Say nothing of what parsers say of hostile pages."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


@pytest.mark.parametrize("kind", KINDS)
def test_a_text_four_times_as_long_takes_four_times_the_time_to_import(kind: str) -> None:
    assert_linear(lambda n: HEAD + KINDS[kind](n) + FOOT, lambda text: _import(text, "bridge.txt"))


@pytest.mark.parametrize("kind", MARKED_UP)
def test_so_does_an_article_in_markdown(kind: str) -> None:
    assert_linear(lambda n: HEAD + KINDS[kind](n) + FOOT, lambda text: _import(text, "bridge.md"))


@pytest.mark.parametrize("kind", KINDS)
def test_so_does_an_explainer(kind: str, tmp_path: Path) -> None:
    def read(text: str) -> None:
        file = tmp_path / "bridge.md"
        file.write_bytes(text.encode("utf-8", "surrogatepass"))
        _show(read_text(NamedPath(file, "bridge.md")))

    assert_linear(lambda n: HEAD + KINDS[kind](n) + FOOT, read)


@pytest.mark.parametrize("kind", PAGES)
def test_so_does_a_saved_page(kind: str) -> None:
    assert_linear(PAGES[kind], lambda text: _import(text, "bridge.html"))


@pytest.mark.parametrize(
    ("text", "file"),
    [
        ("<!--" * 20_000, "bridge.md"),
        ("![" * 40_000, "bridge.md"),
        (PAGES["paragraphs that are never closed"](20_000), "bridge.html"),
        (f"<html><head><meta name=author content='{'(a ' * 27_000}'><body><p>The bridge is closed.</p>", "a.html"),
    ],
    ids=("comments", "pictures", "paragraphs", "an author"),
)
def test_eighty_thousand_characters_that_took_long_are_read_or_refused_soon(text: str, file: str) -> None:
    assert _seconds(lambda text: _import(text, file), text) < SOON


@pytest.mark.parametrize("kind", OTHERS)
def test_so_does_what_is_read_otherwise(kind: str) -> None:
    assert_linear(*OTHERS[kind])


def test_so_does_a_catalogue(tmp_path: Path) -> None:
    def read(text: str) -> None:
        file = tmp_path / "fr.po"
        file.write_text(text, encoding="utf-8")
        read_catalogue(NamedPath(file, "fr.po"))

    assert_linear(lambda n: "".join(f'msgid "Bridge {i}"\nmsgstr "%(a"\n\n' for i in range(n)), read)


@pytest.fixture
def spend(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """Return what makes the clock of this process say that so many seconds were spent."""
    now = 0.0

    def spent(seconds: float) -> None:
        nonlocal now
        now += seconds

    monkeypatch.setattr(time, "process_time", lambda: now)
    return spent


def test_a_use_of_quadratic_time_is_told_beside_what_any_text_takes(spend: Callable[[float], None]) -> None:
    with pytest.raises(AssertionError, match=r"\d times the time for four times the text"):
        assert_linear(lambda n: "bridge " * n, lambda text: spend(0.005 + (len(text) / 60_000) ** 2), largest=30_000)


@pytest.mark.parametrize("base", [0.001, 0.005, 0.02])
def test_so_is_one_that_becomes_quadratic_where_it_begins_to_be_felt(
    base: float, spend: Callable[[float], None]
) -> None:
    def use(text: str) -> None:
        spend(base + len(text) / 500_000 + (len(text) / 60_000) ** 2)  # as much of both after 0.014 seconds

    with pytest.raises(AssertionError, match=r"\d times the time for four times the text"):
        assert_linear(lambda n: "bridge " * n, use)


def test_a_step_at_the_end_is_no_growth(spend: Callable[[float], None]) -> None:
    def use(text: str) -> None:
        spend(len(text) / 1_000_000 + (0.15 if len(text) > 20_000 else 0))

    assert_linear(lambda n: "bridge " * n, use)


def test_a_use_of_linear_time_passes_beside_what_any_text_takes(spend: Callable[[float], None]) -> None:
    assert_linear(lambda n: "bridge " * n, lambda text: spend(0.02 + len(text) / 500_000))


def test_the_time_that_is_measured_is_what_a_use_takes() -> None:
    def use(_: str) -> None:
        end = time.process_time() + 0.01
        while time.process_time() < end:
            pass

    assert 0.01 <= _seconds(use, "bridge") < 0.02
