"""Children on a child protection plan who were seen on a visit in the last 10 working days.

A child whose plan began within the last 10 working days is left out, as is an unborn child. A visit counts for the
child whatever plan it names; one at which the child was not seen is not a visit.
"""

import numpy as np

from indicators.cases import BLANK, MET, NOT_MET, Cases
from indicators.child_protection._plans import last_seen
from indicators.clock import Clock, WorkingDays
from indicators.counting import lapsing, onward, stock
from indicators.kinds import DAY, HIGHER_IS_BETTER, MONTH, QUARTER, STOCK, WEEK, YEAR, Proportion, Source
from indicators.reading import Reading
from indicators.spells import choose, cut
from indicators.words import children, cp_plan_spells


def visited(reading: Reading) -> Cases:
    """Each child's days on a plan, cut where a visit brings them in date and where it lapses."""
    clock = Clock("the last visit", "the next", WorkingDays(reading.settings.number("cp_visit_interval")))
    plans, last = reading.fact(cp_plan_spells), reading.fact(last_seen)
    first_plan = choose(plans, -plans.start)
    spells = first_plan.spells()
    # The clock starts with the earliest of the plans that cover the day.
    began = reading.rows("cp_plans").days("cp_plan_start_date")[spells.row]
    pieces, (visit,) = cut(spells, (spells.key, last))
    began = began[pieces.row]
    grace = clock.due(began)
    due = np.where(visit == BLANK, grace, clock.due(visit))
    who = reading.fact(children)
    from_day = np.maximum(clock.lasts(began) + 1, who.seen_from(pieces.key))
    kept = onward(type(pieces)(pieces.key, pieces.start, pieces.end, np.arange(len(pieces), dtype=np.int32)), from_day)
    halves, fresh = lapsing(kept, clock.lasts(visit)[kept.row])
    row = kept.row[halves.row]
    met = np.where(fresh, MET, NOT_MET)
    return stock(reading, halves, opened=visit[row], due=due[row], met=met)


INDICATOR = Proportion(
    title="Child protection visits in date",
    question="Has every child on a plan been seen lately?",
    cases=visited,
    fold=STOCK,
    counts_on="each day on a plan after its first 10 working days",
    grains=(DAY, WEEK, MONTH, QUARTER, YEAR),
    direction=HIGHER_IS_BETTER,
    daily=True,
    breakdowns=("category_of_abuse",),
    needs=("cp_plans.cp_plan_start_date", "cp_visits.cp_visit_date"),
    unit_from="whoever holds the child that day",
    late="no visit at which the child was seen in the last 10 working days",
    late_in_working_days=True,
    settings=("cp_visit_interval",),
    sources=(Source("Working Together to Safeguard Children 2023", "chapter 3"), Source("Local standard", "interval")),
    reviewed="2026-11",
)
