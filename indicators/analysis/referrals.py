"""Referrals: who makes them, for whom, and how many come back or lead to nothing."""

from indicators.analysis._subjects import NO_ACTION, REFERRALS, REREFERRED
from indicators.analysis.declaration import Number, Parts, Pyramid, Section, Share

SECTION = Section(
    title="Referrals",
    lists=(3,),
    question="Who refers, which children come back, and how many referrals lead to nothing?",
    measures=(
        Number(id="number", subject=REFERRALS, title="Referrals received"),
        Share(id="again", subject=REREFERRED, title="Referrals within 12 months of another"),
        Share(id="no-action", subject=NO_ACTION, title="Referrals with no further action"),
        Parts(id="source", subject=REFERRALS, by="source", title="Who made the referrals"),
        Parts(
            id="times",
            subject=REFERRALS,
            by="referrals_in_year",
            children=True,
            title="Referrals of each child in the 12 months to the latest",
        ),
        Pyramid(id="age", subject=REFERRALS, title="Children by age and gender"),
        Parts(id="ethnicity", subject=REFERRALS, by="ethnicity", children=True, title="Children by ethnicity"),
    ),
)
