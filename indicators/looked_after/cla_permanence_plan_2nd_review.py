"""Second reviews since care began, of children who had a plan for permanence by then.

Counted on the day the second review was held. A care plan counts that began on or before it and names anything but
"none": a form whose every answer is no names nothing. Where no plan does and one cannot be read, it is unknown.
"""

import json
from collections.abc import Callable

import numpy as np

from data.codes import NO
from indicators.cases import BLANK, Cases, Ints
from indicators.counting import flow, judged
from indicators.kinds import FLOW, HIGHER_IS_BETTER, MONTH, QUARTER, ROLLING12, YEAR, Proportion, Source
from indicators.looked_after._care import care_days, reviews_of_care
from indicators.reading import Reading
from indicators.spells import Timeline, covered, possible


def entries(text: str) -> list[str] | None:
    """What a care plan says; None where it cannot be read."""
    try:
        plan = json.loads(text)
        told = plan.values() if isinstance(plan, dict) else plan if isinstance(plan, list) else [plan]
        return [str(entry if entry is not None else "").strip().upper() for entry in told]
    except (ValueError, RecursionError):  # no JSON, or brackets without end
        return None


def names_permanence(text: str) -> bool:
    """Any entry that is neither blank, "none" nor the answer no."""
    return any(entry not in NO for entry in entries(text) or ())


def begun(reading: Reading, of_kind: Callable[[str], bool]) -> Timeline:
    """1 from the day on which the child's first care plan of a kind began."""
    rows = reading.rows("cla_care_plan")
    wanted = np.where(rows.matches("cla_care_plan_json", of_kind), rows.person(), -1).astype(np.int32)
    return covered(possible(wanted, rows.days("cla_care_plan_start_date"), np.full(len(rows), BLANK, np.int32)))


def second(owner: Ints, day: Ints) -> Ints:
    """Where the second review of each period of care stands; ``owner`` is the period, -1 for none."""
    order = np.lexsort((day, owner))
    order = order[owner[order] >= 0]
    first = np.flatnonzero(np.r_[True, np.diff(owner[order]) != 0]) if len(order) else order
    several = np.diff(np.r_[first, len(order)]) > 1
    return np.asarray(order[first[several] + 1], np.int32)


def children(reading: Reading) -> Cases:
    """The second review of each period of care, beside the care plans that had begun by then."""
    spells, since = care_days(reading)
    owner, day = reviews_of_care(reading)
    at = second(owner, day)
    period, held = owner[at], day[at]
    child = spells.key[period]
    planned = begun(reading, names_permanence).at(child, held) != 0
    unreadable = begun(reading, lambda text: entries(text) is None).at(child, held) != 0
    return flow(
        reading,
        on=held,
        person=child,
        ref=reading.people.named(child),
        opened=since[period],
        due=held,
        met=judged(planned, unreadable & ~planned),
    )


INDICATOR = Proportion(
    title="Permanence plan by the second review",
    question="Is every child heading somewhere settled?",
    cases=children,
    fold=FLOW,
    counts_on="day of the second review since care began",
    grains=(MONTH, QUARTER, YEAR, ROLLING12),
    direction=HIGHER_IS_BETTER,
    needs=(
        "cla_episodes.cla_episode_start_date",
        "cla_reviews.cla_review_date",
        "cla_care_plan.cla_care_plan_json",
    ),
    unit_from="whoever held the child that day",
    late="the second review was held without a plan for permanence",
    notes=(
        "Parallel plans count where permanence is one of them.",
        "A form that answers no to every kind of plan names none.",
    ),
    breakdowns=("permanence_plan",),
    sources=(
        Source("Children Act 1989 guidance and regulations", "volume 2, planning for permanence"),
        Source("IRO handbook", "the second review"),
    ),
    reviewed="2026-11",
)
