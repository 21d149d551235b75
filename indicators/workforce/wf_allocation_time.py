"""Working days from a referral that was taken on to the first day a social worker holds the child.

Any allocation of the child counts, whatever referral it names; already held is 0. Nobody yet counts to the day of the
data. A referral closed before anybody had the child is left out.
"""

import numpy as np

from indicators.cases import BLANK, Cases
from indicators.clock import Clock, WorkingDays, working_days
from indicators.counting import floats, flow
from indicators.kinds import (
    DAY,
    FLOW,
    LOWER_IS_BETTER,
    MONTH,
    QUARTER,
    ROLLING12,
    WEEK,
    YEAR,
    Duration,
    Source,
)
from indicators.reading import Reading
from indicators.spells import first_cover
from indicators.words import allocated

ALLOCATION_CLOCK = Clock(start="the referral", stop="an allocation to a social worker", limit=WorkingDays(1))


def referrals(reading: Reading) -> Cases:
    """Every referral that was taken on, beside the first allocation on or after it."""
    rows = reading.rows("cin_episodes")
    referred, closed, person = rows.days("referral_date"), rows.days("close_date"), rows.person()
    held = first_cover(reading.fact(allocated), person, referred)
    held = np.where((held == BLANK) | (held > reading.as_of.day), BLANK, held).astype(np.int32)
    abandoned = (closed != BLANK) & ((held == BLANK) | (held > closed))
    until = np.where(held == BLANK, reading.as_of.day, held).astype(np.int32)
    return flow(
        reading,
        on=referred,
        person=person,
        ref=rows.text("referral_id"),
        team=rows.team("referral_team"),
        worker=rows.worker("referral_worker_id"),
        keep=~rows.is_("referral_nfa", "Y") & ~abandoned,
        opened=referred,
        due=ALLOCATION_CLOCK.due(referred),
        done=held,
        value=floats(working_days(referred, until)),
    )


INDICATOR = Duration(
    title="Time to allocation",
    question="How long does a child wait for a social worker?",
    cases=referrals,
    fold=FLOW,
    counts_on="referral date",
    unit="working days",
    grains=(DAY, WEEK, MONTH, QUARTER, YEAR, ROLLING12),
    direction=LOWER_IS_BETTER,
    daily=True,
    chief_executive=True,
    open_work="wf_unallocated",
    needs=("cin_episodes.referral_date", "involvements.involvement_start_date", "professionals.professional_id"),
    unit_from="the referral's team and worker, else whoever holds the child that day",
    sources=(Source("Working Together to Safeguard Children 2023", "chapter 3"),),
    reviewed="2026-11",
)
