"""How many section 47 enquiries of the child the twelve months to the case hold, itself counted."""

from indicators.breakdowns._recent import in_the_year, of_table

BREAKDOWN = in_the_year(
    "Section 47 enquiries in 12 months",
    of_table("s47_enquiry", "s47_start_date"),
    "s47_enquiry.s47_start_date",
    ("list_5", "s47_12m"),
    this_one_too=True,
)
