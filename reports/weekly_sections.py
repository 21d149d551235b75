"""The sections of the weekly meeting, and the order that a service's managers put them in: of the page and of the pack.

"Relevant Report content for each section developed through consultation with Managers" (Performance Management and
Quality Assurance Framework, "Weekly").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from data.results import Unit, UnitKind
from data.scope import Scope
from data.store import Store

#: By name, in the order that stands until managers set another, what each is called.
SECTIONS = {
    "numbers": "This week",
    "teams": "Beside each other",
    "caseload": "Who holds what",
    "due": "Due in the next two weeks",
    "late": "Late work by age",
    "oversight": "Supervision and oversight",
    "data": "The quality of the data",
}


@dataclass(frozen=True)
class Order:
    """The sections in their order, those that are left out, and whose order that is; nobody's where none was set."""

    shown: tuple[str, ...]
    hidden: tuple[str, ...] = ()
    whose: Unit | None = None
    by: str = ""


def service_of(unit: Unit, units: Sequence[Unit]) -> Unit | None:
    """The service whose managers decide for a unit; None for the trust and for a team without one."""
    if unit.kind is UnitKind.SERVICE:
        return unit
    name = unit.parent if unit.kind is UnitKind.TEAM else ""
    return next((one for one in units if one.kind is UnitKind.SERVICE and one.id == name and name), None)


def order_of(store: Store, scope: Scope, unit: Unit, units: Sequence[Unit]) -> Order:
    """The order that holds for a unit: its service's, else the trust's, else that of SECTIONS.

    A section that came after an order was set stands at its end.
    """
    frame = store.records(replace(scope, services=None, teams=None), "section_order")  # a team has its service's
    trust = next((one for one in units if one.kind is UnitKind.TRUST), None)
    for one in filter(None, (service_of(unit, units), trust)):
        mine = [
            row
            for row in (frame.to_dict("records") if len(frame) else ())
            if row["unit_kind"] == one.kind.value and (row["unit_id"] or "") == one.id and row["section"] in SECTIONS
        ]
        if mine:
            mine.sort(key=lambda row: (row["place"], row["section"]))
            placed = [row["section"] for row in mine]
            new = [name for name in SECTIONS if name not in placed]
            out = {row["section"] for row in mine if row["shown"] == "N"}
            shown = tuple(name for name in (*placed, *new) if name not in out)
            latest = max(mine, key=lambda row: str(row["changed_at"]))
            return Order(shown, tuple(name for name in placed if name in out), one, str(latest["changed_by"]))
    return Order(tuple(SECTIONS))
