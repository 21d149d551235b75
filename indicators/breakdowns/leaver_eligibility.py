"""By what right a care leaver is supported: eligible, relevant, former relevant or qualifying (Children Act 1989)."""

from indicators.breakdowns.declaration import Breakdown, Category, Wording, recorded

#: "Former relevant" before "relevant": the one has the other in it.
WORDING = Wording(
    (
        Category("FORMER", "Former relevant child"),
        Category("RELEVANT", "Relevant child"),
        Category("QUALIFYING", "Qualifying care leaver"),
        Category("ELIGIBLE", "Eligible child"),
    ),
    ("former relevant", "relevant", "qualifying", "eligible"),
)

BREAKDOWN = Breakdown(
    title="Eligibility",
    categories=WORDING.categories,
    rule=recorded({"care_leavers": "care_leaver_eligibility"}, WORDING),
    unknown="Not recorded",
)
