"""Children in an open episode, assessed as needing a service, who have no plan 10 working days later.

The latest authorised assessment counts. A child on any plan, looked after, or leaving care is left out.
"""

import numpy as np

from indicators.cases import BLANK, Cases
from indicators.clock import Clock, WorkingDays
from indicators.counting import numbered, onward, stock
from indicators.kinds import DAY, LOWER_IS_BETTER, MONTH, QUARTER, STOCK, WEEK, YEAR, Count, Source
from indicators.reading import Reading
from indicators.spells import but_not, cut, either, latest
from indicators.words import cin_episode, cin_plan, looked_after, on_cp, rank

PLAN_CLOCK = Clock(start="the assessment's authorisation", stop="a plan", limit=WorkingDays(10))


def waiting(reading: Reading) -> Cases:
    """The days on which a child waits for a plan."""
    rows = reading.rows("cin_assessments")
    person, done = rows.person(), rows.days("assessment_auth_date")
    position = np.arange(len(rows), dtype=np.int32)
    assessed = latest(person, done, position, rank(rows.text("assessment_id")))
    planned = either(*(reading.fact(word) for word in (cin_plan, on_cp, looked_after)))
    spells = but_not(reading.fact(cin_episode), planned).spells()
    spells = spells.where(~np.isin(spells.key, reading.rows("care_leavers").person()))
    pieces, (row,) = cut(spells, (spells.key, assessed))
    service = (row >= 0) & ~np.append(rows.is_("assessment_outcome_nfa", "Y"), False)[row]
    pieces, authorised = pieces.where(service), done[row[service]]
    due = PLAN_CLOCK.due(authorised)
    kept = onward(numbered(pieces), PLAN_CLOCK.lasts(authorised) + 1)
    return stock(
        reading, kept, opened=authorised[kept.row], due=due[kept.row], done=np.full(len(kept), BLANK, np.int32)
    )


INDICATOR = Count(
    title="Children in need without a plan",
    question="Who is drifting with no plan?",
    cases=waiting,
    fold=STOCK,
    counts_on="each day from the 11th working day after the assessment until there is a plan",
    unit="children",
    grains=(DAY, WEEK, MONTH, QUARTER, YEAR),
    direction=LOWER_IS_BETTER,
    breakdowns=("primary_need",),
    needs=("cin_episodes.close_date", "cin_assessments.assessment_auth_date", "cin_plans.cin_plan_start_date"),
    unit_from="whoever holds the child that day",
    late="every day",
    notes=("A disabled child on short breaks may have a plan of another name.",),
    sources=(Source("Local standard", "drift"),),
    reviewed="2026-11",
)
