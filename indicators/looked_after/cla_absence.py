"""Looked-after pupils who missed a tenth or more of their sessions: the published figure, which we cannot work out.

Schools hold attendance, and no extract brings it: there is no number of ours until one does. What is published of the
authority stands beside it, with its year.
"""

from indicators.cases import Cases, no_cases
from indicators.kinds import LOWER_IS_BETTER, ROLLING12, STOCK, YEAR, Proportion, Source
from indicators.reading import Reading


def pupils(_: Reading) -> Cases:
    """Nobody: the attendance of no child is known here."""
    return no_cases()


INDICATOR = Proportion(
    title="Persistent absence of looked-after children",
    question="Are children in school?",
    cases=pupils,
    fold=STOCK,
    counts_on="nothing that an extract holds",
    grains=(YEAR, ROLLING12),
    direction=LOWER_IS_BETTER,
    needs=("attendance",),
    unit_from="nobody",
    notes=("Published figure only, a year late. Weekly attendance that a virtual school collects is another base.",),
    sources=(Source("DfE outcomes for children looked after", "pupils missing 10% or more of their sessions"),),
    reviewed="2026-11",
)
