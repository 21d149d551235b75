"""Which rows are loaded, which are set aside and why; and that every row is accounted for."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.intake import Intake, read_source
from tests.etl.extracts import CONTACTS, folder


def read(path: Path, **files: str) -> Intake:
    return read_source([folder(path / "extract", **files)], as_of="2026-06-30")


def checks(intake: Intake) -> list[tuple[str, str, int | None]]:
    return [
        (finding.check, finding.column, finding.line) for finding in intake.findings if finding.check != "absent_column"
    ]


def test_a_row_without_its_key_or_its_child_is_set_aside_whole(tmp_path: Path) -> None:
    intake = read(
        tmp_path,
        ssd_contacts=f"{CONTACTS}\nC1,A,2026-06-01,6\n,A,2026-06-02,6\nC3,,2026-06-03,6\nNULL,-1,2026-06-04,6\n",
    )
    assert intake.tables["contacts"]["contact_id"].tolist() == ["C1"]
    assert [(row.line, row.row) for row in intake.set_aside] == [
        (3, ",A,2026-06-02,6"),
        (4, "C3,,2026-06-03,6"),
        (5, "NULL,-1,2026-06-04,6"),
    ]
    assert ["key" in row.reason for row in intake.set_aside] == [True, False, True]
    assert [(a.read, a.loaded, a.set_aside) for a in intake.account] == [(4, 1, 3)]
    assert [check for check, _, _ in checks(intake)] == ["blank_key", "blank_child", "blank_key"]


def test_of_two_rows_of_one_key_the_fuller_is_kept_and_of_equals_the_later(tmp_path: Path) -> None:
    rows = (
        "C1,A,2026-06-01,6\nC1,A,2026-06-02,\nC2,A,2026-06-01,6\nC2,A,2026-06-02,7\n"
        "C3,A,NULL,6\nC3,A,2026-06-09,N/A\nC3,A,2026-06-03,6\n"
    )
    intake = read(tmp_path, ssd_contacts=f"{CONTACTS}\n{rows}")
    kept = intake.tables["contacts"]
    assert dict(zip(kept["contact_id"], kept["contact_date"].dt.date.astype(str), strict=True)) == {
        "C1": "2026-06-01",
        "C2": "2026-06-02",
        "C3": "2026-06-03",
    }
    assert [row.line for row in intake.set_aside] == [3, 4, 6, 7]


def test_a_row_without_key_or_child_is_set_aside_before_the_fuller_is_chosen(tmp_path: Path) -> None:
    intake = read(tmp_path, ssd_contacts=f"{CONTACTS}\nC1,,2026-06-01,6\nC1,A,2026-06-02,\n")
    assert intake.tables["contacts"]["person_id"].tolist() == ["A"]


def test_keys_that_differ_only_in_space_are_one_key(tmp_path: Path) -> None:
    intake = read(tmp_path, ssd_contacts=f"{CONTACTS}\nC1,A,2026-06-01,6\n C1 ,A,2026-06-02,6\n")
    assert intake.tables["contacts"]["contact_date"].dt.day.tolist() == [2]


def test_a_later_file_of_the_same_table_wins(tmp_path: Path) -> None:
    intake = read(
        tmp_path, a=f"{CONTACTS}\nC1,A,2026-06-01,6\n", b=f"{CONTACTS}\nC1,A,2026-06-02,6\nC2,A,2026-06-02,6\n"
    )
    assert intake.tables["contacts"]["contact_date"].dt.day.tolist() == [2, 2]
    assert [(a.file, a.read, a.loaded, a.set_aside) for a in intake.account] == [("a.csv", 1, 0, 1), ("b.csv", 2, 2, 0)]


def test_a_table_without_a_key_keeps_every_row(tmp_path: Path) -> None:
    rows = "clai_person_id,clai_immunisations_status,clai_immunisations_status_date\nA,Y,2026-01-01\nA,Y,2026-01-01\n"
    assert len(read(tmp_path, ssd_cla_immunisations=rows).tables["cla_immunisations"]) == 2


def test_rows_of_another_length_are_set_aside_as_malformed_lines(tmp_path: Path) -> None:
    intake = read(
        tmp_path,
        ssd_contacts=f"{CONTACTS}\nC1,A,2026-06-01,6\nC2,A,2026-06-01\nC3,A,2026-06-01,6,7\n\nC4,A,2026-06-01,6\n",
    )
    assert intake.tables["contacts"]["contact_id"].tolist() == ["C1", "C4"]
    assert [(row.line, row.reason) for row in intake.set_aside] == [
        (3, "a malformed line: 3 cells where the header has 4"),
        (4, "a malformed line: 5 cells where the header has 4"),
    ]
    assert [(a.read, a.loaded, a.set_aside) for a in intake.account] == [(4, 2, 2)]


def test_a_cell_that_cannot_be_read_is_missing_and_found_with_its_line_child_and_value(tmp_path: Path) -> None:
    intake = read(tmp_path, ssd_contacts=f"{CONTACTS}\nC1,A,2026-06-01,6\nC2,B,May be 8 Jan 2000,nonsense\n")
    frame = intake.tables["contacts"]
    assert frame["contact_date"].isna().tolist() == [False, True]
    assert frame["contact_source_code"].tolist() == ["6", "?"]
    found = [finding for finding in intake.findings if finding.line == 3]
    assert [(f.check, f.column, f.value, f.person) for f in found] == [
        ("unreadable_date", "contact_date", "May be 8 Jan 2000", "B"),
        ("unreadable_code", "contact_source_code", "nonsense", "B"),
    ]
    assert not any(f.value and f.value in f.message for f in found)


def test_a_renamed_column_is_found_and_loses_no_other(tmp_path: Path) -> None:
    text = "cont_contact_id,cont_person_id,when_it_came,cont_contact_source_code\nC1,A,2026-06-01,6\n"
    intake = read(tmp_path, ssd_contacts=text)
    assert intake.supplied["contacts"] == {"contact_id", "person_id", "contact_source_code"}
    assert [f.value for f in intake.findings if f.check == "unmapped_column"] == ["when_it_came"]
    assert "contact_date" in [f.column for f in intake.findings if f.check == "absent_column"]


def test_a_local_column_may_be_absent_without_a_word(tmp_path: Path) -> None:
    intake = read(tmp_path, ssd_contacts=f"{CONTACTS}\nC1,A,2026-06-01,6\n")
    assert {f.column for f in intake.findings} == {"contact_source_desc", "contact_outcome_json"}


def test_dates_written_month_first_leave_what_could_be_either_blank(tmp_path: Path) -> None:
    rows = "C1,A,06/30/2026,6\nC2,A,06/05/2026,6\nC3,A,05/05/2026,6\nC4,A,2026-06-07,6\n"
    intake = read(tmp_path, ssd_contacts=f"{CONTACTS}\n{rows}")
    assert intake.tables["contacts"]["contact_date"].isna().tolist() == [True, True, False, False]
    assert [(f.check, f.line) for f in intake.findings if f.column == "contact_date"] == [
        ("ambiguous_date", 2),
        ("month_first", None),
        ("ambiguous_date", 3),
    ]


def test_one_slip_does_not_make_a_column_month_first(tmp_path: Path) -> None:
    rows = "C1,A,06/30/2026,6\nC2,A,06/05/2026,6\nC3,A,30/05/2026,6\nC4,A,29/05/2026,6\n"
    assert read(tmp_path, ssd_contacts=f"{CONTACTS}\n{rows}").tables["contacts"]["contact_date"].isna().tolist() == [
        True,
        False,
        False,
        False,
    ]


MISSING = "miss_table_id,miss_person_id,miss_missing_episode_start_date"


def test_instants_keep_their_time_and_days_their_day(tmp_path: Path) -> None:
    intake = read(
        tmp_path, ssd_missing=f"{MISSING}\nM1,A,2026-06-30T23:45:00Z\nM2,A,2026-06-30\nM3,A,2026-06-28T00:00\n"
    )
    assert intake.tables["missing"]["missing_episode_start_date"].tolist() == [
        "2026-06-30T23:45:00Z",
        "2026-06-30",
        "2026-06-27T23:00:00Z",
    ]


def test_times_that_are_all_midnight_are_none(tmp_path: Path) -> None:
    rows = "".join(f"M{day},A,2026-06-{day:02} 00:00:00\n" for day in range(1, 21))
    intake = read(tmp_path, ssd_missing=f"{MISSING}\n{rows}")
    assert intake.tables["missing"]["missing_episode_start_date"].iloc[0] == "2026-06-01"
    assert "times_all_midnight" in [f.check for f in intake.findings]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_of_every_system(tmp_path: Path, end: str) -> None:
    text = end.join([CONTACTS, "C1,A,2026-06-01,6", "C2,A,2026-06-02,6", ""])
    assert len(read(tmp_path, ssd_contacts=text).tables["contacts"]) == 2


CELL = st.sampled_from(
    ["", "A", "C1", "C2", "NULL", "-1", "2026-06-01", "1900-01-01", '"a,b"', '"', "x\ny", "#N/A", "é", "6", " "]
)


@given(st.lists(st.lists(CELL, min_size=0, max_size=6), max_size=12))
def test_every_row_read_is_loaded_or_set_aside_whatever_the_rows_hold(rows: list[list[str]]) -> None:
    import tempfile  # noqa: PLC0415

    text = "\n".join([CONTACTS, *(",".join(row) for row in rows)])
    with tempfile.TemporaryDirectory() as place:
        intake = read(Path(place), ssd_contacts=text)
    (account,) = intake.account
    assert account.read == account.loaded + account.set_aside
    assert account.loaded == len(intake.tables["contacts"])
    assert account.set_aside == len(intake.set_aside)
    assert intake.tables["contacts"]["contact_id"].is_unique
    assert intake.tables["contacts"]["person_id"].notna().all()
