"""What the subjects share once families and workers are there."""

from __future__ import annotations

from dataclasses import dataclass

from etl.synthetic.allocation import Holder
from etl.synthetic.days import Days
from etl.synthetic.episodes import Episodes
from etl.synthetic.organisation import Organisation
from etl.synthetic.people import People
from etl.synthetic.setting import Setting
from etl.synthetic.timeline import Clocks
from etl.synthetic.workforce import Staff


@dataclass(frozen=True)
class World:
    """One trust in the making."""

    setting: Setting
    organisation: Organisation
    clocks: Clocks
    people: People
    episodes: Episodes
    known_only: tuple[Days, Days]  #: families contacted about and never referred, and when
    staff: Staff
    held: Holder
