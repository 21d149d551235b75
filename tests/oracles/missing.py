"""Children who go missing, and the interviews when they return, counted the slow way."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from tests.oracles.counting import (
    ALL,
    DAILY,
    DURING,
    FLOW,
    MET,
    NOT_MET,
    RUNNING,
    STOCK,
    UNKNOWN,
    WEEKLY,
    Case,
    held,
    indicator,
    state_of,
)
from tests.oracles.days import Moment, days, end_of_day
from tests.oracles.rows import Row
from tests.oracles.words import Trust, covers

HOURS_72 = timedelta(hours=72)


def is_before(first: Moment, second: Moment) -> bool:
    """Earlier; where either has no time, on an earlier day."""
    return first.at < second.at if first.timed and second.timed else first.day < second.day


def ends_before_it_starts(row: Row) -> bool:
    start, end = row.missing_episode_start_date, row.missing_episode_end_date
    return start is not None and end is not None and is_before(end, start)


def ended(trust: Trust) -> list[Row]:
    return [row for row in trust.missing_rows() if row.missing_episode_end_date is not None]


def ended_case(trust: Trust, row: Row, state: str, value: float | None = None) -> Case:
    day = row.missing_episode_end_date.day
    return held(trust, row.person_id, row.missing_id, day, state=state, value=value)


def is_missing(trust: Trust, row: Row, x: date) -> bool:
    """At the end of the day."""
    start, end = row.missing_episode_start_date, row.missing_episode_end_date
    return start is not None and covers(start.day, end.day if end else None, x)


@indicator("count", STOCK, DAILY)
def missing_now(trust: Trust, x: date) -> Iterator[Case]:
    gone = {row.person_id for row in trust.missing_rows() if row.person_id and is_missing(trust, row, x)}
    for person in sorted(gone):
        if not trust.is_adult(person, x) and not trust.is_dead(person, x):
            yield held(trust, person, person, x)


@indicator("count", FLOW, ALL)
def missing_episodes(trust: Trust) -> Iterator[Case]:
    for row in trust.missing_rows():
        if row.missing_episode_start_date is not None:
            yield held(trust, row.person_id, row.missing_id, row.missing_episode_start_date.day)


@indicator("count", DURING, ALL)
def missing_children(trust: Trust, first: date, last: date) -> Iterator[Case]:
    for case in missing_episodes(trust):
        if first <= case.day <= last:
            yield case


@indicator("duration", FLOW, WEEKLY)
def missing_hours(trust: Trust) -> Iterator[Case]:
    for row in ended(trust):
        start, end = row.missing_episode_start_date, row.missing_episode_end_date
        if start is None or not start.timed or not end.timed or end.at < start.at:
            yield ended_case(trust, row, UNKNOWN)
        else:
            yield ended_case(trust, row, MET, (end.at - start.at) // timedelta(hours=1))


def is_over(end: Moment, as_of: date) -> bool:
    """More than 72 hours before the midnight that ends the as-of day; of a day without a time, more than 3 days."""
    if not end.timed:
        return as_of > end.day + timedelta(days=3)
    return end_of_day(as_of) - end.at > HOURS_72


@indicator("proportion", FLOW, ALL)
def rhi_offered(trust: Trust) -> Iterator[Case]:
    for row in ended(trust):
        if row.missing_rhi_offered == "NA":
            continue
        if ends_before_it_starts(row):
            state = UNKNOWN
        elif not is_over(row.missing_episode_end_date, trust.as_of):
            state = RUNNING
        else:
            state = state_of(row.missing_rhi_offered == "Y")
        yield ended_case(trust, row, state)


@indicator("proportion", FLOW, ALL, needs=("missing.rhi_completed_at",))
def rhi_72h(trust: Trust) -> Iterator[Case]:
    for row in ended(trust):
        end, interview = row.missing_episode_end_date, row.rhi_completed_at
        if ends_before_it_starts(row):
            state = UNKNOWN
        elif not is_over(end, trust.as_of):
            state = RUNNING
        elif interview is None:
            state = NOT_MET
        elif is_before(interview, end):
            state = UNKNOWN
        elif end.timed and interview.timed:
            state = state_of(interview.at - end.at <= HOURS_72)
        else:
            state = state_of(interview.day <= end.day + timedelta(days=3))
        yield ended_case(trust, row, state)


@indicator("proportion", FLOW, WEEKLY)
def rhi_accepted(trust: Trust) -> Iterator[Case]:
    for row in ended(trust):
        if row.missing_rhi_offered == "Y":
            state = {"Y": MET, "N": NOT_MET}.get(row.missing_rhi_accepted, UNKNOWN)
            yield ended_case(trust, row, state)


def separate_starts(trust: Trust, person: str) -> list[Moment]:
    """Starts of the child's episodes, less those within 2 hours of the one kept before."""
    kept: list[Moment] = []
    starts = (row.missing_episode_start_date for row in trust.missing_rows() if row.person_id == person)
    for start in sorted(start for start in starts if start is not None):
        if not kept or start.at - kept[-1].at > timedelta(hours=2):
            kept.append(start)
    return kept


@indicator("count", STOCK, DAILY)
def missing_repeat_90d(trust: Trust, x: date) -> Iterator[Case]:
    for person in trust.people:
        recent = [start for start in separate_starts(trust, person) if x - timedelta(days=90) < start.day <= x]
        if len(recent) >= 3 and not trust.is_adult(person, x) and not trust.is_dead(person, x):
            yield held(trust, person, person, x)


@indicator("count", STOCK, DAILY, needs=("exploitation",))
def exploitation_risk(trust: Trust, x: date) -> Iterator[Case]:
    for person in trust.people:
        risks = [row for row in trust.of("exploitation", person) if covers(row.start_date, row.end_date, x)]
        if risks and not trust.is_dead(person, x):
            yield held(trust, person, person, x, category=kind_and_level(trust, risks))


def kind_and_level(trust: Trust, risks: list[Row]) -> str:
    """Of the risk with the highest level, the latest and then the highest id; or that there are several kinds."""
    order = ["low", "medium", "high"]

    def height(row: Row) -> int:
        return order.index(row.level.lower()) if row.level and row.level.lower() in order else -1

    highest = max(
        risks, key=lambda row: (height(row), row.start_date, trust.height("exploitation", row.exploitation_id))
    )
    kinds = {row.kind.lower() for row in risks if row.kind}
    kind = "More than one kind" if len(kinds) > 1 else highest.kind or "Kind not recorded"
    return f"{kind}: {highest.level.lower() if highest.level else 'level not recorded'}"


@indicator("proportion", DURING, ("year", "rolling12"))
def missing_cla_pct(trust: Trust, first: date, last: date) -> Iterator[Case]:
    for person in trust.people:
        in_care = [day for day in days(first, last) if trust.looked_after(person, day)]
        went = state_of(
            any(went_from_care(trust, row, in_care) for row in trust.missing_rows() if row.person_id == person)
        )
        for day in in_care:
            yield held(trust, person, person, day, state=went)


def went_from_care(trust: Trust, row: Row, in_care: list[date]) -> bool:
    """The episode began on a looked-after day and has one of these looked-after days."""
    if row.missing_episode_start_date is None:
        return False
    start = row.missing_episode_start_date.day
    end = row.missing_episode_end_date.day if row.missing_episode_end_date else trust.as_of
    return trust.looked_after(row.person_id, start) and any(start <= day <= max(start, end) for day in in_care)
