"""Delimited text: encodings, delimiters, quotation marks that swallow rows, and quotation marks that do not."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.findings import Unreadable
from etl.readers.delimited import delimiter_of, read_delimited
from etl.readers.raw import Grid, under_header
from etl.readers.recognition import is_heading

HEADER = "cont_contact_id,cont_person_id,loc_outcome"


def read(text: str | bytes) -> Grid:
    return read_delimited("f.csv", text.encode() if isinstance(text, str) else text, is_heading)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_every_delimiter(delimiter: str) -> None:
    text = f"{HEADER}\nC1,A,a; b, c | d\n".replace(",", delimiter) if delimiter != "," else f"{HEADER}\nC1,A,nfa\n"
    assert read(text).rows[0] == HEADER.split(",")


def test_many_commas_in_a_text_do_not_outvote_the_headings() -> None:
    text = HEADER.replace(",", ";") + "\nC1;A;one, two, three, four, five\n"
    assert read(text).rows[1] == ["C1", "A", "one, two, three, four, five"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_an_encoding_that_is_said_is_believed(encoding: str) -> None:
    grid = read(f"{HEADER}\nC1,A,Zoë’s\n".encode(encoding))
    assert list(grid.rows) == [HEADER.split(","), ["C1", "A", "Zoë’s"]]
    assert not grid.findings


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16-le", "utf-16-be"])
def test_an_encoding_that_is_guessed_is_a_finding(encoding: str) -> None:
    grid = read(f"{HEADER}\nC1,A,Zoë’s\n".encode(encoding))
    assert grid.rows[1] == ["C1", "A", "Zoë’s"]
    assert [finding.check for finding in grid.findings] == ["encoding_guessed"]


def test_a_file_cut_short_within_a_character_keeps_its_other_characters() -> None:
    grid = read(f"{HEADER}\nC1,A,Zoë\nC2,A,Zoë".encode()[:-1])
    assert grid.rows[1] == ["C1", "A", "Zoë"]
    assert [finding.check for finding in grid.findings] == ["encoding_guessed"]


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(Unreadable, match="no text file"):
        read(bytes(range(1, 32)) * 40)


def test_a_quoted_cell_may_hold_line_ends_delimiters_and_quotes() -> None:
    grid = read(HEADER + '\nC1,A,"first, line\nsecond ""line"""\nC2,A,nfa\n')
    assert grid.rows[1:] == [["C1", "A", 'first, line\nsecond "line"'], ["C2", "A", "nfa"]]
    assert list(grid.lines) == [1, 2, 4]
    assert not grid.malformed


def test_a_quotation_mark_left_open_to_the_end_loses_its_line_alone() -> None:
    grid = read(HEADER + '\nC1,A,nfa\nC2,A,"never closed\nC3,A,nfa\nC4,A,nfa\n')
    assert [row[0] for row in grid.rows] == ["cont_contact_id", "C1", "C3", "C4"]
    assert list(grid.lines) == [1, 2, 4, 5]
    assert [(bad.line, bad.text) for bad in grid.malformed] == [(3, 'C2,A,"never closed')]
    (finding,) = grid.findings
    assert (finding.check, finding.line) == ("unclosed_quote", 3)
    assert "Lines 3 to 5" in finding.message


def test_a_quotation_mark_closed_by_the_next_rows_loses_its_line_alone() -> None:
    grid = read(HEADER + '\nC1,A,"never closed\nC2,A,nfa\nC3,A,"closed"\nC4,A,nfa\n')
    assert [row[0] for row in grid.rows] == ["cont_contact_id", "C2", "C3", "C4"]
    assert [bad.line for bad in grid.malformed] == [2]


def test_a_quotation_mark_left_open_on_the_last_line() -> None:
    grid = read(HEADER + '\nC1,A,nfa\nC2,A,"never closed')
    assert [row[0] for row in grid.rows] == ["cont_contact_id", "C1"]
    assert [bad.line for bad in grid.malformed] == [3]


def test_a_stray_quotation_mark_within_a_cell_is_part_of_it() -> None:
    grid = read(HEADER + '\nC1,A,5" pipe\nC2,A,nfa\n')
    assert grid.rows[1] == ["C1", "A", '5" pipe']
    assert not grid.malformed


def test_many_quotation_marks_left_open_are_read_in_one_pass() -> None:
    text = HEADER + "\n" + 'C1,A,"open\nC2,A,nfa\n' * 3000
    grid = read(text)
    assert len(grid.rows) == 3001
    assert len(grid.malformed) == 3000


@given(st.lists(st.lists(st.text(alphabet='ab",;\n é', max_size=6), min_size=3, max_size=3), max_size=8))
def test_what_pythons_csv_writes_is_read_back_row_for_row(rows: list[list[str]]) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, quoting=csv.QUOTE_ALL).writerows([HEADER.split(","), *rows])
    grid = read(out.getvalue())
    if not grid.malformed:
        assert grid.rows[1:] == rows
    table = under_header(grid, 0)
    assert len(table) + len(table.malformed) >= len(rows)


@given(st.binary(max_size=400))
def test_no_bytes_make_reading_fail_in_another_way_than_unreadable(data: bytes) -> None:
    try:
        grid = read(HEADER.encode() + b"\n" + data)
    except Unreadable:
        return
    assert len(grid.rows) == len(grid.lines)


cells = st.lists(st.text(alphabet="ab \r\n,;é\u2028", max_size=3), min_size=1, max_size=4)


@given(st.lists(cells, min_size=1, max_size=6), st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_a_text_without_quotation_marks_is_read_as_the_csv_module_reads_it(rows, end, closed) -> None:
    """Its lines may all have as many cells, which is quick to read, or not."""
    text = end.join(",".join(row) for row in rows) + (end if closed else "")
    grid = read(text)
    plain = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text, is_heading)))
    assert list(grid.rows) == plain
    assert list(grid.lines) == list(range(1, len(plain) + 1))
    if plain and plain[0]:
        one, other = under_header(grid, 0), under_header(Grid("f.csv", plain, range(1, len(plain) + 1)), 0)
        assert [list(column) for column in one.columns] == [list(column) for column in other.columns]
        assert (one.header, list(one.lines), one.malformed) == (other.header, list(other.lines), other.malformed)
