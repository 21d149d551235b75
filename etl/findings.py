"""What is noticed about a source: a finding, a row set aside, the account of rows, a source that cannot be read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding matters to the numbers."""

    ERROR = "error"  #: something is lost or a number is wrong until a person mends it
    WARNING = "warning"  #: a number may be wrong; a person should look
    NOTE = "note"  #: worth knowing; no number suffers


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
