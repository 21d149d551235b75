"""Early help episodes that ended, after which the child was referred within twelve months.

Counted when the twelve calendar months are over, so that every closure has had the same time: the figure of a month is
about the closures of a year before. A referral on the day of the closure counts, and so does one with no further
action. An episode that ends before it starts is unknown.
"""

import numpy as np

from indicators.cases import BLANK, Cases
from indicators.clock import Clock, Months
from indicators.counting import flow, judged
from indicators.early_help._episodes import unit
from indicators.kinds import FLOW, LOWER_IS_BETTER, MONTH, QUARTER, ROLLING12, YEAR, Proportion, Source
from indicators.reading import Reading
from indicators.spells import first_from

STEP_UP = Clock(start="the closure", stop="a referral", limit=Months(12))


def closures(reading: Reading) -> Cases:
    """Every episode that ended twelve months ago or more, on the day the twelve months were over."""
    rows, referrals = reading.rows("early_help_episodes"), reading.rows("cin_episodes")
    person, start, end = rows.person(), rows.days("episode_start_date"), rows.days("episode_end_date")
    over = STEP_UP.due(end)
    referred = first_from(person, end, (referrals.person(), referrals.days("referral_date")))
    team, worker = unit(reading)
    return flow(
        reading,
        on=np.where(over > reading.as_of.day, BLANK, over),
        person=person,
        ref=rows.text("episode_id"),
        team=team,
        worker=worker,
        opened=end,
        met=judged((referred != BLANK) & (referred <= over), (start != BLANK) & (end < start)),
    )


INDICATOR = Proportion(
    title="Early help that stepped up within 12 months",
    question="Does early help hold?",
    cases=closures,
    fold=FLOW,
    counts_on="twelve months after the end of the episode",
    grains=(MONTH, QUARTER, YEAR, ROLLING12),
    direction=LOWER_IS_BETTER,
    looks_back=12,
    needs=("early_help_episodes.episode_end_date", "cin_episodes.referral_date"),
    unit_from="the team of the episode's worker, else whoever holds the child that day",
    notes=("This is about children whose early help ended a year before the period.",),
    sources=(Source("Local standard", "step-up after early help"),),
    reviewed="2026-11",
)
