"""What a table is: named columns with types, codes and meanings, each naming its Standard Safeguarding Dataset item."""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import dataclass
from enum import Enum
from pathlib import Path


class Type(Enum):
    """How the values of a column are read, held in a frame and kept in the store.

    In a typed frame: KEY, LINK, TEXT, CODE, FLAG and INSTANT are text (missing is NaN), DATE is
    ``datetime64[s]`` at midnight (missing is NaT), NUMBER is float64, INTEGER is float64 holding whole numbers.
    """

    KEY = "key"  #: names this row, or a thing of this table
    LINK = "link"  #: names a row of another table; never enforced, because a child without a person row is still a child
    TEXT = "text"
    CODE = "code"  #: a DfE code of `codes`; UNREADABLE where the cell was filled with something that is no code
    FLAG = "flag"  #: Y, N or NA
    DATE = "date"
    INSTANT = "instant"  #: "2026-06-30T23:45:00Z" in UTC, or "2026-06-30" where the source gave no time
    NUMBER = "number"
    INTEGER = "integer"


#: A coded cell that was filled, but with nothing we can read as a code. It is not blank: rules tell the two apart.
UNREADABLE = "?"


@dataclass(frozen=True)
class Column:
    """One column: our name, the item it comes from, and what it means."""

    name: str
    item: str  #: the column's name in the extract: an SSD name, or one that begins with ``loc_``
    type: Type
    meaning: str
    ref: str = ""  #: SSD item reference, such as CINA003A
    codes: str | None = None  #: a code table, data/reference/codes/<codes>.csv
    links: str | None = None  #: the table a LINK leads to
    future: bool = False  #: due dates and dates of birth: may lie after as_of, and are then kept
    choices: tuple[str, ...] = ()  #: a TEXT of a record that is one of these words
    longest: int = 20_000  #: how many characters a TEXT of a record may have
    month: bool = False  #: a DATE of a record that is a month, kept as its first day
    paused: tuple[int, ...] = ()  #: calendar months in which there should be none: one that lies there is a finding

    @property
    def is_local(self) -> bool:
        """True for what SSD lacks: every such column is optional."""
        return self.item.startswith("loc_")


@dataclass(frozen=True)
class Table:
    """One table of the extract, and the rules its rows keep."""

    name: str
    source: str  #: its file in the native extract, without .csv: ssd_<table> or loc_<table>
    meaning: str
    columns: tuple[Column, ...]
    key: str | None = None  #: primary key: a row where it is blank is set aside; of two rows that share it, one is kept
    child: str | None = None  #: the person link without which a row about a child is set aside
    starts: str | None = None  #: a row whose date here lies after as_of has not happened yet

    def column(self, name: str) -> Column:
        """The column of that name, or KeyError naming the table."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(f"table {self.name} has no column {name}")

    @property
    def names(self) -> tuple[str, ...]:
        """Column names in the order of the extract."""
        return tuple(column.name for column in self.columns)


def discover() -> dict[str, Table]:
    """Each module of this folder that declares a TABLE, by table name; the module's name is the table's."""
    found: dict[str, Table] = {}
    for module in sorted(pkgutil.iter_modules([str(Path(__file__).parent)]), key=lambda m: m.name):
        if module.ispkg or module.name == "declaration":
            continue
        table: Table = importlib.import_module(f"data.tables.{module.name}").TABLE
        if table.name != module.name:
            raise ValueError(f"data/tables/{module.name}.py declares a table named {table.name}: use the file's name")
        found[table.name] = table
    return found

