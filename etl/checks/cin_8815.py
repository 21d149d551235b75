"""A child has more than one open episode of need: all but the latest should be closed."""

from __future__ import annotations

import numpy as np

from etl.checking import Tables, open_at
from etl.findings import Severity
from indicators.cases import Bools

TITLE = "More than one open case for a child"
SEVERITY = Severity.WARNING
TABLE = "cin_episodes"
COLUMN = "close_date"
NEEDS = ("cin_episodes.close_date", "cin_episodes.referral_date")


def failing(tables: Tables) -> Bools:
    is_open = open_at(tables, TABLE, "referral_date", "close_date") & ~tables.is_(TABLE, "referral_nfa", "Y")
    person, start = tables.person(TABLE), tables.day(TABLE, "referral_date")
    rows = np.flatnonzero(is_open & (person >= 0))
    order = rows[np.lexsort((start[rows], person[rows]))]
    followed = np.append(person[order][1:] == person[order][:-1], np.zeros(min(len(order), 1), dtype=bool))
    found = np.zeros(len(person), dtype=bool)
    found[order[followed]] = True
    return found
