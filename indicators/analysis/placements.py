"""Where children who are looked after live, and how settled they are."""

from indicators.analysis import _listed
from indicators.analysis._subjects import CELLS, IN_CARE, with_listed
from indicators.analysis.declaration import Number, Parts, Section, Share, of
from indicators.catalogue import INDICATORS

FOSTERED = of("cla_placement_mix", "child", "children")
MOVED = with_listed(
    of("cla_3plus_placements", "child", "children"),
    "cla_3plus_listed",
    _listed.moved_often,
    CELLS,
    "cla_episodes.cla_episode_start_date",
)
SETTLED = with_listed(
    of("cla_longterm_stability", "child", "children"),
    "cla_longterm_listed",
    INDICATORS["cla_longterm_stability"].cases,
    "cla_placement.cla_placement_start_date",
    "cla_episodes.cla_episode_start_date",
    note="By the start of the latest placement, all that a workbook says: a move with the same carer counts as one.",
)
FAR = of("cla_20_miles", "child", "children")

SECTION = Section(
    title="Placements",
    lists=(8,),
    question="Where do our children live, who provides it, and do they stay?",
    measures=(
        Share(id="fostered", subject=FOSTERED, title="Children who live with foster carers"),
        Share(id="moved", subject=MOVED, title="Three or more placements in the last 12 months"),
        Share(id="settled", subject=SETTLED, title="Long-term stability: two years in one placement"),
        Share(id="far", subject=FAR, title="Placed more than 20 miles from home"),
        Number(
            id="cohort",
            subject=SETTLED,
            rate=False,
            title="Children under 16, looked after for two and a half years",
        ),
        Parts(id="kind", subject=IN_CARE, by="placement", title="Where children live"),
        Parts(id="provider", subject=IN_CARE, by="placement_provider", title="Who provides the placement"),
        Parts(id="times", subject=MOVED, by="placements_in_year", title="Placements in the last 12 months"),
        Parts(
            id="length",
            subject=SETTLED,
            by="placement_length",
            title="How long in the placement, of children looked after for two and a half years",
        ),
    ),
)
