"""Children with an open early help episode, each once.

The unit is that of the episode that started last.
"""

import numpy as np

from indicators.cases import BLANK, Cases
from indicators.counting import stock
from indicators.early_help._episodes import episode_clock, unit
from indicators.kinds import DAY, MONTH, NEITHER_IS_BETTER, QUARTER, STOCK, WEEK, YEAR, Count, Source
from indicators.reading import Reading
from indicators.spells import choose, possible
from indicators.words import alive, rank


def children(reading: Reading) -> Cases:
    """Each child's days in early help."""
    rows = reading.rows("early_help_episodes")
    spells = possible(rows.person(), rows.days("episode_start_date"), rows.days("episode_end_date"))
    spells = alive(reading, spells)
    order = rank(rows.text("episode_id"))
    held = choose(spells, spells.start, order[spells.row]).spells()
    team, worker = unit(reading)
    opened = rows.days("episode_start_date")[held.row]
    return stock(
        reading,
        held,
        team=team[held.row],
        worker=worker[held.row],
        opened=opened,
        due=episode_clock(reading).due(opened),
        done=np.full(len(held), BLANK),
    )


INDICATOR = Count(
    title="Children in early help",
    question="How much help do we offer early?",
    cases=children,
    fold=STOCK,
    counts_on="each day an episode covers",
    unit="children",
    grains=(DAY, WEEK, MONTH, QUARTER, YEAR),
    direction=NEITHER_IS_BETTER,
    needs=("early_help_episodes.episode_start_date",),
    unit_from="the team of the episode's worker, else whoever holds the child that day",
    late="open more than 45 working days",
    settings=("early_help_limit",),
    sources=(Source("Ofsted ILACS Annex A", "List 2"),),
    reviewed="2026-11",
)
