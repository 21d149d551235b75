"""Children who started and who ceased to be looked after."""

from indicators.analysis import _listed
from indicators.analysis._subjects import CARE_ENDED, CARE_STARTED, CELLS, with_listed
from indicators.analysis.declaration import Number, Parts, Pyramid, Section, Share, Subject
from indicators.kinds import FLOW
from indicators.looked_after._care import returns

RETURNS = with_listed(
    Subject(
        name="cla_returns",
        one="start of care",
        many="starts of care",
        cases=returns,
        fold=FLOW,
        needs=("cla_episodes.cla_episode_start_date",),
        looks_back=12,
    ),
    "cla_returns_listed",
    _listed.back_in_care,
    CELLS,
    "cla_episodes.cla_episode_start_date",
)

SECTION = Section(
    title="Looked after: started and ceased",
    lists=(8,),
    question="Who comes into care, who comes back, and where do children go?",
    measures=(
        Number(id="started", subject=CARE_STARTED, title="Children who started to be looked after"),
        Number(id="ended", subject=CARE_ENDED, title="Children who ceased to be looked after"),
        Share(id="again", subject=RETURNS, title="Starts within 12 months of an earlier time in care"),
        Parts(id="uasc", subject=CARE_STARTED, by="uasc", title="Unaccompanied asylum-seeking children who started"),
        Parts(id="need", subject=CARE_STARTED, by="category_of_need", title="Why children came into care"),
        Parts(id="reason", subject=CARE_ENDED, by="reason_ceased", title="Why care ended"),
        Pyramid(id="age", subject=CARE_STARTED, title="Children who started by age and gender"),
        Pyramid(id="age-ended", subject=CARE_ENDED, title="Children who ceased by age and gender"),
        Parts(
            id="ethnicity",
            subject=CARE_STARTED,
            by="ethnicity",
            children=True,
            title="Children who started by ethnicity",
        ),
    ),
)
