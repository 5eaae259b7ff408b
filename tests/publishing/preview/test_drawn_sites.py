from pathlib import Path

from newsgloss.model.problems import Place, Problem
from newsgloss.publishing.manifests import digest, write_manifest
from newsgloss.publishing.preview.drawn_sites import Draw, Drawn, DrawnSites

WRONG = Problem(Place("content/lake.md", 3, 1), "there is no key 'dok' here", "Did you mean 'dek'?")


def draws(**files: str) -> Draw:
    """Return what draws a site of some files, by their names without endings."""

    def draw(folder: Path) -> Drawn:
        folder.mkdir()
        for name, text in files.items():
            (folder / f"{name}.html").write_text(text, encoding="utf-8")
        return Drawn({f"{name}.html": digest(text.encode()) for name, text in files.items()}, (), "/news")

    return draw


def fails(_folder: Path) -> Drawn:
    """Draw nothing."""
    return Drawn(None, (WRONG,))


def test_a_change_names_the_files_that_differ_and_those_that_are_gone(tmp_path: Path) -> None:
    sites = DrawnSites(tmp_path)
    sites.redraw(draws(lake="a lake", port="a port", pier="a pier"))

    change = sites.redraw(draws(lake="the lake", port="a port", ferry="a ferry"))

    assert (change.changed, change.gone) == (("lake.html", "ferry.html"), ("pier.html",))
    assert (sites.shown.folder or tmp_path).joinpath("lake.html").read_text(encoding="utf-8") == "the lake"
    assert sites.shown.base == "/news"


def test_some_files_are_shown_before_the_rest_of_the_site(tmp_path: Path) -> None:
    sites = DrawnSites(tmp_path)
    before = sites.redraw(draws(lake="a lake", port="a port")).shown

    change = sites.show_first({"lake.html": "the lake", "port.html": "a port"})

    assert change
    assert (change.after, change.changed) == (before.version, ("lake.html",))
    assert ((before.folder or tmp_path) / "lake.html").read_text(encoding="utf-8") == "the lake"
    assert sites.redraw(draws(lake="the lake", port="the port")).changed == ("port.html",)
    assert sites.show_first({"pier.html": "a pier"}) is None


def test_the_last_site_that_could_be_drawn_is_shown_below_the_problems(tmp_path: Path) -> None:
    sites = DrawnSites(tmp_path)
    last = sites.redraw(draws(lake="a lake")).shown

    change = sites.redraw(fails)

    assert (change.shown.folder, change.shown.problems, change.changed) == (last.folder, (WRONG,), ())
    assert change.shown.version != last.version
    assert sites.redraw(draws(lake="a lake")).shown.problems == ()


def test_the_site_that_was_built_last_is_shown_at_first_and_its_index_is_not_gone(tmp_path: Path) -> None:
    output = tmp_path / "output"
    made = {"lake.html": digest(b"a lake"), "pagefind/pagefind.js": digest(b"search")}
    output.mkdir()
    write_manifest(output, made)

    sites = DrawnSites(tmp_path, output)

    assert (sites.shown.folder, sites.shown.is_new, sites.searched) == (output, False, output)
    change = sites.redraw(draws(lake="a lake"))
    assert (change.changed, change.gone, change.shown.is_new) == ((), (), True)


def test_a_site_that_was_built_for_another_path_is_not_shown(tmp_path: Path) -> None:
    output = tmp_path / "output"
    output.mkdir()
    write_manifest(output, {"lake.html": digest(b"a lake")}, "/lake")

    assert DrawnSites(tmp_path, output).shown.folder is None
    assert DrawnSites(tmp_path, output, "/lake").shown.folder == output


def test_a_folder_without_a_list_of_its_files_is_no_site(tmp_path: Path) -> None:
    (tmp_path / "output").mkdir()

    assert DrawnSites(tmp_path, tmp_path / "output").shown.folder is None


def test_what_pages_load_has_a_digest_that_pages_do_not_change(tmp_path: Path) -> None:
    def draw(page: str, style: str) -> Draw:
        made = {"lake.html": digest(page.encode()), "lake.css": digest(style.encode())}
        return lambda _: Drawn(made, ())

    sites = DrawnSites(tmp_path)

    first, second, third = (
        sites.redraw(draw(*texts)).shown.assets for texts in (("a", "red"), ("b", "red"), ("b", "blue"))
    )

    assert first == second != third


def test_two_sites_are_kept_with_the_one_whose_index_is_asked_and_one_that_is_used(tmp_path: Path) -> None:
    sites = DrawnSites(tmp_path)
    folders = [sites.redraw(draws(lake=str(number))).shown.folder for number in range(5)]
    sites.searched = folders[1]

    sites.clear(folders[0])

    assert [folder.exists() for folder in folders if folder] == [True, True, False, True, True]


def test_who_waits_is_told_of_each_change_and_of_none_for_a_while(tmp_path: Path) -> None:
    sites = DrawnSites(tmp_path)
    told = sites.changes(0.01)

    first, nothing = next(told), next(told)
    sites.redraw(fails)
    second = next(told)

    assert first
    assert second
    assert nothing is None
    assert second.after == first.shown.version
