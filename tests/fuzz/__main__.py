"""`python -m tests.fuzz TARGET --minutes 10`: look for inputs that break a promise, and keep each as a case.

Hypothesis makes inputs by a grammar; atheris (`pip install -e '.[fuzz]'`) changes bytes and follows what reaches new
code.
"""

# ruff: noqa: T201 -- a command prints

from __future__ import annotations

import argparse
import hashlib
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

CASES = Path(__file__).parents[1] / "cases" / "fuzz"
ROUND = 2_000  # examples that Hypothesis tries in one go
SLOWEST = 10  # seconds; an input of a few kilobytes that takes longer is a finding
LONGEST = 4_000  # bytes of an input that atheris tries
SEEDED = 200  # inputs made by the grammar, from which atheris sets out


def main() -> None:
    """Run one engine on one target, or on all in turn; exit with 1 where an input broke a promise."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("target", help="a target of tests/fuzz/targets.py, or `all`")
    parser.add_argument("--minutes", type=float, default=10, help="for each target (default: 10)")
    parser.add_argument("--engine", choices=["hypothesis", "atheris"], default="hypothesis")
    options = parser.parse_args()
    if options.engine == "atheris" and options.target != "all":
        _atheris(options.target, options.minutes)
        return
    from tests.fuzz.targets import TARGETS  # noqa: PLC0415 -- atheris has to see the first import of the code

    if options.target not in {*TARGETS, "all"}:
        parser.error(f"there is no target {options.target}; there are: {', '.join(TARGETS)}")
    names = list(TARGETS) if options.target == "all" else [options.target]
    if options.engine == "atheris":
        sys.exit(max(_atheris_apart(name, options.minutes) for name in names))
    sys.exit(max(_hypothesis(name, options.minutes) for name in names))


def keep(name: str, data: bytes) -> Path:
    """Keep an input that broke a promise, under a name that its bytes give; return its file."""
    place = CASES / name / hashlib.sha256(data).hexdigest()[:12]
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(data)
    return place


def _hypothesis(name: str, minutes: float) -> int:
    from tests.fuzz.inputs import INPUTS  # noqa: PLC0415 -- as above
    from tests.fuzz.targets import TARGETS  # noqa: PLC0415 -- as above

    tried, found = _search(TARGETS[name], INPUTS[name], minutes)
    print(f"{name}: {tried} inputs in {minutes:g} min", flush=True)
    if found is None:
        return 0
    print(f"  kept as {keep(name, found[0])}\n{found[1]}", flush=True)
    return 1


def _search(
    target: Callable[[bytes], None], inputs: st.SearchStrategy[bytes], minutes: float
) -> tuple[int, tuple[bytes, str] | None]:
    """Return how many inputs were tried, and the smallest that broke a promise with what was raised, if one did."""
    end = time.monotonic() + 60 * minutes
    tried = 0
    last = b""

    @settings(
        max_examples=ROUND,
        deadline=None,
        derandomize=False,
        database=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate, Phase.shrink],
    )
    @given(inputs)
    def one(data: bytes) -> None:
        nonlocal tried, last
        if time.monotonic() > end:
            return
        tried += 1
        last = data
        begun = time.process_time()
        target(data)
        assert time.process_time() - begun < SLOWEST, "too slow"

    while time.monotonic() < end:
        try:
            one()
        except Exception:  # noqa: BLE001 -- whatever it is, it is a finding
            return tried, (last, traceback.format_exc(limit=-6))
    return tried, None


def _atheris_apart(name: str, minutes: float) -> int:
    """Run atheris in a process of its own, as it ends the one that it is in; return 1 where it found something."""
    command = [sys.executable, "-m", "tests.fuzz", name, "--minutes", str(minutes), "--engine", "atheris"]
    return min(1, subprocess.run(command, check=False).returncode)


def _atheris(name: str, minutes: float) -> None:
    import atheris  # noqa: PLC0415 -- the optional extra `fuzz`

    with atheris.instrument_imports(include=["newsgloss"]):
        from tests.fuzz.inputs import INPUTS  # noqa: PLC0415 -- as above
        from tests.fuzz.targets import TARGETS  # noqa: PLC0415 -- as above

    with tempfile.TemporaryDirectory() as corpus:
        for number, data in enumerate(_examples(INPUTS[name])):
            Path(corpus, str(number)).write_bytes(data)
        kept = CASES / name
        kept.mkdir(parents=True, exist_ok=True)
        limits = [
            f"-max_total_time={int(60 * minutes)}",
            f"-timeout={SLOWEST}",
            f"-max_len={LONGEST}",
            "-rss_limit_mb=0",
        ]
        atheris.Setup([sys.argv[0], *limits, f"-artifact_prefix={kept}/", corpus], TARGETS[name])
        atheris.Fuzz()


def _examples(inputs: st.SearchStrategy[bytes]) -> list[bytes]:
    """Return some inputs of a grammar."""
    found: list[bytes] = []

    @settings(max_examples=SEEDED, database=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate])
    @given(inputs)
    def one(data: bytes) -> None:
        found.append(data)

    one()
    return found


if __name__ == "__main__":
    main()
