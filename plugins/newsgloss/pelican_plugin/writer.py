"""Pelican's writer -> one whose pages speak their own language, and which knows what it has written."""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pelican.writers import FileOverwriteFailedError, Writer

from newsgloss.content.values import Content
from newsgloss.model.problems import ContentError, Place, Problem
from newsgloss.publishing.manifests import Digest

from .handover import CONTENT, FILES, LANGUAGE, PROBLEMS
from .reporting import report


class PageWriter(Writer):
    """Pelican's writer, which sees to it that each page speaks its own language."""

    def _open_w(self, filename: str, encoding: str, override: bool = False) -> Any:  # noqa: FBT001, FBT002 -- Pelican's
        """Open a file as Pelican does, and remember what should be in it."""
        file = super()._open_w(filename, encoding, override)
        return RecordedFile(file.detach(), encoding, self.settings[FILES], Path(self.output_path))

    def write_file(self, name: str, template: Any, context: dict[str, Any], *args: Any, **kwargs: Any) -> None:
        """Write a page in the language of the article or page on it, else in the site's."""
        content: Content = self.settings[CONTENT]
        page = kwargs.get("article") or kwargs.get("page")
        self.settings[LANGUAGE].now = content.speaking(page.lang if page else None).language
        with self._apart(name):
            super().write_file(name, template, context, *args, **kwargs)

    def write_feed(self, elements: Any, context: dict[str, Any], path: str | None = None, *args: Any, **kw: Any) -> Any:
        """Write a feed."""
        with self._apart(path):
            return super().write_feed(elements, context, path, *args, **kw)

    @contextlib.contextmanager
    def _apart(self, name: str | None) -> Iterator[None]:
        """Raise ContentError where a file is written twice: only Pelican knows the addresses of some lists."""
        content: Content = self.settings[CONTENT]
        try:
            yield
        except FileOverwriteFailedError:
            message = f"two pages of the site would be written to {name}"
            problem = Problem(Place(content.project.config), message, "Give one of them another name or address.")
            report(self.settings, content, (*self.settings[PROBLEMS], problem))
            raise ContentError([problem]) from None


class RecordedFile(io.TextIOWrapper):
    """A file that writes down, when it is closed, what should be in it by then."""

    def __init__(self, file: Any, encoding: str, made: dict[str, Digest], folder: Path) -> None:
        super().__init__(file, encoding=encoding)
        self._made, self._folder = made, folder
        self._size, self._sha256 = 0, hashlib.sha256()

    def write(self, text: str) -> int:
        """Write text, and take it into the digest."""
        data = text.replace("\n", os.linesep).encode(self.encoding)
        self._size += len(data)
        self._sha256.update(data)
        return super().write(text)

    def close(self) -> None:
        """Close the file; a skipped one, which Pelican writes to nowhere, is not one of the site."""
        path = Path(self.name)
        super().close()
        if path.is_relative_to(self._folder):
            self._made[path.relative_to(self._folder).as_posix()] = Digest(self._size, self._sha256.hexdigest())
