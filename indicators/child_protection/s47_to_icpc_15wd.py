"""Initial conferences held within 15 working days of the strategy discussion that began the enquiry.

An enquiry that ended without a conference is not late: it is not counted. A transfer-in has a clock of its own and is
left out. A conference without a linked enquiry is unknown: nothing is guessed from dates.
"""

from indicators.cases import Cases
from indicators.child_protection._section_47 import ICPC_CLOCK, conference_cases, conferences
from indicators.kinds import (
    DAY,
    FLOW,
    HIGHER_IS_BETTER,
    MONTH,
    QUARTER,
    ROLLING12,
    WEEK,
    YEAR,
    Proportion,
    Source,
)
from indicators.reading import Reading


def held(reading: Reading) -> Cases:
    """Every initial conference but transfers in, beside the enquiry that led to it."""
    found = reading.fact(conferences)
    return conference_cases(reading, found, ~found.transfer, met=ICPC_CLOCK.finished(found.opened, found.held))


INDICATOR = Proportion(
    title="Initial conferences within 15 working days",
    question="Are children at risk of significant harm conferenced on time?",
    cases=held,
    fold=FLOW,
    counts_on="date of the conference",
    grains=(DAY, WEEK, MONTH, QUARTER, YEAR, ROLLING12),
    direction=HIGHER_IS_BETTER,
    daily=True,
    chief_executive=True,
    open_work="s47_open_now",
    breakdowns=("conference_days",),
    needs=("initial_cp_conference.icpc_date", "s47_enquiry.s47_start_date"),
    unit_from="the conference's team and worker, else whoever held the child that day",
    notes=("The published figure is of all conferences, transfers in and unlinked ones too.",),
    sources=(Source("Working Together to Safeguard Children 2023", "chapter 3"), Source("DfE table C4")),
    reviewed="2026-11",
)
