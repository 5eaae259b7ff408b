"""docs/tutorial.md, done word for word in an empty folder -> what it says comes of it."""

import re
import shlex
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from subprocess import CompletedProcess

ROOT = Path(__file__).parents[2]
TUTORIAL = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")
PART = re.compile(r"^```(\w+)\n(.*?)^```$|^(?!```)(\S.*?)(?=\n\n|\n```|\Z)", re.MULTILINE | re.DOTALL)
SAVE = re.compile(r"Save this as `([^`]+)`")
APPEND = re.compile(r"Add this at the end of `([^`]+)`")
FILE = re.compile(r"In `([^`]+)`,|In the same file,")
CHANGE = re.compile(r"change `([^`]+)` to `([^`]+)`")
REPLACE = re.compile(r"replace `([^`]+)` by these lines")
INSTALLED = ("python3 -m venv", ". .venv", "pip install")  # which the tests' own environment has done
GENERATED = {"output", "cache"}

Command = Callable[..., CompletedProcess[str]]


class Reader:
    """Someone who does what a tutorial says, in a folder of their own."""

    def __init__(self, folder: Path, newsgloss: Command) -> None:
        self.folder = folder
        self.newsgloss = newsgloss
        self.file = folder
        self.added = ""
        self.done: list[str] = []
        self.answers: dict[str, str] = {}

    def follow(self, text: str) -> None:
        """Do what each part of a text says."""
        said = ""
        for language, block, prose in PART.findall(text):
            if prose:
                said = " ".join(prose.split())
                self.heed(said)
            elif language in {"sh", "console"}:
                self.type(block)
            else:
                self.write(said, block)

    def heed(self, said: str) -> None:
        """Do what a sentence alone asks for."""
        for sentence in re.split(r"(?<=\.) ", said):
            if named := FILE.search(sentence):
                self.file = self.folder / named[1] if named[1] else self.file
            if named and (change := CHANGE.search(sentence)):
                self.change(change[1], change[2])
            if named and "delete the source that you added" in sentence:
                self.change(self.added, "")

    def change(self, old: str, new: str) -> None:
        """Replace a text of the file at hand, which has it once."""
        text = self.file.read_text(encoding="utf-8")
        assert text.count(old) == 1, (self.file, old)
        self.file.write_text(text.replace(old, new), encoding="utf-8")

    def write(self, said: str, block: str) -> None:
        """Write a block where the sentence before it says."""
        if named := SAVE.search(said):
            self.file = self.folder / named[1]
            assert not self.file.exists()
            self.file.write_text(block, encoding="utf-8")
        elif named := APPEND.search(said):
            self.file, self.added = self.folder / named[1], block
            self.file.write_text(self.file.read_text(encoding="utf-8") + block, encoding="utf-8")
        elif named := REPLACE.search(said):
            self.change(f"{named[1]}\n", block)
        elif "replace the lines that begin with `#`, all but the first" in said:
            first, *lines = self.file.read_text(encoding="utf-8").splitlines(keepends=True)
            kept = (line for line in lines if not line.startswith("#"))
            self.file.write_text("".join([first, *kept, block]), encoding="utf-8")
        else:
            assert "write a sentence of yours between two quotes" in said
            before, _, after = block.strip().split("\n\n")
            self.change(f"{before}\n\n{after}", block.strip())

    def type(self, block: str) -> None:
        """Type the lines of a block; of one with a prompt, see to it that the answer is as it says."""
        if not block.startswith("$ "):
            for line in block.splitlines():
                self.run(line)
            return
        line, _, expected = block.removeprefix("$ ").partition("\n")
        ran = self.run(line)
        assert ran is not None
        assert expected.strip() in ran.stdout + ran.stderr
        self.answers[expected.strip()] = ran.stdout + ran.stderr

    def run(self, line: str) -> CompletedProcess[str] | None:
        """Run a line as a shell would."""
        self.done.append(line)
        command, *arguments = shlex.split(line)
        if line.startswith(INSTALLED) or line == "newsgloss serve":  # which waits for a reader
            return None
        if command == "cd":
            self.folder /= arguments[0]
        elif command == "rm":
            for path in self.matching(arguments):
                path.unlink()
        else:
            assert command == "newsgloss"
            return self.newsgloss(self.folder, *arguments)
        return None

    def matching(self, patterns: list[str]) -> Iterator[Path]:
        """Yield the files that patterns name; each names one at least."""
        for pattern in patterns:
            found = sorted(self.folder.glob(pattern))
            assert found, pattern
            yield from found


def files(folder: Path) -> dict[str, bytes]:
    """Return an author's files, with their bytes."""
    found = {path.relative_to(folder): path for path in folder.rglob("*") if path.is_file()}
    return {str(name): path.read_bytes() for name, path in found.items() if name.parts[0] not in GENERATED}


def test_the_tutorial_does_what_it_says_and_takes_it_all_out_again(tmp_path: Path, newsgloss: Command) -> None:
    reader = Reader(tmp_path, newsgloss)

    made, write = TUTORIAL.split("## Write a page of your own")
    write, clean_up = write.split("## Take it all out again")
    reader.follow(made)
    before = files(reader.folder)
    reader.follow(write)
    built = newsgloss(reader.folder, "build")
    page = (reader.folder / "output/explainers/zenda-bridge/index.html").read_text(encoding="utf-8")
    reader.follow(clean_up)

    assert reader.answers["Not built; output/ is as it was."].splitlines() == [
        (
            "content/explainers/zenda-bridge.md:39:3: the source's words were changed: "
            "'Ruritania will stop lorries from using the Zenda bridge …'"
        ),
        "    Line 3 of zenda-bridge.txt has: '… survey found cracks in two of its piers.'",
        "Not built; output/ is as it was.",
    ]
    assert (built.returncode, ", 0 problems, " in built.stdout) == (0, True)
    assert "noindex" not in page
    assert "Of five in all" in page
    assert before == files(reader.folder)
    assert sum(line.startswith("newsgloss ") for line in reader.done) > 10
    shutil.rmtree(reader.folder)
