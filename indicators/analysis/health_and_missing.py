"""The health of children who are looked after, and how often they go missing."""

from indicators.analysis import _listed
from indicators.analysis._subjects import CELLS, IN_CARE, with_listed
from indicators.analysis.declaration import Number, Parts, Section, Share, of
from indicators.kinds import STOCK

AS_LISTED = (
    "By the latest check, which is all a workbook says: in date for twelve months, and for six where the child is "
    "under five and two a year are asked for."
)
HEALTH = with_listed(
    of("cla_annual_health", "child", "children"),
    "cla_health_listed",
    _listed.health_assessed,
    "cla_health",
    "cla_episodes.cla_episode_start_date",
    note=AS_LISTED,
)
TEETH = with_listed(
    of("cla_dental", "child", "children"),
    "cla_dental_listed",
    _listed.teeth_checked,
    "cla_health",
    "cla_episodes.cla_episode_start_date",
    note="By the latest check, which is all a workbook says: in date for twelve months.",
)
MISSING = with_listed(
    of("missing_cla_pct", "child", "children"),
    "missing_listed",
    _listed.missing_often,
    CELLS,
    "cla_episodes.cla_episode_start_date",
    fold=STOCK,
    note="Of the children looked after on the day of the workbook, as it counts their episodes.",
)
OFFERED = with_listed(
    of("rhi_offered", "episode", "episodes"),
    "rhi_offered_listed",
    _listed.offered,
    CELLS,
    "cla_episodes.cla_episode_start_date",
    fold=STOCK,
    note="After the last episode of each child who is looked after and was missing in the twelve months.",
)
ACCEPTED = with_listed(
    of("rhi_accepted", "episode", "episodes"),
    "rhi_accepted_listed",
    _listed.accepted,
    CELLS,
    "cla_episodes.cla_episode_start_date",
    fold=STOCK,
    note="Of the children to whom one was offered after their last episode.",
)
EPISODES = of("missing_episodes", "episode", "episodes")

SECTION = Section(
    title="Health and missing",
    lists=(8,),
    question="Are children in our care well looked after, and are they where they should be?",
    measures=(
        Number(id="year", subject=HEALTH, rate=False, title="Children looked after for 12 months or more"),
        Share(id="health", subject=HEALTH, title="Health assessments in date"),
        Share(id="teeth", subject=TEETH, title="Teeth checked in the last 12 months"),
        Share(id="missing", subject=MISSING, months=12, title="Looked-after children who went missing in 12 months"),
        Share(id="offered", subject=OFFERED, title="Return home interviews offered"),
        Share(id="accepted", subject=ACCEPTED, title="Return home interviews accepted"),
        Parts(id="times", subject=IN_CARE, by="missing_in_year", title="Missing episodes in the last 12 months"),
        Parts(id="absent", subject=IN_CARE, by="absent_in_year", title="Absent or away in the last 12 months"),
    ),
)
