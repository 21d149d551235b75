"""Relevant and former relevant young people aged 16 to 20 with whom there was contact in the last eight weeks.

No contact recorded is not met. A young person whose date of birth is not known is left out.
"""

import numpy as np

from indicators.care_leavers._leavers import young_people_today
from indicators.cases import BLANK, MET, NOT_MET, Cases
from indicators.clock import Clock, Days
from indicators.kinds import DAY, HIGHER_IS_BETTER, STOCK, Proportion, Source
from indicators.reading import Reading

CONTACT_CLOCK = Clock(start="the last contact", stop="the next", limit=Days(56))


def young_people(reading: Reading) -> Cases:
    """Each young person on the day of the data, beside their latest contact."""
    last = reading.rows("care_leavers").days("care_leaver_latest_contact")
    due = CONTACT_CLOCK.due(last)
    recent = (last != BLANK) & (due >= np.int32(reading.as_of.day))
    return young_people_today(reading, np.where(recent, MET, NOT_MET), opened=last, due=due)


INDICATOR = Proportion(
    title="Care leavers contacted in the last eight weeks",
    question="Is contact regular?",
    cases=young_people,
    fold=STOCK,
    counts_on="the day of the data",
    grains=(DAY,),
    direction=HIGHER_IS_BETTER,
    today_only=True,
    needs=(
        "care_leavers.care_leaver_latest_contact",
        "care_leavers.care_leaver_eligibility",
        "person.dob",
    ),
    unit_from="the young person's allocated team and worker, else whoever holds the child that day",
    late="the last contact is over eight weeks ago",
    notes=(
        "The extract holds the latest contact alone: earlier days are known only from the loads of those days.",
        "It does not say how: a message counts as a visit does.",
    ),
    sources=(Source("Children Act 1989 guidance and regulations", "volume 3; eight weeks is a local standard"),),
    reviewed="2026-11",
)
