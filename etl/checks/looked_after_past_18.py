"""An episode of care is open past the 18th birthday: the young person is in no count of looked-after children."""

from __future__ import annotations

from etl.checking import Tables, open_at
from etl.findings import Severity
from indicators.cases import BLANK, Bools
from indicators.clock import birthday

TITLE = "Looked after past the 18th birthday"
SEVERITY = Severity.WARNING
TABLE = "cla_episodes"
COLUMN = "cla_episode_ceased_date"
NEEDS = ("cla_episodes.cla_episode_start_date", "cla_episodes.cla_episode_ceased_date", "person.dob")


def failing(tables: Tables) -> Bools:
    born = tables.born(TABLE)
    running = open_at(tables, TABLE, "cla_episode_start_date", "cla_episode_ceased_date")
    return running & (born != BLANK) & (birthday(born, 18) <= tables.as_of)
