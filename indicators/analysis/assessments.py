"""Assessments: those finished, how long they took, and those still open, which no percentage of finished ones holds."""

from indicators.analysis._subjects import ASSESSED, ASSESSING
from indicators.analysis.declaration import Number, Parts, Pyramid, Section, Share, of

SEEN = of("assessment_child_seen", "assessment", "assessments")
OUTCOMES = of("assessment_outcomes", "assessment", "assessments")

SECTION = Section(
    title="Assessments",
    lists=(4,),
    question="Are children assessed in time, seen, and helped?",
    measures=(
        Number(id="number", subject=ASSESSED, title="Assessments completed"),
        Number(id="open", subject=ASSESSING, title="Assessments open at the end of the day"),
        Share(id="in-time", subject=ASSESSED, title="Completed within 45 working days"),
        Share(id="seen", subject=SEEN, title="Child seen in the assessment"),
        Share(id="support", subject=OUTCOMES, met=False, title="Assessments after which the child needs support"),
        Parts(id="days", subject=ASSESSED, by="assessment_days", title="Working days that completed assessments took"),
        Parts(
            id="open-days",
            subject=ASSESSING,
            by="assessment_days",
            title="Working days that open assessments have taken",
        ),
        Parts(
            id="disability", subject=ASSESSED, by="disability", children=True, title="Children assessed by disability"
        ),
        Pyramid(id="age", subject=ASSESSED, title="Children assessed by age and gender"),
        Parts(id="ethnicity", subject=ASSESSED, by="ethnicity", children=True, title="Children assessed by ethnicity"),
    ),
)
