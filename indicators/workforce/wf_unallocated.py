"""Children without a social worker who should have one.

Looked-after children and children on a protection plan are a breach at once; others after two working days from the end
of the last allocation or the new referral, whichever is later. Children held by another practitioner are counted,
marked apart and no breach: Working Together 2023 lets others lead section 17 work.
"""

import numpy as np

from indicators.cases import BLANK, Cases
from indicators.clock import Clock, WorkingDays, last_working_day
from indicators.counting import stock
from indicators.kinds import DAY, LOWER_IS_BETTER, MONTH, QUARTER, STOCK, WEEK, YEAR, Count, Source
from indicators.reading import Reading
from indicators.spells import Timeline, combine, covered, cut, either
from indicators.words import (
    allocated,
    childhood,
    cin_episode,
    cin_plan,
    last_allocated,
    lead,
    looked_after,
    on_cp,
    open_assessment,
    open_enquiries,
    referred_on,
)

ALLOCATION_CLOCK = Clock(
    start="the last allocation's end or the referral", stop="an allocation to a social worker", limit=WorkingDays(2)
)
AT_ONCE, IN_TWO_DAYS, ANOTHER = (
    "looked after or on a plan: at once",
    "others: within two working days",
    "held by another practitioner",
)


def needing(reading: Reading) -> Timeline:
    """2 on the days a child is looked after or on a plan, 1 on others that call for a social worker."""
    others = either(
        reading.fact(cin_plan),
        reading.fact(open_assessment),
        reading.fact(cin_episode),
        covered(reading.fact(open_enquiries)),
    )
    young = covered(childhood(reading, others.spells()))
    first = either(reading.fact(looked_after), reading.fact(on_cp))
    return combine(lambda most, rest: np.where(most != 0, 2, rest), first, young)


def children(reading: Reading) -> Cases:
    """The days on which such a child has no social worker."""
    without = combine(lambda need, held: np.where(held == 0, need, 0), needing(reading), reading.fact(allocated))
    spells = without.spells()
    key = spells.key
    # A timeline before whose first change there is no day answers BLANK.
    pieces, (ended, referred, leading) = cut(
        spells, (key, reading.fact(last_allocated)), (key, reading.fact(referred_on)), (key, reading.fact(lead))
    )
    at_once = spells.row[pieces.row] == 2
    opened = np.maximum(ended, referred)
    opened = np.where(opened == BLANK, spells.start[pieces.row], opened).astype(np.int32)
    other = (leading >= 0) & ~at_once
    # At once: the limit lies before the first day, whatever weekday that is.
    breached = last_working_day(opened) - 1
    due = np.where(at_once, breached, np.where(other, BLANK, ALLOCATION_CLOCK.due(opened)))
    return stock(
        reading,
        pieces,
        opened=opened,
        due=due,
        done=np.full(len(pieces), BLANK),
        category=np.where(at_once, AT_ONCE, np.where(other, ANOTHER, IN_TWO_DAYS)).astype(object),
    )


INDICATOR = Count(
    title="Children without a social worker",
    question="Which children does nobody hold?",
    cases=children,
    fold=STOCK,
    counts_on="each day without an allocation to a social worker",
    unit="children",
    grains=(DAY, WEEK, MONTH, QUARTER, YEAR),
    direction=LOWER_IS_BETTER,
    daily=True,
    chief_executive=True,
    needs=("involvements.involvement_start_date", "professionals.professional_id"),
    unit_from="the team that held the child last",
    late="looked after or on a plan: at once; others after two working days",
    late_in_working_days=True,
    sources=(Source("Working Together to Safeguard Children 2023", "lead practitioner"),),
    reviewed="2026-11",
)
