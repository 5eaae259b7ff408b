import errno

import pytest

from newsgloss.model.problems import SYSTEM_ERRORS, system_problem


def test_a_full_disk_is_told_with_its_place_and_remedy() -> None:
    expected = "output/index.html: the disk is full\n    Free some space, and run the command again."

    assert expected == str(system_problem(errno.ENOSPC, "output/index.html"))


def test_an_error_without_a_file_is_one_of_the_disk() -> None:
    expected = (
        "the disk: this is on a file system that is read-only\n    Make it writable, or work on a copy elsewhere."
    )

    assert expected == str(system_problem(errno.EROFS, None))


@pytest.mark.parametrize("number", [errno.ENOENT, errno.EEXIST, errno.EPIPE, None])
def test_what_may_be_a_mistake_of_ours_is_none_of_the_system_s(number: int | None) -> None:
    assert system_problem(number, "x") is None


def test_every_error_has_a_remedy_that_is_a_sentence() -> None:
    assert all(message and remedy.endswith(".") for message, remedy in SYSTEM_ERRORS.values())
