"""Former relevant young people, on their 19th, 20th and 21st birthdays, in education, employment or training.

Part time counts. No information counts as not in it; what is no code is unknown. Those who died or returned home are
left out; those who cannot work are not.
"""

import numpy as np
from numpy.typing import NDArray

from indicators.care_leavers._leavers import birthdays, unreadable
from indicators.cases import Cases
from indicators.counting import judged
from indicators.kinds import FLOW, HIGHER_IS_BETTER, MONTH, QUARTER, ROLLING12, YEAR, Proportion, Source
from indicators.reading import Reading

ACTIVE = ("F1", "F2", "F4", "F5", "P1", "P2", "P4", "P5")


def active(reading: Reading) -> NDArray[np.int8]:
    """Whether each young person of the list is in education, employment or training."""
    rows = reading.rows("care_leavers")
    return judged(rows.is_("care_leaver_activity", *ACTIVE), unreadable(rows, "care_leaver_activity"))


def young_people(reading: Reading) -> Cases:
    """Each birthday, beside the young person's activity."""
    return birthdays(reading, active(reading))


INDICATOR = Proportion(
    title="Care leavers in education, employment or training",
    question="Are they getting on?",
    cases=young_people,
    fold=FLOW,
    counts_on="19th, 20th and 21st birthday",
    grains=(MONTH, QUARTER, YEAR, ROLLING12),
    direction=HIGHER_IS_BETTER,
    breakdowns=("leaver_age", "leaver_activity"),
    needs=("care_leavers.care_leaver_eligibility", "person.dob"),
    unit_from="the young person's allocated team and worker, else whoever held the child that day",
    notes=("The extract holds the latest state of each young person: it is read as the state on each birthday.",),
    sources=(Source("DfE looked-after statistics", "care leavers aged 19 to 21"),),
    reviewed="2026-11",
)
