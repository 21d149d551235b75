"""Which indicators belong to which meeting, said once: by what they are, not by a list that somebody has to keep."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from indicators.catalogue import AREA_TITLES, AREAS
from indicators.kinds import Indicator
from reports.content import Section
from reports.gathering import Gathering

#: The dashboard of priority indicators: each stage of a child's journey, what is on time and what is lasting.
PRIORITY = (
    "contacts_total",
    "referrals_rate",
    "rereferrals_12m",
    "assessments_45wd",
    "s47_completed_15wd",
    "s47_to_icpc_15wd",
    "cpp_rate",
    "cpp_second_ever",
    "cp_visits_timely",
    "cp_reviews_on_time",
    "cin_visits_timely",
    "cla_rate",
    "cla_visits_timely",
    "cla_reviews_on_time",
    "cla_3plus_placements",
    "cla_longterm_stability",
    "missing_episodes",
    "rhi_72h",
    "cl_eet",
    "cl_accommodation",
    "wf_caseload_avg",
    "wf_agency",
    "wf_supervision",
    "qa_grades",
)


def by_area(gathering: Gathering, ids: Iterable[str], *, units: bool = True) -> Sequence[Section]:
    """Measures under the stage of the journey they belong to."""
    found = {one.id: one for one in gathering.measures(ids, units=units)}
    sections = []
    for area in AREAS:
        inside = [measure for name, measure in found.items() if gathering.indicators[name].area == area]
        if inside:
            sections.append(Section(AREA_TITLES[area], tuple(inside)))
    return sections


def key_indicators(gathering: Gathering) -> list[str]:
    """Every indicator that somebody is held to: it is wanted high or low, or it is looked at every day."""
    return [name for name, one in gathering.indicators.items() if one.daily or _is_wanted(one)]


def chapter(gathering: Gathering, area: str) -> list[str]:
    """The numbers of one chapter of the Performance Book."""
    return [name for name in key_indicators(gathering) if gathering.indicators[name].area == area]


def _is_wanted(one: Indicator) -> bool:
    return one.direction.value != "neither"
