"""Relevant and former relevant young people aged 16 to 20 who have a personal adviser.

One who is named, or who is involved in that role (16PLUS) on the day. "Vacant" is nobody. A young person whose date of
birth is not known is left out.
"""

import re

import numpy as np

from indicators.care_leavers._leavers import young_people_today
from indicators.cases import MET, NOT_MET, Cases
from indicators.kinds import DAY, HIGHER_IS_BETTER, STOCK, Proportion, Source
from indicators.reading import Reading
from indicators.spells import Timeline, covered, possible

ROLE = "16PLUS"
NOBODY = re.compile(r"\s*(-1|vacan(t|cy)\b.*)?\s*", re.IGNORECASE)


def advised(reading: Reading) -> Timeline:
    """1 on the days on which somebody is involved as a personal adviser."""
    rows = reading.rows("involvements")
    spells = possible(rows.person(), rows.days("involvement_start_date"), rows.days("involvement_end_date"))
    role = rows.matches("professional_role_id", lambda text: text.strip().upper() == ROLE)
    return covered(spells.where(role[spells.row]))


def young_people(reading: Reading) -> Cases:
    """Each young person on the day of the data, beside who advises them."""
    rows = reading.rows("care_leavers")
    named = rows.matches("care_leaver_personal_advisor", lambda text: NOBODY.fullmatch(text) is None)
    today = np.full(len(rows), reading.as_of.day, np.int32)
    involved = advised(reading).at(rows.person(), today) != 0
    return young_people_today(reading, np.where(named | involved, MET, NOT_MET))


INDICATOR = Proportion(
    title="Care leavers with a personal adviser",
    question="Does everyone have a personal adviser?",
    cases=young_people,
    fold=STOCK,
    counts_on="the day of the data",
    grains=(DAY,),
    direction=HIGHER_IS_BETTER,
    today_only=True,
    needs=(
        "care_leavers.care_leaver_personal_advisor",
        "care_leavers.care_leaver_eligibility",
        "person.dob",
    ),
    unit_from="the young person's allocated team and worker, else whoever holds the child that day",
    late="nobody advises them",
    notes=(
        "The extract holds the latest adviser alone: earlier days are known only from the loads of those days.",
        "The name of a vacant post is no adviser.",
    ),
    sources=(Source("Children (Leaving Care) Act 2000"),),
    reviewed="2026-11",
)
