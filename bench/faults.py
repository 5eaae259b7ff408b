"""Real builds of a small site, each with a fault -> whether what is published is whole, and what was said: one table.

    python -m bench.faults
    python -m bench.faults --only kill

A site is whole where each of its files is, byte for byte, one of the last site or each is one of the next. Audit
events put a fault at an exact moment (`bench/sabotage`). Full and read-only disks are disks in memory, which only
root may mount; root runs what needs a missing permission without the right to override permissions.
"""

# ruff: noqa: INP001, T201 -- a script, in no package; it prints

from __future__ import annotations

import argparse
import contextlib
import shutil
import signal
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from itertools import cycle
from pathlib import Path
from typing import Any

from bench.ruritania_site import NEXT, Files, Ran, Row, Site, can_mount, close, disk, steps
from newsgloss.publishing.manifests import digest

SIZES = 20  # of a full disk, and of the largest file
SWEEP = 8  # moments of a build, at equal distances, at which it is killed, for each of its processes
PAGE = 4096  # bytes; what a disk in memory gives to a file at once
COLUMNS = ("fault", "runs", "built", "wrong sites", "tracebacks", "unclear", "left over")
FAILING = (["new", ""], ["import", "nothing.txt"], ["report", "links", "--reject", "Zenda"])
SITE = r"site-[0-9a-f]+"
PHASES: Mapping[str, Mapping[str, Any]] = {
    "before Pelican starts": {"role": "newsgloss", "what": "start", "at": 1, "do": "kill"},
    "while content is read": {"role": "pelican", "what": "read", "like": "^content/", "at": 3, "do": "kill parent"},
    "while pages are written": {"role": "pelican", "what": "write", "like": SITE, "at": 10, "do": "kill parent"},
    "Pelican alone, reading": {"role": "pelican", "what": "read", "like": "^content/", "at": 3, "do": "kill"},
    "Pelican alone, writing": {"role": "pelican", "what": "write", "like": SITE, "at": 10, "do": "kill"},
    "Pelican alone, at its end": {"role": "pelican", "what": "write", "like": r"report\.json", "at": 1, "do": "kill"},
    "before the search index": {"role": "newsgloss", "what": "start", "like": "pagefind", "at": 1, "do": "kill"},
    "Pagefind alone": {"role": "newsgloss", "what": "start", "like": "pagefind", "at": 1, "do": "kill child"},
    "amid the search index": {"role": "newsgloss", "what": "write", "like": "/pagefind/", "at": 4, "do": "kill"},
    "while the site is checked": {"role": "newsgloss", "what": "read", "like": f"{SITE}/.", "at": 20, "do": "kill"},
    "at the list of files": {"role": "newsgloss", "what": "write", "like": "newsgloss-build", "at": 1, "do": "kill"},
    "while it goes to disk": {"role": "newsgloss", "what": "read", "like": f"{SITE}$", "at": 1, "do": "kill"},
    "before the swap": {"role": "newsgloss", "what": "rename", "like": "^output ", "at": 1, "do": "kill"},
    "between the two renames": {"role": "newsgloss", "what": "rename", "like": " output$", "at": 1, "do": "kill"},
    "after the swap": {"role": "newsgloss", "what": "rename", "like": "/last .*gone-", "at": 1, "do": "kill"},
    "amid the clean-up": {"role": "newsgloss", "what": "change", "like": "/gone-", "at": 9, "do": "kill"},
    "at the end of the clean-up": {"role": "newsgloss", "what": "change", "like": "/lock$", "at": 1, "do": "kill"},
}


def main() -> None:
    """Run all, print the table, and exit with 1 where a site was wrong or words were missing."""
    parser = argparse.ArgumentParser(prog="python -m bench.faults", description=__doc__)
    parser.add_argument("--only", default="", metavar="WORD", help="faults whose name has this word")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="faults-") as name:
        folder = Path(name).resolve()
        folder.chmod(0o755)  # the user without rights has to get in
        site = Site(folder)
        print(" | ".join(COLUMNS), flush=True)
        rows = []
        for fault, run in faults(folder):
            if options.only in fault:
                row = Row(fault)
                run(site, row)
                rows.append(row)
                _print(row)
    _print(_total(rows))
    bad = [row for row in rows if row.wrong or row.tracebacks or row.unclear or row.left]
    for row in bad:
        print(f"\n{row.fault}:", *Counter(row.notes), sep="\n  ")
    raise SystemExit(min(1, len(bad)))


def faults(folder: Path) -> Iterator[tuple[str, Callable[[Site, Row], None]]]:
    """Yield each fault's name with what tries it and fills in its row."""
    for name, fault in PHASES.items():
        yield f"killed {name}", lambda site, row, fault=fault: _killed(site, row, fault, next(FAILED))
    for role in ("newsgloss", "pelican"):
        yield f"killed at any change of {role}'s", lambda site, row, role=role: _swept(site, row, role)
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        yield f"ended by {number.name}", lambda site, row, number=number: _ended(site, row, number)
    yield "two builds at once", _two_at_once
    for name, changed in CHANGES.items():
        yield f"changed meanwhile: {name}", lambda site, row, changed=changed: _changed(site, row, changed)
    for name in ("notes.txt", "CNAME"):
        yield f"put into the output folder meanwhile: {name}", lambda site, row, name=name: _put_there(site, row, name)
    yield "a limit on files' size", _limited
    if can_mount(folder):
        yield "disk full", lambda site, row: _full(site, row, folder, has_site=True)
        yield "disk full, no site before", lambda site, row: _full(site, row, folder, has_site=False)
        yield "no more files on the disk", lambda site, row: _full(site, row, folder, has_site=True, files=True)
        yield "disk full, author's commands", lambda site, row: _full_desk(site, row, folder)
        yield "read-only disk", lambda site, row: _read_only(site, row, folder)
    for name, mode in FORBIDDEN.items():
        yield f"no permission: {name}", lambda site, row, mode=mode: _forbidden(site, row, mode)


FAILED = cycle(FAILING)


def _judge(site: Site, row: Row, *, also: Files | None = None) -> None:
    found = site.published()
    row.judge(
        whole=found in (site.last, site.next) or (also is not None and found == also), note=_difference(site, found)
    )


def _difference(site: Site, found: Files | None) -> str:
    if found is None:
        return "nothing is published"
    of_last = [name for name in {*found, *site.last} if found.get(name) != site.last.get(name)]
    of_next = [name for name in {*found, *site.next} if found.get(name) != site.next.get(name)]
    return f"{len(of_last)} files are not of the last site, {len(of_next)} not of the next: {sorted(of_next)[:5]}"


def _killed(site: Site, row: Row, fault: Mapping[str, Any], failing: list[str]) -> None:
    """Kill a build; then run a command that fails, and a build: each time, a whole site has to be published."""
    site.reset()
    row.runs += 1
    ran = site.run("build", fault=fault)
    alone = fault["do"] == "kill child" or (fault["role"], fault["do"]) == ("pelican", "kill")
    if ran.code != -signal.SIGKILL and not (alone and ran.code == 1):
        row.notes.append(f"it was not killed: {ran}")
        row.unclear += 1
    if alone:
        row.count(ran)
    row.left += len(left := site.processes())
    row.notes += left
    row.count(_failing(site, failing))
    _judge(site, row)
    _next_build(site, row)


def _failing(site: Site, command: list[str]) -> Ran:
    ran = site.run(*command)
    return ran if ran.code else Ran(1, f"{command} did not fail")


def _next_build(site: Site, row: Row) -> None:
    """Build without a fault: the next site has to be published, and nothing left over."""
    ran = site.run("build")
    row.count(ran)
    row.built += ran.code == 0
    row.judge(whole=ran.code == 0 and site.published() == site.next, note=f"the next build: {ran.said}")
    row.left += len(left := site.leftovers())
    row.notes += left


def _swept(site: Site, row: Row, role: str) -> None:
    """Kill a build at changes that it makes to files, from its first to its last."""
    site.reset()
    log = site.temporary.parent / "log"
    log.unlink(missing_ok=True)
    site.run("build", fault={"role": role, "what": "any", "do": "", "log": str(log)})
    count = int(log.read_text().split()[-1])
    for at in steps(1, count, SWEEP):
        how = "kill" if role == "newsgloss" else "kill parent"
        _killed(site, row, {"role": role, "what": "any", "at": at, "do": how}, next(FAILED))


def _ended(site: Site, row: Row, number: signal.Signals) -> None:
    """Send a signal to a build at moments spread over its time."""
    for share in steps(10, 90, 4):
        site.reset()
        row.runs += 1
        begun = time.monotonic()
        site.run("build")
        usual = time.monotonic() - begun
        site.reset()
        with site.start("build") as process:
            time.sleep(usual * share / 100)
            process.send_signal(number)
            said, _ = process.communicate()
        row.tracebacks += Ran(process.returncode, said).is_traceback
        row.left += len(left := site.processes())
        row.notes += [said, *left]
        row.count(_failing(site, next(FAILED)))
        _judge(site, row)
        _next_build(site, row)


def _two_at_once(site: Site, row: Row) -> None:
    """Start a second build while one runs: what is published is whole, and one that did not build says why."""
    for hundredths in steps(0, 250, 6):
        site.reset()
        row.runs += 1
        with site.start("build") as one:
            time.sleep(hundredths / 100)
            two = site.run("build")
            said, _ = one.communicate()
        both = [Ran(one.returncode, said), two]
        row.count(*both)
        row.built += sum(ran.code == 0 for ran in both)
        row.judge(whole=any(ran.code == 0 for ran in both) and site.published() == site.next, note=str(both))
        row.left += len(left := site.leftovers())
        row.notes += left


CHANGES: Mapping[str, Mapping[str, str | None]] = {
    "an explainer": {"content/explainers/zenda.md": NEXT.replace("two days' wages", "a month's wages")},
    "an explainer that has errors then": {"content/explainers/zenda.md": NEXT.replace("on Friday", "on Sunday")},
    "linking rules": {"content/linking.yaml": "block:\n  - ferry permit\nrejected: []\n"},
    "a page that is added": {"content/pages/more.md": "---\ntitle: More\n---\n\nMore of it.\n"},
    "a page that is removed": {"content/pages/about.md": None},
    "a picture": {"content/images/lake.bin": "another picture"},
    "a picture that is removed": {"content/images/lake.bin": None},
    "settings": {"pelicanconf.py": "raise ValueError"},
}
MOMENTS = (
    {"what": "read", "like": "^content/", "at": 2},
    {"what": "write", "like": SITE, "at": 1},
    {"what": "write", "like": r"report\.json", "at": 1},
)


def _changed(site: Site, row: Row, changed: Mapping[str, str | None]) -> None:
    """Change a file at some moments of a build: the site is of one state or the other, or the build refuses."""
    site.reset()
    for name, text in changed.items():
        (site.root / name).unlink(missing_ok=True)
        if text is not None:
            (site.root / name).write_text(text, encoding="utf-8")
    site.run("build")
    after = site.published()
    for moment in MOMENTS:
        site.reset()
        row.runs += 1
        ran = site.run("build", fault={"role": "pelican", "do": "change", "change": dict(changed), **moment})
        row.count(ran)
        row.built += ran.code == 0
        _judge(site, row, also=after)
        row.left += len(left := site.leftovers())
        row.notes += left


LATER = ("before the search index", "while the site is checked", "while it goes to disk", "before the swap")


def _put_there(site: Site, row: Row, name: str) -> None:
    """Put a file into the output folder at some moments of a build: it is there afterwards, whatever else is."""
    put = {"do": "change", "change": {f"output/{name}": "mine"}}
    for moment in (*({"role": "pelican"} | moment for moment in MOMENTS), *(PHASES[phase] for phase in LATER)):
        site.reset()
        row.runs += 1
        ran = site.run("build", fault={**moment, **put})
        row.count(ran)
        row.built += ran.code == 0
        found = dict(site.published() or {})
        whole = found.pop(name, None) == digest(b"mine") and found == (site.last if ran.code else site.next)
        row.judge(whole=whole, note=f"{ran} {_difference(site, found)}")
        row.left += len(left := site.leftovers())
        row.notes += left
        shutil.rmtree(site.output)


def _limited(site: Site, row: Row) -> None:
    """Build where no file may be larger than some size."""
    largest = max(made.size for made in site.next.values())
    for size in steps(largest / SIZES, largest * 1.05, SIZES):
        site.reset()
        _told(site, row, site.run("build", largest=size))


def _told(site: Site, row: Row, ran: Ran, *, may_be_absent: bool = False) -> None:
    """Take in a build that the system may have refused: it says so, or the next site is published."""
    row.runs += 1
    row.count(ran)
    row.built += ran.code == 0
    found = site.published()
    expected = site.next if ran.code == 0 else None if may_be_absent else site.last
    row.judge(whole=found == expected, note=f"{ran} {_difference(site, found)}")
    row.left += len(left := [*site.leftovers(), *site.processes()])
    row.notes += left


def _full(site: Site, row: Row, folder: Path, *, has_site: bool, files: bool = False) -> None:
    """Build onto a disk that has not, or just has, what that takes."""
    one = sum(-(-made.size // PAGE) * PAGE for made in site.next.values())
    number = len(site.next) * 1.4  # with folders
    count = 8 if files else SIZES
    for size in steps(
        (number if files else one) * (1.05 if has_site else 0.05), (number if files else one) * 2.4, count
    ):
        options = f"size=64m,nr_inodes={size}" if files else f"size={size}"
        with disk(folder, options) as place:
            site.reset(place / "output", has_site=has_site)
            _told(site, row, site.run("build"), may_be_absent=not has_site)


def _full_desk(site: Site, row: Row, folder: Path) -> None:
    """Run what authors run in a project on a full disk: nothing is lost, and with space it works."""
    for command in DESK:
        with disk(folder, "size=8m") as place:
            desk = _desk(site, place)
            with (place / "filler").open("wb", buffering=0) as filler, contextlib.suppress(OSError):
                while filler.write(b"\0" * PAGE):
                    pass
            before = _files(desk.root)
            ran = desk.run(*command)
            row.runs += 1
            row.count(ran)
            row.judge(whole=_files(desk.root) == before and ran.code != 0, note=f"{command}: {ran}")
            (place / "filler").unlink()
            again = desk.run(*command)
            row.built += again.code == 0
            row.judge(whole=again.code == 0, note=f"{command}: {again}")


DESK = (
    ["build"],
    ["new", "Why the ferry waits"],
    ["import", "article.txt"],
    ["schema"],
    ["report", "suggest", "--accept", "Strelsau"],
    ["report", "suggest", "--reject", "Strelsau"],
)
ARTICLE = "Bridge opens\n\nThe bridge of Strelsau opened on Sunday.\n\nIt had been shut for a year.\n"


class _Desk(Site):
    """A copy of a site's project elsewhere."""

    def __init__(self, root: Path, temporary: Path) -> None:
        self.root, self.temporary, self.output = root, temporary, root / "output"


def _desk(site: Site, place: Path) -> _Desk:
    site.reset()
    shutil.copytree(site.root, place / "ruritania")
    (place / "ruritania" / "article.txt").write_text(ARTICLE)
    return _Desk(place / "ruritania", site.temporary)


def _files(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file() and not path.is_symlink()}


def _read_only(site: Site, row: Row, folder: Path) -> None:
    """Run what writes in a project on a disk that cannot be written."""
    for command in DESK:
        with disk(folder, "size=8m") as place:
            desk = _desk(site, place)
            before = _files(desk.root)
            close(place)
            ran = desk.run(*command)
            row.runs += 1
            row.count(ran)
            row.judge(whole=_files(desk.root) == before and ran.code != 0, note=f"{command}: {ran}")


FORBIDDEN: Mapping[str, tuple[str, int, tuple[list[str], ...]]] = {
    "to write in the project": (".", 0o555, (["build"], ["import", "article.txt", "--out", "drafts"])),
    "to write in content/explainers": ("content/explainers", 0o555, (["new", "Ferry"], ["import", "article.txt"])),
    "to write in seeds": ("seeds", 0o555, (["import", "article.txt"],)),
    "to read an explainer": ("content/explainers/zenda.md", 0o000, (["build"], ["check"], ["report", "links"])),
    "to read entries": ("content/glossary/lake.yaml", 0o000, (["build"], ["check"], ["report", "links"])),
    "to read a folder": ("content/glossary", 0o000, (["build"], ["check"], ["report", "links"])),
    "to read a seed": ("seeds/zenda.txt", 0o000, (["build"], ["check"])),
    "to read a sidecar": ("seeds/zenda.yaml", 0o000, (["build"], ["check"])),
    "to read a picture": ("content/images/lake.bin", 0o000, (["build"],)),
    "to read the settings": ("pelicanconf.py", 0o000, (["build"], ["check"], ["new", "Ferry"])),
    "to read an article": ("article.txt", 0o000, (["import", "article.txt"],)),
    "to read the last site": ("output/index.html", 0o000, (["build"],)),
    "to look into the last site": ("output", 0o000, (["build"],)),
}


def _forbidden(site: Site, row: Row, mode: tuple[str, int, tuple[list[str], ...]]) -> None:
    """Run commands as someone who may not do what they have to: nothing is lost, whatever was written before."""
    name, bits, commands = mode
    for command in commands:
        with tempfile.TemporaryDirectory(dir=site.temporary.parent) as place:
            desk = _desk(site, Path(place))
            before = _files(desk.root)
            (desk.root / name).chmod(bits)
            ran = desk.run(*command, bound=True)
            (desk.root / name).chmod(0o755)
            row.runs += 1
            row.count(ran)
            whole = before.items() <= _files(desk.root).items() and ran.code != 0
            row.judge(whole=whole, note=f"{command}: {ran}")


def _print(row: Row) -> None:
    figures = (row.runs, row.built, row.wrong, row.tracebacks, row.unclear, row.left)
    print(" | ".join((row.fault, *map(str, figures))), flush=True)


def _total(rows: list[Row]) -> Row:
    total = Row("all")
    for row in rows:
        for name in ("runs", "built", "wrong", "tracebacks", "unclear", "left"):
            setattr(total, name, getattr(total, name) + getattr(row, name))
    return total


if __name__ == "__main__":
    main()
