"""Former relevant young people, on their 19th, 20th and 21st birthdays, in suitable accommodation.

No information counts as not suitable. Those who died, returned home, live abroad, were deported, or whose home is not
known are left out; what is no code is unknown.
"""

import numpy as np
from numpy.typing import NDArray

from indicators.care_leavers._leavers import birthdays, unreadable
from indicators.cases import Bools, Cases
from indicators.counting import judged
from indicators.kinds import FLOW, HIGHER_IS_BETTER, MONTH, QUARTER, ROLLING12, YEAR, Proportion, Source
from indicators.reading import Reading

ELSEWHERE = ("G", "H", "R")  # abroad; deported; residence not known


def suitable(reading: Reading) -> NDArray[np.int8]:
    """Whether the home of each young person of the list is suitable."""
    rows = reading.rows("care_leavers")
    unknown = unreadable(rows, "care_leaver_accommodation") | unreadable(rows, "care_leaver_accom_suitable")
    return judged(rows.is_("care_leaver_accom_suitable", "1", "Y"), unknown)


def housed_here(reading: Reading) -> Bools:
    """Young people whose home is in the country, and known."""
    return ~reading.rows("care_leavers").is_("care_leaver_accommodation", *ELSEWHERE)


def young_people(reading: Reading) -> Cases:
    """Each birthday, beside whether the home was suitable."""
    return birthdays(reading, suitable(reading), housed_here(reading))


INDICATOR = Proportion(
    title="Care leavers in suitable accommodation",
    question="Do they have a decent home?",
    cases=young_people,
    fold=FLOW,
    counts_on="19th, 20th and 21st birthday",
    grains=(MONTH, QUARTER, YEAR, ROLLING12),
    direction=HIGHER_IS_BETTER,
    breakdowns=("leaver_age", "leaver_home"),
    needs=("care_leavers.care_leaver_eligibility", "person.dob"),
    unit_from="the young person's allocated team and worker, else whoever held the child that day",
    notes=("The extract holds the latest state of each young person: it is read as the state on each birthday.",),
    sources=(Source("DfE looked-after statistics", "care leavers aged 19 to 21"),),
    reviewed="2026-11",
)
