"""Child protection visits on which the child was seen alone.

Of the visits on which a child of four or over was seen. A child whose age is not known, and a visit on which nobody
recorded it, are unknown.
"""

import numpy as np

from indicators.cases import BLANK, UNKNOWN, Cases
from indicators.child_protection._plans import held_for_others
from indicators.clock import birthday
from indicators.counting import answered, flow
from indicators.kinds import FLOW, HIGHER_IS_BETTER, MONTH, QUARTER, ROLLING12, WEEK, YEAR, Proportion, Source
from indicators.reading import Reading
from indicators.words import children

YOUNGEST = 4


def visits(reading: Reading) -> Cases:
    """Every visit on which the child was seen, under a plan of ours."""
    rows, plans = reading.rows("cp_visits"), reading.rows("cp_plans")
    person, day = rows.person(), rows.days("cp_visit_date")
    born = reading.fact(children).birth(person)
    young = (born != BLANK) & (birthday(born, YOUNGEST) > day)
    met = np.where(born == BLANK, UNKNOWN, answered(rows, "cp_visit_seen_alone"))
    return flow(
        reading,
        on=day,
        person=person,
        ref=rows.text("cp_visit_id"),
        keep=rows.is_("cp_visit_seen", "Y") & ~held_for_others(rows, plans) & ~young,
        met=met,
    )


INDICATOR = Proportion(
    title="Child seen alone on protection visits",
    question="Is the child's own voice heard?",
    cases=visits,
    fold=FLOW,
    counts_on="date of the visit",
    grains=(WEEK, MONTH, QUARTER, YEAR, ROLLING12),
    direction=HIGHER_IS_BETTER,
    needs=("cp_visits.cp_visit_date",),
    unit_from="whoever held the child that day",
    sources=(Source("Local standard", "seen alone"),),
    reviewed="2026-11",
)
