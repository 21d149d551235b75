"""Open children for each full-time equivalent social worker who leads on one or more.

One child, one lead, one count. Children whose social worker has no usable full-time equivalent are in neither part and
are counted as unknown. Full-time equivalent, title and registration are today's, for past days too.
"""

from indicators.cases import Cases
from indicators.kinds import DAY, LOWER_IS_BETTER, MONTH, QUARTER, STOCK, WEEK, YEAR, Ratio, Source
from indicators.reading import Reading
from indicators.workforce._caseload import Workers, led_children, worker_cases, workers


def full_time_equivalents(reading: Reading) -> Cases:
    """Each such worker on the days they lead on a child, weighing their full-time equivalent."""
    found: Workers = reading.fact(workers)
    return worker_cases(reading, weight=found.fte)


INDICATOR = Ratio(
    title="Average caseload",
    question="Do social workers have the time to know their children?",
    cases=led_children,
    fold=STOCK,
    per=full_time_equivalents,
    per_fold=STOCK,
    counts_on="each day an open child has a social worker who leads",
    unit="children per full-time social worker",
    grains=(DAY, WEEK, MONTH, QUARTER, YEAR),
    direction=LOWER_IS_BETTER,
    daily=True,
    chief_executive=True,
    needs=("involvements.involvement_start_date", "professionals.full_time_equivalency"),
    unit_from="the team of the worker's latest allocation, else the worker's own",
    notes=("The published figure counts managers who hold cases, and carers as cases; this one does not.",),
    sources=(Source("DfE children's social work workforce", "average caseload"),),
    reviewed="2026-11",
)
