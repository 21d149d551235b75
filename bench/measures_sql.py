"""The thirteen measures in DuckDB's SQL: the same algorithm as ours, said in its language.

Each case becomes +1 on the day it begins to count and -1 on the day it stops; summed along the days of a team, that is
every team on every day. Days are numbered from the first of the span; `span` is how many there are.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import duckdb
import numpy as np
import pandas as pd

from bench.caseload import DAY, Caseload
from indicators.cases import BLANK
from indicators.clock import day_date, working_day_after, working_days
from indicators.periods import Periods

MEASURES = (
    "assessments_done",
    "assessments_in_45",
    "assessments_open",
    "assessments_late",
    "cases_open",
    "cases_allocated",
    "plans_open",
    "plans_visited",
    "referrals",
    "re_referrals",
    "missing_now",
    "missing_returned",
    "interviewed_in_72",
)
FLOWS = frozenset({0, 1, 8, 9, 11, 12})
LEVELS = {"team": "t", "service": "t // 5", "trust": "t // 40"}


@dataclass(frozen=True)
class Span:
    """The days measured, and the weeks and months they lie in."""

    days: Periods
    weeks: Periods
    months: Periods


def fill(connection: duckdb.DuckDBPyConnection, caseload: Caseload, span: Span) -> None:
    """The caseload, a calendar and the periods as native tables."""
    for name, columns in caseload.tables.items():
        frame = pd.DataFrame({column: _dates(name, column, values) for column, values in columns.items()})
        if name in {"referrals", "plans"}:
            frame.insert(0, "id", np.arange(len(frame), dtype=np.int32))
        connection.register("frame", frame)
        casts = ", ".join(
            f'cast("{column}" as date) as "{column}"'
            if column in {"start", "end", "due", "day"} and name != "missing"
            else f'"{column}"'
            for column in frame
        )
        connection.execute(f"create or replace table {name} as select {casts} from frame")
    day = np.arange(int(span.days.first[0]) - 4_000, int(span.days.last[-1]) + 1_000, dtype=np.int32)
    first = int(span.days.first[0])
    calendar = pd.DataFrame(
        {
            "day": day.astype("datetime64[D]").astype("datetime64[s]"),
            "number": working_days(np.full(len(day), day[0]), day),
            "lapses": working_day_after(day, 11) - first,
        }
    )
    connection.register("frame", calendar)
    connection.execute("create or replace table calendar as select cast(day as date) as day, number, lapses from frame")
    days = span.days.first
    grain = pd.DataFrame({"d": days - first})
    for name, periods in (("week", span.weeks), ("month", span.months)):
        grain[name] = np.searchsorted(periods.last, days)
        grain[f"{name}_ends"] = np.isin(days, periods.last)
    connection.register("frame", grain)
    connection.execute("create or replace table grain as select * from frame")
    connection.unregister("frame")


def _dates(table: str, column: str, values: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    if column not in {"start", "end", "due", "day", "interview"}:
        return values
    unit = "s" if table == "missing" else "D"
    dates = values.astype("int64").astype(f"datetime64[{unit}]")
    dates[values == BLANK] = np.datetime64("NaT")
    return dates.astype("datetime64[s]")


def statements(caseload: Caseload, span: Span) -> list[str]:
    """What is run: every team and every worker on every day, then eight roll-ups."""
    n = len(span.days)
    first = f"date '{day_date(span.days.first[0])}'"

    def day(column: str) -> str:
        return f"({column} - {first})"

    def within(expression: str) -> str:
        return f"least(greatest({expression}, 0), {n})"

    def flow(measure: int, source: str, on: str) -> list[str]:
        return [f"select t, {on} as d, {measure} as m, 1 as v from {source} where {on} between 0 and {n - 1}"]

    def stock(measure: int, source: str, begin: str = "s", end: str = "e") -> list[str]:
        return [
            f"select t, {within(begin)} as d, {measure} as m, 1 as v from {source}",
            f"select t, {within(f'coalesce({end}, {n})')} as d, {measure} as m, -1 as v from {source}",
        ]

    named = f"""
        assessed as (
            select a.team as t, {day("a.start")} as s, {day('a."end"')} as e, {day("a.due")} + 1 as late_from,
                   ended.number - begun.number as took
            from assessments a
            left join calendar begun on begun.day = a.start
            left join calendar ended on ended.day = a."end"),
        late as (
            select t, greatest(s, late_from) as s, e from assessed
            where coalesce(e, {n} + 10000) > greatest(s, late_from)),
        in_time as (select t, e from assessed where took <= 45),
        referred as (select team as t, child, {day("start")} as s, {day('"end"')} as e from referrals),
        again as (
            select t, s, s - lag(s) over (partition by child order by s, t) as since from referred),
        again_in_a_year as (select t, s from again where since <= 365),
        allocated as (
            select r.team as t, {day("a.start")} as s, {day('a."end"')} as e
            from allocations a join referrals r on r.id = a."case"),
        planned as (select team as t, {day("start")} as s, {day('"end"')} as e from plans),
        visited as (
            select t, s, e from (
                select p.team as t, {day("v.day")} as s,
                       least(c.lapses, coalesce({day('p."end"')}, {n} + 10000),
                             coalesce(lead({day("v.day")}) over (partition by v.plan order by v.day), {n} + 10000)) as e
                from visits v join plans p on p.id = v.plan join calendar c on c.day = v.day)
            where e > s),
        away as (
            select team as t, {day("cast(start as date)")} as s, {day('cast("end" as date)')} as e,
                   interview - "end" <= interval 72 hours as spoken
            from missing),
        spoken_to as (select t, e from away where spoken)"""
    events = [
        *flow(0, "assessed", "e"),
        *flow(1, "in_time", "e"),
        *stock(2, "assessed"),
        *stock(3, "late"),
        *stock(4, "referred"),
        *stock(5, "allocated"),
        *stock(6, "planned"),
        *stock(7, "visited"),
        *flow(8, "referred", "s"),
        *flow(9, "again_in_a_year", "s"),
        *stock(10, "away"),
        *flow(11, "away", "e"),
        *flow(12, "spoken_to", "e"),
    ]
    per_measure = ", ".join(f"sum(case when m = {m} then v else 0 end) as m{m}" for m in range(len(MEASURES)))
    running = ", ".join(
        f"cast(coalesce(m{m}, 0) as integer) as {name}"
        if m in FLOWS
        else f"cast(sum(coalesce(m{m}, 0)) over (partition by g.t order by g.d) as integer) as {name}"
        for m, name in enumerate(MEASURES)
    )
    script = [
        f"""create or replace table team_day as
        with {named},
        events as ({" union all ".join(events)}),
        sums as (select t, d, {per_measure} from events group by t, d),
        g as (select a.range as t, b.range as d from range({caseload.teams}) a cross join range({n}) b)
        select g.t, g.d, {running} from g left join sums on sums.t = g.t and sums.d = g.d""",
        f"""create or replace table worker_day as
        with spells as (select worker as w, {day("start")} as s, {day('"end"')} as e from allocations),
        events as (select w, {within("s")} as d, 1 as v from spells
                   union all select w, {within(f"coalesce(e, {n})")} as d, -1 as v from spells),
        sums as (select w, d, sum(v) as v from events group by w, d),
        g as (select a.range as w, b.range as d from range({caseload.workers}) a cross join range({n}) b)
        select g.w, g.d, cast(sum(coalesce(v, 0)) over (partition by g.w order by g.d) as integer) as caseload
        from g left join sums on sums.w = g.w and sums.d = g.d""",
    ]
    for level, unit in LEVELS.items():
        for period in ("day", "week", "month"):
            if (level, period) == ("team", "day"):
                continue
            at = "grain.d" if period == "day" else period
            sums = ", ".join(
                f"sum({name}) as {name}"
                if m in FLOWS or period == "day"
                else f"sum(case when {period}_ends then {name} else 0 end) as {name}"
                for m, name in enumerate(MEASURES)
            )
            script.append(
                f"create or replace table {level}_{period} as select {unit} as k, {at} as p, {sums} "
                f"from team_day join grain on grain.d = team_day.d group by {unit}, {at}"
            )
    return script


def checksums(connection: duckdb.DuckDBPyConnection) -> dict[str, list[int]]:
    """A number for each measure of each table that changes if any value, unit or period does."""
    found = {}
    for level in LEVELS:
        for period in ("day", "week", "month"):
            k, p = ("t", "d") if (level, period) == ("team", "day") else ("k", "p")
            sums = ", ".join(f"sum(cast({name} as bigint) * ({k} % 97 + 1) * ({p} % 31 + 1))" for name in MEASURES)
            row = connection.execute(f"select {sums} from {level}_{period}").fetchone()
            assert row is not None
            found[f"{level} {period}"] = [int(value) for value in row]
    row = connection.execute(
        "select sum(cast(caseload as bigint) * (w % 97 + 1) * (d % 31 + 1)) from worker_day"
    ).fetchone()
    assert row is not None
    found["worker day"] = [int(row[0])]
    return found


def in_seconds(day: int) -> int:
    """The first second of a day number."""
    return day * DAY
