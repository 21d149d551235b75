"""Section 47 enquiries: how many, about whom, and how many end without a conference."""

from indicators.analysis._subjects import CONFERENCED, ENQUIRIES
from indicators.analysis.declaration import Number, Parts, Pyramid, Section, Share

SECTION = Section(
    title="Section 47 enquiries",
    lists=(5,),
    question="About which children do we enquire, how often, and does a conference follow?",
    measures=(
        Number(id="number", subject=ENQUIRIES, title="Section 47 enquiries started"),
        Share(id="no-conference", subject=CONFERENCED, met=False, title="Enquiries that ended without a conference"),
        Parts(
            id="times",
            subject=ENQUIRIES,
            by="enquiries_in_year",
            children=True,
            title="Enquiries of each child in the 12 months to the latest",
        ),
        Parts(id="disability", subject=ENQUIRIES, by="disability", children=True, title="Children by disability"),
        Pyramid(id="age", subject=ENQUIRIES, title="Children by age and gender"),
        Parts(id="ethnicity", subject=ENQUIRIES, by="ethnicity", children=True, title="Children by ethnicity"),
    ),
)
