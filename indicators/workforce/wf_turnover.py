"""Social workers who left in the last twelve months, of those in post at the end of the day, in full-time equivalents.

Agency workers and managers are in neither part. Whoever moved inside the trust has not left. A worker without a usable
full-time equivalent is unknown.
"""

import numpy as np

from indicators.cases import OPEN, Cases, stack
from indicators.kinds import LOWER_IS_BETTER, ROLLING12, STOCK, YEAR, Ratio, Source
from indicators.reading import Reading
from indicators.words import Workforce, workforce
from indicators.workforce._staff import employed, for_a_year, full_time, in_post, not_weighed


def leavers(reading: Reading) -> Cases:
    """Each who left, on the days of which the twelve months before hold the day of leaving."""
    staff: Workforce = reading.fact(workforce)
    gone = np.flatnonzero(employed(reading) & (staff.left != OPEN)).astype(np.int32)
    return stack((full_time(reading, for_a_year(gone, staff.left[gone])), not_weighed(reading)))


def everybody(reading: Reading) -> Cases:
    """Those in post."""
    return full_time(reading, in_post(reading))


INDICATOR = Ratio(
    title="Social worker turnover",
    question="Are people staying?",
    cases=leavers,
    fold=STOCK,
    per=everybody,
    per_fold=STOCK,
    percent=True,
    counts_on="each day of which the twelve months before hold the day of leaving",
    unit="percent",
    grains=(YEAR, ROLLING12),
    direction=LOWER_IS_BETTER,
    needs=("professionals.start_date", "professionals.end_date", "professionals.full_time_equivalency"),
    unit_from="the worker's own team",
    notes=("The published year ends on 30 September and includes managers.",),
    sources=(Source("DfE children's social work workforce", "turnover rate"),),
    reviewed="2026-11",
)
