"""The middle and the highest caseload of social workers, in children for one full-time equivalent."""

from indicators.cases import Cases
from indicators.kinds import DAY, LOWER_IS_BETTER, MONTH, QUARTER, STOCK, WEEK, YEAR, Duration, Source
from indicators.reading import Reading
from indicators.workforce._caseload import caseload, worker_cases


def caseloads(reading: Reading) -> Cases:
    """Each worker on the days they lead on a child, with their caseload."""
    return worker_cases(reading, value=caseload(reading))


INDICATOR = Duration(
    title="Caseloads: median and highest",
    question="Is the work shared fairly?",
    cases=caseloads,
    fold=STOCK,
    counts_on="each day the worker leads on a child",
    unit="children per full-time social worker",
    grains=(DAY, WEEK, MONTH, QUARTER, YEAR),
    direction=LOWER_IS_BETTER,
    daily=True,
    chief_executive=True,
    about_children=False,
    needs=("involvements.involvement_start_date", "professionals.full_time_equivalency"),
    unit_from="the team of the worker's latest allocation, else the worker's own",
    sources=(Source("DfE children's social work workforce", "caseload"),),
    reviewed="2026-11",
)
