"""The way in: sources told by their content, one sentence where nothing can be loaded, and their time."""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import tempfile
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.tables import TABLES, Type
from etl.findings import Unreadable
from etl.intake import Intake, check_tables, read_source
from tests.etl.extracts import CONTACTS, LIST_1, LIST_3, LIST_6, database, folder, workbook, workbook_bytes, zipped

SAMPLES = Path(__file__).parent / "samples"

ROWS = f"{CONTACTS}\nC1,A,2026-06-01,6\nC2,B,2026-06-05,\n"
PERSON = "pers_person_id,pers_dob\nA,2015-01-01\nB,2016-01-01\n"
LIST_1_ROW = ("A", "a) Male", "a) WBRI", date(2015, 1, 25), 11, date(2026, 6, 1), "q) 6: Police")


def same(one: Intake, other: Intake) -> bool:
    return {name: frame.to_dict("list") for name, frame in one.tables.items()} == {
        name: frame.to_dict("list") for name, frame in other.tables.items()
    }


def test_a_folder_a_zip_and_a_database_of_the_same_rows_are_the_same(tmp_path: Path) -> None:
    files = {"ssd_contacts": ROWS, "ssd_person": PERSON}
    from_folder = read_source([folder(tmp_path / "extract", **files)])
    from_zip = read_source(
        [zipped(tmp_path / "extract.zip", {f"march/{name}.csv": text for name, text in files.items()})]
    )
    from_database = read_source(database(tmp_path / "extract.db", **files))
    assert (from_folder.kind, from_zip.kind, from_database.kind) == ("ssd-csv", "ssd-csv", "ssd-database")
    frames = [
        {n: f.astype(str).to_dict("list") for n, f in i.tables.items()} for i in (from_folder, from_zip, from_database)
    ]
    assert frames[0] == frames[1] == frames[2]
    assert from_folder.supplied == from_zip.supplied == from_database.supplied
    assert from_folder.as_of == from_zip.as_of == from_database.as_of == datetime(2026, 6, 5, 22, 59, 59, tzinfo=UTC)


def test_a_file_of_records_is_told_and_is_no_table_of_an_extract(tmp_path: Path) -> None:
    """Its headings are like those of loc_feedback, but no load takes in what people typed."""
    asked = "response_id,team_id,given_by,asked_on,responded_on,positive\nF1,T1,child,2026-06-01,2026-06-02,Y\n"
    found = read_source([folder(tmp_path / "x", ssd_contacts=ROWS, answers=asked)])
    assert set(found.tables) == {"contacts"}
    assert [(one.check, one.file) for one in found.findings if one.check == "file_of_records"] == [
        ("file_of_records", "answers.csv")
    ]
    with pytest.raises(Unreadable, match="holds records and no extract: take them in with python -m etl records"):
        read_source([folder(tmp_path / "y", feedback_response=asked)])


def test_frames_have_every_declared_column_in_its_dtype(tmp_path: Path) -> None:
    intake = read_source([folder(tmp_path / "x", ssd_contacts=ROWS, ssd_person=PERSON)])
    for name, frame in intake.tables.items():
        assert tuple(frame.columns) == TABLES[name].names
        for column in TABLES[name].columns:
            kind = {Type.DATE: "datetime64[s]", Type.NUMBER: "float64", Type.INTEGER: "float64"}.get(
                column.type, "object"
            )
            assert str(frame[column.name].dtype) == kind, f"{name}.{column.name}"
        text = frame.select_dtypes("object")
        assert all(value is None or type(value) is str for column in text for value in text[column])


def test_files_are_named_with_their_hash_and_size(tmp_path: Path) -> None:
    intake = read_source([folder(tmp_path / "x", ssd_contacts=ROWS)])
    (file,) = intake.files
    assert (file.name, file.bytes, file.sha256) == (
        "ssd_contacts.csv",
        len(ROWS),
        hashlib.sha256(ROWS.encode()).hexdigest(),
    )


def test_a_single_file_can_be_given(tmp_path: Path) -> None:
    place = folder(tmp_path / "x", ssd_contacts=ROWS)
    assert list(read_source([place / "ssd_contacts.csv"]).tables) == ["contacts"]
    assert list(read_source(str(place / "ssd_contacts.csv")).tables) == ["contacts"]


def test_a_file_that_is_none_of_ours_is_left_out_with_a_note(tmp_path: Path) -> None:
    intake = read_source([folder(tmp_path / "x", ssd_contacts=ROWS, spending="a,b\n1,2\n")])
    assert [f.file for f in intake.findings if f.check == "file_not_ours"] == ["spending.csv"]


def test_a_file_that_cannot_be_read_does_not_lose_the_others(tmp_path: Path) -> None:
    intake = read_source(
        [folder(tmp_path / "x", ssd_contacts=ROWS, ssd_person=bytes(range(1, 30)) * 90, ssd_missing="")]
    )
    assert list(intake.tables) == ["contacts"]
    assert sorted(f.file for f in intake.findings if f.check == "file_unreadable") == [
        "ssd_missing.csv",
        "ssd_person.csv",
    ]


def test_a_table_with_headings_and_no_rows_is_empty_and_a_finding(tmp_path: Path) -> None:
    intake = read_source([folder(tmp_path / "x", ssd_contacts=ROWS, ssd_person="pers_person_id,pers_dob\n")])
    assert len(intake.tables["person"]) == 0
    assert [(a.table, a.read) for a in intake.account] == [("contacts", 2), ("person", 0)]
    assert ("no_rows", "person") in [(f.check, f.table) for f in intake.findings]


def test_annex_a_as_workbook_and_as_csv_files_are_the_same(tmp_path: Path) -> None:
    book = workbook(tmp_path / "book.xlsx", Contacts=[LIST_1, LIST_1_ROW])
    text = ",".join(LIST_1) + "\nA,a) Male,a) WBRI,25/01/2015,11,01/06/2026,q) 6: Police\n"
    lists = read_source([folder(tmp_path / "lists", contacts=text)], as_of="2026-06-30")
    read = read_source([book], as_of="2026-06-30")
    assert (read.kind, lists.kind) == ("annex-a", "annex-a")
    assert read.tables["contacts"].astype(str).to_dict() == lists.tables["contacts"].astype(str).to_dict()


def test_a_workbook_of_another_name_and_sheets_of_another_name_are_read(tmp_path: Path) -> None:
    book = workbook(tmp_path / "book.csv", Anything=[["Contacts of the year"], [], LIST_1, LIST_1_ROW])
    assert len(read_source([book]).tables["contacts"]) == 1


def test_a_workbook_of_excel_97_is_read_dates_serial_numbers_and_all() -> None:
    found = read_source([SAMPLES / "list_3.xls"])
    assert [(row.read, row.loaded) for row in found.account] == [(3, 3)]
    referrals = found.tables["cin_episodes"].sort_values("referral_id")
    days = ["2026-06-01", "2026-06-29", "2026-06-29"]  # a true date, ISO text, and the serial number 46202
    assert referrals["referral_date"].dt.strftime("%Y-%m-%d").tolist() == days
    born = found.tables["person"].sort_values("person_id")["dob"].dt.strftime("%Y-%m-%d")
    assert born.tolist() == ["2015-03-02", "2019-12-31", "2020-06-18"]


def test_two_kinds_of_source_at_once_are_refused(tmp_path: Path) -> None:
    place = folder(tmp_path / "x", ssd_contacts=ROWS)
    workbook(place / "book.xlsx", List_1=[LIST_1, LIST_1_ROW])
    with pytest.raises(Unreadable, match="one by one"):
        read_source([place])


# Nothing can be loaded: one sentence that says what, where and what to do.


def sentence(paths: list[Path] | str) -> str:
    with pytest.raises(Unreadable) as caught:
        read_source(paths)
    text = str(caught.value)
    assert text.endswith("."), text
    assert "\n" not in text
    assert "Traceback" not in text
    assert ":" in text, "what to do stands after a colon"
    return text


def test_nothing_there(tmp_path: Path) -> None:
    assert "does not exist" in sentence([tmp_path / "nowhere"])
    assert "No file" in sentence([])


def test_a_folder_without_data(tmp_path: Path) -> None:
    (tmp_path / "notes.docx").write_bytes(b"PK\x03\x04")
    assert "holds no table we know" in sentence([tmp_path])


def test_a_folder_of_other_files(tmp_path: Path) -> None:
    assert "holds no table we know" in sentence([folder(tmp_path / "x", spending="a,b\n1,2\n", staff="c,d\n1,2\n")])


def test_an_empty_file(tmp_path: Path) -> None:
    assert "is empty" in sentence([folder(tmp_path / "x", ssd_contacts="")])


@pytest.mark.parametrize("data", [b"%PDF-1.7 hello", b"\x89PNG\r\n\x1a\n", b"\x1f\x8b\x08\x00", b"\xff\xd8\xff\xe0"])
def test_a_file_of_another_kind(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "extract.bin"
    path.write_bytes(data)
    assert "extract.bin" in sentence([path])


def test_a_workbook_with_none_of_our_lists(tmp_path: Path) -> None:
    assert "holds no table we know" in sentence([workbook(tmp_path / "b.xlsx", Sheet=[["a", "b"], [1, 2]])])


@pytest.mark.parametrize("share", [0.1, 0.5, 0.99])
def test_a_workbook_cut_short(tmp_path: Path, share: float) -> None:
    data = workbook_bytes(List_1=[LIST_1, LIST_1_ROW])
    path = tmp_path / "b.xlsx"
    path.write_bytes(data[: int(len(data) * share)])
    assert "cut short" in sentence([path])


def test_a_workbook_with_a_password(tmp_path: Path) -> None:
    path = tmp_path / "b.xlsx"
    path.write_bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 600
    )
    assert "password" in sentence([path])


def test_a_zip_with_a_password(tmp_path: Path) -> None:
    path = zipped(tmp_path / "x.zip", {"ssd_contacts.csv": ROWS})
    data = bytearray(path.read_bytes())
    data[data.rfind(b"PK\x01\x02") + 8] |= 1  # the bit of the directory that says: encrypted
    path.write_bytes(bytes(data))
    assert "password" in sentence([path])


def test_a_zip_bomb_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("ssd_contacts.csv", b"0" * 200_000_000)
    assert "would unpack to" in sentence([path])


def test_a_zip_that_says_less_than_it_holds_is_not_read_on(tmp_path: Path) -> None:
    path = zipped(tmp_path / "x.zip", {"ssd_contacts.csv": ROWS * 100})
    data = bytearray(path.read_bytes())
    at = data.rfind(b"PK\x01\x02") + 24
    data[at : at + 4] = (100).to_bytes(4, "little")
    path.write_bytes(bytes(data))
    assert "x.zip" in sentence([path])


def test_a_zip_within_a_zip_is_not_opened(tmp_path: Path) -> None:
    inner = zipped(tmp_path / "inner.zip", {"ssd_contacts.csv": ROWS}).read_bytes()
    assert "zip within a zip" in sentence([zipped(tmp_path / "x.zip", {"inner.zip": inner})])


def test_a_workbook_that_unpacks_to_too_much_is_not_opened(tmp_path: Path) -> None:
    data = io.BytesIO(workbook_bytes(List_1=[LIST_1, LIST_1_ROW]))
    with zipfile.ZipFile(data, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/filler.xml", b"0" * 200_000_000)
    path = tmp_path / "b.xlsx"
    path.write_bytes(data.getvalue())
    assert "would unpack to" in sentence([path])


def _with_sheet(change: tuple[bytes, bytes]) -> bytes:
    """A workbook whose first sheet has one text replaced."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook_bytes(List_1=[LIST_1, LIST_1_ROW]))) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, part.replace(*change) if name.endswith("sheet1.xml") else part)
    return out.getvalue()


def test_entities_in_a_workbook_are_refused(tmp_path: Path) -> None:
    bomb = b'?>\n<!DOCTYPE lolz [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;">]>\n<worksheet'
    path = tmp_path / "b.xlsx"
    path.write_bytes(_with_sheet((b"?>\n<worksheet", bomb)))
    assert "XML declarations" in sentence([path])


@pytest.mark.parametrize("cell", [b'<c r="XFD1048576"><v>1</v></c>', b'<c r="ZZ900000"><v>1</v></c>'])
def test_a_cell_in_the_far_corner_of_a_sheet_does_not_fill_the_memory(tmp_path: Path, cell: bytes) -> None:
    number = cell[cell.index(b'"') + 1 :].lstrip(b"XFDZ").split(b'"')[0]
    path = tmp_path / "b.xlsx"
    path.write_bytes(_with_sheet((b"</sheetData>", b'<row r="' + number + b'">' + cell + b"</row></sheetData>")))
    assert "spans over" in sentence([path])


def test_a_workbook_with_an_error_in_a_cell_says_so(tmp_path: Path) -> None:
    path = tmp_path / "b.xlsx"
    path.write_bytes(_with_sheet((b'<c r="E2"><v>11</v></c>', b'<c r="E2" t="e"><v>#N/A</v></c>')))
    intake = read_source([path], as_of="2026-06-30")
    assert [(f.check, f.column, f.value) for f in intake.findings if f.line] == [("excel_error", "age", "#N/A")]


def test_a_database_that_is_not_there_or_has_no_table_of_ours(tmp_path: Path) -> None:
    assert "does not exist" in sentence(f"sqlite:///{tmp_path}/none.db")
    assert "holds no Standard Safeguarding Dataset table" in sentence(database(tmp_path / "x.db", other="a,b\n1,2\n"))
    assert "No driver" in sentence("nonsense://")
    assert "dialect://" in sentence("://nonsense")


def test_the_password_of_a_database_is_in_no_sentence() -> None:
    assert "hunter2" not in sentence("postgresql+psycopg://someone:hunter2@127.0.0.1:1/nothing")


def test_a_database_is_opened_to_read_only(tmp_path: Path) -> None:
    url = database(tmp_path / "x.db", ssd_contacts=ROWS)
    (tmp_path / "x.db").chmod(0o444)
    before = (tmp_path / "x.db").read_bytes()
    read_source(url)
    assert (tmp_path / "x.db").read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["x.db"]


# The time it stands at.


def test_as_of_is_what_is_given_else_the_extracts_own_note_else_its_latest_past_event(tmp_path: Path) -> None:
    place = folder(tmp_path / "x", ssd_contacts=ROWS)
    assert read_source([place], as_of="2026-06-30").as_of == datetime(2026, 6, 30, 22, 59, 59, tzinfo=UTC)
    assert read_source([place], as_of="2026-01-31T07:15").as_of == datetime(2026, 1, 31, 7, 15, tzinfo=UTC)
    latest = read_source([place])
    assert (latest.as_of.date(), latest.invented) == (date(2026, 6, 5), False)
    assert "latest past date" in latest.as_of_from
    (place / "sightline-invented.json").write_text(json.dumps({"as_of": "2026-06-20"}))
    own = read_source([place])
    assert (own.as_of.date(), own.as_of_from, own.invented) == (date(2026, 6, 20), "the extract's own note", True)


def test_a_date_to_come_and_a_date_of_birth_are_not_the_time_of_the_extract(tmp_path: Path) -> None:
    rows = f"{CONTACTS}\nC1,A,2020-06-01,6\nC2,A,2099-06-01,6\n"
    assert read_source([folder(tmp_path / "x", ssd_contacts=rows, ssd_person=PERSON)]).as_of.year == 2020


def test_a_source_without_a_date_asks_for_its_day(tmp_path: Path) -> None:
    assert "--as-of" in sentence([folder(tmp_path / "x", ssd_department="dept_team_id,dept_team_name\nT1,Kestrel\n")])


def test_an_as_of_that_is_no_date_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="write it as 2026-06-30"):
        read_source([folder(tmp_path / "x", ssd_contacts=ROWS)], as_of="yesterday")


def test_progress_is_told_to_the_end(tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    read_source([folder(tmp_path / "x", ssd_contacts=ROWS)], progress=lambda *args: told.append(args))
    assert told[-1] == ("conform", 1, 1)
    assert {stage for stage, _, _ in told} == {"read", "conform"}


# Whatever bytes come.


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.binary(max_size=2000),
    st.sampled_from(["ssd_contacts.csv", "x.xlsx", "x.zip", "x.xls", "x"]),
    st.sampled_from([b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", CONTACTS.encode() + b"\n"]),
)
def test_no_bytes_fail_in_another_way_than_unreadable(data: bytes, name: str, head: bytes) -> None:
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / name
        path.write_bytes(head + data)
        with contextlib.suppress(Unreadable):
            read_source([path], as_of="2026-06-30")


def zip_bytes() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("march/ssd_contacts.csv", ROWS * 20)
        archive.writestr("march/ssd_person.csv", PERSON)
    return out.getvalue()


WHOLE_ZIP = zip_bytes()


@settings(max_examples=80, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.integers(0, len(WHOLE_ZIP) - 1), st.integers(0, 255)), min_size=1, max_size=6))
def test_no_damaged_zip_fails_in_another_way_than_unreadable(changes: list[tuple[int, int]]) -> None:
    data = bytearray(WHOLE_ZIP)
    for at, value in changes:
        data[at] = value
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "x.zip"
        path.write_bytes(bytes(data))
        with contextlib.suppress(Unreadable):
            intake = read_source([path], as_of="2026-06-30")
            assert all(a.read == a.loaded + a.set_aside for a in intake.account)


WHOLE = workbook_bytes(List_1=[LIST_1, LIST_1_ROW], List_3=[LIST_3], List_6=[LIST_6])


@settings(max_examples=80, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), min_size=1, max_size=6))
def test_no_damaged_workbook_fails_in_another_way_than_unreadable(changes: list[tuple[int, int]]) -> None:
    data = bytearray(WHOLE)
    for at, value in changes:
        data[at] = value
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "b.xlsx"
        path.write_bytes(bytes(data))
        with contextlib.suppress(Unreadable):
            read_source([path], as_of="2026-06-30")


# The checks, over what was read.


def test_links_that_lead_nowhere_are_found_and_the_rows_stay(tmp_path: Path) -> None:
    contacts = CONTACTS + ",loc_team_id\nC1,A,2026-06-01,6,T1\nC2,Z,2026-06-01,6,T9\n"
    place = folder(
        tmp_path / "x",
        ssd_contacts=contacts,
        ssd_person=PERSON,
        ssd_department="dept_team_id,dept_team_name\nT1,Kestrel\n",
    )
    intake = read_source([place])
    found = check_tables(intake.tables, intake.supplied, intake.as_of)
    assert [(f.check, f.value, f.person) for f in found if f.check.startswith("unknown")] == [
        ("unknown_person", "C2", "Z"),
        ("unknown_team", "C2", "Z"),
    ]
    assert len(intake.tables["contacts"]) == 2


def test_a_date_after_as_of_is_found(tmp_path: Path) -> None:
    intake = read_source([folder(tmp_path / "x", ssd_contacts=ROWS)], as_of="2026-06-03")
    found = check_tables(intake.tables, intake.supplied, intake.as_of)
    assert [(f.check, f.column, f.value) for f in found] == [("date_after_as_of", "contact_date", "C2")]


def test_a_check_is_not_asked_of_columns_the_source_did_not_bring(tmp_path: Path) -> None:
    plans = "cppl_cp_plan_id,cppl_person_id,cppl_cp_plan_start_date\nP1,A,2026-01-05\nP2,A,2026-02-02\n"
    intake = read_source([folder(tmp_path / "x", ssd_cp_plans=plans)])
    assert not check_tables(intake.tables, intake.supplied, intake.as_of)


def test_a_finding_of_a_check_names_the_team_that_can_mend_it(tmp_path: Path) -> None:
    place = folder(
        tmp_path / "x",
        ssd_department="dept_team_id,dept_team_name\nT1,Kestrel\nT2,Merlin\n",
        ssd_contacts=CONTACTS + ",loc_team_id\nC1,A,,6,T1\nC2,B,,6,\nC3,A,2026-06-01,6,T1\n",
        ssd_involvements="invo_involvements_id,invo_person_id,invo_professional_team,invo_involvement_start_date\nI1,B,T2,2026-01-01\n",
    )
    intake = read_source([place])
    found = check_tables(intake.tables, intake.supplied, intake.as_of)
    assert [(f.person, f.team) for f in found if f.check == "contact_without_date"] == [
        ("A", "Kestrel"),
        ("B", "Merlin"),
    ]
