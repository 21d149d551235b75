"""Reviews of children aged four or over in which the child took part.

Attended, or sent their views (PN1 to PN6). A code that is blank, says "under four" (PN0) or cannot be read is unknown,
as is a child whose date of birth is not known. Cancelled reviews do not count.
"""

from indicators.cases import BLANK, Cases
from indicators.counting import flow, judged
from indicators.kinds import FLOW, HIGHER_IS_BETTER, MONTH, QUARTER, ROLLING12, YEAR, Proportion, Source
from indicators.looked_after._care import held_reviews, through_care
from indicators.reading import Reading
from indicators.words import children

OLD_ENOUGH = 4  # years
TOOK_PART = tuple(f"PN{number}" for number in range(1, 7))
DID_NOT = "PN7"


def reviews(reading: Reading) -> Cases:
    """Every review held, beside how the child took part."""
    rows, who = reading.rows("cla_reviews"), reading.fact(children)
    child, day = through_care(reading, rows), held_reviews(reading)
    not_aged = who.birth(child) == BLANK
    met = rows.is_("cla_review_participation", *TOOK_PART)
    told = met | rows.is_("cla_review_participation", DID_NOT)
    return flow(
        reading,
        on=day,
        person=child,
        ref=rows.text("cla_review_id"),
        keep=not_aged | (who.reaches(child, OLD_ENOUGH) <= day),
        done=day,
        met=judged(met, not_aged | ~told),
    )


INDICATOR = Proportion(
    title="Children taking part in their reviews",
    question="Are children heard in their reviews?",
    cases=reviews,
    fold=FLOW,
    counts_on="day of the review",
    grains=(MONTH, QUARTER, YEAR, ROLLING12),
    direction=HIGHER_IS_BETTER,
    needs=("cla_reviews.cla_review_participation", "cla_episodes.cla_id", "person.dob"),
    unit_from="whoever held the child that day",
    breakdowns=("participation",),
    sources=(Source("SSDA903 return", "review participation codes PN0 to PN7"),),
    reviewed="2026-11",
)
