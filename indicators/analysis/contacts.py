"""Contacts: who asks for help, for whom, and how often for one child."""

from indicators.analysis._subjects import CONTACTS, REFERRALS
from indicators.analysis.declaration import Also, Number, Parts, Pyramid, Section, Times

SECTION = Section(
    title="Contacts",
    lists=(1,),
    question="Who asks for help, for which children, and how often?",
    measures=(
        Number(id="number", subject=CONTACTS, title="Contacts received"),
        Also(
            id="referred", subject=CONTACTS, other=REFERRALS, title="Children of these contacts who were also referred"
        ),
        Parts(id="source", subject=CONTACTS, by="source", title="Who made the contacts"),
        Times(id="times", subject=CONTACTS, title="How many contacts each child had"),
        Pyramid(id="age", subject=CONTACTS, title="Children by age and gender"),
        Parts(id="ethnicity", subject=CONTACTS, by="ethnicity", children=True, title="Children by ethnicity"),
    ),
)
