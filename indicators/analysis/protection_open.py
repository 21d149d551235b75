"""Children on a child protection plan on the day."""

from indicators.analysis._subjects import ON_PLAN, OPEN_PLANS
from indicators.analysis.declaration import Number, Parts, Pyramid, Section, Share

SECTION = Section(
    title="Child protection: open",
    lists=(7,),
    question="Who is on a plan, for what, and is each child visited, seen alone and reviewed?",
    measures=(
        Number(id="number", subject=ON_PLAN, title="Children on a plan"),
        Share(id="long", subject=OPEN_PLANS, title="Open plans of two years or more"),
        Parts(id="category", subject=ON_PLAN, by="category_of_abuse", title="Latest category of abuse"),
        Parts(id="length", subject=OPEN_PLANS, by="plan_length_so_far", title="How long plans have lasted"),
        Parts(id="visit", subject=ON_PLAN, by="plan_visited", title="Last visit on the plan"),
        Parts(id="alone", subject=ON_PLAN, by="seen_alone", title="Seen alone at the last visit"),
        Parts(id="review", subject=ON_PLAN, by="plan_reviewed", title="Last review of the plan"),
        Parts(id="disability", subject=ON_PLAN, by="disability", title="Disability"),
        Pyramid(id="age", subject=ON_PLAN, title="Children by age and gender"),
        Parts(id="ethnicity", subject=ON_PLAN, by="ethnicity", title="Children by ethnicity"),
    ),
)
