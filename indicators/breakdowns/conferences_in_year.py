"""How many initial conferences of the child the twelve months to the case hold, itself counted."""

from __future__ import annotations

from indicators.breakdowns._recent import in_the_year
from indicators.cases import Ints
from indicators.child_protection._section_47 import Conferences, conferences
from indicators.reading import Reading


def held(reading: Reading) -> tuple[Ints, Ints]:
    """The child and the day of each; one that was adjourned and reconvened is one."""
    found: Conferences = reading.fact(conferences)
    return reading.rows("initial_cp_conference").person()[found.row], found.held


BREAKDOWN = in_the_year(
    "Initial conferences in 12 months",
    held,
    "initial_cp_conference.icpc_date",
    ("list_5", "icpc_12m"),
    this_one_too=True,
)
