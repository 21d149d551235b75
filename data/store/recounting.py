"""Counting some indicators anew between loads: their results and cases of the latest load, replaced in one transaction.

Units and periods that the load had not met are added behind those it had: a number once given out never changes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from numpy.typing import NDArray

from data.results import Unit, UnitKind
from data.store import schema
from data.store.lease import Lease
from data.store.loads import latest
from data.store.series import PackedSeries, Packer
from data.store.store import Store
from data.store.unpacking import unpacked
from data.store.writing import add_cases, add_results
from data.store.written import Written


@dataclass(frozen=True)
class Anew:
    """What some indicators come to now: results packed by the ``packer`` of the load, and cases by list."""

    indicators: Sequence[str]
    lists: Sequence[str]  #: every list that these indicators may keep: one that is in ``cases`` no more is empty
    packer: Packer
    results: Sequence[PackedSeries]
    lacking: Mapping[str, Sequence[str]]
    cases: Mapping[str, Mapping[str, NDArray[Any]]]


def packer_of(connection: sa.Connection, load_id: int) -> Packer:
    """A packer that goes on where that of a load ended."""
    unit, periods = schema.UNIT, schema.PERIODS
    units = connection.execute(sa.select(unit).where(unit.c.load_id == load_id).order_by(unit.c.number)).all()
    days = connection.execute(sa.select(periods).where(periods.c.load_id == load_id).order_by(periods.c.number))
    return Packer(
        {
            (UnitKind(row.kind), row.id): (row.number, Unit(UnitKind(row.kind), row.id, row.name, row.parent))
            for row in units
        },
        {unpacked(row.days): row.number for row in days},
    )


def replace(connection: sa.Connection, load_id: int, anew: Anew) -> None:
    """Put what indicators come to now in the place of what they came to in a load, which is the latest.

    Whose cases open a child's timeline is not touched: what people typed opens none.
    """
    names = list(anew.indicators)
    for table in (schema.RESULT, schema.LACKING):
        connection.execute(table.delete().where(table.c.load_id == load_id, table.c.indicator.in_(names)))
    before = packer_of(connection, load_id)
    more = Packer(
        {key: one for key, one in anew.packer.units.items() if key not in before.units},
        {days: number for days, number in anew.packer.periods.items() if days not in before.periods},
    )
    add_results(connection, load_id, more, anew.results, anew.lacking)
    connection.execute(schema.CASE_BLOCK.delete().where(schema.CASE_BLOCK.c.indicator.in_(list(anew.lists))))
    add_cases(connection, anew.cases)


@dataclass(frozen=True)
class Pending:
    """Records as they will be, within the transaction that writes them: what follows from them can be counted anew."""

    store: Store
    connection: sa.Connection
    written: Written

    def packer(self) -> Packer:
        """A packer that goes on where that of the latest load ended."""
        return packer_of(self.connection, latest(self.connection))

    def replace(self, lease: Lease, anew: Anew) -> None:
        """Replace results and cases of the latest load; StoreError where the lease of loads has been lost."""
        lease.confirm(self.connection)
        replace(self.connection, latest(self.connection), anew)
