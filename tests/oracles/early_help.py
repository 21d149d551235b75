"""Early help, counted the slow way."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tests.oracles.counting import (
    DAILY,
    FLOW,
    MONTHLY,
    STOCK,
    UNKNOWN,
    Case,
    indicator,
    state_of,
)
from tests.oracles.days import add_months, working_days
from tests.oracles.rows import Row
from tests.oracles.words import Trust, covers


def unit(trust: Trust, row: Row, day: date) -> tuple[str | None, str | None]:
    """The team of the episode's own worker, else the holder's."""
    worker = trust.by_key("professionals", row.episode_worker_id)
    return trust.record_then_holder(worker.team_id if worker else None, row.episode_worker_id, row.person_id, day)


@indicator("count", STOCK, DAILY)
def eh_open(trust: Trust, x: date) -> Iterator[Case]:
    for person in trust.people:
        here = [
            row
            for row in trust.of("early_help_episodes", person)
            if covers(row.episode_start_date, row.episode_end_date, x)
        ]
        if here and not trust.is_dead(person, x):
            latest = max(
                here, key=lambda row: (row.episode_start_date, trust.height("early_help_episodes", row.episode_id))
            )
            yield Case(person, person, *unit(trust, latest, x), x)


@indicator("proportion", FLOW, MONTHLY)
def eh_assessment_timely(trust: Trust) -> Iterator[Case]:
    for row in trust.rows["early_help_episodes"]:
        start, end = row.episode_start_date, row.episode_end_date
        if end is not None:
            state = UNKNOWN if start is None or start > end else state_of(working_days(start, end) <= 45)
            yield Case(row.episode_id, row.person_id, *unit(trust, row, end), end, state)


@indicator("proportion", FLOW, MONTHLY)
def eh_stepup(trust: Trust) -> Iterator[Case]:
    for row in trust.rows["early_help_episodes"]:
        start, end = row.episode_start_date, row.episode_end_date
        if end is not None and (counted := add_months(end, 12)) <= trust.as_of:
            referred = any(
                other.referral_date is not None and end <= other.referral_date <= counted
                for other in trust.of("cin_episodes", row.person_id)
            )
            state = UNKNOWN if start is not None and end < start else state_of(referred)
            yield Case(row.episode_id, row.person_id, *unit(trust, row, counted), counted, state)
