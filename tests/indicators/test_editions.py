"""No number changes unsaid: what each definition comes to on the specimen is what was last recorded of it."""

from __future__ import annotations

import shutil
from dataclasses import replace

import pytest

from data.history import FOLDER, editions, keep
from data.specimen import FILE, read, write
from indicators import __main__ as command
from indicators.catalogue import INDICATORS
from indicators.editions import (
    Measured,
    NotRecorded,
    as_reading,
    changed,
    measured,
    record_change,
    record_first,
)
from indicators.reading import Reading

TOLD = {"date": "2026-11-26", "who": "Performance", "what": "Counts from the referral.", "why": "Guidance says so."}


@pytest.fixture(scope="module")
def reading() -> Reading:
    return as_reading(read())


@pytest.mark.parametrize("name", INDICATORS)
def test_a_definition_counts_what_was_last_recorded(reading, name):
    history = editions(name)
    assert history, f"{name} has no history yet: run `python -m indicators changed --first` and commit what it writes"
    now = measured(reading, INDICATORS[name])
    assert now.fingerprint == history[-1].fingerprint, (
        f"{name} counts otherwise than was recorded: it was {history[-1].measured}, it is {now.says}. If that is "
        f"meant, say so: python -m indicators changed {name} --date YYYY-MM-DD --who WHO --what 'what is counted "
        f"otherwise now' --why 'why', and commit data/reference/history/{name}.csv"
    )


def test_a_definition_that_is_gone_leaves_its_history_to_be_taken_out():
    assert {path.stem for path in FOLDER.glob("*.csv")} <= set(INDICATORS)


def test_every_change_says_who_what_and_why_and_what_it_did():
    for name in INDICATORS:
        for edition in editions(name)[1:]:
            assert all((edition.date, edition.who, edition.what, edition.why, edition.before, edition.after)), name


def test_another_rule_is_noticed(reading):
    """The definition of one number under the name of another: its cases differ, so its results do."""
    one, other = INDICATORS["assessments_45wd"], INDICATORS["assessment_child_seen"]
    assert measured(reading, replace(one, cases=other.cases)).fingerprint != measured(reading, one).fingerprint


def test_the_same_rule_gives_the_same_mark_again():
    one = INDICATORS["cpp_count"]
    assert measured(as_reading(read()), one) == measured(as_reading(read()), one)


def test_a_first_edition_is_recorded_once(reading, tmp_path):
    found = changed(reading, tmp_path, ["cpp_count"])
    assert record_first(found, tmp_path) == ["cpp_count"]
    assert changed(reading, tmp_path, ["cpp_count"]) == {}
    assert record_first(found, tmp_path) == []
    assert editions("cpp_count", tmp_path)[0].what == "First recorded."


def test_a_change_is_kept_with_the_number_before_and_after(tmp_path):
    shutil.copy(FOLDER / "assessments_45wd.csv", tmp_path)
    was = editions("assessments_45wd", tmp_path)[-1].measured
    record_change("assessments_45wd", Measured("abc", "60 of 83, 72.3%"), TOLD, tmp_path)
    first, second = editions("assessments_45wd", tmp_path)
    assert (second.before, second.after, second.who) == (was, "60 of 83, 72.3%", "Performance")
    assert first == editions("assessments_45wd")[0]


@pytest.mark.parametrize("part", TOLD)
def test_a_change_without_a_reason_is_refused(part, tmp_path):
    shutil.copy(FOLDER / "assessments_45wd.csv", tmp_path)
    with pytest.raises(NotRecorded, match=f"--{part}"):
        record_change("assessments_45wd", Measured("abc", "60 of 83"), TOLD | {part: " "}, tmp_path)
    assert len(editions("assessments_45wd", tmp_path)) == 1


def test_the_command_tells_what_has_changed_and_fails_until_it_is_recorded(tmp_path, capsys):
    (last,) = editions("cpp_count")
    keep("cpp_count", (replace(last, fingerprint="other", measured="4 (at 30 Jun 2026)"),), tmp_path)
    asked = ["changed", "cpp_count", "--history", str(tmp_path)]
    told = [text for part, words in TOLD.items() for text in (f"--{part}", words)]
    assert command.main(asked) == 1
    assert "4 (at 30 Jun 2026); now 5" in capsys.readouterr().out
    assert command.main([*asked, *told[:-2]]) == 2
    assert command.main([*asked, *told]) == 0
    assert command.main(asked) == 0


def test_the_specimen_reads_as_it_was_written(tmp_path):
    """The same tables and the same bytes, so that nobody commits a specimen that only looks new."""
    held = read()
    write(tmp_path / "again.zip", held)
    again = read(tmp_path / "again.zip")
    assert again.as_of == held.as_of
    for name, frame in held.tables.items():
        assert frame.equals(again.tables[name]), name
    assert (tmp_path / "again.zip").read_bytes() == FILE.read_bytes()


def test_the_specimen_is_invented():
    """No real child's record may lie in the repository: names are those of the invention."""
    assert set(read().tables["person"]["person_id"].str.len()) == {7}
