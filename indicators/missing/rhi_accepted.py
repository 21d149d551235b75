"""Offers of a return home interview that the child accepted.

Of the episodes that ended and after which one was offered. An offer still open is a blank, and unknown.
"""

from indicators.cases import Cases
from indicators.counting import answered, flow
from indicators.kinds import FLOW, HIGHER_IS_BETTER, MONTH, QUARTER, ROLLING12, WEEK, YEAR, Proportion, Source
from indicators.missing._episodes import episodes
from indicators.reading import Reading


def offered(reading: Reading) -> Cases:
    """Every episode that ended and after which an interview was offered."""
    rows, found = reading.rows("missing"), reading.fact(episodes)
    return flow(
        reading,
        on=found.end.day,
        person=rows.person(),
        ref=rows.text("missing_id"),
        keep=found.counts & rows.is_("missing_rhi_offered", "Y"),
        opened=found.end.day,
        met=answered(rows, "missing_rhi_accepted"),
    )


INDICATOR = Proportion(
    title="Return home interviews accepted",
    question="Do children want to talk to us?",
    cases=offered,
    fold=FLOW,
    counts_on="London day of the return",
    grains=(WEEK, MONTH, QUARTER, YEAR, ROLLING12),
    direction=HIGHER_IS_BETTER,
    needs=("missing.missing_episode_end_date",),
    unit_from="whoever held the child that day",
    sources=(Source("Children who run away or go missing from home or care", "statutory guidance, 2014"),),
    reviewed="2026-11",
)
