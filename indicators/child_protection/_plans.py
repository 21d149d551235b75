"""What the indicators of child protection plans share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from indicators.cases import BLANK, Bools, Cases, Ints
from indicators.clock import Clock, WorkingDays
from indicators.counting import flow, judged, stock
from indicators.reading import Reading, Rows
from indicators.spells import Spells, Timeline, last_day
from indicators.words import on_cp

#: From here on a plan without a core group is late; before it, nobody asks.
FIRST_CORE_GROUP = Clock(
    start="the initial conference, else the plan", stop="the first core group", limit=WorkingDays(10)
)


def children_on_plan(reading: Reading) -> Cases:
    """Children subject of a plan, each once however many plans cover the day."""
    spells = reading.fact(on_cp).spells()
    return stock(reading, spells, opened=spells.start)


def plan_events(reading: Reading, on: str | Ints, keep: Bools | None = None, **columns: Any) -> Cases:
    """Plans of this authority on one of their dates (or on days), held by whoever holds the child that day."""
    rows = reading.rows("cp_plans")
    ours = ~rows.is_("cp_plan_ola", "Y")
    return flow(
        reading,
        on=rows.days(on) if isinstance(on, str) else on,
        person=rows.person(),
        ref=rows.text("cp_plan_id"),
        keep=ours if keep is None else ours & keep,
        category=rows.text("cp_plan_latest_category"),
        **({"opened": rows.days("cp_plan_start_date")} | columns),
    )


def held_for_others(rows: Rows, plans: Rows) -> Bools:
    """Rows of a plan (``rows`` name it in cp_plan_id) that is held for another authority."""
    theirs: Bools = np.append(plans.is_("cp_plan_ola", "Y"), False)[rows.position("cp_plan_id", plans, "cp_plan_id")]
    return theirs


def our_starts(reading: Reading) -> tuple[Ints, Ints]:
    """The child and the start of every plan; nobody (-1) where it is held for another authority."""
    rows = reading.rows("cp_plans")
    return np.where(rows.is_("cp_plan_ola", "Y"), -1, rows.person()), rows.days("cp_plan_start_date")


def last_seen(reading: Reading) -> Timeline:
    """The day of the latest visit at which the child was seen, up to each day; BLANK before the first."""
    visits = reading.rows("cp_visits")
    seen = visits.is_("cp_visit_seen", "Y")
    return last_day(visits.person()[seen], visits.days("cp_visit_date")[seen])


def ended_plans(reading: Reading, rule: Callable[[Ints, Ints], Bools]) -> Cases:
    """Plans of this authority that ended, met by a rule of start and end; unknown without a start by then."""
    rows = reading.rows("cp_plans")
    start, end = rows.days("cp_plan_start_date"), rows.days("cp_plan_end_date")
    met = judged(rule(start, end), (start == BLANK) | (start > end))
    return plan_events(reading, "cp_plan_end_date", done=end, met=met)


def plan_stock(reading: Reading, spells: Spells, **columns: Any) -> Cases:
    """Plans on the days of spells whose ``row`` is a row of cp_plans."""
    rows = reading.rows("cp_plans")
    opened = rows.days("cp_plan_start_date")[spells.row]
    return stock(reading, spells, ref=rows.text("cp_plan_id")[spells.row], **({"opened": opened} | columns))
