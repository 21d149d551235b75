"""What the indicators of posts share: the latest figures of each team, carried forward until the next."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd

from indicators.cases import MET, UNKNOWN, Cases, Floats, cases
from indicators.reading import Reading
from indicators.spells import latest


def posts(reading: Reading, weigh: Callable[[Floats, Floats, Floats], Floats]) -> Cases:
    """Each team from the day of its figures to the next, weighing a rule of established, vacant and agency posts.

    A team whose figures lack one of the numbers the rule asks for is unknown: a blank is not nought.
    """
    rows = reading.rows("posts")
    team = pd.factorize(rows.text("team_id"))[0].astype(np.int32)
    position = np.arange(len(rows), dtype=np.int32)
    spells = latest(team, rows.days("as_at_date"), position, position).spells()
    row = spells.row
    weight = weigh(*(rows.number(name)[row] for name in ("established_fte", "vacant_fte", "agency_fte")))
    missing = np.isnan(weight)
    nobody = np.full(len(row), -1, np.int32)
    return cases(
        person=nobody,
        ref=rows.text("team_id")[row],
        team=rows.team("team_id")[row],
        worker=nobody,
        start=spells.start,
        end=spells.end,
        met=np.where(missing, UNKNOWN, MET),
        weight=np.where(missing, 1.0, weight),
    )
