"""Former relevant young people, on their 19th, 20th and 21st birthdays, with whom we are in touch.

Refused contact and needing no more service are not in touch. Those who died or returned home are left out; a blank is
unknown.
"""

import numpy as np
from numpy.typing import NDArray

from indicators.care_leavers._leavers import birthdays, unreadable
from indicators.cases import Cases
from indicators.counting import judged
from indicators.kinds import FLOW, HIGHER_IS_BETTER, MONTH, QUARTER, ROLLING12, YEAR, Proportion, Source
from indicators.reading import Reading


def in_touch(reading: Reading) -> NDArray[np.int8]:
    """Whether we are in touch with each young person of the list."""
    rows = reading.rows("care_leavers")
    unknown = rows.blank("care_leaver_in_touch") | unreadable(rows, "care_leaver_in_touch")
    return judged(rows.is_("care_leaver_in_touch", "YES", "Y"), unknown)


def young_people(reading: Reading) -> Cases:
    """Each birthday, beside whether we were in touch."""
    return birthdays(reading, in_touch(reading))


INDICATOR = Proportion(
    title="Care leavers in touch",
    question="Do we know how our young people are?",
    cases=young_people,
    fold=FLOW,
    counts_on="19th, 20th and 21st birthday",
    grains=(MONTH, QUARTER, YEAR, ROLLING12),
    direction=HIGHER_IS_BETTER,
    breakdowns=("leaver_age", "leaver_eligibility", "leaver_contact"),
    needs=("care_leavers.care_leaver_eligibility", "person.dob"),
    unit_from="the young person's allocated team and worker, else whoever held the child that day",
    notes=("The extract holds the latest state of each young person: it is read as the state on each birthday.",),
    sources=(Source("DfE looked-after statistics", "care leavers aged 19 to 21"),),
    reviewed="2026-11",
)
