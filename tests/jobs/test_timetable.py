"""The timetable: from the environment or a file, and a sentence where it cannot be used."""

from __future__ import annotations

from pathlib import Path

import pytest

from jobs.__main__ import main
from jobs.timetable import BadTimetable, timetable


def test_the_environment_names_folders_and_databases():
    found = timetable({"SIGHTLINE_EXTRACTS": "/srv/extracts; mssql+mssqlpython://reader@cms/ssd"})
    assert found.folders == (Path("/srv/extracts"),)
    assert found.databases == ("mssql+mssqlpython://reader@cms/ssd",)
    assert (found.look, found.daily, found.settled_seconds) == ("*/10 * * * *", "30 5 * * *", 20.0)


def test_a_file_says_the_same_and_the_environment_comes_before_it(tmp_path):
    file = tmp_path / "jobs.toml"
    file.write_text(
        'store = "a.db"\nextracts = ["/a", "/b"]\nlook = "5 * * * *"\nsettled_seconds = 3\n', encoding="utf-8"
    )
    found = timetable({"SIGHTLINE_JOBS": str(file)})
    assert (found.store, found.folders, found.look) == ("a.db", (Path("/a"), Path("/b")), "5 * * * *")
    assert found.settled_seconds == 3
    changed = timetable({"SIGHTLINE_JOBS": str(file), "SIGHTLINE_EXTRACTS": "/c", "SIGHTLINE_SETTLED_SECONDS": "9"})
    assert (changed.folders, changed.settled_seconds, changed.look) == ((Path("/c"),), 9, "5 * * * *")


@pytest.mark.parametrize(
    ("environment", "file", "says"),
    [
        ({}, None, "SIGHTLINE_EXTRACTS"),
        ({"SIGHTLINE_EXTRACTS": " ; "}, None, "where extracts come from"),
        ({"SIGHTLINE_EXTRACTS": "/a", "SIGHTLINE_LOOK": "now and then"}, None, "five fields of cron"),
        ({"SIGHTLINE_EXTRACTS": "/a", "SIGHTLINE_DAILY": "61 5 * * *"}, None, "five fields of cron"),
        ({"SIGHTLINE_EXTRACTS": "/a", "SIGHTLINE_SETTLED_SECONDS": "-1"}, None, "from 0 to 3600"),
        ({}, 'extracts = "/a"', "a list"),
        ({}, "extracts = [", "is no TOML"),
        ({}, 'extract = ["/a"]', "extract, which means nothing"),
    ],
)
def test_a_timetable_that_cannot_be_used_says_what_to_write(environment, file, says, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    if file is not None:
        (tmp_path / "jobs.toml").write_text(file, encoding="utf-8")
        environment = environment | {"SIGHTLINE_JOBS": str(tmp_path / "jobs.toml")}
    with pytest.raises(BadTimetable, match=says):
        timetable(environment)


def test_a_file_that_is_named_and_not_there_is_said():
    with pytest.raises(BadTimetable, match="cannot be read"):
        timetable({"SIGHTLINE_JOBS": "/nowhere/jobs.toml"})


def test_the_command_line_ends_with_2_without_a_timetable_and_1_without_a_store(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    for name in ("SIGHTLINE_EXTRACTS", "SIGHTLINE_JOBS", "SIGHTLINE_STORE"):
        monkeypatch.delenv(name, raising=False)
    assert main(["--once"]) == 2
    monkeypatch.setenv("SIGHTLINE_EXTRACTS", str(tmp_path))
    (tmp_path / "file").write_text("")
    assert main(["--once", "--store", str(tmp_path / "file" / "s.db")]) == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 2
