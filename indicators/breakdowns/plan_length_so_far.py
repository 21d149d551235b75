"""How long an open child protection plan has lasted; two years is more than 729 days, as for ``cpp_2yrs_open``."""

from indicators.breakdowns.declaration import Breakdown, elapsed, named
from indicators.breakdowns.plan_length import WORDS
from indicators.child_protection.cpp_2yrs_open import LONG
from indicators.clock import Days, Months

BREAKDOWN = Breakdown(
    title="How long plans have lasted",
    categories=named(*WORDS),
    rule=elapsed(Months(3), Months(6), Months(12), Days(LONG)),
    ordered=True,
)
