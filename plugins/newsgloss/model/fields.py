"""The fields of what authors write: ids, texts, days, languages, addresses.

A record refuses keys that it does not know, is frozen, and takes text: `yaml_text` leaves scalars as the author typed
them, and pydantic parses them here.
"""

from __future__ import annotations

import datetime
import ipaddress
import re
import unicodedata
from typing import Annotated, Any, Literal
from urllib.parse import SplitResult, unquote, urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    WithJsonSchema,
)
from slugify import slugify
from slugify.special import GERMAN, GREEK

from .patterns import pattern_of

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
ENTRY_PATTERN = r"^([a-z0-9]+(-[a-z0-9]+)*/)?[a-z0-9]+(-[a-z0-9]+)*$"  # another site's have its name before them
LONGEST_SLUG = 60  # characters
TRANSLITERATIONS = {  # of letters that a language writes in another way in ASCII, by python-slugify's lists
    "de": GERMAN,
    "el": GREEK,
} | dict.fromkeys(("da", "nb", "nn", "no"), (("å", "aa"), ("Å", "aa"), ("ø", "oe"), ("Ø", "oe")))  # ICAO 9303-3
APOSTROPHES = (("'", ""), ("’", ""))  # within a word, where a hyphen would cut it in two
LONGEST_ID = 200  # characters; with its endings, and those of a half-written file, a file's name may have 255 bytes
DIGEST_PATTERN = r"^[0-9a-f]{64}$"
DAY_PATTERN = r"^\d{4}-\d{2}-\d{2}$"
PARTIAL_DATE_PATTERN = r"^\d{4}(-\d{2}(-\d{2})?)?$"
INTERVAL_PATTERN = r"^\d{4}(-\d{2}(-\d{2})?)?(/\d{4}(-\d{2}(-\d{2})?)?)?$"
NO_SUCH_DAY = "There is no such day: correct it."
DATE_PATTERNS = {PARTIAL_DATE_PATTERN, INTERVAL_PATTERN}

WEB = ("http", "https")
CONTACT = (*WEB, "mailto")
LABEL = pattern_of(r"[^\W_](?:[\w-]{0,61}[^\W_])?")  # a part of a host's name; letters of any script
LONGEST_HOST = 253  # characters
FOLDER = pattern_of(r"(?:[A-Za-z0-9._~-]|%[89A-Fa-f][0-9A-Fa-f])+")  # in the path of a site's address
RESERVED = frozenset({"example", "invalid", "test"})  # top-level domains of nobody (RFC 2606, RFC 6761)
EXAMPLES = frozenset({"example.com", "example.edu", "example.net", "example.org"})
EXAMPLE_NETWORKS = ("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "2001:db8::/32")  # RFC 5737, RFC 3849
PLAIN_PATH = "write the path in the letters a to z, digits, - . _ and ~; any other letter as % and two digits"
UNSAFE = pattern_of(  # what ends an address, or is not seen in it
    r'[\s\\<>"`\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffd\ud800-\udfff]'
)


class Record(BaseModel):
    """What every record shares: frozen, strict about keys, text without white space around it."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


def _day(value: Any) -> Any:
    if isinstance(value, str):
        if not re.fullmatch(DAY_PATTERN, value):
            raise ValueError("Write the date as YYYY-MM-DD.")
        try:
            datetime.date.fromisoformat(value)
        except ValueError as error:
            raise ValueError(NO_SUCH_DAY) from error
    return value


def is_whole_day(value: str) -> bool:
    """Return whether a text is a day as authors write it: YYYY-MM-DD."""
    try:
        _day(value)
    except ValueError:
        return False
    return True


def _partial_date(value: str) -> str:
    year, month, day = (*map(int, value.split("-")), 1, 1)[:3]
    try:
        datetime.date(year, month, day)
    except ValueError as error:
        raise ValueError(NO_SUCH_DAY) from error
    return value


def _interval(value: str) -> str:
    start, _, end = value.partition("/")
    _partial_date(start)
    if end and _partial_date(end) < start:
        raise ValueError("The interval ends before it begins: write its first day first.")
    return value


def _web_address(value: str) -> str:
    if remedy := address_fault(value):
        raise ValueError(remedy)
    return value


def primary(tag: str) -> str:
    """Return the language of a BCP 47 tag, without its region or script: fr of fr-CA."""
    return tag.partition("-")[0].lower()


def many(value: Any) -> Any:
    """Return a single text as a list of one: both may be written."""
    return (value,) if isinstance(value, str) else value


def is_id(text: str) -> bool:
    """Return whether a text may be an id, which names files, pages and anchors."""
    return len(text) <= LONGEST_ID and re.fullmatch(ID_PATTERN, text) is not None


def slug(title: str, otherwise: str = "explainer", lang: str = "") -> str:
    """Return a title as an id: lower-case ASCII letters, digits and single hyphens, no longer than it need be.

    Words in other scripts are transliterated, as its language does that where we know how. A title without a letter or
    digit becomes `otherwise`.
    """
    written = (*APOSTROPHES, *TRANSLITERATIONS.get(primary(lang), ()))
    composed = unicodedata.normalize("NFC", title)
    return slugify(composed, max_length=LONGEST_SLUG, word_boundary=True, replacements=written) or otherwise


def proposed_slugs(text: str) -> tuple[str, ...]:
    """Return what may be meant by a text that is no id: in a language that we do not know, and in German if it differs.

    None, where it has no letter or digit.
    """
    return tuple(filter(None, dict.fromkeys((slug(text, ""), slug(text, "", "de")))))


Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=LONGEST_ID)]
EntryId = Annotated[str, StringConstraints(pattern=ENTRY_PATTERN, max_length=LONGEST_ID)]
Text = Annotated[str, StringConstraints(min_length=1)]
LanguageTag = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
Day = Annotated[datetime.date, BeforeValidator(_day)]
PartialDate = Annotated[
    str,
    StringConstraints(pattern=PARTIAL_DATE_PATTERN),
    AfterValidator(_partial_date),
    WithJsonSchema({"anyOf": [{"type": "string", "pattern": PARTIAL_DATE_PATTERN}, {"type": "integer"}]}),
]
Interval = Annotated[
    str,
    StringConstraints(pattern=INTERVAL_PATTERN),
    AfterValidator(_interval),
    WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "integer"}]}),
]
WebAddress = Annotated[str, AfterValidator(_web_address), Field(json_schema_extra={"format": "uri"})]
EventName = Annotated[str, StringConstraints(min_length=1, max_length=34)]  # in the picture of a timeline
Ids = Annotated[
    tuple[Id, ...],
    BeforeValidator(many),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "pattern": ID_PATTERN, "maxLength": LONGEST_ID},
                {"type": "array", "items": {"type": "string", "pattern": ID_PATTERN, "maxLength": LONGEST_ID}},
            ]
        }
    ),
]
EntryIds = Annotated[
    tuple[EntryId, ...],
    BeforeValidator(many),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "pattern": ENTRY_PATTERN, "maxLength": LONGEST_ID},
                {"type": "array", "items": {"type": "string", "pattern": ENTRY_PATTERN, "maxLength": LONGEST_ID}},
            ]
        }
    ),
]
Confidence = Literal["high", "medium", "low"]
Status = Literal["draft", "published", "archived"]


def address_fault(address: str, schemes: tuple[str, ...] = WEB) -> str | None:
    """Return how to put an address right, or None where it is whole and of one of the schemes."""
    whole = "write a whole address that begins with https://" + (" or mailto:" if "mailto" in schemes else "")
    if UNSAFE.search(address):
        return "take the white space, quotation marks and invisible characters out of the address"
    try:
        parts = urlsplit(address)
        has_host = names_host(parts)
    except ValueError:
        return whole
    if parts.scheme not in schemes:
        return whole
    if parts.scheme == "mailto":
        name, _, host = parts.path.rpartition("@")
        return None if name and "@" not in name and is_host(host) else "write a mail address after mailto:"
    if "@" in parts.netloc:
        return "take the user name and password out of the address"
    return None if has_host else whole


def site_address_fault(address: str) -> str | None:
    """Return how to put an address of a menu right: as `address_fault`, but a path on the site itself is right too."""
    if address.startswith("/") and not address.startswith("//") and not UNSAFE.search(address):
        return None
    return address_fault(address, CONTACT)


def own_address_fault(address: str) -> str | None:
    """Return how to put a site's own address right: as `address_fault`, and its pages can be served below it."""
    if fault := address_fault(address):
        return fault
    if "?" in address or "#" in address:
        return "end the address before the ? or #: pages are below it"
    *folders, last = urlsplit(address).path.split("/")[1:] or [""]
    if "" in folders:
        return "take the // out of the path"
    if {".", ".."} & {*folders, last}:
        return "write the path as it is without . and .."
    try:
        unquote(address, errors="strict")
    except UnicodeDecodeError:
        return PLAIN_PATH
    return None if all(map(FOLDER.fullmatch, [*folders, *filter(None, [last])])) else PLAIN_PATH


def is_example(host: str) -> bool:
    """Return whether a host is one that documents and tests use, and that is nobody's site."""
    if any(_is_in_network(host, network) for network in EXAMPLE_NETWORKS):
        return True
    parts = host.lower().removesuffix(".").split(".")
    return parts[-1] in RESERVED or ".".join(parts[-2:]) in EXAMPLES


def is_this_machine(host: str) -> bool:
    """Return whether a host is the name or address of the machine itself, whichever that is."""
    if any(_is_in_network(host, network) for network in ("127.0.0.0/8", "0.0.0.0/32", "::1/128", "::/128")):
        return True
    return host.lower().removesuffix(".").rpartition(".")[2] == "localhost"


def is_host(name: str) -> bool:
    """Return whether a text is a host's name, or its address in numbers."""
    if ":" in name or re.fullmatch(r"[0-9.]+", name):
        try:
            ipaddress.ip_address(name)
        except ValueError:
            return False
        return True
    return len(name) <= LONGEST_HOST and all(map(LABEL.fullmatch, name.removesuffix(".").split(".")))


def names_host(parts: SplitResult) -> bool:
    """Return whether an address names a host. Raises ValueError where its port is not a number that ports have."""
    return is_host(parts.hostname or "") and parts.port != 0


def _is_in_network(host: str, network: str) -> bool:
    try:
        return ipaddress.ip_address(host) in ipaddress.ip_network(network)
    except ValueError:
        return False
