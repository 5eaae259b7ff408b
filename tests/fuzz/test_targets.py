"""Each target is tried with some inputs in every test run, always the same, and with all that ever broke a promise."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from tests.fuzz.inputs import INPUTS
from tests.fuzz.targets import TARGETS
from tests.samples import examples

CASES = Path(__file__).parents[1] / "cases" / "fuzz"
FOUND = sorted(path for path in CASES.rglob("*") if path.is_file())
WHOLE_PROJECT = frozenset("explainer notes glossary sources linking sidecar page decision".split())
FEW, SOME = 25, 60  # inputs: of a whole project on disk, and of less


@pytest.mark.parametrize("name", TARGETS)
def test_what_is_promised_holds_for_inputs_of_every_kind(name: str) -> None:
    @settings(examples(FEW if name in WHOLE_PROJECT else SOME), database=None, suppress_health_check=list(HealthCheck))
    @given(INPUTS[name])
    def one(data: bytes) -> None:
        TARGETS[name](data)

    one()


@pytest.mark.parametrize("case", FOUND, ids=[f"{path.parent.name}/{path.name}" for path in FOUND])
def test_what_once_broke_a_promise_does_so_no_more(case: Path) -> None:
    TARGETS[case.parent.name](case.read_bytes())


def test_every_target_has_inputs_of_its_own() -> None:
    assert set(TARGETS) == set(INPUTS)
    assert {case.parent.name for case in FOUND} <= set(TARGETS)
