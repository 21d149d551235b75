"""Adoption, counted the slow way."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tests.oracles.counting import DAILY, FLOW, MET, MONTHLY, STOCK, UNKNOWN, Case, event, held, indicator
from tests.oracles.rows import Row
from tests.oracles.words import LONG_BEFORE, Trust, words_of


def adoptions(trust: Trust) -> list[Row]:
    return [
        row
        for row in trust.rows["permanence"]
        if row.permanence_order_date is not None and "adoption" in words_of(row.permanence_order_type)
    ]


def adoption_case(trust: Trust, row: Row, value: int | None) -> Case:
    state = UNKNOWN if value is None else MET
    day = row.permanence_order_date
    return event(trust, row, row.permanence_id, day, None, row.adoption_worker_id, state=state, value=value)


def between(first: date | None, second: date | None) -> int | None:
    return None if first is None or second is None else (second - first).days


@indicator("duration", FLOW, MONTHLY, show="mean")
def ad_a10(trust: Trust) -> Iterator[Case]:
    for row in adoptions(trust):
        episodes = trust.of("cla_episodes", row.person_id)
        last = max(
            episodes,
            key=lambda one: (
                one.cla_episode_start_date or LONG_BEFORE,
                trust.height("cla_episodes", one.cla_episode_id),
            ),
            default=None,
        )
        placed = row.placed_foster_carer_date if row.adopted_by_carer_flag == "Y" else row.placed_for_adoption_date
        taken = between(last.entered_care_date if last else None, placed)
        yield adoption_case(trust, row, None if taken is not None and taken < 0 else taken)


def with_order_and_placement(trust: Trust) -> list[Row]:
    return [row for row in adoptions(trust) if row.placement_order_date and row.placed_for_adoption_date]


@indicator("duration", FLOW, MONTHLY, show="mean")
def ad_a2(trust: Trust) -> Iterator[Case]:
    for row in with_order_and_placement(trust):
        taken = between(row.placement_order_date, row.matched_date)
        yield adoption_case(trust, row, None if taken is None else max(taken, 0))


@indicator("duration", FLOW, MONTHLY, show="mean")
def ad_a20(trust: Trust) -> Iterator[Case]:
    for row in with_order_and_placement(trust):
        end = row.matched_date
        if end is not None and row.adopted_by_carer_flag == "Y" and row.placed_foster_carer_date is not None:
            end = min(end, row.placed_foster_carer_date)
        taken = between(row.placement_order_date, end)
        yield adoption_case(trust, row, None if taken is None else max(taken, 0))


@indicator("count", STOCK, ("year", "rolling12"), needs=("foster_places",))
def ad_fostering_carers(trust: Trust, x: date) -> Iterator[Case]:
    typed = [row for row in trust.rows["foster_places"] if row.as_at is not None and row.as_at <= x]
    if not typed:
        return
    row = max(typed, key=lambda one: one.as_at)
    approved, filled = row.approved_places, row.filled_places

    def of_the_trust(state: str, number: float, kind: str | None) -> Case:
        return Case(row.as_at.isoformat(), None, None, None, x, state=state, weight=number, category=kind)

    if approved is None:
        yield of_the_trust(UNKNOWN, 1, None)
    elif filled is None or filled > approved:
        yield of_the_trust(MET, approved, None)
    else:
        yield of_the_trust(MET, filled, "filled")
        yield of_the_trust(MET, approved - filled, "free")


@indicator("count", STOCK, DAILY)
def ad_waiting(trust: Trust, x: date) -> Iterator[Case]:
    for row in trust.rows["permanence"]:
        ordered = row.placement_order_date
        over = (row.placed_for_adoption_date, row.decision_reversed_date, row.permanence_order_date)
        if ordered is None or ordered > x or any(day is not None and day <= x for day in over):
            continue
        if not trust.is_dead(row.person_id, x):
            yield held(trust, row.person_id, row.permanence_id, x, late=(x - ordered).days > 121)
