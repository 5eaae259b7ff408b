"""Steps that are not run again where what they read is what it was."""

import functools
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from newsgloss.content.steps import Steps
from newsgloss.model.problems import ContentError
from newsgloss.model.settings import Project
from newsgloss.publishing.memory.cache import Cache
from newsgloss.publishing.memory.kept_texts import Kept, kept_in
from newsgloss.publishing.memory.last_texts import LastTexts
from newsgloss.publishing.memory.remembering import Remembering, steps_of
from newsgloss.publishing.memory.versions import digest_now
from newsgloss.publishing.memory.whole_site import TextChange
from newsgloss.publishing.memory.workers import WorkedSteps

Begin = Callable[[], Remembering]
LAKE = {"ferry": "a boat", "port": "a place", "permit": "a paper"}


@pytest.fixture
def begin(project: Project, tmp_path: Path) -> Iterator[Begin]:
    """Return what begins another build that remembers the ones before."""
    open_: list[Remembering] = []

    def again() -> Remembering:
        for steps in open_:
            steps.close()
        open_.append(Remembering(Cache(tmp_path / "cache"), project, b"1"))
        return open_[-1]

    yield again
    open_[-1].close()


def ran(begin: Begin, step: Callable[[Steps], Callable[[], object]]) -> bool:
    """Return whether a step is run in another build."""
    runs: list[None] = []
    steps = begin()
    read = step(steps)

    def counted() -> object:
        runs.append(None)
        return read()

    assert steps.make(("step",), counted) == read()
    return bool(runs)


def test_a_step_is_run_once(begin: Begin) -> None:
    assert [ran(begin, lambda _: lambda: "made") for _ in range(3)] == [True, False, False]


@pytest.mark.parametrize(
    ("read", "changes", "expected"),
    [
        (lambda lake: lake["ferry"], {"ferry": "a ship"}, True),
        (lambda lake: lake["ferry"], {"port": "a town"}, False),
        (lambda lake: lake["ferry"], {"isle": "land"}, False),
        (lambda lake: lake.get("isle"), {"isle": "land"}, True),
        (lambda lake: lake.get("isle"), {"ferry": "a ship"}, False),
        (lambda lake: "isle" in lake, {"isle": "land"}, True),
        (list, {"isle": "land"}, True),
        (lambda lake: list(lake.values()), {"port": "a town"}, True),
        (lambda lake: list(lake.items()), {"port": "a town"}, True),
        (lambda lake: len(lake.keys()), {"isle": "land"}, True),
        (len, {"isle": "land"}, True),
        (bool, {"isle": "land"}, False),
        (lambda _: "nothing", {"ferry": "a ship", "isle": "land"}, False),
    ],
)
def test_a_step_is_run_again_if_what_it_read_of_a_mapping_changed(
    read: Callable[..., object], changes: dict[str, str], *, expected: bool, begin: Begin
) -> None:
    def reading(lake: dict[str, str]) -> Callable[[Steps], Callable[[], object]]:
        return lambda steps: functools.partial(read, steps.watch("lake", lake))

    assert ran(begin, reading(LAKE))

    assert ran(begin, reading(LAKE | changes)) is expected


def test_the_order_of_a_mapping_counts_for_who_goes_through_it(begin: Begin) -> None:
    assert ran(begin, lambda steps: functools.partial(list, steps.watch("lake", LAKE)))

    assert ran(begin, lambda steps: functools.partial(list, steps.watch("lake", dict(reversed(LAKE.items())))))


def test_only_the_part_of_a_value_that_is_read_counts(begin: Begin) -> None:
    def reading(lake: dict[str, str]) -> Callable[[Steps], Callable[[], object]]:
        def made(steps: Steps) -> Callable[[], object]:
            words = steps.watch("lake", lake, lambda value: value[0])
            return lambda: words["ferry"][0]

        return made

    assert ran(begin, reading(LAKE))

    assert not ran(begin, reading(LAKE | {"ferry": "all that floats"}))
    assert ran(begin, reading(LAKE | {"ferry": "some boats"}))


def first(steps: Steps, ports: list[str]) -> Callable[[], object]:
    """Return what reads the first of some ports."""
    watched = steps.watch_all("ports", ports)
    return lambda: watched[0]


def test_a_sequence_counts_as_a_whole(begin: Begin) -> None:
    assert ran(begin, lambda steps: first(steps, ["Zenda", "Strelsau"]))

    assert not ran(begin, lambda steps: first(steps, ["Zenda", "Strelsau"]))
    assert ran(begin, lambda steps: first(steps, ["Zenda", "Hentzau"]))


def test_the_answers_to_questions_count(begin: Begin) -> None:
    assert ran(begin, lambda steps: functools.partial(steps.ask("twice", lambda number: 2 * number), 3))

    assert not ran(begin, lambda steps: functools.partial(steps.ask("twice", lambda number: number + 3), 3))
    assert ran(begin, lambda steps: functools.partial(steps.ask("twice", lambda number: number + 4), 3))


def test_a_question_is_not_asked_where_the_one_instead_of_it_has_the_same_answer(begin: Begin) -> None:
    asked: list[str] = []

    def naming(names: str) -> Callable[[Steps], Callable[[], object]]:
        def question(text: str) -> bool:
            asked.append(text)
            return text in names

        return lambda steps: functools.partial(steps.depend("named", question, lambda _: names), "Zenda")

    assert ran(begin, naming("Zenda, Strelsau"))
    asked.clear()

    assert not ran(begin, naming("Zenda, Strelsau"))
    assert asked == []
    assert not ran(begin, naming("Zenda, Hentzau"))
    assert asked == ["Zenda"]
    assert ran(begin, naming("Hentzau"))


def test_what_asks_for_a_part_depends_on_that_part_alone(begin: Begin) -> None:
    def part(lake: dict[str, str], number: int) -> Callable[[Steps], Callable[[], object]]:
        def made(steps: Steps) -> Callable[[], object]:
            words = steps.watch("lake", lake)
            parts = steps.parts("upper", lambda: [words[name].upper() for name in ("ferry", "port")])
            return lambda: parts(number)

        return made

    assert ran(begin, part(LAKE, 0))

    assert not ran(begin, part(LAKE | {"port": "a town"}, 0))
    assert not ran(begin, part(LAKE | {"ferry": "A boat"}, 0))
    assert ran(begin, part(LAKE | {"ferry": "a ship"}, 0))


def test_what_is_kept_for_several_steps_is_read_by_each(begin: Begin) -> None:
    runs: list[str] = []

    def build(lake: dict[str, str]) -> list[str]:
        steps = begin()
        words = steps.watch("lake", lake)
        last = steps.keep_last(lambda name: (runs.append(name), words[name])[1])
        return [steps.make((step,), lambda: last("ferry").upper()) for step in ("page", "home")]

    assert build(LAKE) == ["A BOAT", "A BOAT"]
    assert build(LAKE | {"ferry": "a ship"}) == ["A SHIP", "A SHIP"]
    assert runs == ["ferry", "ferry"]


def test_a_step_that_reads_what_cannot_be_watched_is_run_each_time(begin: Begin) -> None:
    assert ran(begin, lambda steps: steps.do_not_remember)
    assert ran(begin, lambda steps: steps.do_not_remember)


def test_a_step_that_asks_for_another_is_run_each_time(begin: Begin) -> None:
    def nested(steps: Steps) -> Callable[[], object]:
        return lambda: steps.make(("other",), lambda: "made")

    assert ran(begin, nested)
    assert ran(begin, nested)


def test_a_step_that_read_what_cannot_be_marked_is_run_each_time(begin: Begin) -> None:
    def reading(value: object) -> Callable[[Steps], Callable[[], object]]:
        def step(steps: Steps) -> Callable[[], object]:
            words = steps.watch("lake", {"ferry": value})
            return lambda: len(str(words["ferry"]))

        return step

    assert ran(begin, reading("a boat"))
    assert ran(begin, reading(Path("/a boat")))
    assert ran(begin, reading(Path("/a boat")))


def test_what_a_step_raises_is_not_remembered(begin: Begin) -> None:
    def fail() -> None:
        raise ContentError([])

    for _ in range(2):
        with pytest.raises(ContentError):
            begin().make(("step",), fail)


def test_a_file_is_read_again_if_its_bytes_changed_and_not_if_its_time_did(begin: Begin, tmp_path: Path) -> None:
    file, reads = tmp_path / "port.txt", []

    def upper(path: Path) -> str:
        reads.append(path)
        return path.read_text().upper()

    def read(text: str) -> str:
        file.write_text(text)
        return begin().read(upper, [file], file)

    assert [read("zenda"), read("zenda"), read("hentzau"), read("zenda")] == ["ZENDA", "ZENDA", "HENTZAU", "ZENDA"]
    assert len(reads) == 2


def test_a_file_that_is_saved_while_it_is_read_is_not_remembered(begin: Begin, tmp_path: Path) -> None:
    file = tmp_path / "port.txt"
    file.write_text("zenda")

    def read_and_save() -> str:
        text = file.read_text()
        file.write_text("hentzau")
        return text

    assert begin().read(read_and_save, [file]) == "zenda"
    file.write_text("zenda")
    assert begin().read(lambda: "other", [file]) == "other"


def test_a_file_that_was_saved_since_a_build_looked_at_all_is_not_remembered_as_it_was(
    begin: Begin, project: Project, tmp_path: Path
) -> None:
    file, cache = project.root / "port.txt", Cache(tmp_path / "cache")
    file.write_text("zenda")
    change = TextChange({}, {"port.txt": digest_now(file)}, {}, None, kept_in(cache, Kept({}, (), {}, {}, ())))
    file.write_text("hentzau")

    last = LastTexts(cache, project, b"1", change)
    assert last.read(file.read_text, [file]) == "hentzau"
    last.close()

    file.write_text("zenda")
    assert begin().read(file.read_text, [file]) == "zenda"


def test_a_project_whose_markdown_nobody_knows_remembers_nothing(project: Project) -> None:
    assert isinstance(steps_of(project), Remembering)
    assert type(steps_of(project, remember=False)) is WorkedSteps
    unknown = replace(project, markdown={"extension_configs": {"toc": {"slugify": lambda words, _: words}}})
    assert type(steps_of(unknown)) is WorkedSteps
