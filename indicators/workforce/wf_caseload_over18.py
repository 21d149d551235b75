"""Social workers with more than 18 children for one full-time equivalent. Here "met" means over the ceiling.

The workers are those of the average caseload. Newly qualified workers are not marked in the extract.
"""

import numpy as np

from indicators.cases import MET, NOT_MET, Cases
from indicators.kinds import DAY, LOWER_IS_BETTER, MONTH, QUARTER, STOCK, WEEK, YEAR, Proportion, Source
from indicators.reading import Reading
from indicators.workforce._caseload import caseload, worker_cases


def over_ceiling(reading: Reading) -> Cases:
    """Each worker on the days they lead on a child, over the ceiling or not."""
    load = caseload(reading)
    ceiling = reading.settings.number("caseload_ceiling")
    return worker_cases(reading, met=np.where(load > ceiling, MET, NOT_MET), value=load)


INDICATOR = Proportion(
    title="Social workers over the caseload ceiling",
    question="Who has more children than one person can hold well?",
    cases=over_ceiling,
    fold=STOCK,
    counts_on="each day the worker leads on a child",
    grains=(DAY, WEEK, MONTH, QUARTER, YEAR),
    direction=LOWER_IS_BETTER,
    daily=True,
    chief_executive=True,
    about_children=False,
    needs=("involvements.involvement_start_date", "professionals.full_time_equivalency"),
    unit_from="the team of the worker's latest allocation, else the worker's own",
    settings=("caseload_ceiling",),
    sources=(Source("Local standard", "caseload ceiling"),),
    reviewed="2026-11",
)
