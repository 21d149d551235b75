"""Of children who ceased to be looked after, the share who were adopted.

Special guardianship is the part beside it, every other reason the rest. A reason that is blank or cannot be read is
unknown.
"""

import numpy as np

from data.tables import UNREADABLE
from indicators.cases import Cases
from indicators.counting import judged
from indicators.kinds import FLOW, MONTH, NEITHER_IS_BETTER, QUARTER, ROLLING12, YEAR, Proportion, Source
from indicators.looked_after._care import episode_events, exits
from indicators.reading import Reading

ADOPTED = ("E11", "E12")
GUARDIANSHIP = ("E43", "E44", "E45", "E46", "E47", "E48")  # the first two in older returns


def ceased(reading: Reading) -> Cases:
    """Every end of a period of care, by where the child went."""
    rows = reading.rows("cla_episodes")
    reason = "cla_episode_ceased_reason"
    adopted = rows.matches(reason, lambda code: code.startswith(ADOPTED))
    guarded = rows.is_(reason, *GUARDIANSHIP)
    unknown = rows.blank(reason) | rows.is_(reason, UNREADABLE)
    where = np.full(len(rows), "another reason", dtype=object)
    for words, here in (("adopted", adopted), ("special guardianship", guarded), (None, unknown)):
        where[here] = words
    end = rows.days("cla_episode_ceased_date")
    met = judged(adopted, unknown)
    return episode_events(reading, "cla_episode_ceased_date", exits(reading), done=end, met=met, category=where)


INDICATOR = Proportion(
    title="Children leaving care through adoption",
    question="How many reach legal permanence?",
    cases=ceased,
    fold=FLOW,
    counts_on="end of the period of care",
    grains=(MONTH, QUARTER, YEAR, ROLLING12),
    direction=NEITHER_IS_BETTER,
    beside="cla_ends",
    needs=("cla_episodes.cla_episode_ceased_date", "cla_episodes.cla_episode_ceased_reason"),
    unit_from="whoever held the child that day",
    notes=(
        "Events: the published figure counts a child once a year.",
        "Unaccompanied children who turn 18 swell what this is a share of.",
    ),
    breakdowns=("reason_ceased", "category_of_need", "length"),
    sources=(Source("SSDA903 return", "reason episode ceased: E11, E12; special guardianship apart"),),
    reviewed="2026-11",
)
