"""Category of need of a child who is looked after: of the episode of care, else of the one that covers the day."""

from indicators.breakdowns.declaration import Breakdown, by_code, changing, covering, recorded
from indicators.reading import Reading
from indicators.spells import Spells, possible

CODING = by_code("cla_category_of_need")
COLUMN = "cla_primary_need_code"


def care(reading: Reading) -> Spells:
    """The days of each episode of care."""
    rows = reading.rows("cla_episodes")
    return possible(rows.person(), rows.days("cla_episode_start_date"), rows.days("cla_episode_ceased_date"))


BREAKDOWN = Breakdown(
    title="Category of need",
    categories=CODING.categories,
    rule=recorded({"cla_episodes": COLUMN}, CODING, otherwise=changing(covering("cla_episodes", care, COLUMN, CODING))),
)
