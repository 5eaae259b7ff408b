"""`python -m tests.gold`: print how right links are in the marked texts; `--errors` lists what is wrong or missing."""

from __future__ import annotations

import argparse
import sys

from tests.gold.figures import errors, report, score
from tests.gold.ways import WAYS


def main() -> None:
    """Print the figures, and with `--errors` every link that is wrong or missing."""
    parser = argparse.ArgumentParser(description="Score linking on the marked texts.")
    parser.add_argument("--errors", choices=WAYS, help="list what this way to link got wrong")
    arguments = parser.parse_args()
    if arguments.errors:
        lines = list(errors(score([arguments.errors])[arguments.errors]))
        sys.stdout.write("".join(f"{line}\n" for line in lines))
    else:
        sys.stdout.write(report(score()) + "\n")


if __name__ == "__main__":
    main()
