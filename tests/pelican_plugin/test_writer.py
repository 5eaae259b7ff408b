"""What Pelican writes, and where."""

from pathlib import Path

import pytest

from newsgloss.pelican_plugin.writer import PageWriter


def test_the_output_folder_is_known_by_its_whole_path_as_files_in_it_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    assert PageWriter("output").output_path == str(tmp_path / "output")  # as Pelican calls it where no setting does
