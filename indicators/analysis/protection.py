"""Child protection plans that started and that ended."""

from indicators.analysis._subjects import PLANNED_BEFORE, PLANS_ENDED, PLANS_STARTED
from indicators.analysis.declaration import Number, Parts, Pyramid, Section, Share

SECTION = Section(
    title="Child protection: started and ended",
    lists=(7,),
    question="Are children coming back into protection, and do plans work in reasonable time?",
    measures=(
        Number(id="started", subject=PLANS_STARTED, title="Plans that started"),
        Number(id="ended", subject=PLANS_ENDED, title="Plans that ended"),
        Share(id="again", subject=PLANNED_BEFORE, title="Plans of a child who had one before"),
        Share(id="long", subject=PLANS_ENDED, title="Ended plans that lasted two years or more"),
        Parts(id="category", subject=PLANS_STARTED, by="initial_category", title="Category of abuse at the start"),
        Parts(id="length", subject=PLANS_ENDED, by="plan_length", title="How long ended plans lasted"),
        Pyramid(id="age", subject=PLANS_STARTED, title="Children whose plan started by age and gender"),
        Parts(
            id="ethnicity",
            subject=PLANS_STARTED,
            by="ethnicity",
            children=True,
            title="Children whose plan started by ethnicity",
        ),
    ),
)
