"""Heads of service to the Practice Improvement Board: a fortnight's figures, frozen, and what is said of them.

One report for each service and one collective, of the trust. A draft may be written on and its figures taken again;
once it is signed off, the store refuses every change (data/tables/records/service_report.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from secrets import token_hex
from typing import Any

from data.cells import day_of, text_of
from data.results import Grain, Unit, UnitKind
from data.scope import Scope
from data.settings import Settings
from data.store import Store
from indicators.speech import day
from reports.choices import PRIORITY
from reports.content import Cell, Measure, Number, Table
from reports.frozen import freeze, thaw
from reports.gathering import Gathering
from reports.packs.pib import PRACTICE

#: What is asked of a head of service, by the column that keeps the answer.
ASKED = {
    "going_well": "What is going well, and how do we know?",
    "worries": "What worries us, and for which children?",
    "doing": "What are we doing about it, who and by when?",
    "children_said": "What did children and families say, and what changed because of it?",
    "asks": "What do we ask of the board?",
}
#: Without these nobody signs: "The child's voice is captured".
NEEDED = ("going_well", "worries", "children_said")
FORTNIGHT = timedelta(days=14)
#: How many fortnights back a report may be begun.
BACK = 13


@dataclass(frozen=True)
class Report:
    """One report as it is kept."""

    id: str
    unit: Unit
    ends: date  #: the last day of its fortnight
    taking: str
    words: Mapping[str, str]  #: by the column of ASKED
    quotes: tuple[str, ...]
    written_by: str
    signed_by: str
    signed_on: date | None
    changed_at: str

    @property
    def is_signed(self) -> bool:
        """Nothing of it changes any more."""
        return self.signed_on is not None

    @property
    def stands(self) -> str:
        """Where it is on its way, in words."""
        if self.signed_on is not None:
            return f"Signed off by {self.signed_by} on {day(self.signed_on)}"
        return f"A draft, last written on by {self.written_by}"

    @property
    def said(self) -> list[tuple[str, str]]:
        """What was asked and answered; nothing where it was not."""
        return [(question, self.words[name]) for name, question in ASKED.items() if self.words[name]]


@dataclass(frozen=True)
class Figures:
    """What a report speaks of, as it stood."""

    on: date
    load_id: int
    measures: Sequence[Measure]


def fortnights(on: date, settings: Settings) -> list[date]:
    """The last days of the whole fortnights before a day or on it, the latest first."""
    anchor = date.fromisoformat(settings.text("fortnight_starts")) - timedelta(days=1)
    latest = anchor + FORTNIGHT * ((on - anchor) // FORTNIGHT)
    return [latest - FORTNIGHT * back for back in range(BACK)]


def report_id(unit: Unit, ends: date) -> str:
    """What a unit's report of a fortnight is called."""
    return f"{ends.isoformat()}-{unit.id or 'collective'}"


def reports(store: Store, scope: Scope, units: Sequence[Unit]) -> list[Report]:
    """Every report in scope, the latest fortnight first, the collective one before those of services by name."""
    found = [_report(row, units) for row in store.records(scope, "service_report").to_dict("records")]
    return sorted(found, key=lambda one: (-one.ends.toordinal(), one.unit.kind is not UnitKind.TRUST, one.unit.name))


def report_named(store: Store, scope: Scope, name: str, units: Sequence[Unit]) -> Report | None:
    """One report; None where there is none of that name in scope."""
    rows = store.records(scope, "service_report", key={"report_id": name}).to_dict("records")
    return _report(rows[0], units) if rows else None


def _report(row: Mapping[Any, Any], units: Sequence[Unit]) -> Report:
    kind, name = UnitKind(row["unit_kind"]), text_of(row["unit_id"])
    unit = next((one for one in units if one.kind is kind and one.id == name), None)
    return Report(
        id=str(row["report_id"]),
        unit=unit or Unit(kind, name, "A service that is not there any more" if name else "The trust"),
        ends=day_of(row["fortnight_end"]) or date.min,
        taking=text_of(row["taking_id"]),
        words={one: text_of(row[one]) for one in ASKED},
        quotes=tuple(text_of(row["quotes"]).split("\n")) if text_of(row["quotes"]) else (),
        written_by=text_of(row["written_by"]) or text_of(row["changed_by"]),
        signed_by=text_of(row["signed_by"]),
        signed_on=day_of(row["signed_on"]),
        changed_at=text_of(row["changed_at"]),
    )


def figures(store: Store, scope: Scope, taking: str) -> Figures:
    """The figures of a taking; LookupError where it is not there, ValueError where it cannot be read any more."""
    rows = store.records(scope, "frozen_figures", key={"taking_id": taking}).to_dict("records")
    if not rows:
        raise LookupError("The figures of this report are not in the store.")
    (row,) = rows
    return Figures(day_of(row["figures_on"]) or date.min, int(row["load_id"] or 0), thaw(row["body"]))


def take(gathering: Gathering, ends: date) -> dict[str, Any]:
    """The figures of a fortnight as they stand now: a row of frozen_figures.

    ValueError where small numbers are hidden: what is frozen is what managers of these children see.
    """
    if gathering.suppressed:
        raise ValueError("figures are frozen as their managers see them, never as they are shared")
    unit = gathering.unit
    return {
        "taking_id": f"{report_id(unit, ends)}-{token_hex(4)}",
        "unit_kind": unit.kind.value,
        "unit_id": unit.id or None,
        "fortnight_end": ends,
        "figures_on": ends,
        "load_id": float(gathering.load.id),
        "body": freeze(measures(gathering, ends)),
    }


def measures(gathering: Gathering, ends: date) -> list[Measure]:
    """What a report speaks of, as at the end of its fortnight: by the fortnight, else by the month."""
    then = replace(gathering, on=ends)
    found = then.measures(dict.fromkeys((*PRIORITY, *PRACTICE)), grains=[Grain.FORTNIGHT])
    return [one for one in found if one.last is not None]


def draft(unit: Unit, ends: date, taking: str, by: str) -> dict[str, Any]:
    """A report that is begun: a row of service_report."""
    return {
        "report_id": report_id(unit, ends),
        "unit_kind": unit.kind.value,
        "unit_id": unit.id or None,
        "fortnight_end": ends,
        "taking_id": taking,
        "state": "draft",
        "written_by": by,
    }


def signed(report: Report, by: str, on: date, quoted: Iterable[Report]) -> dict[str, Any]:
    """What signing a report off adds to its row."""
    return {
        "report_id": report.id,
        "state": "signed",
        "signed_by": by,
        "signed_on": on,
        "quotes": "\n".join(one.id for one in quoted) or None,
    }


def lacking(report: Report) -> list[str]:
    """The questions without which nobody signs it off."""
    return [ASKED[name] for name in NEEDED if not report.words[name]]


def quoted(report: Report, every: Sequence[Report]) -> list[Report]:
    """The services' reports that a collective one stands on: those signed when it was, or, of a draft, those signed."""
    if report.unit.kind is not UnitKind.TRUST:
        return []
    if report.is_signed:
        return [one for one in every if one.id in report.quotes]
    return [one for one in every if one.ends == report.ends and one.is_signed and one.unit.kind is UnitKind.SERVICE]


def beside(held: Sequence[Measure], title: str) -> Table | None:
    """A row a measure, a column a unit below; None where nothing has numbers of those."""
    tables = [(one, one.units) for one in held if one.units is not None]
    names = sorted({str(row[0]) for _, table in tables for row in table.rows})
    if not names:
        return None
    rows = []
    for one, table in tables:
        values = {str(row[0]): _with_sides(row) for row in table.rows}
        rows.append((one.title, *(values.get(name, "–") for name in names)))
    return Table(title, ("Measure", *names), tuple(rows))


def _with_sides(row: Sequence[Cell]) -> Cell:
    """A unit's number; a share never stands without what it is a share of."""
    _, value, *sides = row
    met, of = (one.words if isinstance(one, Number) else str(one) for one in (*sides, "", "")[:2])
    if not isinstance(value, Number) or value.value is None or value.unit != "percent" or not of:
        return value
    return f"{value.words} ({met} of {of})"
