"""Two person rows share forename, surname and date of birth: they may be one person."""

from __future__ import annotations

import numpy as np
import pandas as pd

from etl.checking import Tables
from etl.findings import Severity
from indicators.cases import BLANK, Bools

TITLE = "One person recorded twice"
SEVERITY = Severity.NOTE
TABLE = "person"
COLUMN = "person_id"
NEEDS = ("person.forename", "person.surname", "person.dob")


def failing(tables: Tables) -> Bools:
    born = tables.day(TABLE, "dob")
    known = tables.filled(TABLE, "forename") & tables.filled(TABLE, "surname") & (born != BLANK)
    first, last = (pd.factorize(tables.text(TABLE, name))[0].astype(np.int64) for name in ("forename", "surname"))
    who = (last * (first.max(initial=0) + 1) + first) * 2**18 + born  # a day of birth has fewer than 18 binary digits
    group, _ = pd.factorize(np.where(known, who, -1 - np.arange(len(who))))
    return known & (np.bincount(group, minlength=1)[group] > 1)
