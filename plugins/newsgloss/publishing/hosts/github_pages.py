"""A project's built site -> the branch of its repository that GitHub Pages serves, which keeps its domain (CNAME)."""

from __future__ import annotations

import contextlib
import os
import subprocess
from dataclasses import dataclass

from ghp_import import GhpError, ghp_import

from newsgloss.model.problems import ContentError, Place, Problem, nearest
from newsgloss.model.settings import Project

from .domains import CNAME, domain_problem

MESSAGE = "Publish the site"
NO_SUCH_BRANCH = 2  # what `git ls-remote --exit-code` ends with
REFUSAL = ("! ", "fatal: ", "error: ")  # how git begins the line that says why
NO_GIT = Problem(Place("git"), "there is no such program", "Install git, or upload the site in another way.")
NO_REPOSITORY = "Run `git init` and `git remote add origin ADDRESS`, or upload the site in another way."


@dataclass(frozen=True, slots=True)
class Branch:
    """The branch of a remote repository that holds a project's site, and nothing else."""

    project: Project
    remote: str
    name: str

    def fetch(self) -> None:
        """Learn what the branch holds now. Raises ContentError where a site cannot be pushed to it."""
        if self._git("rev-parse", "--git-dir").returncode:
            raise _error(str(self.project.root), "this is not in a git repository", NO_REPOSITORY)
        if self._git("check-ref-format", "--branch", self.name).returncode:
            raise _error("--branch", f"'{self.name}' is not a valid name of a branch", "Name another.")
        if self._git("remote", "get-url", "--", self.remote).returncode:
            remotes = self._git("remote").stdout.split()
            remedy = nearest(self.remote, remotes, f"Add it: `git remote add {self.remote} ADDRESS`.")
            raise _error("--remote", f"the repository has no remote '{self.remote}'", remedy)
        found = self._git("ls-remote", "--exit-code", "--heads", "--", self.remote, self._local)
        if found.returncode == NO_SUCH_BRANCH:
            self._git("update-ref", "-d", self._tracked)
        elif found.returncode or (found := self._git("fetch", "--no-tags", "--", self.remote, self._spec)).returncode:
            remedy = f"See what `git fetch {self.remote}` says."
            raise _error("--remote", f"'{self.remote}' cannot be read: {reason(found.stderr)}", remedy)
        if self._holds_sources():
            message = f"'{self.name}' holds the project itself, which the site would replace"
            raise _error("--branch", message, "Name a branch for the site alone, such as gh-pages.")

    def files(self) -> list[str]:
        """Return the files that the branch holds, as it was when it was last fetched."""
        listed = self._git("ls-tree", "-rz", "--name-only", "--full-tree", self._tracked)
        return list(filter(None, listed.stdout.split("\0"))) if listed.returncode == 0 else []

    def push(self) -> None:
        """Push the built site, with the domain that the branch has unless the site brings one.

        Raises ContentError where SITEURL contradicts the domain, and where git refuses.
        """
        output = self.project.output
        kept = None if (output / CNAME).is_file() else self._cname()
        told = self._message()
        self._check_domain(kept)
        try:
            with contextlib.chdir(self.project.root):
                ghp_import(str(output), remote=self.remote, branch=self.name, mesg=told, nojekyll=True, cname=kept)
        except (GhpError, OSError, TypeError) as error:  # TypeError: it stumbles over its own message
            remedy = "See what `git fsck` says, and whether the disk has space."
            raise _error("--branch", f"git could not write '{self.name}'", remedy) from error
        pushed = self._git("push", "--", self.remote, f"{self._local}:{self._local}")
        if pushed.returncode:
            message = f"'{self.remote}' refused the site: {reason(pushed.stderr)}"
            raise _error("--remote", message, "See whether you may push there, and run the command again.")

    @property
    def _local(self) -> str:
        return f"refs/heads/{self.name}"

    @property
    def _tracked(self) -> str:
        """The branch as it was when it was last fetched."""
        return f"refs/remotes/{self.remote}/{self.name}"

    @property
    def _spec(self) -> str:
        return f"+{self._local}:{self._tracked}"

    def _message(self) -> str:
        """Return what was published, so that somebody who goes back finds it: the commit, and whether that was all."""
        commit = self._git("rev-parse", "--short", "HEAD").stdout.strip()
        changes = ", with changes" if commit and self._git("status", "--porcelain", "--", ".").stdout else ""
        return f"{MESSAGE} of {commit}{changes}" if commit else MESSAGE

    def _holds_sources(self) -> bool:
        """Return whether the branch is the one that is being worked on, or has the project's settings."""
        if self._git("symbolic-ref", "--quiet", "HEAD").stdout.strip() == self._local:
            return True
        refs = (self._local, self._tracked)
        return any(self._git("cat-file", "-e", f"{ref}:./{self.project.config}").returncode == 0 for ref in refs)

    def _cname(self) -> str | None:
        """Return what the branch has in its file CNAME: as it is on the remote or, where it is not there, here."""
        found = [self._git("show", f"{ref}:{CNAME}") for ref in (self._tracked, self._local)]
        return next((one.stdout.strip() for one in found if one.returncode == 0 and one.stdout.strip()), None)

    def _check_domain(self, kept: str | None) -> None:
        """Raise ContentError where the site is built for another address than its domain's root."""
        path = self.project.output / CNAME
        place = f"{self.remote}/{self.name}:{CNAME}" if kept else self.project.shown(path)
        cname = kept or (path.read_text(encoding="utf-8", errors="replace") if path.is_file() else "")
        if problem := domain_problem(cname, self.project.site_url, Place(place)):
            raise ContentError([problem])

    def _git(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run git in the project's folder. Raises ContentError where there is no git."""
        try:
            return subprocess.run(  # noqa: S603 -- our own arguments, no shell
                ["git", *arguments],  # noqa: S607 -- git is where the user has it
                cwd=self.project.root,
                env=os.environ | {"LC_ALL": "C"},
                check=False,
                capture_output=True,
                encoding="utf-8",
                errors="replace",
            )
        except FileNotFoundError:
            raise ContentError([NO_GIT]) from None


def _error(place: str, message: str, remedy: str) -> ContentError:
    return ContentError([Problem(Place(place), message, remedy)])


def reason(said: str) -> str:
    """Return the line in which git says why it failed."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    marked = [line.removeprefix(start) for start in REFUSAL for line in lines if line.startswith(start)]
    return next(iter([*marked, *lines[-1:]]), "git does not say why")
