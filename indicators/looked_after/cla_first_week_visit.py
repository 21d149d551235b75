"""Placements in which the child was seen within a week of the start.

Judged once the week is over. Temporary stays, and placements that ended within the week, are left out, as is a child on
short breaks only.
"""

import numpy as np

from indicators.cases import BLANK, Cases
from indicators.clock import Clock, Days
from indicators.counting import flow
from indicators.kinds import FLOW, HIGHER_IS_BETTER, MONTH, QUARTER, ROLLING12, WEEK, YEAR, Proportion, Source
from indicators.looked_after._care import last_seen
from indicators.reading import Reading
from indicators.words import children, only_short_breaks, placements

VISIT_CLOCK = Clock(start="the placement", stop="a visit on which the child was seen", limit=Days(7))


def started(reading: Reading) -> Cases:
    """Every placement of a looked-after child, beside the visits of its first week."""
    held = reading.fact(placements)
    person, start = held.person, held.start
    due = VISIT_CLOCK.due(start)
    seen = reading.fact(last_seen).at(person, due)
    visited = np.where((seen != BLANK) & (seen >= start), seen, BLANK).astype(np.int32)
    brief = (held.end != BLANK) & (held.end < due)
    apart = reading.fact(only_short_breaks).at(person, start) != 0
    grown = reading.fact(children).reaches(person, 18) <= start
    return flow(
        reading,
        on=start,
        person=person,
        ref=held.rows.text("cla_placement_id"),
        keep=(person >= 0) & ~held.temporary & ~brief & ~apart & ~grown,
        opened=start,
        due=due,
        done=visited,
        met=VISIT_CLOCK.matured(start, visited, reading.as_of.day),
    )


INDICATOR = Proportion(
    title="Visited within a week of the placement",
    question="Was the child seen soon after moving?",
    cases=started,
    fold=FLOW,
    counts_on="start of the placement",
    grains=(WEEK, MONTH, QUARTER, YEAR, ROLLING12),
    direction=HIGHER_IS_BETTER,
    needs=(
        "cla_placement.cla_placement_start_date",
        "cla_placement.cla_placement_end_date",
        "cla_visits.cla_visit_date",
    ),
    unit_from="whoever held the child that day",
    sources=(Source("Care Planning, Placement and Case Review Regulations 2010", "regulation 28"),),
    reviewed="2026-11",
)
