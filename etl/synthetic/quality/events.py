"""What the invented trust wrote down of its own story: what its charts show, somebody said at the time."""

from __future__ import annotations

import numpy as np

from etl.synthetic.days import NEVER
from etl.synthetic.front_door import Rows
from etl.synthetic.population import Trust
from etl.synthetic.tempo import SURGE_BEGAN, SURGE_DAYS
from etl.synthetic.timeline import FAILING, TURNED

#: Days before as_of of the day it began and of its last day, what, and the team it concerned.
STORY = (
    (SURGE_BEGAN, SURGE_BEGAN - SURGE_DAYS + 1, "An incident in the area was in the news: more people called us", ""),
    (330, None, "A new manager and two more workers: assessments are planned in supervision", TURNED[0]),
    (210, None, "Three of five workers left within a month", FAILING[0]),
    (96, 94, "A visit by inspectors, to look at the front door", ""),
)


def events(trust: Trust) -> Rows:
    """The events that fall in the time of the trust and concern a team that it has."""
    as_of, teams = trust.setting.as_of, trust.organisation.names
    kept = [one for one in STORY if not one[3] or one[3] in teams]
    team = [teams.index(one[3]) if one[3] else -1 for one in kept]
    return {
        "annotation_id": np.array([f"AN{place:05d}" for place, _ in enumerate(kept, 1)], dtype=object),
        "happened_on": np.array([as_of - one[0] for one in kept]),
        "until": np.array([NEVER if one[1] is None else as_of - one[1] for one in kept]),
        "what": np.array([one[2] for one in kept], dtype=object),
        "unit_kind": np.array(["trust" if place < 0 else "team" for place in team], dtype=object),
        "unit_id": np.array(["" if place < 0 else trust.teams[place] for place in team], dtype=object),
    }
