"""Strategy discussions held within one working day of the referral.

Where no referral is linked, the discussion lies before it or more than 10 working days after it, the worry was a newer
one whose date nobody holds: unknown.
"""

import numpy as np

from indicators.cases import BLANK, UNKNOWN, Cases
from indicators.child_protection._section_47 import enquiries
from indicators.clock import Clock, WorkingDays
from indicators.kinds import FLOW, HIGHER_IS_BETTER, MONTH, QUARTER, ROLLING12, WEEK, YEAR, Proportion, Source
from indicators.reading import Reading

STRATEGY_CLOCK = Clock(start="the referral", stop="the strategy discussion", limit=WorkingDays(1))
SAME_WORRY = Clock(start="the referral", stop="the strategy discussion", limit=WorkingDays(10))


def discussions(reading: Reading) -> Cases:
    """Every enquiry with a discussion, on the day it was held, beside its referral."""
    rows, referrals = reading.rows("s47_enquiry"), reading.rows("cin_episodes")
    linked = rows.position("referral_id", referrals, "referral_id")
    referred = np.append(referrals.days("referral_date"), BLANK)[linked]
    held = rows.days("strategy_discussion_date")
    met = np.where(held > SAME_WORRY.lasts(referred), UNKNOWN, STRATEGY_CLOCK.finished(referred, held))
    due = STRATEGY_CLOCK.due(referred)
    return enquiries(reading, "strategy_discussion_date", met=met, opened=referred, due=due, done=held)


INDICATOR = Proportion(
    title="Strategy discussions by the next working day",
    question="Do we meet at once when a child may be at risk of significant harm?",
    cases=discussions,
    fold=FLOW,
    counts_on="date of the discussion",
    grains=(WEEK, MONTH, QUARTER, YEAR, ROLLING12),
    direction=HIGHER_IS_BETTER,
    late_in_working_days=True,
    needs=("s47_enquiry.strategy_discussion_date", "s47_enquiry.referral_id", "cin_episodes.referral_date"),
    unit_from="the enquiry's team and worker, else whoever held the child that day",
    notes=("A worry about a child who was open already has no date in the extract: such discussions are not known.",),
    sources=(Source("Local standard", "strategy discussion within one working day"),),
    reviewed="2026-11",
)
