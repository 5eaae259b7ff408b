"""Explainers that are said to be translations, and cannot be."""

from collections.abc import Callable

import pytest

Add = Callable[[str, str], None]
Change = Callable[[str, str, str], None]

FRONT = "---\ntitle: A\ndek: A.\ndate: 2031-05-04\nlang: {lang}\ntranslation_of: {of}\nstatus: published\n---\n\nA.\n"
FIRST = "Take the line out of the one that was written first."


@pytest.mark.parametrize(
    ("of", "lang", "told"),
    [
        ("zendar", "fr", "there is no explainer 'zendar'\n    Did you mean 'zenda'?"),
        (
            "harbour",
            "fr",
            (
                "there is no explainer 'harbour'\n"
                "    Write the name of its file, without the ending, or take the line out."
            ),
        ),
        (
            "zenda-fr",
            "fr",
            "an explainer cannot be a translation of itself\n    Name the one that it translates.",
        ),
        (
            "zenda",
            "en",
            "'zenda' is in the same language, en\n    Write the language of this one as `lang:`, or take the line out.",
        ),
    ],
)
def test_what_is_no_original_in_another_language_is_told(
    of: str, lang: str, told: str, add: Add, problems: Callable[[], list[str]]
) -> None:
    add("content/explainers/zenda-fr.md", FRONT.format(of=of, lang=lang))

    assert f"content/explainers/zenda-fr.md:6:17: {told}" in problems()


def test_a_translation_of_a_translation_and_two_into_one_language_are_told(
    add: Add, problems: Callable[[], list[str]]
) -> None:
    add("content/explainers/zenda-de.md", FRONT.format(of="zenda-fr", lang="de"))
    add("content/explainers/zenda-fr.md", FRONT.format(of="zenda", lang="fr"))
    add("content/explainers/zenda-fr2.md", FRONT.format(of="zenda", lang="fr"))
    found = problems()

    assert (
        "content/explainers/zenda-de.md:6:17: 'zenda-fr' is a translation itself\n    Name its original: zenda."
    ) in found
    assert (
        "content/explainers/zenda-fr2.md:6:17: 'zenda-fr' is a translation of 'zenda' into the same language, fr\n"
        "    Keep one of the two."
    ) in found


def test_two_that_name_each_other_are_told(add: Add, change: Change, problems: Callable[[], list[str]]) -> None:
    add("content/explainers/zenda-fr.md", FRONT.format(of="zenda", lang="fr"))
    change("content/explainers/zenda.md", "seed: zenda\n", "seed: zenda\ntranslation_of: zenda-fr\n")
    message = "this and '{}' are said to be translations of each other"

    found = problems()
    assert f"content/explainers/zenda-fr.md:6:17: {message.format('zenda')}\n    {FIRST}" in found
    assert f"content/explainers/zenda.md:8:17: {message.format('zenda-fr')}\n    {FIRST}" in found


@pytest.mark.parametrize("status", ["draft", "archived"])
def test_a_translation_whose_original_readers_are_not_led_to_is_told(
    status: str, add: Add, change: Change, problems: Callable[[], list[str]]
) -> None:
    add("content/explainers/zenda-fr.md", FRONT.format(of="zenda", lang="fr"))
    change("content/explainers/zenda.md", "status: published", f"status: {status}")

    assert (
        "content/explainers/zenda-fr.md:6:17: warning: readers are not led to 'zenda', of which this is a translation: "
        f"its status is '{status}'\n    Publish it, or take the line out."
    ) in problems()


def test_a_good_translation_and_one_whose_original_cannot_be_read_are_not(
    add: Add, change: Change, problems: Callable[[], list[str]]
) -> None:
    add("content/explainers/zenda-fr.md", FRONT.format(of="zenda", lang="fr"))
    assert problems() == []
    change("content/explainers/zenda.md", "title: Why", "title: [Why")
    assert [one for one in problems() if "zenda-fr" in one] == []
