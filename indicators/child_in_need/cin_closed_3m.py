"""Episodes of need that closed within three months of the referral.

Referrals that led to no further action are left out. An episode without a referral date, or closed before it, is
unknown.
"""

from indicators.cases import BLANK, Cases
from indicators.clock import add_months
from indicators.counting import flow, judged
from indicators.kinds import FLOW, MONTH, NEITHER_IS_BETTER, QUARTER, ROLLING12, YEAR, Proportion, Source
from indicators.reading import Reading

SHORT = 3  # months


def episodes(reading: Reading) -> Cases:
    """Every episode that closed."""
    rows = reading.rows("cin_episodes")
    opened, closed = rows.days("referral_date"), rows.days("close_date")
    return flow(
        reading,
        on=closed,
        person=rows.person(),
        ref=rows.text("referral_id"),
        keep=~rows.is_("referral_nfa", "Y"),
        opened=opened,
        done=closed,
        met=judged(closed <= add_months(opened, SHORT), (opened == BLANK) | (closed < opened)),
    )


INDICATOR = Proportion(
    title="Episodes closed within three months",
    question="Do we open children whom we close at once?",
    cases=episodes,
    fold=FLOW,
    counts_on="date of closing",
    grains=(MONTH, QUARTER, YEAR, ROLLING12),
    direction=NEITHER_IS_BETTER,
    breakdowns=("reason_closed", "primary_need", "length"),
    needs=("cin_episodes.close_date",),
    unit_from="whoever held the child that day",
    sources=(Source("DfE children in need statistics", "duration of episodes ended"),),
    reviewed="2026-11",
)
