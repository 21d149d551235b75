"""Looking ahead by arithmetic: what falls late in each of the coming weeks if nothing more is done.

Nothing is predicted here. A clock that is running has a day on which it runs out, and a spell that is in date has a day
on which it lapses: both are known today.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np
import pandas as pd

from indicators.cases import Ints
from indicators.clock import day_date, day_number, days, working_day_after
from indicators.worklist import late

WEEKS = 9


@dataclass(frozen=True)
class Obligation:
    """A duty with a last day: the indicator whose cases carry it, and what a case is from the day it is too late.

    ``breach`` is the answer of a piece that has lapsed ("not met", or "met" where the indicator counts what is late);
    where it is empty the case has a limit of its own, its ``due`` day, and the day after is late.
    """

    indicator: str
    title: str
    group: str
    breach: str = ""
    working: bool = False  #: the limit counts working days: the weekend after it is still in time


#: In the order in which a manager asks: who may come to harm first, then what the law counts, then our own standards.
OBLIGATIONS = (
    Obligation("s47_open_now", "Section 47 enquiries past day 15", "Enquiries and assessments", working=True),
    Obligation("assessments_open_bands", "Assessments past day 45", "Enquiries and assessments", working=True),
    Obligation("cp_visits_timely", "Child protection visits", "Visits", "not met"),
    Obligation("cla_visits_timely", "Visits to looked-after children", "Visits", "not met"),
    Obligation("cin_visits_timely", "Child in need visits", "Visits", "not met"),
    Obligation("cp_reviews_on_time", "Child protection reviews", "Reviews", "not met"),
    Obligation("cla_reviews_on_time", "Looked-after reviews", "Reviews", "not met"),
    Obligation("cin_reviews_timely", "Child in need reviews", "Reviews", "not met"),
    Obligation("core_group_ongoing", "Core groups", "Reviews", "not met"),
    Obligation("cpp_2yrs_open", "Protection plans reaching two years", "Plans", "met"),
    Obligation("cin_no_plan", "Children in need still without a plan", "Plans", "met"),
    Obligation("cin_open_12m_plus", "Child in need cases reaching a year", "Plans", "met"),
    Obligation("cla_annual_health", "Health assessments of looked-after children", "Plans", "not met"),
    Obligation("wf_supervision", "Supervision about the child", "Oversight", "not met"),
    Obligation("wf_mgmt_oversight", "Management oversight", "Oversight", "not met"),
)
BY_INDICATOR = {one.indicator: one for one in OBLIGATIONS}


@dataclass(frozen=True)
class Week:
    """A calendar week ahead, Monday to Sunday; the first holds only what is left of the running one."""

    first: date
    last: date


@dataclass(frozen=True)
class Breach:
    """One case that falls late on a day to come, unless somebody acts before."""

    obligation: Obligation
    person: str
    ref: str
    service: str
    team: str
    worker: str
    due: date  #: the last day that is in time
    late_from: date
    week: int  #: position among the weeks ahead


def weeks_after(on: date, number: int = WEEKS) -> tuple[Week, ...]:
    """The weeks that follow a day: what is left of its own (none on a Sunday), then whole ones."""
    first = on + timedelta(days=1)
    found = []
    for _ in range(number):
        last = first + timedelta(days=6 - first.weekday())
        found.append(Week(first, last))
        first = last + timedelta(days=1)
    return tuple(found)


def breaches(cases: Mapping[str, pd.DataFrame], on: date, number: int = WEEKS) -> list[Breach]:
    """What falls late in the weeks after ``on``, by day, then in the order of OBLIGATIONS.

    ``cases`` holds by indicator the cases that had not ended by ``on``, pieces that begin later included: columns as
    the store lists them. What is late already is not here, nor what ends before it can be late (a birthday, a closure
    that is known).
    """
    weeks = weeks_after(on, number)
    found: list[Breach] = []
    for one in OBLIGATIONS:
        frame = cases.get(one.indicator)
        if frame is None or frame.empty:
            continue
        first = _lapses(frame, one.breach, on) if one.breach else _runs_out(frame, on, working=one.working)
        soon = (first > day_number(on)) & (first <= day_number(weeks[-1].last))
        rows = frame[soon].itertuples(index=False)
        found.extend(_breach(one, row, int(day), weeks, on) for row, day in zip(rows, first[soon], strict=True))
    return sorted(found, key=lambda breach: breach.late_from)


def is_late(one: Obligation, frame: pd.DataFrame, on: date) -> pd.Series[bool]:
    """Which cases are late already at the end of the day."""
    today = pd.Timestamp(on)
    covers = (frame["start"] <= today) & (frame["end"].isna() | (frame["end"] > today))
    if one.breach:
        return covers & (frame["met"] == one.breach)
    return covers & late(frame, on, working=one.working)


def late_now(one: Obligation, frame: pd.DataFrame, on: date) -> int:
    """How many cases of a duty are late already."""
    return int(is_late(one, frame, on).sum())


def late_from(due: Ints, *, working: bool) -> Ints:
    """The first day that is late: the day after the last one in time, or the next working day."""
    return working_day_after(due, 1) if working else np.asarray(due + 1, np.int32)


def _runs_out(frame: pd.DataFrame, on: date, *, working: bool) -> Ints:
    """For each case that covers the day and is not done, the first day it is late; else 0, which is long past."""
    today = day_number(on)
    due, start, end = (days(frame[name]) for name in ("due", "start", "end"))
    done = frame["done"].isna() | (frame["done"] > pd.Timestamp(on))
    covers = (start <= today) & (frame["end"].isna() | (end > today))
    first = late_from(due, working=working)
    # Pieces of one case follow one another, so only the end of the last of them is the case's.
    ends = _case_ends(frame, end)
    return np.where(covers & done & frame["due"].notna() & (first < ends), first, 0).astype(np.int32)


def _case_ends(frame: pd.DataFrame, end: Ints) -> Ints:
    """The day on which the last piece of each row's case ends; far off while it is open."""
    known = np.where(frame["end"].isna(), np.int64(2**31 - 1), end.astype(np.int64))
    last: pd.Series[Any] = pd.Series(known).groupby(frame["ref"].to_numpy(), dropna=False).transform("max")
    return last.to_numpy()


def _lapses(frame: pd.DataFrame, breach: str, on: date) -> Ints:
    """For each piece that begins after the day and is late where the piece before it was not: its first day; else 0."""
    start, end = days(frame["start"]), days(frame["end"])
    lapsed = (frame["met"] == breach).to_numpy()
    key, _ = pd.factorize(frame["person"].fillna("").astype(str) + "\n" + frame["ref"].fillna("").astype(str))
    ended = {(int(who), int(day)) for who, day, was in zip(key, end, lapsed, strict=True) if was}
    begins = lapsed & (start > day_number(on))
    goes_on = np.array([(int(who), int(day)) in ended for who, day in zip(key, start, strict=True)], bool)
    return np.where(begins & ~goes_on, start, 0).astype(np.int32)


def _breach(one: Obligation, row: Any, first: int, weeks: Sequence[Week], on: date) -> Breach:
    begins = day_date(first)
    limit = None if pd.isna(row.due) else row.due.date()
    return Breach(
        obligation=one,
        person=_text(row.person),
        ref=_text(row.ref),
        service=_text(row.service),
        team=_text(row.team),
        worker=_text(row.worker),
        # A limit long past belongs to somebody who held the child before: the new worker's own days count first.
        due=limit if limit is not None and on <= limit < begins else begins - timedelta(days=1),
        late_from=begins,
        week=next(number for number, week in enumerate(weeks) if begins <= week.last),
    )


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
