"""What the early help indicators share: the limit of an episode, and the team of the worker who holds it."""

from __future__ import annotations

import numpy as np

from indicators.cases import Cases, Ints
from indicators.clock import Clock, WorkingDays
from indicators.counting import flow
from indicators.reading import Reading
from indicators.words import Workforce, workforce


def episode_clock(reading: Reading) -> Clock:
    """The dates of the episode stand in for those of its assessment; the limit is a setting."""
    return Clock("the episode's start", "its end", WorkingDays(reading.settings.number("early_help_limit")))


def unit(reading: Reading) -> tuple[Ints, Ints]:
    """Team and worker of every episode: the team is the worker's own; -1 where not known."""
    staff: Workforce = reading.fact(workforce)
    worker = reading.rows("early_help_episodes").worker("episode_worker_id")
    return np.append(staff.team, -1)[worker].astype(np.int32), worker


def started(reading: Reading) -> Cases:
    """Every episode, on its start."""
    rows = reading.rows("early_help_episodes")
    team, worker = unit(reading)
    return flow(
        reading,
        on=rows.days("episode_start_date"),
        person=rows.person(),
        ref=rows.text("episode_id"),
        team=team,
        worker=worker,
    )
