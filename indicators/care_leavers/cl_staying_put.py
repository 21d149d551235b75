"""Former relevant young people, on their 19th and 20th birthdays, who live on with their former foster carers.

Of those who were fostered on the eve of the 18th birthday, on which their care ended. Those who died or returned home
are left out; a home that is blank or no code is unknown.
"""

import numpy as np

from indicators.care_leavers._leavers import birthdays, unreadable
from indicators.cases import BLANK, Bools, Cases
from indicators.counting import judged
from indicators.kinds import FLOW, HIGHER_IS_BETTER, ROLLING12, YEAR, Proportion, Source
from indicators.looked_after._placements import FOSTERING
from indicators.reading import Reading
from indicators.words import children, current_placement, looked_after, placements

ADULT, AGES = 18, (19, 20)
FORMER_CARERS = "Z"


def fostered_until_18(reading: Reading) -> Bools:
    """For each care leaver, whether they were looked after in a foster home on the day before they turned 18."""
    person = reading.rows("care_leavers").person()
    who, held = reading.fact(children), reading.fact(placements)
    eve = (who.reaches(person, ADULT) - 1).astype(np.int32)
    row = reading.fact(current_placement).at(person, eve)
    home = np.append(held.rows.is_("cla_placement_type", *FOSTERING), False)[row]
    known = who.birth(person) != BLANK
    found: Bools = known & home & (reading.fact(looked_after).at(person, eve) != 0)
    return found


def young_people(reading: Reading) -> Cases:
    """Each birthday, beside where the young person lives."""
    rows = reading.rows("care_leavers")
    unknown = rows.blank("care_leaver_accommodation") | unreadable(rows, "care_leaver_accommodation")
    met = judged(rows.is_("care_leaver_accommodation", FORMER_CARERS), unknown)
    return birthdays(reading, met, fostered_until_18(reading), AGES)


INDICATOR = Proportion(
    title="Staying put at 19 and 20",
    question="Can they stay with their carers?",
    cases=young_people,
    fold=FLOW,
    counts_on="19th and 20th birthday",
    grains=(YEAR, ROLLING12),
    direction=HIGHER_IS_BETTER,
    needs=(
        "care_leavers.care_leaver_accommodation",
        "care_leavers.care_leaver_eligibility",
        "person.dob",
        "cla_episodes.cla_episode_start_date",
        "cla_placement.cla_placement_end_date",
    ),
    unit_from="the young person's allocated team and worker, else whoever held the child that day",
    notes=(
        "The extract holds the latest state of each young person: it is read as the state on each birthday.",
        "Few young people: ten points up or down can be chance.",
    ),
    sources=(Source("DfE looked-after statistics", "care leavers aged 19 and 20 staying put"),),
    reviewed="2026-11",
)
