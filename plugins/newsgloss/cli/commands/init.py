"""`newsgloss init FOLDER`: a new site, with a sample or empty, which builds at once."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from newsgloss.cli.console import say
from newsgloss.drafts.new_site import STARTED_IN, NewSite, site_files, write_site
from newsgloss.drafts.requirements import HERE_ALONE
from newsgloss.editorial.json_schemas import schema_files
from newsgloss.model.characters import hidden, is_blank
from newsgloss.model.fields import CONTACT, address_fault
from newsgloss.model.patterns import pattern_of
from newsgloss.model.problems import ContentError, Place, Problem

SUMMARY = "make a new site in a folder; it builds at once"
EXAMPLE = "https://example.org"  # the address of a site that has none yet; `newsgloss publish` refuses it
HOST = pattern_of(r"[\w-]+(\.[\w-]+)+(?=/|$)")  # at the beginning of an address without a scheme
MAIL = pattern_of(r"[^@\s:/]+@[^@\s:/]+")  # a mail address without a scheme
LANGUAGES = f"{', '.join(STARTED_IN[:-1])} or {STARTED_IN[-1]}"
REQUIREMENTS = "requirements.txt"
FOUND_HERE = """\
it names a folder on this machine, where no other finds Newsgloss
    Before you publish, write where others find it, such as: newsgloss @ git+https://example.org/newsgloss.git@v1.2.3"""
NEXT = """
    cd {folder}
    newsgloss livereload

README.md in it says how to go on."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command may be given."""
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="where the site will be; no file there is replaced")
    parser.add_argument("--name", help="what the site is called (default: the folder's name)")
    parser.add_argument("--address", help=f"where it will be published (default: {EXAMPLE}, which is nobody's)")
    parser.add_argument("--lang", help=f"the language of its pages: {LANGUAGES} (default: en)")
    parser.add_argument("--author", help="who writes it (default: the site's name)")
    parser.add_argument("--publisher", help="the person or organisation that publishes it")
    parser.add_argument("--funding", help="how it is paid for")
    parser.add_argument("--contact", help="how readers reach the publisher: a mail address, or a page's")
    parser.add_argument(
        "--empty", action="store_true", help="leave out the sample: a story, its notes and its glossary"
    )


def run(options: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    folder: Path = options.folder
    words = Path.cwd().joinpath(folder).resolve().name.replace("-", " ").replace("_", " ").split()
    name = Prompt("--name", "Name of the site", " ".join(words).capitalize() or "News", _name_fault)
    address = Prompt("--address", "Address", EXAMPLE, _address_fault, _whole_address)
    lang = Prompt("--lang", f"Language, {LANGUAGES}", "en", _language_fault, lambda lang: lang.strip().lower())
    publisher = Prompt("--publisher", "Publisher, a person or an organisation", "", _hidden_fault)
    funding = Prompt("--funding", "How it is paid for", "", _hidden_fault)
    contact = Prompt("--contact", "Contact, a mail address or a page", "", _contact_fault, _whole_contact)
    called = name.answer(options.name)
    site = NewSite(
        name=called,
        address=address.answer(options.address),
        lang=lang.answer(options.lang),
        author=_checked("--author", options.author or called, _name_fault),
        publisher=publisher.answer(options.publisher),
        funding=funding.answer(options.funding),
        contact=contact.answer(options.contact),
        has_sample=not options.empty,
    )
    files = site_files(site) | {f"content/.schemas/{file}": text for file, text in schema_files().items()}
    kept = write_site(folder, files)
    say(f"{folder}: a site of {len(files)} files")
    for file in kept:
        say(f"{folder / file}: kept as it is")
    say(NEXT.format(folder=folder))
    if files[REQUIREMENTS].startswith(HERE_ALONE):
        say(f"\n{folder / REQUIREMENTS}: {FOUND_HERE}")
    return 0


@dataclass(frozen=True, slots=True)
class Prompt:
    """What a new site needs to know: the option that says it, the words that ask for it, and what is right."""

    option: str
    words: str
    default: str
    fault: Callable[[str], str | None]
    tidy: Callable[[str], str] = str.strip

    def answer(self, given: str | None) -> str:
        """Return what was given, or the answer at a terminal, where a wrong one is asked for again; else the default.

        Raises ContentError where what was given is wrong, and KeyboardInterrupt where nobody answers any more.
        """
        if given is not None or not sys.stdin.isatty():
            return _checked(self.option, self.default if given is None else self.tidy(given), self.fault)
        while True:
            try:
                default = f" [{self.default}]" if self.default else ""
                answer = self.tidy(input(f"{self.words}{default}: ")) or self.default
            except EOFError:  # Ctrl-D
                raise KeyboardInterrupt from None
            if (wrong := self.fault(answer)) is None:
                return answer
            say(f"  {wrong}")


def _checked(option: str, value: str, fault: Callable[[str], str | None]) -> str:
    if wrong := fault(value):
        raise ContentError([Problem(Place(option), f"'{value}' cannot be used", wrong)])
    return value


def _name_fault(name: str) -> str | None:
    """Return how to put a name right, or None."""
    return "Write a name." if is_blank(name) else _hidden_fault(name)


def _hidden_fault(text: str) -> str | None:
    """Return how to put a text right that readers may not see all of, or None."""
    return next((f"Take it out: {message}." for _, message in hidden(text)), None)


def _address_fault(address: str) -> str | None:
    fault = address_fault(address)
    return fault and f"{fault[:1].upper()}{fault[1:]}."


def _contact_fault(address: str) -> str | None:
    fault = address_fault(address, CONTACT) if address else None
    return fault and f"{fault[:1].upper()}{fault[1:]}."


def _whole_contact(address: str) -> str:
    """Return an address at which a publisher is reached: one with an @ and no scheme is a mail address."""
    address = address.strip()
    return f"mailto:{address}" if MAIL.fullmatch(address) else _whole_address(address)


def _whole_address(address: str) -> str:
    """Return an address of which the scheme may have been left out."""
    address = address.strip()
    return f"https://{address}" if HOST.match(address) else address


def _language_fault(lang: str) -> str | None:
    return None if lang in STARTED_IN else f"Write one of {', '.join(STARTED_IN)}."
