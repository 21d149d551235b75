"""What the invented trust's people wrote beside their numbers, and the pages that they go back to."""

from __future__ import annotations

import numpy as np

from etl.synthetic.days import add_months
from etl.synthetic.front_door import Rows
from etl.synthetic.population import Trust

#: Numbers of the trust, what is behind each, and what is being done: words that hold whatever the number is.
COMMENTS = (
    (
        "assessments_45wd",
        "Most of what ran over waited for one visit to a father who lives apart.",
        "Team managers look at every assessment at day 20 and say what is missing. Head of service, from this month.",
    ),
    (
        "cp_visits_timely",
        "Visits are made and written up late: the dates below are those of the visit, not of the note.",
        "Notes are dictated in the car park. Each late one is named in Monday’s meeting.",
    ),
    (
        "cla_longterm_stability",
        "Three brothers moved together, planned for a year, to be nearer to their grandmother.",
        "None: a planned move is not a breakdown. The board sees the list every quarter.",
    ),
    (
        "rhi_72h",
        "The service that listens to children who come back had one worker of two for six weeks.",
        "The second begins on the first of next month; until then the allocated worker asks within a day.",
    ),
)
#: Pages under a name.
VIEWS = (
    ("Monday: late visits", "/weekly#late"),
    ("Board: the four we promised", "/board?measure=assessments_45wd,s47_completed_15wd,cp_visits_timely,rhi_72h"),
    ("Children looked after, by fortnight", "/indicator/cla_count?grain=fortnight"),
)
WHO = "Invented head of performance"


def comments(trust: Trust) -> Rows:
    """What is said of the last whole month."""
    as_of = trust.setting.as_of
    today = np.datetime64(as_of + 1, "D")
    month = int(add_months(np.array([int(today.astype("datetime64[M]").astype("datetime64[D]").astype(int))]), -1)[0])
    number = len(COMMENTS)
    return {
        "indicator": np.array([one[0] for one in COMMENTS], dtype=object),
        "unit_kind": np.full(number, "trust", dtype=object),
        "month": np.full(number, month),
        "says": np.array([one[1] for one in COMMENTS], dtype=object),
        "doing": np.array([one[2] for one in COMMENTS], dtype=object),
        "written_by": np.full(number, WHO, dtype=object),
        "written_on": np.full(number, as_of),
    }


def views(trust: Trust) -> Rows:
    """Pages that people there go back to."""
    return {
        "name": np.array([one[0] for one in VIEWS], dtype=object),
        "address": np.array([one[1] for one in VIEWS], dtype=object),
        "saved_on": np.full(len(VIEWS), trust.setting.as_of),
    }
