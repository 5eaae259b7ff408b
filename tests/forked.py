"""A command of Python -> the same, run by a child of a process that has loaded what it needs: none waits for imports.

What runs is a process of its own, as under `subprocess`: with its folder, environment, streams, group, end by a signal,
and exit code. That it is one which Python starts anew is for the tests to show that run `command`.
"""

from __future__ import annotations

import contextlib
import importlib
import io
import json
import os
import runpy
import signal
import socket
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NoReturn, Self

LOADED = (  # by what builds a site, each with all that it imports
    "bs4",
    "charset_normalizer",
    "lxml.etree",
    "markdown.extensions.attr_list",
    "markdown.extensions.tables",
    "newsgloss.pelican_plugin.signals",
    "pelican",
    "rich.live",
)
LARGEST = 1_000_000  # bytes of a request; it holds an environment
ENCODING = "utf-8"
WIDTH = "1000"  # of the terminal that Pelican writes to, in which `newsgloss build` has each message on a line

Ran = subprocess.CompletedProcess[str]


class Forker:
    """The process that has loaded what commands need, and starts them."""

    def __init__(self, link: socket.socket) -> None:
        self._link = link

    def popen(self, command: Sequence[str], *, cwd: Path, env: Mapping[str, str], **options: Any) -> Forked:
        """Return what `subprocess.Popen` would; its streams are pipes, and what it says of errors is in its output."""
        assert command[:2] == [sys.executable, "-m"]
        expected = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True}
        assert options == expected | {"encoding": ENCODING, "process_group": 0}
        theirs_in, ours_in = os.pipe()
        ours_out, theirs_out = os.pipe()
        started = self._start(command[2:], cwd, env, (theirs_in, theirs_out, theirs_out), in_group=True)
        os.close(theirs_in)
        os.close(theirs_out)
        return Forked(*started, ours_in, ours_out)

    def run(self, folder: Path, module: str, *arguments: str, env: Mapping[str, str]) -> Ran:
        """Return what `subprocess.run` would, with what the command said."""
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err, Path(os.devnull).open() as nothing:
            streams = nothing.fileno(), out.fileno(), err.fileno()
            _, status = self._start([module, *arguments], folder, env, streams)
            code = _ended(status)
            said = [file.seek(0) or file.read().decode(ENCODING) for file in (out, err)]
        return Ran([module, *arguments], code, *said)

    def _start(
        self,
        arguments: Sequence[str],
        folder: Path,
        env: Mapping[str, str],
        streams: tuple[int, int, int],
        *,
        in_group: bool = False,
    ) -> tuple[int, int]:
        """Start a command; return its process id, and where its exit code will be read."""
        ours, theirs = os.pipe()
        request = {"arguments": [*arguments], "folder": str(folder), "env": {**env}, "in_group": in_group}
        socket.send_fds(self._link, [json.dumps(request).encode()], [*streams, theirs])
        os.close(theirs)
        return int(os.read(ours, 16)), ours


class Forked:
    """A command that was started, as `subprocess.Popen` has it."""

    def __init__(self, pid: int, status: int, stdin: int, stdout: int) -> None:
        self.pid = pid
        self.stdin = os.fdopen(stdin, "w", encoding=ENCODING)
        self.stdout = os.fdopen(stdout, encoding=ENCODING)
        self.returncode: int | None = None
        self._status = status

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stdout.close()
        self.stdin.close()
        self.wait()

    def kill(self) -> None:
        """End it at once."""
        if self.returncode is None:
            os.kill(self.pid, signal.SIGKILL)

    def wait(self) -> int:
        """Return its exit code once it has ended, or the number of the signal that ended it, negative."""
        if self.returncode is None:
            self.returncode = _ended(self._status)
        return self.returncode


@contextlib.contextmanager
def forking() -> Iterator[Forker]:
    """Yield a process that starts commands, while a block runs."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with ours, theirs:
        command = [sys.executable, __file__, str(theirs.fileno())]
        with subprocess.Popen(command, pass_fds=[theirs.fileno()]):
            theirs.close()
            yield Forker(ours)
            ours.close()


def _ended(status: int) -> int:
    """Return the exit code that is told there when a command has ended."""
    with os.fdopen(status, "rb") as told:
        return int(told.read())


def _serve(link: socket.socket) -> None:
    """Load and read what commands need, and start each that is asked for until nobody can ask any more."""
    os.environ["COLUMNS"] = WIDTH
    for module in LOADED:
        importlib.import_module(module)
    _read_templates()
    _read_a_site()
    importlib.import_module("newsgloss.publishing.memory.versions").code_version()
    supervisors = set()
    while True:
        request, descriptors, *_ = socket.recv_fds(link, LARGEST, 4)
        supervisors -= {one for one in supervisors if os.waitpid(one, os.WNOHANG)[0]}
        if not request:
            return
        supervisor = os.fork()
        if not supervisor:
            link.close()
            _supervise(json.loads(request), *descriptors)
        supervisors.add(supervisor)
        for descriptor in descriptors:
            os.close(descriptor)


def _read_templates() -> None:
    """Read and compile the theme's templates as a build does, which takes it most of a second: its process has them."""
    handover, signals = (
        importlib.import_module(f"newsgloss.pelican_plugin.{name}") for name in ("handover", "signals")
    )
    compiled, page_language, problems = (
        importlib.import_module(f"newsgloss.pelican_plugin.templates.{name}")
        for name in ("compiled", "page_language", "problems")
    )
    theme, own = Path(__file__).parents[1] / "theme", {"TIMEZONE": "UTC", "SITEURL": "https://example.org"}
    own |= {"THEME": str(theme), "PLUGINS": ["newsgloss"], "JINJA_ENVIRONMENT": {"autoescape": True}}
    settings = importlib.import_module("pelican.settings").read_settings(override=own)
    settings |= {handover.LANGUAGE: page_language.PageLanguage(), handover.TEMPLATES: compiled.CompiledTemplates()}
    settings["CONTENT_SECURITY_POLICY"] = {}
    generator = importlib.import_module("pelican.generators").Generator({}, settings, ".", str(theme), ".")
    signals.prepare_templates(generator)
    folder = theme / "templates"
    for path in (path for path in folder.rglob("*") if path.is_file() and path.name.endswith(problems.ENDINGS)):
        name = path.relative_to(folder).as_posix()
        problems.read_needs(generator.env, path.read_text(encoding="utf-8"), name, str(path))
        generator.env.get_template(name)


def _read_a_site() -> None:
    """Read and check a new site, for which hundreds of patterns are compiled: half of what a small build takes."""
    cli, loading, checks, settings = (
        importlib.import_module(f"newsgloss.{name}")
        for name in ("cli", "content.loading", "editorial.checks", "model.settings")
    )
    with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(io.StringIO()):
        with contextlib.suppress(SystemExit):
            cli.main(["init", folder])
        checks.check(loading.load_content(settings.find_project(Path(folder))))


def _supervise(request: dict[str, Any], stdin: int, stdout: int, stderr: int, status: int) -> NoReturn:
    """Run a command in a child, tell its process id and at the end its exit code."""
    child = os.fork()
    if not child:
        os.close(status)
        for number, stream in enumerate((stdin, stdout, stderr)):
            os.dup2(stream, number)
        for stream in {stdin, stdout, stderr}:
            os.close(stream)
        _run(**request)
    for descriptor in (stdin, stdout, stderr):
        os.close(descriptor)
    os.write(status, b"%16d" % child)
    os.write(status, b"%d" % os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
    os._exit(0)


def _run(arguments: Sequence[str], folder: str, env: Mapping[str, str], *, in_group: bool) -> NoReturn:
    """Run a module with its arguments as `python -m` does, and end."""
    if in_group:
        os.setpgid(0, 0)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(env)
    sys.stdin = os.fdopen(0, encoding=ENCODING, closefd=False)
    sys.stdout = os.fdopen(1, "w", encoding=ENCODING, closefd=False)
    sys.stderr = os.fdopen(2, "w", encoding=ENCODING, closefd=False, buffering=1, errors="backslashreplace")
    sys.path[0] = folder
    sys.argv = [*arguments]
    code = 1
    try:
        runpy.run_module(arguments[0], run_name="__main__", alter_sys=True)
        code = 0
    except SystemExit as leaving:
        code = leaving.code if isinstance(leaving.code, int) else int(leaving.code is not None)
        if isinstance(leaving.code, str):
            sys.stderr.write(f"{leaving.code}\n")
    except BaseException:  # noqa: BLE001 -- as Python ends
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        os._exit(code)


if __name__ == "__main__":
    _serve(socket.socket(fileno=int(sys.argv[1])))
