"""Who made the contact or the referral, as DfE groups them; anonymous is a group of its own."""

from indicators.breakdowns.declaration import Breakdown, by_group, recorded

COLUMNS = {"contacts": "contact_source_code", "cin_episodes": "referral_source_code"}
CODING = by_group(
    "contact_or_referral_source",
    {
        "Individual": "Individual",
        "Schools": "Schools",
        "Education services": "Education services",
        "Health services": "Health services",
        "Housing": "Housing",
        "LA services": "Local authority services",
        "Police": "Police",
        "Other legal agency": "Other legal agency",
        "Other": "Other",
        "Anonymous": "Anonymous",
    },
)

BREAKDOWN = Breakdown(title="Source", categories=CODING.categories, rule=recorded(COLUMNS, CODING))
