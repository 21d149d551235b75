"""Early help: the children it reaches, who leads it, and who of them was referred all the same."""

from indicators.analysis._subjects import HELPED, REFERRALS
from indicators.analysis.declaration import Also, Number, Parts, Pyramid, Section, Subject, Times
from indicators.early_help._episodes import started
from indicators.kinds import DURING, FLOW

STARTED = Subject(
    name="eh_started",
    one="episode",
    many="episodes",
    cases=started,
    fold=FLOW,
    needs=("early_help_episodes.episode_start_date",),
)

SECTION = Section(
    title="Early help",
    lists=(2,),
    question="Whom does early help reach, through whom, and does it hold?",
    measures=(
        Number(id="number", subject=STARTED, title="Early help episodes that started"),
        Number(id="open", subject=HELPED, title="Children with early help at the end of the day"),
        Also(
            id="referred",
            subject=HELPED,
            fold=DURING,
            other=REFERRALS,
            title="Children with early help who were also referred",
        ),
        Parts(id="organisation", subject=STARTED, by="organisation", title="Who leads the episodes that started"),
        Times(id="times", subject=STARTED, title="How many episodes that started each child had"),
        Pyramid(id="age", subject=HELPED, fold=DURING, title="Children with early help by age and gender"),
        Parts(
            id="ethnicity", subject=HELPED, fold=DURING, by="ethnicity", title="Children with early help by ethnicity"
        ),
    ),
)
