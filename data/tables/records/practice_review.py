"""Collaborative practice reviews (Performance Management and Quality Assurance Framework, "Ten Month Cycle")."""

from data.cycle import PAUSED
from data.tables.declaration import Type
from data.tables.records.declaration import Record, column

#: Ofsted's four-point scale.
GRADES = ("outstanding", "good", "requires improvement", "inadequate")

RECORD = Record(
    name="practice_review",
    plural="practice reviews",
    meaning="Collaborative practice reviews: allocated to a manager for a month, done, graded and moderated",
    key=("review_id",),
    expected=("month_allocated", "manager_id", "team_id"),
    unit="team_id",
    columns=(
        column("review_id", Type.KEY, "The review"),
        column("month_allocated", Type.DATE, "Month for which it was allocated: none in August and December", month=True, future=True, paused=PAUSED),
        column("manager_id", Type.LINK, "Manager who does it", links="professionals"),
        column("team_id", Type.LINK, "Team whose work is reviewed", links="department"),
        column("person_id", Type.LINK, "Child whose record is reviewed", links="person"),
        column("allocated_on", Type.DATE, "When it was allocated"),
        column("exempt_reason", Type.TEXT, "Why the manager need not do it (left, absent): a review with a reason is not expected"),
        column("completed_on", Type.DATE, "When it was done"),
        column("first_grade", Type.TEXT, "The reviewer's grade", choices=GRADES),
        column("first_grade_on", Type.DATE, "When the reviewer gave it"),
        column("moderated_grade", Type.TEXT, "The grade after moderation", choices=GRADES),
        column("moderated_on", Type.DATE, "When it was moderated"),
        column("voice_grade", Type.TEXT, "The grade for the child's voice", choices=GRADES),
        column("family_feedback", Type.TEXT, "Whether the child, a parent or a carer said what they think", choices=("obtained", "tried and declined", "not tried")),
        column("safety_followup_on", Type.DATE, "When the child's safety was discussed after an inadequate grade"),
    ),
)
