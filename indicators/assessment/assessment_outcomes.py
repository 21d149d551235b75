"""Authorised assessments that ended with no further action.

The other outcomes are the parts of the same cases. Of several that are ticked the first of these counts: looked after,
strategy discussion or section 47, child in need plan, early help, no further action, other. Whether there was further
action is a flag of its own; where it is blank, the answer is unknown.
"""

from indicators.assessment._assessments import authorised
from indicators.assessment._outcomes import outcomes
from indicators.cases import Cases
from indicators.counting import answered
from indicators.kinds import FLOW, MONTH, NEITHER_IS_BETTER, QUARTER, ROLLING12, YEAR, Proportion, Source
from indicators.reading import Reading


def assessments(reading: Reading) -> Cases:
    """Every authorised assessment, by what it led to."""
    rows = reading.rows("cin_assessments")
    return authorised(reading, met=answered(rows, "assessment_outcome_nfa"), category=outcomes(rows))


INDICATOR = Proportion(
    title="Assessments with no further action",
    question="What do assessments lead to?",
    cases=assessments,
    fold=FLOW,
    counts_on="authorisation date",
    grains=(MONTH, QUARTER, YEAR, ROLLING12),
    direction=NEITHER_IS_BETTER,
    breakdowns=("assessment_outcome",),
    needs=("cin_assessments.assessment_auth_date", "cin_assessments.assessment_outcome_nfa"),
    unit_from="the assessment's team and worker, else whoever held the child that day",
    notes=("Much no further action beside many re-referrals is the pattern to ask about.",),
    sources=(
        Source("Ofsted ILACS Annex A", "List 4"),
        Source("Children in need census", "reasons for closure RC8 and RC9"),
    ),
    reviewed="2026-11",
)
