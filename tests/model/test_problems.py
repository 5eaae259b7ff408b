import ast
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgloss.model.problems import (
    ContentError,
    Flaw,
    Level,
    Place,
    Problem,
    TextError,
    closest,
    errors,
    in_order,
    nearest,
    position,
    reading,
)

CODE = Path(__file__).parents[2] / "plugins" / "newsgloss"

ERROR = Problem(Place("b.yaml", 3, 5), "'id' is missing", "Add `id:`.")
WARNING = Problem(Place("a.yaml", 12, 1), "'ferry' cites no source", "Add `sources:`.", Level.WARNING)
ADVICE = Problem(Place("a.yaml"), "no explainer uses this", "Write one.", Level.ADVICE)
PLACES = st.builds(Place, st.sampled_from(["a.yaml", "b.yaml"]), st.integers(0, 3), st.integers(0, 3))
PROBLEMS = st.builds(Problem, PLACES, st.sampled_from("xyz"), st.just("Fix it."), st.sampled_from(Level))


def test_a_place_is_written_as_editors_link_it() -> None:
    expected = "content/glossary/law.yaml:12:5"

    assert expected == str(Place("content/glossary/law.yaml", 12, 5))


def test_a_place_without_a_line_is_the_file() -> None:
    expected = "content/glossary/law.yaml"

    assert expected == str(Place("content/glossary/law.yaml"))


def test_an_error_says_where_and_what_and_on_the_next_line_how_to_mend_it() -> None:
    expected = "b.yaml:3:5: 'id' is missing\n    Add `id:`."

    assert expected == str(ERROR)


def test_a_problem_that_is_no_error_says_so() -> None:
    expected = [
        "a.yaml:12:1: warning: 'ferry' cites no source\n    Add `sources:`.",
        "a.yaml: advice: no explainer uses this\n    Write one.",
    ]

    assert expected == [str(WARNING), str(ADVICE)]


def test_a_text_that_cannot_be_read_is_told_with_the_name_of_its_file() -> None:
    expected = [
        "seeds/zenda.txt: this seed is empty\n    Put the article's text in it.",
        "seeds/zenda.txt:3:1: warning: two headlines?\n    Take one out.",
    ]
    flaws = (
        Flaw("two headlines?", "Take one out.", 3, 1, Level.WARNING),
        Flaw("this seed is empty", "Put the article's text in it."),
    )

    with pytest.raises(ContentError) as caught, reading("seeds/zenda.txt"):
        raise TextError(*flaws)

    assert expected == [str(problem) for problem in caught.value.problems]


def test_what_has_the_name_of_its_file_keeps_it() -> None:
    with pytest.raises(ContentError) as caught, reading("seeds/zenda.txt"):
        raise ContentError([ERROR])

    assert caught.value.problems == (ERROR,)


def caught_in(module: Path) -> set[str]:
    """Return the names of what a module catches."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    handlers = [node.type for node in ast.walk(tree) if isinstance(node, ast.ExceptHandler) and node.type]
    return {node.id for handler in handlers for node in ast.walk(handler) if isinstance(node, ast.Name)}


def test_a_text_without_the_name_of_its_file_is_nothing_that_people_are_told() -> None:
    assert not issubclass(TextError, ContentError)
    catching = {module.stem for module in CODE.rglob("*.py") if "TextError" in caught_in(module)}
    assert catching == {"problems", "article_files"}  # the other hands its flaw to whoever says the file's name


@pytest.mark.parametrize(("offset", "expected"), [(0, (1, 1)), (4, (1, 5)), (5, (2, 1)), (7, (2, 3))])
def test_lines_and_columns_count_from_one(offset: int, expected: tuple[int, int]) -> None:
    assert expected == position("lake\nport", offset)


def test_problems_stand_in_the_order_of_files_and_lines() -> None:
    expected = (ADVICE, WARNING, ERROR)

    assert expected == in_order([ERROR, WARNING, ADVICE])


def test_lines_are_ordered_as_numbers() -> None:
    places = [Place("a.yaml", 10, 1), Place("a.yaml", 9, 1), Place("a.yaml", 9, 12)]
    expected = [(9, 1), (9, 12), (10, 1)]

    problems = in_order(Problem(place, "x", "y") for place in places)

    assert expected == [(problem.place.line, problem.place.column) for problem in problems]


def test_a_problem_is_told_once() -> None:
    expected = (ERROR,)

    assert expected == in_order([ERROR, ERROR])


def test_the_worst_comes_first_in_one_place() -> None:
    warning = Problem(ERROR.place, "a smaller thing", "Fix it.", Level.WARNING)
    expected = (ERROR, warning)

    assert expected == in_order([warning, ERROR])


@given(st.lists(PROBLEMS))
def test_the_order_does_not_depend_on_which_problem_was_found_first(problems: list[Problem]) -> None:
    expected = in_order(problems)

    assert expected == in_order(reversed(problems))


def test_only_errors_stop_a_build() -> None:
    expected = (ERROR,)

    assert expected == errors([ADVICE, ERROR, WARNING])


def test_a_content_error_tells_all_its_problems_in_order() -> None:
    expected = f"\n{WARNING}\n{ERROR}"

    assert expected == str(ContentError([ERROR, WARNING]))


def test_a_content_error_ends_pelican_with_exit_code_2() -> None:
    expected = 2

    assert expected == ContentError([ERROR]).exitcode


def test_the_closest_word_is_proposed() -> None:
    expected = "refoulement"

    assert expected == closest("refoulment", ["refugee", "refoulement", "roulette"])


def test_nothing_is_proposed_where_no_word_is_like_it() -> None:
    assert closest("xyzzy", ["refugee", "refoulement"]) is None


def test_the_proposal_does_not_depend_on_the_order_of_the_words() -> None:
    words = ["ferry-a", "ferry-b", "ferry-c"]
    expected = closest("ferry-d", words)

    assert expected == closest("ferry-d", reversed(words))


def test_a_remedy_proposes_the_nearest_word() -> None:
    expected = "Did you mean 'gloss'?"

    assert expected == nearest("glos", ["gloss", "label"], "Take it out.")


def test_a_remedy_without_a_near_word_is_the_other_one() -> None:
    expected = "Take it out."

    assert expected == nearest("xyzzy", ["gloss", "label"], "Take it out.")


def test_among_very_many_words_those_with_the_same_first_letter_are_compared() -> None:
    words = [f"{letter}erry-{number}" for letter in "bcdm" for number in range(200)]

    assert closest("ferry", [*words, "ferri"]) == "ferri"
    assert closest("ferry", words) is None
