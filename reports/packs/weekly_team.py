"""The weekly report of a team or a service: this week against last, who holds what, what is late and what falls due."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from data.results import Grain, UnitKind
from indicators.ahead import breaches
from reports.content import Cell, Number, Section, Table
from reports.gathering import Gathering
from reports.packs import Kind
from reports.packs.daily_brief import action, by_concern, coming
from reports.waiting import ahead_cases, children, findings

HELD = "wf_cases_by_team"


def sections(gathering: Gathering) -> Sequence[Section]:
    """The meeting's order: numbers, people, work, data."""
    found = children(gathering)
    weekly = [name for name, one in gathering.indicators.items() if Grain.WEEK in one.grains and one.daily]
    return [
        Section("This week", tuple(gathering.measures(weekly, grains=(Grain.WEEK,)))),
        Section("Who holds what", (caseload(gathering),)),
        Section("Late and due", (by_concern(found), action(found), coming(gathering))),
        Section("The quality of the data", (findings(gathering),)),
    ]


def caseload(gathering: Gathering) -> Table:
    """Children by worker, of the trust by team: by the kind of their plan, and how many dates of theirs fall late."""
    if HELD in gathering.lacking:
        return Table("Children by worker", ("Worker",), (), empty="The extract does not say who holds whom.")
    whole = gathering.unit.kind is UnitKind.TRUST
    frame = gathering.store.cases(gathering.scope, HELD, on=gathering.on, unit=None if whole else gathering.unit)
    frame = frame.drop_duplicates("person")
    teams = frame["team"].fillna("Unknown team").astype(str)
    workers = frame["worker"].fillna("Nobody").astype(str)
    kinds = sorted({kind for kind in frame["category"] if isinstance(kind, str)})
    ceiling = gathering.settings.number("caseload_ceiling")
    falling = Counter(
        (one.team or "Unknown team", None if whole else one.worker or "Nobody")
        for one in breaches(ahead_cases(gathering), gathering.on)
    )
    rows: list[tuple[Cell, ...]] = []
    who = [None] * len(frame) if whole else workers.tolist()
    for team, worker in sorted(set(zip(teams, who, strict=True))):
        mine = (teams == team) if worker is None else (teams == team) & (workers == worker)
        held, counts = workers[mine], Counter(frame["category"][mine])
        named = Counter(name for name in held if name != "Unallocated")
        over = sum(number > ceiling for number in named.values())
        cells: list[Cell] = [team, Number(len(named))] if worker is None else [worker, team]
        cells += [Number(len(held)), *(Number(counts[kind]) for kind in kinds), Number(falling[team, worker])]
        rows.append((*cells, Number(over) if worker is None else "Over" if over else ""))
    first = ("Team", "Workers") if whole else ("Worker", "Team")
    heads = (
        *first,
        "Children",
        *kinds,
        "Fall late in nine weeks",
        f"Workers over {ceiling}" if whole else f"Over {ceiling}?",
    )
    note = f"The ceiling is {ceiling} children for a full-time worker; this counts children, whatever the hours."
    title = "Children by team" if whole else "Children by worker"
    return Table(title, heads, tuple(rows), note=note, empty="Nobody holds a child here.")


PACK = Kind(
    "Weekly team report", "team managers and heads of service", suppressed=False, sections=sections, when="weekly"
)
