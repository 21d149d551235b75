"""Children in need on the day: every child open to us, those on plans and in care among them."""

from indicators.analysis._subjects import NEED
from indicators.analysis.declaration import Number, Parts, Pyramid, Section

SECTION = Section(
    title="Children in need: open",
    lists=(6,),
    question="Who is open to us, for how long, and when was each child last seen?",
    measures=(
        Number(
            id="number",
            subject=NEED,
            title="Children open to us",
            notes=("Children on a protection plan and children looked after are among them.",),
        ),
        Parts(id="status", subject=NEED, by="case_status", title="What children are open for"),
        Parts(id="length", subject=NEED, by="length", title="How long children have been open"),
        Parts(id="seen", subject=NEED, by="last_seen", title="When children were last seen"),
        Parts(id="need", subject=NEED, by="primary_need", title="Primary need"),
        Parts(id="disability", subject=NEED, by="disability", title="Disability"),
        Pyramid(id="age", subject=NEED, title="Children by age and gender"),
        Parts(id="ethnicity", subject=NEED, by="ethnicity", title="Children by ethnicity"),
    ),
)
