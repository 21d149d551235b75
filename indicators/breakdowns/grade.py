"""The grade of a practice review after moderation, on Ofsted's four-point scale."""

from indicators.breakdowns.declaration import Breakdown, Coding, named, recorded

GRADES = ("outstanding", "good", "requires improvement", "inadequate")
CODING = Coding(named(*GRADES), {grade.upper(): at for at, grade in enumerate(GRADES)})

BREAKDOWN = Breakdown(
    title="Grade",
    categories=CODING.categories,
    rule=recorded({"practice_review": "moderated_grade"}, CODING),
    unknown="Not moderated",
)
