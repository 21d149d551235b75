"""Workers who are known to be leaving."""

from __future__ import annotations

from datetime import date

import pandas as pd
import sqlalchemy as sa

from data.results import UnitKind
from data.store import schema
from data.store.visibility import Visibility

COLUMNS = ("worker_id", "worker", "team_id", "last_day")


def read_leavers(connection: sa.Connection, visible: Visibility, after: date, until: date) -> pd.DataFrame:
    """Those of the scope whose last day lies after one day and not after another: COLUMNS, the first to leave first."""
    row = schema.EXTRACT["professionals"]
    asked = sa.select(row.c.professional_id, row.c.end_date).where(row.c.end_date > after, row.c.end_date <= until)
    leaving = connection.execute(asked.order_by(row.c.end_date, row.c.professional_id)).all()
    workers = {unit.id: unit for unit in visible.units if unit.kind is UnitKind.WORKER}
    found = [
        (unit.id, unit.name, unit.parent, last) for worker, last in leaving if (unit := workers.get(worker)) is not None
    ]
    return pd.DataFrame(found, columns=list(COLUMNS), dtype=object)
