"""Initial child protection conferences: how soon they are held, and how many lead to a plan."""

from indicators.analysis._subjects import CONFERENCES, TO_PLAN
from indicators.analysis.declaration import Number, Parts, Pyramid, Section, Share

SECTION = Section(
    title="Initial conferences",
    lists=(5,),
    question="Are conferences held in time, and do they lead to a plan?",
    measures=(
        Number(
            id="number",
            subject=CONFERENCES,
            title="Initial conferences held",
            notes=("Transfers from other authorities are left out.",),
        ),
        Share(id="in-time", subject=CONFERENCES, title="Held within 15 working days of the strategy discussion"),
        Share(id="to-plan", subject=TO_PLAN, title="Conferences that led to a plan"),
        Parts(id="days", subject=CONFERENCES, by="conference_days", title="Working days to the conference"),
        Parts(
            id="times",
            subject=CONFERENCES,
            by="conferences_in_year",
            children=True,
            title="Conferences of each child in the 12 months to the latest",
        ),
        Pyramid(id="age", subject=CONFERENCES, title="Children by age and gender"),
        Parts(id="ethnicity", subject=CONFERENCES, by="ethnicity", children=True, title="Children by ethnicity"),
    ),
)
