"""Analysis: the measures that the pages of ChAT show, from the same cases and breakdowns as every other number."""

from __future__ import annotations

import importlib

from indicators.analysis.declaration import Section

#: The sections, in the order a child's journey meets them.
ORDER = (
    "contacts",
    "early_help",
    "referrals",
    "assessments",
    "section_47",
    "conferences",
    "child_in_need",
    "child_in_need_open",
    "protection",
    "protection_open",
    "care",
    "care_open",
    "placements",
    "health_and_missing",
    "care_leavers",
    "adoption",
)


def discover() -> dict[str, Section]:
    """The sections by their files' names."""
    found: dict[str, Section] = {}
    for name in ORDER:
        section: Section = importlib.import_module(f"{__name__}.{name}").SECTION
        object.__setattr__(section, "id", name)
        found[name] = section
    return found


SECTIONS: dict[str, Section] = discover()
