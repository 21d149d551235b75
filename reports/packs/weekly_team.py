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
    """Children by worker and by the kind of their plan, and how many dates of theirs fall late in nine weeks."""
    unit = None if gathering.unit.kind is UnitKind.TRUST else gathering.unit
    if HELD in gathering.lacking:
        return Table("Children by worker", ("Worker",), (), empty="The extract does not say who holds whom.")
    frame = gathering.store.cases(gathering.scope, HELD, on=gathering.on, unit=unit).drop_duplicates("person")
    kinds = sorted({kind for kind in frame["category"] if isinstance(kind, str)})
    falling = Counter(one.worker for one in breaches(ahead_cases(gathering), gathering.on))
    ceiling = gathering.settings.number("caseload_ceiling")
    rows: list[tuple[Cell, ...]] = []
    teams, workers = frame["team"].fillna("").astype(str), frame["worker"].fillna("").astype(str)
    for team, worker in sorted(set(zip(teams, workers, strict=True))):
        held = frame[(teams == team) & (workers == worker)]
        counts = Counter(held["category"])
        cells: list[Cell] = [worker or "Nobody", team or "Unknown team", Number(len(held))]
        cells += [Number(counts[kind]) for kind in kinds]
        rows.append((*cells, Number(falling[worker]), "Over" if worker and len(held) > ceiling else ""))
    heads = ("Worker", "Team", "Children", *kinds, "Fall late in nine weeks", f"Over {ceiling}?")
    note = f"The ceiling is {ceiling} children for a full-time worker; this counts children, whatever the hours."
    return Table("Children by worker", heads, tuple(rows), note=note, empty="Nobody holds a child here.")


PACK = Kind(
    "Weekly team report", "team managers and heads of service", suppressed=False, sections=sections, when="weekly"
)
