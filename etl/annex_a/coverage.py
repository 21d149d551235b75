"""What a workbook says everything about: which columns can be counted from, and for which days."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from etl.annex_a.keys import KEYS
from etl.annex_a.mapping import CONFERENCES_FROM, FILLED_ONLY, FILLS, LATEST_ONLY, MONTHS, ON_THE_DAY, Frames
from etl.conform import Conformed
from indicators.clock import add_months, day_date, day_number


def supplied_by(tables: Frames, held: Mapping[str, Conformed]) -> dict[str, frozenset[str]]:
    """For each table that a list fills whole, the columns of ours that the workbook had."""
    supplied: dict[str, frozenset[str]] = {}
    for name, (source, columns) in FILLS.items():
        if name not in tables or name in LATEST_ONLY:
            continue
        had = {ours for ours, theirs in columns.items() if theirs in held[source].supplied} if source in held else set()
        had -= FILLED_ONLY.get(name, set())
        if name in KEYS:
            had.add(KEYS[name][0])
        supplied[name] = frozenset(had)
    if "list_3" not in held:
        supplied.pop("cin_episodes", None)  # List 6 alone has each child's latest episode and no others
    if "cla_episodes" in supplied:
        supplied["cla_episodes"] |= {"cla_episode_start_reason", "cla_id"}
    if "initial_cp_conference" in supplied:
        supplied["initial_cp_conference"] |= {"icpc_id"}
    for name, had_columns in (
        ("person", {"person_id", "sex", "gender", "ethnicity", "dob", "expected_dob"}),
        ("department", {"team_id", "team_name"}),
        ("professionals", {"professional_id", "professional_name"}),
        ("disability", {"person_id", "disability_id", "disability_code"}),
    ):
        if name in tables:
            supplied[name] = frozenset(had_columns)
    if "permanence" in supplied:
        supplied["permanence"] |= {"permanence_order_type"}
    return supplied


def windows_of(tables: Frames, as_of: date) -> dict[str, tuple[date, date]]:
    """For each table the days of which the workbook says everything; whoever loads it replaces these."""
    last = day_number(as_of)
    windows = {}
    for name in tables:
        only_today = name in ON_THE_DAY or name in LATEST_ONLY
        first = last if only_today else int(add_months(last, -MONTHS.get(name, 6))) + 1
        if name == "initial_cp_conference":
            first = int(add_months(last, -6 + CONFERENCES_FROM)) + 1
        windows[name] = (day_date(first), as_of)
    return windows
