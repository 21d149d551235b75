"""Who made the contact or the referral, by each code that DfE uses."""

from indicators.breakdowns.declaration import Breakdown, by_code, recorded
from indicators.breakdowns.source import COLUMNS

CODING = by_code("contact_or_referral_source", leaving_out=("10",))

BREAKDOWN = Breakdown(title="Source in detail", categories=CODING.categories, rule=recorded(COLUMNS, CODING))
