"""Records from a CSV file: leniently headed, every row accounted for, and what is exported comes back unchanged."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.scope import EVERYTHING
from data.store import Store, StoreError, write_records
from etl.__main__ import main
from etl.findings import Unreadable
from etl.records import as_json, export_records, import_records
from tests.loads import new_load, write
from tests.tables import tables

DEPARTMENT = "team_id | team_name\n t1 | River\n t2 | Hill\n t3 | Twins\n t4 | Twins"
PROFESSIONALS = "professional_id | professional_name\n w1 | Ann Example\n w2 | Bob Example"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store.open(f"sqlite:///{tmp_path / 'store' / 's.db'}")
    yield opened
    opened.close()


def taken(store: Store, tmp_path: Path, text: str | bytes, name: str = "practice_review"):
    path = tmp_path / "reviews.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    imported = import_records(store, name, path, by="Ann Example")
    assert imported.read == imported.kept + len(imported.set_aside)
    return imported


def held(store: Store, *columns: str, name: str = "practice_review") -> list[tuple[object, ...]]:
    frame = store.records(EVERYTHING, name)[list(columns)]
    return [tuple(row) for row in frame.astype(object).where(frame.notna(), None).itertuples(index=False)]


def told(imported) -> list[tuple[str, int | None, str]]:
    return [(one.check, one.line, one.column) for one in imported.findings if one.check != "absent_column"]


def test_headings_are_matched_whatever_their_case_spaces_and_place(store, tmp_path):
    text = "Reviews of June\n\nREVIEW ID;Month Allocated;manager;Completed\nr1;June 2026;w1;30/06/2026\n"
    taken(store, tmp_path, text)
    assert held(store, "review_id", "month_allocated", "manager_id", "completed_on") == [
        ("r1", pd.Timestamp(2026, 6, 1), "w1", pd.Timestamp(2026, 6, 30))
    ]


def test_a_heading_that_is_none_of_ours_is_told_and_costs_nothing(store, tmp_path):
    imported = taken(store, tmp_path, "review_id,weather\nr1,fine\n")
    assert told(imported) == [("unmapped_column", None, "")]
    assert held(store, "review_id") == [("r1",)]


@pytest.mark.parametrize("written", ["2026-06", "06/2026", "June 2026", "Jun-26", "2026-06-17", "17/06/2026"])
def test_a_month_is_read_however_it_is_written(store, tmp_path, written):
    taken(store, tmp_path, f"review_id,month_allocated\nr1,{written}\n")
    assert held(store, "month_allocated") == [(pd.Timestamp(2026, 6, 1),)]


def test_words_of_a_list_are_read_in_any_case_and_others_are_told(store, tmp_path):
    imported = taken(store, tmp_path, "review_id,first_grade\nr1,Requires  Improvement\nr2,splendid\n")
    assert held(store, "first_grade") == [("requires improvement",), (None,)]
    assert told(imported) == [("unreadable_choice", 3, "first_grade")]
    said = imported.findings[-1].message
    assert said.startswith("first_grade is none of outstanding, good, requires improvement, inadequate: the cell was")
    assert "splendid" not in said


def test_a_cell_that_cannot_be_read_leaves_what_was_there(store, tmp_path):
    taken(store, tmp_path, "review_id,completed_on\nr1,2026-06-30\n")
    imported = taken(store, tmp_path, "review_id,completed_on\nr1,the thirtieth\n")
    assert told(imported) == [("unreadable_date", 2, "completed_on")]
    assert held(store, "completed_on") == [(pd.Timestamp(2026, 6, 30),)]


def test_a_blank_cell_makes_blank_and_an_absent_column_does_not(store, tmp_path):
    taken(store, tmp_path, "review_id,completed_on,first_grade\nr1,2026-06-30,good\n")
    taken(store, tmp_path, "review_id,completed_on\nr1,\n")
    assert held(store, "completed_on", "first_grade") == [(None, "good")]


def test_every_row_is_kept_or_set_aside_with_its_line_and_reason(store, tmp_path):
    imported = taken(store, tmp_path, "review_id,first_grade\nr1,good\n,good\nr2,good,more\nr1,inadequate\n")
    assert (imported.read, imported.kept) == (4, 1)
    assert [(row.line, row.reason) for row in imported.set_aside] == [
        (3, "review_id is blank: a practice_review needs its key"),
        (4, "a malformed line: 3 cells where the header has 2"),
        (5, "the same review_id as an earlier row: that one was kept"),
    ]
    assert [row.row for row in imported.set_aside] == [",good", "r2,good,more", "r1,inadequate"]


def test_a_quotation_mark_that_never_closes_costs_one_row(store, tmp_path):
    imported = taken(store, tmp_path, 'review_id,exempt_reason\nr1,"left\nr2,absent\nr3,left\n')
    assert [row.line for row in imported.set_aside] == [2]
    assert held(store, "review_id") == [("r2",), ("r3",)]


def test_what_a_record_needs_to_be_counted_is_told_where_it_is_blank(store, tmp_path):
    imported = taken(store, tmp_path, "review_id,month_allocated,manager_id,team_id\nr1,2026-06,,t1\n")
    assert told(imported) == [("blank_column", 2, "manager_id")]


def test_a_review_that_is_allocated_for_a_paused_month_is_kept_and_told(store, tmp_path):
    imported = taken(store, tmp_path, "review_id,month_allocated\nr1,2026-08\nr2,2026-09\nr3,December 2026\n")
    assert imported.kept == 3
    assert told(imported) == [("paused_month", 2, "month_allocated"), ("paused_month", 4, "month_allocated")]


def test_teams_and_workers_may_be_given_by_a_name_that_only_one_has(store, tmp_path):
    frames = tables(department=DEPARTMENT, professionals=PROFESSIONALS)
    few = {name: frames[name] for name in ("department", "professionals")}
    write(store, new_load(tables=few, supplied={name: frozenset() for name in few}))
    imported = taken(store, tmp_path, "review_id,manager,team\nr1,ann  example,RIVER\nr2,w2,Twins\nr3,Nobody,t2\n")
    assert held(store, "manager_id", "team_id") == [("w1", "t1"), ("w2", "Twins"), ("Nobody", "t2")]
    assert told(imported) == [("unknown_link", 3, "team_id"), ("unknown_link", 4, "manager_id")]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "reviews.csv is empty"),
        (b"PK\x03\x04", "reviews.csv is a workbook or a zip"),
        (b"colour,weather\nred,fine\n", "reviews.csv has no column review_id: its first line names the columns of"),
        (bytes(range(32)) * 200, "reviews.csv is no text file"),
    ],
)
def test_a_file_that_is_none_of_records_is_refused_in_one_sentence(store, tmp_path, data, sentence):
    with pytest.raises(Unreadable, match=sentence):
        taken(store, tmp_path, data)
    assert held(store, "review_id") == []


def test_a_file_of_an_invented_trust_is_refused_by_a_store_of_a_real_one(store, tmp_path):
    write(store, new_load(invented=False))
    (tmp_path / "sightline-invented.json").write_text("{}", encoding="utf-8")
    with pytest.raises(StoreError, match="must not be mixed"):
        taken(store, tmp_path, "review_id\nr1\n")


# What comes out goes in again

TEXTS = st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Cs",)), max_size=12) | st.sampled_from(
    ["=1+1", "'=x", "-", "n/a", 'a,b\nc,"d"', "+44", "1.0", "NULL", "Null", "1E+05", "@", "'"]
)
DAYS = st.none() | st.dates(date(1900, 2, 1), date(2100, 12, 30))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(
    st.lists(
        st.fixed_dictionaries(
            {
                "action_id": TEXTS,
                "source": st.none() | TEXTS,
                "evidence": st.none() | TEXTS,
                "owner_id": st.none() | TEXTS,
                "completed_on": DAYS,
                "impact": st.sampled_from(["Y", "N", None]),
            }
        ),
        max_size=6,
    )
)
def test_what_is_exported_can_be_imported_and_changes_nothing(store, tmp_path, rows):
    write_records(store, "action", rows, by="Ann", source="test")
    number = export_records(store, "action", tmp_path / "out.csv")
    imported = import_records(store, "action", tmp_path / "out.csv", by="Bob")
    assert imported.set_aside == ()
    assert (imported.read, imported.written.unchanged) == (number, number)


def test_no_cell_of_an_export_is_run_by_a_spreadsheet(store, tmp_path):
    write_records(store, "action", [{"action_id": "=1+1", "evidence": "@SUM(A1)"}], by="Ann", source="test")
    export_records(store, "action", tmp_path / "out.csv")
    text = (tmp_path / "out.csv").read_text(encoding="utf-8-sig")
    assert "'=1+1," in text
    assert ",'@SUM(A1)," in text


# The command line


def run(capsys, *arguments: str) -> tuple[int, str, str]:
    code = main(["records", *arguments])
    printed = capsys.readouterr()
    return code, printed.out, printed.err


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'store' / 's.db'}"


def test_the_command_takes_in_a_file_and_writes_it_out_again(capsys, tmp_path, url):
    path = tmp_path / "themes.csv"
    path.write_text("thematic_id,title,planned_month\na1,Neglect,2026-05\n,Lost,2026-06\n", encoding="utf-8")
    code, out, _ = run(capsys, "thematic", str(path), "--by", "Ann", "--store", url, "--json")
    found = json.loads(out)
    assert code == 0
    assert {key: found[key] for key in ("record", "file", "read", "kept", "new", "changed", "unchanged")} == {
        "record": "thematic",
        "file": "themes.csv",
        "read": 2,
        "kept": 1,
        "new": 1,
        "changed": 0,
        "unchanged": 0,
    }
    assert found["set_aside"] == [
        {"file": "themes.csv", "line": 3, "reason": "thematic_id is blank: a thematic needs its key"}
    ]
    code, _, err = run(capsys, "thematic", "--export", str(tmp_path / "out.csv"), "--store", url)
    assert (code, err) == (0, f"1 thematic records are in {tmp_path / 'out.csv'}.\n")
    assert (tmp_path / "out.csv").read_text(encoding="utf-8-sig").splitlines()[1] == "a1,Neglect,,2026-05,,"


def test_the_command_says_in_words_what_became_of_each_row(capsys, tmp_path, url):
    path = tmp_path / "themes.csv"
    path.write_text("thematic_id,planned_month\na1,Maytember 2026\n,2026-06\n", encoding="utf-8")
    _, out, _ = run(capsys, "thematic", str(path), "--by", "Ann", "--store", url)
    assert out.splitlines()[-2:] == [
        "themes.csv, line 3: the row was set aside: thematic_id is blank: a thematic needs its key.",
        "thematic: 2 rows read: 1 kept (1 new, 0 changed, 0 as they were), 1 set aside.",
    ]
    assert "Maytember" not in out


def test_a_file_of_which_nothing_is_kept_is_a_failure(capsys, tmp_path, url):
    path = tmp_path / "themes.csv"
    path.write_text("thematic_id,title\n,Lost\n", encoding="utf-8")
    assert run(capsys, "thematic", str(path), "--by", "Ann", "--store", url)[0] == 1
    assert run(capsys, "thematic", str(tmp_path / "none.csv"), "--by", "Ann", "--store", url)[0] == 1


def test_a_folder_is_taken_in_at_once_each_file_by_its_name(capsys, tmp_path, url):
    folder = tmp_path / "records"
    folder.mkdir()
    (folder / "thematic.csv").write_text("thematic_id,title\na1,Neglect\n", encoding="utf-8")
    (folder / "action.csv").write_text("action_id\nb1\nb2\n", encoding="utf-8")
    (folder / "notes.csv").write_text("note\nlater\n", encoding="utf-8")
    code, out, _ = run(capsys, "all", str(folder), "--by", "Ann", "--store", url, "--json")
    assert code == 0
    assert [(one["record"], one["kept"]) for one in json.loads(out)] == [("action", 2), ("thematic", 1)]
    assert run(capsys, "all", str(tmp_path / "nowhere"), "--by", "Ann", "--store", url)[0] == 1


def test_what_a_file_lists_is_taken_away(capsys, tmp_path, url):
    path = tmp_path / "themes.csv"
    path.write_text("thematic_id,title\na1,Neglect\na2,Delay\n", encoding="utf-8")
    run(capsys, "thematic", str(path), "--by", "Ann", "--store", url)
    path.write_text("thematic_id\na1\nnever\n", encoding="utf-8")
    code, _, err = run(capsys, "thematic", "--remove", str(path), "--by", "Bob", "--store", url)
    assert (code, err) == (0, "2 rows read: 1 thematic records were removed, their history kept.\n")
    assert run(capsys, "thematic", "--remove", str(path), "--by", "Bob", "--store", url)[0] == 1


@pytest.mark.parametrize(
    "arguments",
    [
        *(("nothing", "x.csv", "--by", "Ann"), ("thematic", "x.csv"), ("thematic", "--by", "Ann"), ("thematic",)),
        *(("all", "--export", "x.csv"), ("thematic", "--remove", "x.csv")),
    ],
)
def test_a_kind_we_do_not_know_and_a_file_by_nobody_are_wrong_usage(capsys, arguments):
    with pytest.raises(SystemExit) as stopped:
        main(["records", *arguments])
    assert stopped.value.code == 2
    assert capsys.readouterr().err


def test_an_account_holds_no_value_of_a_row(store, tmp_path):
    imported = taken(store, tmp_path, "review_id,completed_on\nr1,SECRET\n,SECRET\n")
    assert "SECRET" not in json.dumps(as_json(imported))


def test_a_decision_on_a_baseline_says_what_changed_who_decided_it_and_when(store, tmp_path):
    heads = "indicator,unit_kind,unit_id,since,fixed_to,reason,decided_by,decided_on\n"
    rows = (
        "assessments_45wd,Trust,,2025-04-01,,New duty rota,A. Head,2025-05-06\n"
        "assessments_45wd,team,t1,2025-04-01,,,A. Head,2025-05-06\n"
        "asessments,trust,,2025-04-01,,New duty rota,A. Head,2025-05-06\n"
    )
    imported = taken(store, tmp_path, heads + rows, "rebase")
    assert [aside.reason for aside in imported.set_aside] == ["reason is blank: a rebase needs it"]
    assert ("unknown_indicator", 4, "indicator") in told(imported)
    assert held(store, "indicator", "unit_kind", "unit_id", "reason", name="rebase") == [
        ("asessments", "trust", None, "New duty rota"),
        ("assessments_45wd", "trust", None, "New duty rota"),
    ]


def test_a_decision_on_a_baseline_makes_pages_anew(store, tmp_path):
    before = store.stamp(EVERYTHING)
    heads = "indicator,unit_kind,unit_id,since,reason,decided_by,decided_on\n"
    taken(store, tmp_path, heads + "assessments_45wd,trust,,2025-04-01,Rota,A. Head,2025-05-06\n", "rebase")
    assert store.stamp(EVERYTHING) != before
