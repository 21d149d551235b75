"""Ethnicity, in the five groups of the census.

Chinese stands with Asian, as in the census of 2021 and so in the population that shares are read beside; Annex A lists
it as a group of its own. Refused and not yet obtained are not known.
"""

from indicators.breakdowns.declaration import Breakdown, by_group, fixed, of_person

CODING = by_group(
    "ethnicity",
    {"White": "White", "Mixed": "Mixed", "Asian": "Asian", "Chinese": "Asian", "Black": "Black", "Other": "Other"},
)

BREAKDOWN = Breakdown(
    title="Ethnicity", categories=CODING.categories, rule=fixed(of_person("ethnicity", CODING), CODING.last)
)
