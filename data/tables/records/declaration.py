"""What a record is: something that a person here typed, and that no load touches."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from data.tables.declaration import Column, Table, Type

#: Columns that the store adds to every kind of record.
KEPT_BESIDE = ("record_key", "invented", "changed_at", "changed_by")


def column(name: str, kind: Type, meaning: str, **more: Any) -> Column:
    """A column of a record: its heading in a file is its name."""
    return Column(name, name, kind, meaning, **more)


@dataclass(frozen=True, kw_only=True)
class Record:
    """One kind of record, and the rules its rows keep. The file's name is its name.

    Its ``unit`` column holds the id of the unit a row is about: a team's, or of whatever kind ``unit_kind`` says
    (trust, service, team, worker). A reader sees the rows of units in scope, and a row that names a child (a link to
    person) only at the depth of children.
    """

    name: str
    plural: str = ""  #: what people call several of them, its name unless given: "No practice reviews are recorded"
    meaning: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]  #: what tells two records apart: of these, not all may be blank
    required: tuple[str, ...] = ()  #: a row where one of these is blank is refused
    expected: tuple[str, ...] = ()  #: blank there is a finding: such a record is in no number
    unit: str | None = None
    unit_kind: str | None = None
    team: str | None = None  #: beside ``unit_kind``: the team a row is about where it is blank
    uncounted: str | None = None  #: a row where this is filled is read by people, and no indicator counts it
    sealed_by: str | None = None  #: a row where this is filled never changes and never goes; "": each, once it is there
    table: Table = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Refuse a declaration that names what is not there; make the table that indicators read."""
        names = [one.name for one in self.columns]
        asked = {*self.key, *self.required, *self.expected, *filter(None, (self.unit, self.unit_kind, self.team, self.uncounted, self.sealed_by))}
        if not self.key or asked - set(names):
            raise ValueError(
                f"record {self.name} has no column {', '.join(sorted(asked - set(names))) or 'for its key'}"
            )
        if len(set(names)) < len(names) or set(names) & set(KEPT_BESIDE):
            raise ValueError(f"record {self.name}: a column stands twice, or is one of {', '.join(KEPT_BESIDE)}")
        object.__setattr__(self, "plural", self.plural or self.name.replace("_", " "))
        key = self.key[0] if len(self.key) == 1 else None
        object.__setattr__(self, "table", Table(self.name, self.name, self.meaning, self.columns, key=key))

    def column(self, name: str) -> Column:
        """The column of that name, or KeyError naming the record."""
        return self.table.column(name)

    def whose(self, row: Mapping[str, Any]) -> tuple[str | None, str]:
        """The kind and the id of the unit that a row is about; the kind is None where the row does not say."""
        kind = "team" if self.unit_kind is None else row.get(self.unit_kind)
        column_ = self.unit
        if kind is None and self.team is not None:
            kind, column_ = "team", self.team
        return kind, ("" if column_ is None else row.get(column_) or "")

    @property
    def names(self) -> tuple[str, ...]:
        """Column names in the order of the declaration."""
        return self.table.names

    def is_sealed(self, row: Mapping[str, Any]) -> bool:
        """True of a row that never changes again."""
        return self.sealed_by is not None and (not self.sealed_by or row.get(self.sealed_by) is not None)

    @cached_property
    def child(self) -> str | None:
        """The column that names the child a row is about."""
        return next((one.name for one in self.columns if one.links == "person"), None)

    @cached_property
    def names_workers(self) -> bool:
        """True where rows name workers."""
        return any(one.links == "professionals" for one in self.columns)


def discover() -> dict[str, Record]:
    """Each module of this folder that declares a RECORD, by its name, which is the module's."""
    found: dict[str, Record] = {}
    for module in sorted(pkgutil.iter_modules([str(Path(__file__).parent)]), key=lambda m: m.name):
        if module.name == "declaration":
            continue
        record: Record = importlib.import_module(f"data.tables.records.{module.name}").RECORD
        if record.name != module.name:
            raise ValueError(f"data/tables/records/{module.name}.py declares {record.name}: use the file's name")
        found[record.name] = record
    return found
