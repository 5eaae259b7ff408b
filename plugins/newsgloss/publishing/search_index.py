"""A built site's folder -> pagefind/ in it, the index that the search page asks: the same bytes for the same site.

Pagefind itself would write its files and not notice a full disk, so it runs as a service that hands them over. It holds
all words of an index in memory, several times, so a large site has more than one, which its search page asks together.
"""

from __future__ import annotations

import base64
import binascii
import collections
import contextlib
import functools
import gzip
import json
import os
import re
import subprocess
import unicodedata
import zlib
from collections.abc import Iterable, Iterator, Mapping
from fnmatch import fnmatch
from itertools import chain
from pathlib import Path
from typing import IO, Any

from newsgloss.content.steps import PLAINLY, Steps
from newsgloss.linking.html_text import UNREAD, with_raised_figures
from newsgloss.model.patterns import pattern_of
from newsgloss.model.settings import SEARCH_FOLDER

from .manifests import Digest, digest

KINDS_FILE = "kinds.json"
NAMES_FILE = "names-{}.json"  # some names of pages, as they are compared, each with the pages that have it
NAMES = 500  # in such a file: some 6 kB, gzipped
PARTS_FILE = "parts.json"  # the folders of all indexes but the first, and how many files of names there are
PART = 30_000_000  # bytes of pages; Pagefind takes some 320 MiB for the index of so many
ASKS = "data-pagefind-body"  # what a page has that is to be found
DEK = pattern_of(r"(?<=<p)(?= class=.dek\b)")  # where the paragraph begins that says what a page is about
AS_DEK = ' data-pagefind-meta="dek"'  # there, for Pagefind alone: no page is heavier for it
LEFT_OUT = (
    ".fine, .section-aside, .page-facts, .ways, .age",  # dates, sources and counts beside what is said
    ".provenance",  # the same on each story
    ".mention, .used-in, #related, #sources",  # sentences and titles of other pages, which are found there
    "p.page-kind b, p.page-kind a",  # the kind, which a result says itself, and the topic
    '.gloss-card-body[id*="/"]',  # definitions of other sites, which are found there
    ".gloss-card-kind, .gloss-card-links, #corrections, #history, #cite",  # what each says of itself
    '.note-ref, .paragraph-number, .footnote-backref, sup > a[href^="#"]',  # a number in the middle of a sentence
    *sorted(UNREAD),
    *(f'[data-search="ours"] {part}' for part in (".source", ".source-headline", ".theirs")),  # words not ours to copy
)
UNUSED = ("*-ui.*", "pagefind-highlight.js")  # search boxes in Pagefind's look, 0.4 MB; the theme has its own
NEEDED = ("pagefind.js", "pagefind-worker.js", "pagefind-entry.json", "wasm.unknown.pagefind", "*.pf_meta")
REMEDY = 'Install what requirements.txt lists, or set SEARCH_SAVE_AS to "" for a site without search.'
HEAD = b"pagefind_dcd"  # how Pagefind begins each of its files
HASH = rb"_[0-9a-f]{7}"  # how the name of a page's or a list of words' file ends; the .pf_meta file lists them
HASH_LENGTH = 8  # characters
BETWEEN_NAMES = " | "  # in an entry's other names, which its template writes
WORD = pattern_of(r"[a-z]{4,}")  # one that is in the index as it is or in a shorter form
STEM = 4  # letters that every form of such a word keeps
SAMPLE = 10  # pages whose words are looked for


class SearchIndexError(Exception):
    """The site could not be indexed; says what Pagefind said, and the remedy."""


def write_search_index(site: Path, lang: str, steps: Steps = PLAINLY) -> dict[str, Digest]:
    """Index the pages of a site that ask for it, as texts of one language: one search finds them all.

    An index whose pages are what they were is not made again where `steps` are remembered. Return the files that were
    written, from the site's folder. Raises SearchIndexError where Pagefind fails or its index does not answer, and
    OSError where a file cannot be written.
    """
    written: dict[str, Digest] = {}
    kinds: dict[str, list[str]] = {}
    named: dict[str, list[str]] = {}
    folders = []
    for number, pages in enumerate(_parts(site), 1):
        names = tuple(path.relative_to(site).as_posix() for path in pages)
        files = steps.read(functools.partial(_checked_index, site), pages, names, lang)
        for kind, found in _kinds(files).items():
            kinds.setdefault(kind, []).extend(found)
        for name, found in _names(files).items():
            named.setdefault(name, []).extend(found)
        folder = f"part-{number}/" if number > 1 else ""
        folders += [folder] if folder else []
        written |= _written(site, {f"{folder}{name}": data for name, data in files.items()})
    names_files = _name_files(_sorted(named))
    lists = {KINDS_FILE: _sorted(kinds), PARTS_FILE: {"names": len(names_files), "parts": folders}, **names_files}
    return written | _written(site, {name: _json(value) for name, value in lists.items()})


def _sorted(pages: Mapping[str, list[str]]) -> dict[str, list[str]]:
    return {name: sorted(found) for name, found in pages.items()}


def _name_files(named: Mapping[str, list[str]]) -> dict[str, dict[str, list[str]]]:
    """Return the files of names, of which a search fetches one: search.js finds a name's in the same way."""
    files: list[dict[str, list[str]]] = [{} for _ in range(max(1, -(-len(named) // NAMES)))]
    for name, pages in named.items():
        files[sum(map(ord, name)) % len(files)][name] = pages
    return {NAMES_FILE.format(number): found for number, found in enumerate(files)}


def _written(site: Path, files: Mapping[str, bytes]) -> dict[str, Digest]:
    """Write files of the index; return their digests by their names in the site."""
    digests = {}
    for name in sorted(files):
        path = site / SEARCH_FOLDER / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(files[name])
        digests[f"{SEARCH_FOLDER}/{name}"] = digest(files[name])
    return digests


def _json(value: Any) -> bytes:
    return json.dumps(value, separators=(",", ":"), sort_keys=True).encode()


def _parts(site: Path) -> list[list[Path]]:
    """Return the pages of each index, by name: those that ask to be found or, where none does, all.

    A page stays in its index as long as there are as many: its name alone decides. So each has pages of all kinds.
    """
    pages = sorted(site.rglob("*.html"))
    asking = [path for path in pages if ASKS in path.read_text(encoding="utf-8")] or pages
    count = -(-sum(path.stat().st_size for path in asking) // PART)
    parts: list[list[Path]] = [[] for _ in range(max(1, count))]
    for path in asking:
        parts[zlib.crc32(path.relative_to(site).as_posix().encode()) % len(parts)].append(path)
    return [part for part in parts if part] or [[]]


def _checked_index(site: Path, pages: Iterable[str], lang: str) -> dict[str, bytes]:
    """Return the files of an index of some pages, which answers. Raises SearchIndexError."""
    files = _indexed(site, [site / name for name in pages], lang)
    _check(files)
    return files


def _indexed(site: Path, pages: Iterable[Path], lang: str) -> dict[str, bytes]:
    """Return the files of an index that the search page uses, as Pagefind makes them."""
    config = {"force_language": lang, "exclude_selectors": [", ".join(LEFT_OUT)]}
    begin, end = {"type": "NewIndex", "config": config}, {"type": "GetFiles", "index_id": 0}
    requests = chain([begin], _added(site, pages), [end])
    (answer,) = collections.deque(_asked(requests, site), maxlen=1)
    made = {file["path"]: base64.b64decode(file["content"]) for file in answer["files"]}
    return {name: data for name, data in made.items() if not any(fnmatch(name, pattern) for pattern in UNUSED)}


def _added(site: Path, pages: Iterable[Path]) -> Iterator[dict[str, Any]]:
    """Yield a request for each page, by name: Pagefind would take a folder's in the order that the disk has them."""
    for path in pages:
        name, text = path.relative_to(site).as_posix(), with_raised_figures(path.read_text(encoding="utf-8"))
        told = DEK.sub(AS_DEK, text, count=1)
        yield {"type": "AddFile", "index_id": 0, "file_path": name, "url": None, "file_contents": told}


def _asked(requests: Iterable[Mapping[str, Any]], site: Path) -> Iterator[dict[str, Any]]:
    """Yield what Pagefind's service answers to each request. It ends when its input ends, also if we are killed."""
    from pagefind.service import get_executable  # noqa: PLC0415 -- it loads asyncio, which no other command needs

    program = get_executable()
    if program is None:
        raise SearchIndexError(f"the search index could not be made: Pagefind is not installed\n    {REMEDY}")
    with subprocess.Popen(  # noqa: S603 -- our own command, no shell
        [str(program), "--service"],
        cwd=site,  # where no settings of Pagefind's are
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        bufsize=0,  # so that nothing is left to be written to one that has stopped
    ) as service:
        asked, said = service.stdin, service.stdout
        assert asked is not None and said is not None  # noqa: S101, PT018 -- both are pipes
        for number, request in enumerate(requests, 1):
            with contextlib.suppress(BrokenPipeError):  # where it has stopped, what it said is its answer
                _write(asked, _encoded(number, request))
            yield _decoded(service, b"".join(_until_comma(said)))


def _write(asked: IO[bytes], data: bytes) -> None:
    """Write all of some bytes: without a buffer, a write may take a part of them."""
    while data:
        data = data[asked.write(data) :]


def _encoded(number: int, request: Mapping[str, Any]) -> bytes:
    return base64.b64encode(json.dumps({"message_id": number, "payload": request}).encode()) + b","


def _until_comma(said: IO[bytes]) -> Iterator[bytes]:
    """Yield what the service says, up to the comma that ends an answer."""
    while data := os.read(said.fileno(), 1 << 20):
        yield data
        if data.endswith(b","):
            return


def _decoded(service: subprocess.Popen[bytes], said: bytes) -> dict[str, Any]:
    """Return an answer of the service. Raises SearchIndexError where it is none, or an error."""
    try:
        answer: dict[str, Any] = json.loads(base64.b64decode(said.removesuffix(b","), validate=True))["payload"]
    except (binascii.Error, ValueError, KeyError):
        words = said.decode("utf-8", "replace").strip() or f"Pagefind stopped with {service.wait()}"
        raise SearchIndexError(f"the search index could not be made: {words}\n    {REMEDY}") from None
    if answer["type"] == "Error":
        raise SearchIndexError(f"the search index could not be made: {answer['message']}\n    {REMEDY}")
    return answer


def _check(files: Mapping[str, bytes]) -> None:
    """Raise SearchIndexError where an index cannot answer: a file is missing or broken, or its words are not found."""
    if missing := [pattern for pattern in NEEDED if not any(fnmatch(name, pattern) and files[name] for name in files)]:
        raise SearchIndexError(f"the search index is not whole: Pagefind made no {missing[0]}\n    {REMEDY}")
    packed = {name: _unpacked(name, data) for name, data in files.items() if ".pf_" in name or name.startswith("wasm.")}
    listed = {end for text in _of(packed, ".pf_meta") for end in re.findall(HASH, text)}
    found = {Path(name).stem[-HASH_LENGTH:].encode() for name in packed if name.startswith(("fragment/", "index/"))}
    pages = sum(language["page_count"] for language in json.loads(files["pagefind-entry.json"])["languages"].values())
    fragments = _of(packed, ".pf_fragment")
    words = b"".join(_of(packed, ".pf_index"))
    if found != listed or len(fragments) != pages:
        raise SearchIndexError(f"the search index is not whole: its files are not those that it lists\n    {REMEDY}")
    for fragment in fragments[:SAMPLE]:
        page = json.loads(fragment)
        known = WORD.findall(page["content"])
        if known and not any(word[:STEM].encode() in words for word in known):
            raise SearchIndexError(f"the search index does not find the words of {page['url']}\n    {REMEDY}")


def _of(packed: Mapping[str, bytes], ending: str) -> list[bytes]:
    return [packed[name] for name in sorted(packed) if name.endswith(ending)]


def _unpacked(name: str, data: bytes) -> bytes:
    try:
        return gzip.decompress(data or b"cut off").removeprefix(HEAD)
    except (OSError, EOFError, zlib.error):
        raise SearchIndexError(f"the search index is not whole: {name} cannot be read\n    {REMEDY}") from None


def _kinds(files: Mapping[str, bytes]) -> dict[str, list[str]]:
    """Return the pages of each kind, as the index calls them.

    Pagefind's own filters would do, if it did not write their values in another order each time.
    """
    kinds: dict[str, list[str]] = {}
    for id_, meta in _pages(files):
        if kind := meta.get("kind"):  # a page that a site's own template lets be found may have none
            kinds.setdefault(kind, []).append(id_)
    return kinds


def _names(files: Mapping[str, bytes]) -> dict[str, list[str]]:
    """Return the pages that have each title or other name: Pagefind does not know a whole name from words of one."""
    found: dict[str, list[str]] = {}
    for id_, meta in _pages(files):
        names = (meta.get("title", ""), *meta.get("names", "").split(BETWEEN_NAMES))
        for name in dict.fromkeys(map(_compared, names)):
            if name:
                found.setdefault(name, []).append(id_)
    return found


def _compared(name: str) -> str:
    """Return a name as search.js compares it: its words, in small letters without accents."""
    plain = unicodedata.normalize("NFKD", name).lower()
    letters = "".join(character for character in plain if not unicodedata.category(character).startswith("M"))
    return " ".join(re.findall(r"[^\W_]+", letters))


def _pages(files: Mapping[str, bytes]) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield each page, as the index calls it, with what it says of itself."""
    for name in sorted(files):
        if name.endswith(".pf_fragment"):
            yield Path(name).stem, json.loads(_unpacked(name, files[name]))["meta"]
