"""What the indicators of child protection plans share."""

from __future__ import annotations

from typing import Any

from indicators.cases import Bools, Cases
from indicators.counting import flow, stock
from indicators.reading import Reading
from indicators.spells import Spells
from indicators.words import on_cp


def children_on_plan(reading: Reading) -> Cases:
    """Children subject of a plan, each once however many plans cover the day."""
    spells = reading.fact(on_cp).spells()
    return stock(reading, spells, opened=spells.start)


def plan_events(reading: Reading, on: str, keep: Bools | None = None, **columns: Any) -> Cases:
    """Plans of this authority on one of their dates, held by whoever holds the child that day."""
    rows = reading.rows("cp_plans")
    ours = ~rows.is_("cp_plan_ola", "Y")
    return flow(
        reading,
        on=rows.days(on),
        person=rows.person(),
        ref=rows.text("cp_plan_id"),
        keep=ours if keep is None else ours & keep,
        opened=rows.days("cp_plan_start_date"),
        category=rows.text("cp_plan_latest_category"),
        **columns,
    )


def plan_stock(reading: Reading, spells: Spells, **columns: Any) -> Cases:
    """Plans on the days of spells whose ``row`` is a row of cp_plans."""
    rows = reading.rows("cp_plans")
    return stock(reading, spells, ref=rows.text("cp_plan_id")[spells.row], **columns)
