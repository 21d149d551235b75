"""What is noticed about a source: a finding, a row set aside, the account of rows, a source that cannot be read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding matters to the numbers."""

    ERROR = "error"  #: something is lost or a number is wrong until a person mends it
    WARNING = "warning"  #: a number may be wrong; a person should look
    NOTE = "note"  #: worth knowing; no number suffers


#: What is noticed while a source is read, and what it is called on screen. A check of etl/checks has its own TITLE.
READING = {
    "file_unreadable": "File that cannot be read",
    "file_not_ours": "File that is none of ours",
    "file_of_records": "File of records, which no load takes in",
    "list_absent": "List missing from the workbook",
    "no_rows": "Headings without rows",
    "absent_column": "Column that is missing",
    "unmapped_column": "Column that is none of ours",
    "column_twice": "Heading that stands twice",
    "heading_by_likeness": "Heading taken for the one it is most like",
    "blank_column": "Cell that must not be blank",
    "encoding_guessed": "File in an old encoding",
    "unclosed_quote": "Quotation mark that is never closed",
    "malformed_line": "Line with too many or too few cells",
    "blank_key": "Row without its own id",
    "blank_child": "Row without a child",
    "repeated_key": "Row that came twice",
    "broken_characters": "Broken characters, put right",
    "excel_error": "Cell that holds an error of Excel",
    "damaged_id": "Id shortened by Excel",
    "cell_too_long": "Cell that is too long",
    "unreadable_code": "Code that is none of the codes",
    "unreadable_choice": "Answer that is none of the answers",
    "unreadable_flag": "Neither yes nor no",
    "unreadable_date": "Date that cannot be read",
    "ambiguous_date": "Date that can be read two ways",
    "paused_month": "Planned for a month in which nothing is",
    "month_first": "Dates written month first",
    "times_all_midnight": "Times that are all midnight",
    "unreadable_number": "Number that cannot be read",
    "unreadable_postcode": "Postcode that cannot be one",
    "date_after_as_of": "Date after the day of the data",
    "unknown_person": "Child without a person row",
    "unknown_worker": "Worker who is not on the list of workers",
    "unknown_team": "Team that is not on the list of teams",
    "unknown_link": "Link that leads nowhere",
    "unknown_indicator": "Indicator that is none of ours",
    "lists_disagree": "Lists that disagree about a child",
    "age_differs": "Age that is not that of the date of birth",
    "end_not_told": "End that no list tells of",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing noticed about one row, one column or one file.

    ``message`` never holds a value of the row, so that it may be logged and counted. ``value`` is what the cell held,
    or the key of the row that a check found: only for people who may see the row. ``check`` is stable: the name of a
    rule of reading (``unreadable_date``) or the file name of a check (``cin_8815``).
    """

    check: str
    severity: Severity
    table: str  #: our table name, or an Annex A list ("list_8"), or "" for a whole file
    message: str
    file: str = ""
    line: int | None = None  #: line of the file (1 is the first), row of the sheet, or ordinal of a database row
    column: str = ""
    value: str | None = None
    person: str | None = None
    team: str | None = None  #: name of the team that can mend it, where it is known


@dataclass(frozen=True, slots=True)
class SetAside:
    """One row that was not loaded, kept whole."""

    table: str
    file: str
    line: int | None
    reason: str
    row: str  #: the row as text, in CSV


@dataclass(frozen=True, slots=True)
class RowAccount:
    """Rows of one table in one file: read is always loaded plus set aside."""

    table: str
    file: str
    read: int
    loaded: int
    set_aside: int


class Unreadable(Exception):
    """Nothing can be loaded from this source; the text is one sentence saying what, where and what to do."""
