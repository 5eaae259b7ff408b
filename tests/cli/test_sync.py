"""`newsgloss sync`, and what checks and builds say of the copies that it pins."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from newsgloss.editorial.outside_links.asking import Asking, PrivateHostError, Reply
from newsgloss.linking.shared.copies import pinned_copies, read_copy
from newsgloss.model.problems import ContentError
from newsgloss.model.settings import find_project

Add = Callable[[str, str], None]
Change = Callable[[str, str, str], None]
Run = Callable[..., tuple[int, str, str]]
HOME = "https://watch.example.org/"
SYNC = "Run `newsgloss sync`, and commit what it writes."


def entry(id_: str, label: str, gloss: str, **more: Any) -> dict[str, Any]:
    return {"id": id_, "kind": "term", "url": f"{HOME}glossary/{id_}/", "label": label, "gloss": gloss, **more}


WAIT = entry("wait", "long wait", "What ends when the ferry comes.")
CROWN = entry("crown", "crown coin", "Money of Ruritania.")
OAR = entry("oar", "oar", "A pole with a blade.")


def publish(folder: Path, *entries: dict[str, Any], home: str = HOME) -> None:
    """Write another site's glossary.json beside a project."""
    head = {"format": "newsgloss-glossary", "version": 1, "name": "Ruritania Watch", "language": "en", "home": home}
    (folder.parent / "glossary.json").write_text(json.dumps(head | {"entries": entries, "sources": {}}))


@pytest.fixture(autouse=True)
def _shared(ruritania: Path, add: Add, change: Change) -> None:
    add("pelicanconf.py", 'GLOSSARIES = {"un": "../glossary.json"}\n')
    change("content/explainers/zenda.md", "costs a day's wage", "costs a [coin](entry:un/crown) and a long wait")
    publish(ruritania, WAIT, CROWN, OAR)


def advice(said: str) -> list[str]:
    lines = [line for line in said.splitlines() if "GLOSSARIES" in line or "glossaries/" in line or "Watch" in line]
    return [line.partition(": ")[2] for line in lines]


def test_what_was_never_synced_is_told_and_nothing_that_may_be_in_it(run: Run) -> None:
    code, _, said = run("check")

    assert (code, [line.partition(":")[2] for line in said.splitlines() if line.startswith("pelicanconf.py:3")]) == (
        2,
        ["32:1: the glossary 'un' was never synced: there is no glossaries/un.json with its digest in pins.yaml"],
    )
    assert (f"    {SYNC}" in said, "un/crown" in said) == (True, False)


def test_a_glossary_is_copied_and_pinned_and_what_changes_is_told_page_by_page(run: Run, ruritania: Path) -> None:
    code, said, _ = run("sync")
    copied = (ruritania / "glossaries" / "un.json").read_bytes()

    assert (code, said.splitlines()) == (
        0,
        [
            "un: Ruritania Watch, 3 entries, no licence given: not copied yet",
            "glossaries/un.json: written",
            "glossaries/pins.yaml: written",
            "Build the site, look at the pages above, and commit these files.",
        ],
    )
    head = "# Written by `newsgloss sync`: what the copies beside this file must be. Commit them together.\n"
    assert (ruritania / "glossaries" / "pins.yaml").read_text(encoding="utf-8") == (
        f"{head}- id: un\n  from: ../glossary.json\n  sha256: {hashlib.sha256(copied).hexdigest()}\n"
    )
    assert copied == (ruritania.parent / "glossary.json").read_bytes()
    assert run("sync") == (0, "un: Ruritania Watch, 3 entries, no licence given: as it was\n", "")
    assert run("sync", "--check")[0] == 0

    sail = entry("sail", "sail", "A cloth.")
    publish(ruritania, WAIT | {"gloss": "Time.", "url": f"{HOME}wait/"}, CROWN | {"names": [{"name": "coins"}]}, sail)
    told = [
        "un: Ruritania Watch, 3 entries, no licence given: changed",
        "  un/crown: changed: names",
        "    on explainers/zenda",
        "  un/oar: gone",
        "  un/sail: new",
        "  un/wait: changed: gloss, url",
        "    gloss was: What ends when the ferry comes.",
        "    gloss is:  Time.",
        "    on explainers/zenda",
    ]
    code, said, _ = run("sync", "--check", "un")

    assert (code, said.splitlines()) == (1, told)
    assert (ruritania / "glossaries" / "un.json").read_bytes() == copied
    assert run("sync")[1].splitlines()[:-1] == [*told, "glossaries/un.json: written", "glossaries/pins.yaml: written"]
    assert run("sync", "--check")[0] == 0


def test_a_copy_that_is_not_what_was_pinned_is_refused(run: Run, change: Change, add: Add) -> None:
    run("sync")
    add("glossaries/un.json", " ")

    code, _, said = run("check")

    assert (code, advice(said)) == (2, ["this is not the copy that pins.yaml tells of: its SHA-256 is another"])
    assert f"    Take back what was changed, or: {SYNC}" in said

    assert run("sync", "--check")[:2] == (1, "un: Ruritania Watch, 3 entries, no licence given: not copied yet\n")
    run("sync")
    change("pelicanconf.py", "../glossary.json", "https://watch.example.org/glossary.json")
    message = "the copy of 'un' is from ../glossary.json, and GLOSSARIES names https://watch.example.org/glossary.json"
    assert (message in run("check")[2], run("check")[0]) == (True, 0)


def test_a_copy_that_nothing_names_is_told(run: Run, change: Change, ruritania: Path) -> None:
    run("sync")
    change("pelicanconf.py", '"un"', '"eu"')
    run("sync")

    code, _, said = run("check")

    assert "GLOSSARIES names no glossary 'un', so this copy is used nowhere" in said
    assert "    Delete it and its lines in pins.yaml, or name it in GLOSSARIES." in said
    assert (code, "there is no entry 'un/crown'" in said or "leads to no entry: 'un/crown'" in said) == (2, True)
    (ruritania / "glossaries" / "pins.yaml").write_text("un: abc\n")
    assert "glossaries/pins.yaml: this file must be a list" in run("check")[2]
    (ruritania / "glossaries" / "pins.yaml").write_text("- {id: un, from: x, sha256: abc}\n")
    copied = (ruritania / "glossaries" / "eu.json").read_bytes()
    publish(ruritania, WAIT)
    assert "'sha256' cannot be 'abc'" in run("sync")[2]
    assert (ruritania / "glossaries" / "eu.json").read_bytes() == copied


def test_conflicts_and_addresses_of_this_machine_are_told(run: Run, ruritania: Path, add: Add) -> None:
    add("pelicanconf.py", 'GLOSSARIES["eu"] = "../glossary.json"\n')
    permit = entry("paper", "Ferry permit", "A.")
    publish(ruritania, WAIT, CROWN, permit, entry("lake-treaty", "treaty of the lake", "B."), home="http://localhost/")
    run("sync")

    said = [line for line in run("check")[2].splitlines() if "un" in line and "content/explainers" not in line]

    assert "'un/paper' (Ruritania Watch) has the name 'Ferry permit' of this entry, which wins" in "\n".join(said)
    assert "'un/lake-treaty' (Ruritania Watch) has the id of this entry, which wins" in "\n".join(said)
    assert "    If it is another thing, rename this one; [text](entry:un/paper) links theirs." in said
    first = "'long wait' names both 'un/wait' and 'eu/wait'; the first is linked, as GLOSSARIES names it first"
    assert first in "\n".join(said)
    assert "    Say which under `senses:` on a page, or change the order in GLOSSARIES." in run("check")[2]
    here = "the entries of the glossary 'un' have addresses on this machine: http://localhost/"
    assert here in "\n".join(said)
    assert "    Build that site for its own address (SITEURL), and run `newsgloss sync`." in said


def test_a_glossary_that_was_built_for_this_machine_replaces_no_good_copy(run: Run, ruritania: Path) -> None:
    run("sync")
    copied = (ruritania / "glossaries" / "un.json").read_bytes()
    publish(ruritania, WAIT | {"url": "http://127.0.0.1:8000/glossary/wait/"}, CROWN)

    here = "http://127.0.0.1:8000/glossary/wait/"
    message = f"the glossary 'un' was built for this machine: its entries are at {here}; the copy is kept"
    remedy = "Build that site for its own address (SITEURL), and run `newsgloss sync`."

    assert run("sync") == (2, "", f"../glossary.json: {message}\n    {remedy}\n")
    assert (ruritania / "glossaries" / "un.json").read_bytes() == copied
    assert run("check")[0] == 0


def test_links_to_another_site_s_local_build_are_told_at_once_and_not_published(
    run: Run, ruritania: Path, add: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = "http://127.0.0.1:8000/"
    publish(ruritania, WAIT, CROWN, home=here)
    add("publishconf.py", "from pelicanconf import *\nSITEURL = 'https://lake.ruritania'\n")
    monkeypatch.delenv("SITEURL", raising=False)
    remedy = "Build that site for its own address (SITEURL), and run `newsgloss sync`."

    code, _, said = run("sync")

    message = f"the entries of the glossary 'un' have addresses on this machine: {here}"
    told = f"../glossary.json: warning: {message}\n    No site that links them can be published. {remedy}\n"
    assert (code, said) == (0, told)
    message = f"the entries of the glossary 'un' are at {here}, which no reader elsewhere can open"
    assert run("publish") == (2, "", f"glossaries/un.json: {message}\n    {remedy}\n")
    assert not (ruritania / "output").exists()


def test_an_entry_that_was_renamed_there_is_told_as_that_and_its_links_hold(
    run: Run, ruritania: Path, change: Change
) -> None:
    run("sync")
    change("content/explainers/zenda.md", "story_date", "senses: {long wait: un/wait}\nstory_date")
    publish(ruritania, WAIT, entry("krone", "krone", CROWN["gloss"], redirect_from=["crown", "oar"]), OAR)

    assert run("sync")[1].splitlines()[1:4] == [
        "  un/crown: is now un/krone: label, url",
        "    label was: crown coin",
        "    label is:  krone",
    ]
    change("content/explainers/zenda.md", "senses: {long wait: un/wait}", "linking_off: un/crown")
    code, _, said = run("check")

    told = [line for line in said.splitlines() if "un/krone" in line]
    assert (code, [line.partition(" ")[2] for line in told if "is now" in line]) == (
        0,
        ["warning: 'un/crown' is now 'un/krone'"] * 2,
    )
    assert "    Write un/krone, to which the old one leads." in told
    change("content/explainers/zenda.md", "linking_off: un/crown\n", "")
    assert run("build")[0] == 0
    page = (ruritania / "output" / "explainers" / "zenda" / "index.html").read_text(encoding="utf-8")
    assert f'href="{HOME}glossary/krone/"' in page


def test_a_glossary_that_is_not_there_or_wrong_is_refused_and_the_others_are_copied(
    run: Run, ruritania: Path, add: Add
) -> None:
    add("pelicanconf.py", 'GLOSSARIES |= {"eu": "../none.json", "au": "pelicanconf.py"}\n')

    code, said, wrong = run("sync")

    assert (code, "glossaries/un.json: written" in said) == (2, True)
    assert (
        "the glossary 'eu' cannot be fetched: No such file or directory\n    Look at ../none.json, or try again later."
        in wrong
    )
    assert "pelicanconf.py: this is not JSON, or has no end" in wrong
    assert sorted(path.name for path in (ruritania / "glossaries").iterdir()) == ["pins.yaml", "un.json"]


def test_a_name_that_is_none_is_told_and_no_names_at_all(run: Run, change: Change) -> None:
    wrong = "NAME: GLOSSARIES has no 'uno'\n    Did you mean 'un'?\n"
    assert run("sync", "uno") == (2, "", wrong)
    assert "Add it to GLOSSARIES, with the address of its glossary.json." in run("sync", "xyz")[2]
    change("pelicanconf.py", 'GLOSSARIES = {"un": "../glossary.json"}', "")
    assert run("sync") == (0, "pelicanconf.py: GLOSSARIES names no glossary\n", "")


def test_a_glossary_on_a_private_network_is_said_to_be_there(
    run: Run, ruritania: Path, change: Change, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ask(asking: Asking, *_: object) -> Reply:
        if not asking.may_be_private:
            raise PrivateHostError
        return Reply(200, body=(ruritania.parent / "glossary.json").read_bytes())

    monkeypatch.setattr(Asking, "ask", ask)
    change("pelicanconf.py", "../glossary.json", "https://localhost/glossary.json")

    code, _, said = run("sync")

    message = "warning: the glossary 'un' is on this machine or a private network: https://localhost/glossary.json"
    remedy = "Whoever syncs elsewhere may find another there, or none. Name a path, or an address of the internet."
    assert (code, f"{message}\n    {remedy}" in said) == (0, True)


def test_the_bytes_of_a_copy_that_are_used_are_those_of_its_pin(run: Run, ruritania: Path) -> None:
    run("sync")
    project = find_project(ruritania)
    copies, _ = pinned_copies(project)
    file, sha256 = copies["un"]
    assert len(read_copy(file, "un", sha256).entries) == 3
    file.path.write_bytes(file.path.read_bytes().replace(b"ferry", b"storm"))  # after the pins were read

    with pytest.raises(ContentError, match=r"this is not the copy that pins\.yaml tells of: its SHA-256 is another"):
        read_copy(file, "un", sha256)
