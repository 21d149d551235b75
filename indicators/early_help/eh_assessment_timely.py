"""Early help episodes that ended within 45 working days of their start.

The dates of the episode stand in for those of its assessment. An episode without a start, or that starts after its end,
is unknown.
"""

from indicators.cases import Cases
from indicators.counting import flow
from indicators.early_help._episodes import episode_clock, unit
from indicators.kinds import FLOW, HIGHER_IS_BETTER, MONTH, QUARTER, ROLLING12, YEAR, Proportion, Source
from indicators.reading import Reading


def episodes(reading: Reading) -> Cases:
    """Every episode that ended."""
    rows, clock = reading.rows("early_help_episodes"), episode_clock(reading)
    start, end = rows.days("episode_start_date"), rows.days("episode_end_date")
    team, worker = unit(reading)
    return flow(
        reading,
        on=end,
        person=rows.person(),
        ref=rows.text("episode_id"),
        team=team,
        worker=worker,
        opened=start,
        due=clock.due(start),
        done=end,
        met=clock.finished(start, end),
    )


INDICATOR = Proportion(
    title="Early help within 45 working days",
    question="Is early help prompt?",
    cases=episodes,
    fold=FLOW,
    counts_on="end of the episode",
    grains=(MONTH, QUARTER, YEAR, ROLLING12),
    direction=HIGHER_IS_BETTER,
    open_work="eh_open",
    breakdowns=("organisation",),
    needs=("early_help_episodes.episode_end_date",),
    unit_from="the team of the episode's worker, else whoever held the child that day",
    notes=("The dates of the episode stand in for those of its assessment.",),
    settings=("early_help_limit",),
    sources=(Source("Local standard", "early help"),),
    reviewed="2026-11",
)
