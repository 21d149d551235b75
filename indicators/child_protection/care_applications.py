"""Applications to the court for a care or supervision order, per 10,000 children.

Applications, as Cafcass counts them, not children: brothers and sisters of one family on one day are one application.
A row without a family is an application of its own. Not annualised: the rate of a month is that of a month.
"""

import numpy as np
import pandas as pd

from indicators.cases import Cases
from indicators.counting import flow
from indicators.kinds import FLOW, MONTH, NEITHER_IS_BETTER, QUARTER, ROLLING12, YEAR, Rate, Source
from indicators.reading import Reading
from indicators.words import lowest


def applications(reading: Reading) -> Cases:
    """The row with the lowest key of each family and day, by how many children the application is about."""
    rows = reading.rows("pre_proceedings")
    key, day, person = rows.text("pre_proceedings_id"), rows.days("care_application_date"), rows.person()
    alone = rows.blank("plo_family_id")
    family = pd.factorize(np.where(alone, key, rows.text("plo_family_id")))[0].astype(np.int32) * 2 + alone
    together = pd.DataFrame({"family": family, "day": day, "person": person})
    children = together.groupby(["family", "day"])["person"].transform("nunique").to_numpy()
    return flow(
        reading,
        on=day,
        person=person,
        ref=key,
        keep=lowest(key, family, day),
        done=day,
        value=children.astype(np.float64),
        category=np.array(["1 child" if number == 1 else f"{number} children" for number in children], dtype=object),
    )


INDICATOR = Rate(
    title="Care applications",
    question="How often do we go to court?",
    cases=applications,
    fold=FLOW,
    counts_on="date of the application",
    grains=(MONTH, QUARTER, YEAR, ROLLING12),
    direction=NEITHER_IS_BETTER,
    about_children=False,
    needs=("pre_proceedings.care_application_date",),
    unit_from="whoever held the child that day; of brothers and sisters, the one whose row comes first",
    notes=("Applications, not children: the list of cases says how many children each is about.",),
    sources=(Source("Children Act 1989", "section 31"), Source("Cafcass", "care applications")),
    reviewed="2026-11",
)
