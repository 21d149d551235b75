"""The data-quality report: what was read and set aside, what was noticed, and whose team can mend it."""

from __future__ import annotations

from collections.abc import Sequence

from data.results import UnitKind
from reports.content import Number, Section, Table
from reports.gathering import Gathering
from reports.packs import Kind
from reports.waiting import counted_findings, findings


def sections(gathering: Gathering) -> Sequence[Section]:
    """The account of every row, findings by kind, findings by team, and what lacks its data."""
    return [
        Section("What was loaded", (account(gathering),)),
        Section("What was noticed", (findings(gathering), by_team(gathering))),
        Section("What cannot be counted", (lacking(gathering),)),
    ]


def account(gathering: Gathering) -> Table:
    """Rows read, loaded and set aside, by table and file."""
    rows = tuple(
        (table.replace("_", " "), file, Number(read), Number(loaded), Number(aside))
        for table, file, read, loaded, aside in gathering.load.account
    )
    return Table("Every row accounted for", ("Table", "File", "Read", "Loaded", "Set aside"), rows)


def by_team(gathering: Gathering) -> Table:
    """How many findings each team can mend."""
    found = counted_findings(gathering)
    held = found.groupby(found["team"].fillna("No team"))["count"].sum().sort_values(ascending=False)
    rows = tuple((str(team), Number(int(number))) for team, number in held.items())
    return Table("Findings by the team that can mend them", ("Team", "Findings"), rows, empty="Nothing was noticed.")


def lacking(gathering: Gathering) -> Table:
    """Indicators without a number, and the columns they would need."""
    rows = tuple(
        (gathering.indicators[name].title, ", ".join(needs))
        for name, needs in gathering.lacking.items()
        if name in gathering.indicators
    )
    empty = "Every indicator has its data." if gathering.unit.kind is UnitKind.TRUST else "Nothing lacks its data."
    return Table("Indicators that lack their data", ("Indicator", "Needs"), rows, empty=empty)


PACK = Kind(
    "Data quality", "performance analysts and team managers", suppressed=False, sections=sections, when="when asked"
)
