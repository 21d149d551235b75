"""Reports of the heads of service of an invented trust, so that whoever looks round finds what one looks like."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from data.results import Unit, UnitKind
from data.store import Store, write_records
from indicators.judge import Rag
from reports.building import gathered
from reports.content import Measure
from reports.frozen import thaw
from reports.gathering import Gathering
from reports.service_report import draft, fortnights, report_id, take

BY = "Invented head of service"
SAID = (
    "Two young people on our panel said that they are told of a change of worker too late. The leaving worker and the "
    "new one now visit together once."
)


def invent_reports(store: Store) -> None:
    """Two services and the collective one of the fortnight before are signed off; one of the latest is a draft."""
    whole = gathered(store)
    services = sorted((one for one in whole.units if one.kind is UnitKind.SERVICE and one.id), key=lambda one: one.name)
    ends = fortnights(whole.on, whole.settings)
    for unit in services[:2]:
        _write(store, whole, unit, ends[1], sign=True)
    _write(store, whole, whole.unit, ends[1], sign=True, quotes=[report_id(one, ends[1]) for one in services[:2]])
    for unit in services[:1]:
        _write(store, whole, unit, ends[0], sign=False)


def _write(
    store: Store, whole: Gathering, unit: Unit, ends: date, *, sign: bool, quotes: list[str] | None = None
) -> None:
    figures = take(replace(whole, unit=unit), ends)
    row = draft(unit, ends, figures["taking_id"], BY) | dict(_words(thaw(figures["body"])))
    if sign:
        row |= {
            "state": "signed",
            "signed_by": BY,
            "signed_on": ends + timedelta(days=2),
            "quotes": "\n".join(quotes or []) or None,
        }
    for name, written in (("frozen_figures", figures), ("service_report", row)):
        write_records(store, name, [written], by=BY, source="an invented trust", invented=True)


def _words(measures: list[Measure]) -> Iterator[tuple[str, str]]:
    """What anybody could say of these figures, and what no figure says."""
    well = [one for one in measures if one.rag is Rag.GREEN or "better" in one.variation]
    ill = [one for one in measures if one.rag is Rag.RED or "worse" in one.variation]
    yield "going_well", " ".join(one.sentence for one in well[:2]) or "Nothing stands out."
    said = (one.sentence + (f" {one.late}." if one.late else "") for one in ill[:2])
    yield "worries", " ".join(said) or "Nothing stands out."
    yield (
        "doing",
        "Team managers look at each of these children in supervision this week, and tell the board what they found.",
    )
    yield "children_said", SAID
    yield "asks", "To agree that two posts are covered until permanent workers start."
