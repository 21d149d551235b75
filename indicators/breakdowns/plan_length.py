"""How long a child protection plan that has ended had lasted, in the bands of DfE's table D7.

Two years is more than 729 days, the day of ending counted, as for ``cpp_2yrs_ended``.
"""

from indicators.breakdowns.declaration import Breakdown, elapsed, named
from indicators.child_protection.cpp_2yrs_ended import LONG
from indicators.child_protection.cpp_under_3m_ended import SHORT
from indicators.clock import Days, Months

WORDS = (
    "3 months or less",
    "Over 3 to 6 months",
    "Over 6 months to a year",
    "Over a year to under 2 years",
    "2 years and over",
)

BREAKDOWN = Breakdown(
    title="How long plans lasted",
    categories=named(*WORDS),
    rule=elapsed(Months(SHORT), Months(6), Months(12), Days(LONG - 1)),
    ordered=True,
)
