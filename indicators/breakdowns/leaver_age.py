"""Age of a care leaver, in the groups of the published tables: 17 and 18, 19 to 21, and older."""

from indicators.breakdowns._ages import by_age
from indicators.breakdowns.declaration import Breakdown, Category

BREAKDOWN = Breakdown(
    title="Age of care leavers",
    categories=tuple(
        Category(code, words)
        for code, words in (
            ("unborn", "Unborn"),
            ("under 17", "Under 17"),
            ("17 to 18", "17 to 18"),
            ("19 to 21", "19 to 21"),
            ("22 to 25", "22 to 25"),
            ("over 25", "Over 25"),
        )
    ),
    rule=by_age((17, 19, 22, 26)),
    ordered=True,
)
