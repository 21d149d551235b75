"""Initial conferences held in the period, per 10,000 children.

One for each child; a conference that was reconvened is one, on its first day. Transfers in count, as in the published
figure.
"""

import numpy as np

from indicators.cases import Cases
from indicators.child_protection._section_47 import conference_cases, conferences
from indicators.kinds import FLOW, MONTH, NEITHER_IS_BETTER, QUARTER, ROLLING12, YEAR, Rate, Source
from indicators.reading import Reading


def held(reading: Reading) -> Cases:
    """Every initial conference, transfers in too."""
    found = reading.fact(conferences)
    return conference_cases(reading, found, np.ones(len(found.row), bool))


INDICATOR = Rate(
    title="Initial conferences",
    question="How many children reach a conference?",
    cases=held,
    fold=FLOW,
    counts_on="date of the conference",
    grains=(MONTH, QUARTER, YEAR, ROLLING12),
    direction=NEITHER_IS_BETTER,
    breakdowns=("conferences_in_year",),
    needs=("initial_cp_conference.icpc_date", "initial_cp_conference.icpc_transfer_in"),
    unit_from="the conference's team and worker, else whoever held the child that day",
    sources=(Source("DfE table C4"),),
    reviewed="2026-11",
)
