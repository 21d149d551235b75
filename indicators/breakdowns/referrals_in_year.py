"""How many referrals of the child the twelve months to the case hold, itself counted."""

from indicators.breakdowns._recent import in_the_year, of_table

BREAKDOWN = in_the_year(
    "Referrals in 12 months",
    of_table("cin_episodes", "referral_date"),
    "cin_episodes.referral_date",
    ("list_3", "referrals_12m"),
    this_one_too=True,
)
