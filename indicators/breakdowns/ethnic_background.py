"""Ethnic background, by each code that DfE uses; refused and not yet obtained are not known."""

from indicators.breakdowns.declaration import Breakdown, by_code, fixed, of_person

CODING = by_code("ethnicity", leaving_out=("REFU", "NOBT", "UNKNOWN"))

BREAKDOWN = Breakdown(
    title="Ethnic background", categories=CODING.categories, rule=fixed(of_person("ethnicity", CODING), CODING.last)
)
