"""Care leavers on the day of the data: the extract holds the latest state of each young person, and no earlier one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indicators.analysis.declaration import Number, Parts, Pyramid, Section, Share, Subject, Within, of
from indicators.care_leavers._leavers import counted, listed_today
from indicators.care_leavers.cl_accommodation import housed_here, suitable
from indicators.care_leavers.cl_eet import active
from indicators.care_leavers.cl_in_touch import in_touch
from indicators.cases import Bools, Cases
from indicators.kinds import STOCK
from indicators.reading import Reading


def _today(name: str, cases: Callable[[Reading], Cases], indicator: str = "", note: str = "") -> Subject:
    return Subject(
        name=name,
        one="young person",
        many="young people",
        cases=cases,
        fold=STOCK,
        needs=("care_leavers.care_leaver_eligibility",),
        indicator=indicator,
        newest=True,
        note=note,
    )


def _judged(
    answer: Callable[[Reading], NDArray[Any]], keep: Callable[[Reading], Bools] | None = None
) -> Callable[[Reading], Cases]:
    """Former relevant young people of the list, as the indicator counts and judges them, on the day of the data."""

    def cases(reading: Reading) -> Cases:
        counts = counted(reading) if keep is None else counted(reading) & keep(reading)
        return listed_today(reading, counts, answer(reading))

    return cases


def everybody(reading: Reading) -> Cases:
    """Every young person of the list."""
    return listed_today(reading, np.ones(len(reading.rows("care_leavers")), bool))


FORMER = "Former relevant young people of any age, less those who died or returned home."
LEAVERS = _today("leavers", everybody)
TOUCH = _today("leavers_in_touch", _judged(in_touch), "cl_in_touch", FORMER)
HOME = _today(
    "leavers_housed",
    _judged(suitable, housed_here),
    "cl_accommodation",
    "The same, less those abroad, deported, or whose home is not known. No information is not suitable.",
)
ACTIVE = _today("leavers_active", _judged(active), "cl_eet", f"{FORMER} No information is not active.")
PLANNED = of("cl_pathway_plan", "young person", "young people")

SECTION = Section(
    title="Care leavers",
    lists=(9,),
    question="Do we know how our young people are, have they a decent home, and are they getting on?",
    measures=(
        Number(id="number", subject=LEAVERS, rate=False, title="Young people in the list of care leavers"),
        Share(id="touch", subject=TOUCH, title="In touch"),
        Share(id="home", subject=HOME, title="In suitable accommodation"),
        Share(id="active", subject=ACTIVE, title="In education, employment or training"),
        Share(id="plan", subject=PLANNED, title="Pathway plans current"),
        Within(id="touch-age", subject=TOUCH, by="leaver_age", title="In touch, by age"),
        Within(id="home-age", subject=HOME, by="leaver_age", title="In suitable accommodation, by age"),
        Within(id="active-age", subject=ACTIVE, by="leaver_age", title="In education, employment or training, by age"),
        Parts(id="eligibility", subject=LEAVERS, by="leaver_eligibility", title="Eligibility"),
        Parts(id="contact", subject=LEAVERS, by="leaver_contact", title="Are we in touch?"),
        Parts(id="where", subject=LEAVERS, by="leaver_home", title="Where young people live"),
        Parts(id="what", subject=LEAVERS, by="leaver_activity", title="What young people do"),
        Parts(id="disability", subject=LEAVERS, by="disability", title="Disability"),
        Pyramid(id="age", subject=LEAVERS, ages="age", title="Young people by year of age and gender"),
        Parts(id="ethnicity", subject=LEAVERS, by="ethnicity", title="Young people by ethnicity"),
    ),
)
