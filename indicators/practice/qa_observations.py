"""Practice observations done within their month, for each manager who was expected to do one that month.

A newly qualified worker's three observations of the first year are kept apart: only those recorded as none of them
count. A manager counts once a month; exempt managers, and observations that name no manager, are in neither part.
Nothing is planned in August and December: there is no number then.
"""

from data.cycle import PAUSED
from indicators.cases import Bools, Cases
from indicators.kinds import DURING, FLOW, HIGHER_IS_BETTER, MONTH, QUARTER, ROLLING12, YEAR, Ratio
from indicators.practice._cycle import CYCLE, UNIT_FROM, done_by_managers, expected, managers
from indicators.reading import Reading


def of_managers(reading: Reading) -> Bools:
    """Observations that are expected, and none of a newly qualified worker's own."""
    rows = reading.rows("observation")
    return expected(rows) & rows.is_("is_asye", "N")


def done(reading: Reading) -> Cases:
    """Observations done within their month."""
    return done_by_managers(reading, "observation", of_managers(reading))


def in_scope(reading: Reading) -> Cases:
    """Managers with an observation to do, each once a month."""
    return managers(reading, "observation", of_managers(reading))


INDICATOR = Ratio(
    title="Practice observations per manager per month",
    question="Do managers see practice?",
    cases=done,
    fold=FLOW,
    counts_on="first day of the month allocated",
    grains=(MONTH, QUARTER, YEAR, ROLLING12),
    direction=HIGHER_IS_BETTER,
    per=in_scope,
    per_fold=DURING,
    unit="observations per manager",
    months_off=PAUSED,
    notes=("The three observations of a newly qualified worker are kept apart.",),
    needs=("observation",),
    unit_from=UNIT_FROM,
    sources=(CYCLE,),
    reviewed="2026-11",
)
