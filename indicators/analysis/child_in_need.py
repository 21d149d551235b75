"""Children in need: episodes that started and that closed, how long they lasted and why they ended."""

from indicators.analysis._subjects import CLOSED, TAKEN_ON
from indicators.analysis.declaration import Number, Parts, Pyramid, Section, Share

SECTION = Section(
    title="Children in need: started and closed",
    lists=(6,),
    question="Is need growing, how long do we stay, and how do we leave?",
    measures=(
        Number(
            id="started",
            subject=TAKEN_ON,
            only=0,
            title="Episodes of need that started",
            notes=("Referrals that were taken on, on the day of the referral.",),
        ),
        Number(id="closed", subject=CLOSED, title="Episodes of need that closed"),
        Share(id="short", subject=CLOSED, title="Closed within three months"),
        Parts(id="length", subject=CLOSED, by="length", title="How long closed episodes lasted"),
        Parts(id="reason", subject=CLOSED, by="reason_closed", title="Why episodes were closed"),
        Pyramid(id="age", subject=CLOSED, title="Children whose episode closed by age and gender"),
        Parts(
            id="ethnicity",
            subject=CLOSED,
            by="ethnicity",
            children=True,
            title="Children whose episode closed by ethnicity",
        ),
    ),
)
