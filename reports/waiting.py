"""What waits: open cases of one unit, by child; what falls late; and findings that somebody can mend."""

from __future__ import annotations

from collections import Counter

import pandas as pd

from data.results import Unit, UnitKind
from indicators.ahead import OBLIGATIONS
from indicators.speech import plural, short_day
from indicators.worklist import CONCERNS, Child, Reason, State, gather
from reports.content import Number, Table
from reports.gathering import Gathering


def _unit(gathering: Gathering) -> Unit | None:
    return None if gathering.unit.kind is UnitKind.TRUST else gathering.unit


def children(gathering: Gathering) -> list[Child]:
    """Who needs action on the day, the most urgent first."""
    frames: dict[str, pd.DataFrame] = {}
    for concern in CONCERNS:
        if concern.indicator not in gathering.indicators or concern.indicator in gathering.lacking:
            continue
        if concern.flow:
            first = gathering.on - pd.Timedelta(days=27)
            frames[concern.indicator] = gathering.store.cases(
                gathering.scope, concern.indicator, first=first, last=gathering.on, unit=_unit(gathering)
            )
        else:
            frames[concern.indicator] = gathering.store.cases(
                gathering.scope, concern.indicator, on=gathering.on, unit=_unit(gathering)
            )
    return gather(frames, gathering.on)


def reason_words(reason: Reason) -> str:
    """One reason in words, with its days."""
    unit = "working day" if reason.concern.working else "day"
    if reason.concern.every_case:
        since = f" since {short_day(reason.since)}" if reason.since else ""
        return f"{reason.concern.says}{since} ({plural(reason.days, 'day')})"
    if reason.state is State.LATE:
        late = f"{plural(reason.days, unit)} late" if reason.days else "late since today"
        return f"{reason.concern.says}: due {short_day(reason.due)}, {late}"
    if reason.state is State.DUE_TODAY:
        return f"{reason.concern.says}: due today"
    return f"{reason.concern.says}: due {short_day(reason.due)}, {plural(reason.days, unit)} left"


def ahead_cases(gathering: Gathering) -> dict[str, pd.DataFrame]:
    """By duty, the cases that had not ended on the day."""
    return {
        one.indicator: gathering.store.cases(gathering.scope, one.indicator, after=gathering.on, unit=_unit(gathering))
        for one in OBLIGATIONS
        if one.indicator in gathering.indicators and one.indicator not in gathering.lacking
    }


def counted_findings(gathering: Gathering) -> pd.DataFrame:
    """Findings of the load, counted by check and team; those of the unit where it is not the whole trust."""
    found = gathering.store.finding_counts(gathering.scope)
    found = found[found["load_id"] == gathering.load.id]
    if gathering.unit.kind is UnitKind.TEAM:
        return found[found["team"] == gathering.unit.name]
    if gathering.unit.kind is UnitKind.SERVICE:
        return found[found["service"] == gathering.unit.name]
    return found


def findings(gathering: Gathering) -> Table:
    """How many findings of each kind, the gravest first."""
    held: Counter[tuple[str, str, str]] = Counter()
    found = counted_findings(gathering)
    columns = (found[name].tolist() for name in ("severity", "check", "table", "count"))
    for severity, check, table, number in zip(*columns, strict=True):
        held[str(severity), str(check), str(table)] += int(number)
    order = {"error": 0, "warning": 1, "note": 2}
    rows = tuple(
        (
            gathering.titles.get(check, check.replace("_", " ").capitalize()),
            table.replace("_", " "),
            severity,
            Number(number),
        )
        for (severity, check, table), number in sorted(
            held.items(), key=lambda item: (order.get(item[0][0], 3), -item[1], item[0])
        )
    )
    return Table("Findings by kind", ("What", "Table", "How grave", "Rows"), rows, empty="Nothing was noticed.")
