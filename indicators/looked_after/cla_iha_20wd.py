"""Children who started to be looked after and had an initial health assessment within 20 working days.

Judged once the limit day is over. A child who is no longer looked after on the 20th working day is left out. Refused,
cancelled and not attended are not done.
"""

from indicators.cases import Cases
from indicators.clock import Clock, WorkingDays
from indicators.kinds import FLOW, HIGHER_IS_BETTER, MONTH, QUARTER, ROLLING12, WEEK, YEAR, Proportion, Source
from indicators.looked_after._care import entries, episode_events
from indicators.looked_after._health import checks
from indicators.reading import Reading
from indicators.spells import first_from
from indicators.words import looked_after

HEALTH_CLOCK = Clock(start="the start of care", stop="the initial health assessment", limit=WorkingDays(20))


def is_initial(kind: str) -> bool:
    """By name or by abbreviation."""
    return "initial" in kind or "iha" in kind


def started(reading: Reading) -> Cases:
    """Every start of care, beside the first such assessment on or after it."""
    rows = reading.rows("cla_episodes")
    person, start = rows.person(), rows.days("cla_episode_start_date")
    seen = first_from(person, start, checks(reading, is_initial))
    due = HEALTH_CLOCK.due(start)
    running = reading.as_of.day <= HEALTH_CLOCK.lasts(start)
    stayed = running | (reading.fact(looked_after).at(person, due) != 0)
    return episode_events(
        reading,
        "cla_episode_start_date",
        entries(reading) & stayed,
        due=due,
        done=seen,
        met=HEALTH_CLOCK.matured(start, seen, reading.as_of.day),
    )


INDICATOR = Proportion(
    title="Initial health assessments within 20 working days",
    question="Are health needs known early?",
    cases=started,
    fold=FLOW,
    counts_on="start of the period of care",
    grains=(WEEK, MONTH, QUARTER, YEAR, ROLLING12),
    direction=HIGHER_IS_BETTER,
    needs=("cla_episodes.cla_episode_start_date", "cla_health.health_check_date"),
    unit_from="whoever held the child that day",
    sources=(Source("Care Planning, Placement and Case Review Regulations 2010", "regulation 7"),),
    reviewed="2026-11",
)
