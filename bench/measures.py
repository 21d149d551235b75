"""The thirteen measures from cases by our engine, beside DuckDB's SQL on the same data: equal checksums first.

Thirteen measures of every team on every day of three years, every worker's caseload on every day, and eight roll-ups
(team, service and trust by day, week and month). Both start from columns in memory or native tables, and both leave
their results where a reader can take them.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

import duckdb
import numpy as np

from bench import measures_sql
from bench.caseload import DAY, LAST, Caseload, invent
from bench.measures_sql import Span
from bench.report import Bar, Report
from bench.rounds import Timing, interleave
from data.ledger import Column, Pieces
from indicators.cases import BLANK, MET, NOT_MET, Cases, Ints, cases
from indicators.clock import working_day_after, working_days
from indicators.fold import Matrix, Tally, tally
from indicators.kinds import FLOW, STOCK, Fold
from indicators.periods import periods
from indicators.results import Grain
from indicators.spells import Spells, possible, split

#: A Monday and the first of a month, so that the first week and the first month are whole.
FIRST = int(np.datetime64("2023-05-01", "D").astype(int))

Results = dict[str, dict[str, Matrix]]


def span() -> Span:
    """The three years measured."""
    return Span(*(periods(grain, FIRST, LAST) for grain in (Grain.DAY, Grain.WEEK, Grain.MONTH)))


def _events(team: Ints, on: Ints, met: np.ndarray | None = None) -> Cases:
    keep = on != BLANK
    return _cases(team[keep], on[keep], None, None if met is None else met[keep])


def _cases(team: Ints, start: Ints, end: Ints | None = None, met: np.ndarray | None = None) -> Cases:
    nobody = np.full(len(start), -1, np.int32)
    ref = np.empty(len(start), dtype=object)
    return cases(person=nobody, ref=ref, team=team, worker=nobody, start=start, end=end, met=met)


def _spells(team: Ints, spells: Spells, met: np.ndarray | None = None) -> Cases:
    return _cases(team[spells.row], spells.start, spells.end, met)


def _rows(columns: dict[str, np.ndarray]) -> Spells:
    start = columns["start"]
    return possible(np.arange(len(start), dtype=np.int32), start, columns["end"])


def count_cases(caseload: Caseload) -> dict[str, tuple[Cases, Fold]]:
    """What is counted, as cases: eight sets, of which five answer two measures at once by met and not met."""
    tables = caseload.tables
    assessed, referred, allocated = tables["assessments"], tables["referrals"], tables["allocations"]
    planned, away = tables["plans"], tables["missing"]

    finished = np.where(working_days(assessed["start"], assessed["end"]) <= 45, MET, NOT_MET)
    running = _rows(assessed)
    pieces, late = split(running, assessed["due"][running.row] + 1)
    overdue = _spells(assessed["team"][running.row], pieces, np.where(late, NOT_MET, MET))

    team = referred["team"]
    order = np.lexsort((team, referred["start"], referred["child"]))
    child, day = referred["child"][order], referred["start"][order]
    again = np.r_[False, (child[1:] == child[:-1]) & (day[1:] - day[:-1] <= 365)]

    returned = np.where(away["end"] == BLANK, BLANK, away["end"] // DAY).astype(np.int32)
    spoken = (away["interview"] != BLANK) & (away["interview"] - away["end"] <= 72 * 3600)
    gone = possible(np.arange(len(returned), dtype=np.int32), (away["start"] // DAY).astype(np.int32), returned)
    return {
        "assessments": (_events(assessed["team"], assessed["end"], finished), FLOW),
        "open assessments": (overdue, STOCK),
        "open cases": (_spells(team, _rows(referred)), STOCK),
        "allocated": (_spells(team[allocated["case"]], _rows(allocated)), STOCK),
        "plans": (_spells(planned["team"], _rows(planned)), STOCK),
        "visited": (_visited(caseload), STOCK),
        "referrals": (_events(team[order], day, np.where(again, MET, NOT_MET)), FLOW),
        "missing": (_spells(away["team"], gone), STOCK),
        "returned": (_events(away["team"], returned, np.where(spoken, MET, NOT_MET)), FLOW),
    }


def _visited(caseload: Caseload) -> Cases:
    """A visit holds until the eleventh working day, the next visit or the plan's end, whichever comes first."""
    visits, plans = caseload.tables["visits"], caseload.tables["plans"]
    order = np.lexsort((visits["day"], visits["plan"]))
    plan, day = visits["plan"][order], visits["day"][order]
    never = np.iinfo(np.int32).max
    following = np.append(np.where(plan[1:] == plan[:-1], day[1:], never), never)
    ends = np.where(plans["end"] == BLANK, never, plans["end"])[plan]
    end = np.minimum(np.minimum(working_day_after(day, 11), ends), following).astype(np.int32)
    keep = end > day
    return _cases(plans["team"][plan[keep]], day[keep], end[keep])


def fold_all(caseload: Caseload, counted: dict[str, tuple[Cases, Fold]], measured: Span) -> dict[str, dict[str, Tally]]:
    """Every set of cases by team, service and trust, by day, week and month."""
    service = np.arange(caseload.teams, dtype=np.int32) // 5
    trust = np.arange(caseload.teams, dtype=np.int32) // 40
    spans = {span.grain: (span.first, span.last) for span in (measured.days, measured.weeks, measured.months)}
    pieces = Pieces.of(spans)  # days, all of them
    tallies: dict[str, dict[str, Tally]] = {}
    for name, (these, fold) in counted.items():
        team = tally(these, fold, these.team, caseload.teams, measured.days)
        daily = {
            "team": team,
            "service": team.rolled_up(service, int(service[-1]) + 1),
            "trust": team.rolled_up(trust, int(trust[-1]) + 1),
        }
        for kind, each in daily.items():
            columns = [Column(part, fold is FLOW) for part in each.parts]
            for grain in spans:
                parts = np.stack([column.over(pieces, grain) for column in columns])
                tallies.setdefault(f"{kind} {grain}", {})[name] = Tally(parts, each.answers)
    return tallies


def caseloads(caseload: Caseload, measured: Span) -> Matrix:
    """How many cases each worker holds on each day."""
    allocated = caseload.tables["allocations"]
    spells = _rows(allocated)
    held = _spells(allocated["worker"], spells)
    return tally(held, STOCK, held.team, caseload.workers, measured.days).met


def checksums(tallies: dict[str, dict[str, Tally]], workers: Matrix) -> dict[str, list[int]]:
    """The same numbers as measures_sql.checksums."""

    def one(matrix: Matrix) -> int:
        unit, period = np.arange(matrix.shape[0]) % 97 + 1, np.arange(matrix.shape[1]) % 31 + 1
        return int(unit @ np.round(matrix).astype(np.int64) @ period)

    found = {}
    for where, by in tallies.items():
        done, open_, seen, came = by["assessments"], by["open assessments"], by["referrals"], by["returned"]
        found[where] = [
            one(matrix)
            for matrix in (
                done.met + done.not_met,
                done.met,
                open_.met + open_.not_met,
                open_.not_met,
                by["open cases"].met,
                by["allocated"].met,
                by["plans"].met,
                by["visited"].met,
                seen.met + seen.not_met,
                seen.met,
                by["missing"].met,
                came.met + came.not_met,
                came.met,
            )
        ]
    found["worker day"] = [one(workers)]
    return found


def compare(scale: int, rounds: int) -> tuple[Caseload, dict[str, Timing]]:
    """Ours and DuckDB's in turn, after both have given the same answers."""
    caseload, measured = invent(scale), span()
    with tempfile.TemporaryDirectory() as folder:
        connection = duckdb.connect(str(Path(folder) / "measures.duckdb"))
        measures_sql.fill(connection, caseload, measured)
        script = measures_sql.statements(caseload, measured)

        def in_sql() -> None:
            for statement in script:
                connection.execute(statement)

        counted = count_cases(caseload)

        def from_columns() -> None:
            fold_all(caseload, count_cases(caseload), measured)
            caseloads(caseload, measured)

        def from_cases() -> None:
            fold_all(caseload, counted, measured)
            caseloads(caseload, measured)

        in_sql()
        ours = checksums(fold_all(caseload, counted, measured), caseloads(caseload, measured))
        theirs = measures_sql.checksums(connection)
        if ours != theirs:
            differing = [where for where in theirs if ours.get(where) != theirs[where]]
            raise AssertionError(f"the engine and the SQL disagree about {', '.join(differing)}")
        jobs: dict[str, Callable[[], None]] = {"sql": in_sql, "columns": from_columns, "cases": from_cases}
        timings = interleave(jobs, rounds)
        connection.close()
    return caseload, timings


def run(rounds: int) -> Report:
    """The bars of the thirteen measures."""
    lines, bars, columns = [], [], {}
    for scale in (1, 10):
        caseload, timings = compare(scale, rounds)
        sql, whole, folds = timings["sql"], timings["columns"], timings["cases"]
        columns[scale] = folds
        lines.append(
            f"x{scale}, {caseload.rows:,} rows, equal checksums: DuckDB SQL {sql}; "
            f"ours from columns {whole}; ours from cases {folds}."
        )
        bars += [
            Bar(f"13 measures x{scale}, DuckDB SQL ÷ ours from cases", sql.median / folds.median, at_least=10),
            Bar(f"13 measures x{scale}, DuckDB SQL ÷ ours from columns", sql.median / whole.median),
        ]
    bars.append(Bar("13 measures, ours from cases, x10 ÷ x1", columns[10].median / columns[1].median, at_most=13))
    return Report("The thirteen measures", tuple(lines), tuple(bars))
