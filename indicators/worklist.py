"""Who needs action today: the open cases that are late or nearly so, gathered by child, the most urgent first.

What is over a year past its limit comes last. Nobody works on it today: it was most likely never closed on the system,
and at the head of the list it would hide the child who became late yesterday. It stays late in every number.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import Any

import pandas as pd

from indicators.clock import add_months, day_date, day_number, days, working_days


class State(IntEnum):
    """How an open case stands against its limit, the worst first."""

    LATE = 0
    DUE_TODAY = 1
    DUE_SOON = 2

    @property
    def words(self) -> str:
        """What is written beside the shape."""
        return {State.LATE: "Late", State.DUE_TODAY: "Due today", State.DUE_SOON: "Due soon"}[self]


@dataclass(frozen=True)
class Concern:
    """A kind of case that asks for action: which indicator lists it, how it is said, and how its days are counted."""

    indicator: str
    title: str
    says: str  #: in front of the days: "Section 47 enquiry open"
    every_case: bool = False  #: being on the list is the breach, whatever the clock says
    not_met: bool = False  #: only the cases that are not met and not done
    soon: int = 0  #: working days before the limit from which a case is due soon
    working: bool = True  #: days late are working days
    flow: bool = False  #: the cases are events of the last four weeks, not spells that cover the day


#: In order of urgency: who may be in danger now, then whom the law says to see or to decide about, then the rest.
CONCERNS = (
    Concern("missing_now", "Missing now", "Missing", every_case=True, working=False),
    Concern(
        "cla_under16_unregulated", "Unregistered provision", "In unregistered provision", every_case=True, working=False
    ),
    Concern("s47_open_now", "Section 47 enquiry", "Section 47 enquiry open", soon=4),
    Concern("wf_unallocated", "No social worker", "No social worker allocated"),
    Concern("cp_visits_timely", "Child protection visit", "Child protection visit overdue", not_met=True),
    Concern(
        "rhi_72h", "Return home interview", "Return home interview not held", not_met=True, working=False, flow=True
    ),
    Concern("assessments_open_bands", "Assessment", "Assessment open", soon=5),
    Concern(
        "cla_visits_timely", "Looked-after visit", "Visit to looked-after child overdue", not_met=True, working=False
    ),
    Concern("contacts_waiting_now", "Contact waiting", "Contact waiting for a decision"),
)
RANK = {concern.indicator: place for place, concern in enumerate(CONCERNS)}


@dataclass(frozen=True)
class Reason:
    """Why a child is on the list: one open case."""

    concern: Concern
    state: State
    days: int  #: days late; days left where it is not late; days since it began where every case is a breach
    since: date | None
    due: date | None
    service: str
    team: str
    worker: str
    long_overdue: bool = False  #: over a year past its limit, and probably never closed on the system


@dataclass(frozen=True)
class Child:
    """One child with every reason, the most urgent first."""

    person: str
    reasons: tuple[Reason, ...]

    @property
    def first(self) -> Reason:
        """The most urgent reason: whose team and worker stand in the row."""
        return self.reasons[0]

    @property
    def is_long_overdue(self) -> bool:
        """True where there is no other reason than what is over a year past its limit."""
        return self.first.long_overdue

    @property
    def is_late(self) -> bool:
        """True where anything is late, not only near its limit."""
        return any(reason.state is State.LATE for reason in self.reasons)

    @property
    def days_late(self) -> int:
        """The most days by which anything is late."""
        return max((reason.days for reason in self.reasons if reason.state is State.LATE), default=0)


def late(cases: pd.DataFrame, on: date, *, working: bool) -> pd.Series[bool]:
    """Open cases past their limit at the end of the day: the limit day itself is in time.

    Where the limit counts working days, so is the weekend after it: no working day has passed.
    """
    due, done = cases["due"], cases["done"]
    today = pd.Timestamp(on)
    past = due.notna() & (due < today)
    if working:
        past &= working_days(days(due), day_number(on)) > 0
    return past & (done.isna() | (done > today))


def gather(cases: Mapping[str, pd.DataFrame], on: date) -> list[Child]:
    """One row a child, from the cases of each concern's indicator, most urgent first; those missing are left out."""
    found: dict[str, list[Reason]] = {}
    for concern in CONCERNS:
        frame = cases.get(concern.indicator)
        if frame is None or frame.empty:
            continue
        for person, reason in _reasons(concern, frame, on):
            found.setdefault(person, []).append(reason)
    children = [Child(person, tuple(sorted(reasons, key=_order))) for person, reasons in found.items()]
    return sorted(children, key=lambda child: (*_order(child.first), child.person))


def _order(reason: Reason) -> tuple[bool, int, int, int]:
    days = reason.days if reason.state is not State.LATE else -reason.days
    return reason.long_overdue, reason.state, RANK[reason.concern.indicator], days


def _reasons(concern: Concern, cases: pd.DataFrame, on: date) -> Iterator[tuple[str, Reason]]:
    rows = cases[cases["person"].notna()]
    if concern.not_met:
        rows = rows[(rows["met"] == "not met") & rows["done"].isna()]
    began = rows["start"] if concern.every_case or concern.flow else rows["opened"].fillna(rows["start"])
    due = rows["due"]
    if concern.not_met:  # without a limit of its own, the day before it lapsed
        due = due.fillna(rows["start"] - pd.Timedelta(days=1))
    near = rows["start"].notna() if concern.every_case else due <= pd.Timestamp(on) + _reach(concern)
    columns = (began, due, rows["person"], rows["service"], rows["team"], rows["worker"])
    for start, limit, person, *where in zip(*(column[near] for column in columns), strict=True):
        stands = _stands(concern, start.date(), limit, on)
        if stands is not None:
            state, number, due_on = stands
            old = not concern.every_case and due_on is not None and due_on < _a_year_before(on)
            service, team, worker = map(_text, where)
            yield (
                str(person),
                Reason(concern, state, number, start.date(), due_on, service, team, worker, long_overdue=old),
            )


def _a_year_before(on: date) -> date:
    return day_date(int(add_months(day_number(on), -12)))


def _reach(concern: Concern) -> pd.Timedelta:
    """Calendar days within which the coming working days of a concern surely lie, bank holidays and all."""
    return pd.Timedelta(days=2 * concern.soon + 7 if concern.soon else 0)


def _stands(concern: Concern, began: date, due: Any, on: date) -> tuple[State, int, date | None] | None:
    """How a case stands on the day, by how many days, and its limit; None where it asks for nothing yet."""
    limit = _date(due)
    if concern.every_case:
        return State.LATE, (on - began).days, limit
    if limit is None:
        return None
    past = max(0, _between(concern, limit, on))
    # Not met is judged already, some of it by the hour: the limit may have passed on the day itself.
    if past or concern.not_met:
        return State.LATE, past, limit
    left = max(_between(concern, on, limit), 0)
    if left and left > concern.soon:
        return None
    return (State.DUE_SOON if limit > on else State.DUE_TODAY), left, limit


def _between(concern: Concern, first: date, last: date) -> int:
    return int(working_days(day_number(first), day_number(last))) if concern.working else (last - first).days


def _date(value: Any) -> date | None:
    return None if pd.isna(value) else pd.Timestamp(value).date()


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
