"""Children who are looked after on the day."""

from indicators.analysis._subjects import IN_CARE
from indicators.analysis.declaration import Number, Parts, Pyramid, Section

SECTION = Section(
    title="Looked after: open",
    lists=(8,),
    question="Who is in our care, by what right, with what plan, and is each child visited and reviewed?",
    measures=(
        Number(id="number", subject=IN_CARE, title="Children looked after"),
        Parts(id="uasc", subject=IN_CARE, by="uasc", title="Unaccompanied asylum-seeking children"),
        Parts(id="status", subject=IN_CARE, by="legal_status", title="Legal status"),
        Parts(id="plan", subject=IN_CARE, by="permanence_plan", title="Plan for permanence"),
        Parts(id="length", subject=IN_CARE, by="length", title="How long children have been in care"),
        Parts(id="review", subject=IN_CARE, by="care_reviewed", title="Last review"),
        Parts(id="visit", subject=IN_CARE, by="care_visited", title="Last visit"),
        Parts(id="disability", subject=IN_CARE, by="disability", title="Disability"),
        Pyramid(id="age", subject=IN_CARE, title="Children by age and gender"),
        Parts(id="ethnicity", subject=IN_CARE, by="ethnicity", title="Children by ethnicity"),
    ),
)
