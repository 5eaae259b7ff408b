"""The pages of a built site, as those who read its HTML see them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from bs4 import BeautifulSoup


class Pages(Mapping[str, BeautifulSoup]):
    """Pages by their addresses in a site, such as "", "glossary/cbp/" and "404.html"; each is read when asked for."""

    def __init__(self, files: Mapping[str, Path]) -> None:
        self._files = files
        self._read: dict[str, BeautifulSoup] = {}

    @classmethod
    def of(cls, output: Path) -> Pages:
        """Return all pages in an output folder."""
        found = sorted(output.rglob("*.html"))
        return cls({path.relative_to(output).as_posix().removesuffix("index.html"): path for path in found})

    def __getitem__(self, address: str) -> BeautifulSoup:
        if address not in self._read:
            text = self._files[address].read_text(encoding="utf-8")
            self._read[address] = BeautifulSoup(text, "html.parser")
        return self._read[address]

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)
