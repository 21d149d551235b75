"""A head of service's report to the Practice Improvement Board, or the collective one: words and frozen figures."""

from __future__ import annotations

from collections.abc import Sequence

from data.results import UnitKind
from indicators.catalogue import AREA_TITLES, AREAS
from indicators.speech import day
from reports.content import Block, Measure, Section, Text
from reports.gathering import Gathering
from reports.packs import Kind
from reports.packs.pib import attention
from reports.service_report import Report, beside, figures, fortnights, measures, quoted, report_id, reports


def sections(gathering: Gathering) -> Sequence[Section]:
    """What is said, what each service says, the figures beside each other, and each figure."""
    unit = gathering.unit
    if unit.kind is UnitKind.TEAM:
        says = "A head of service reports on a service: choose one, or the trust for the collective report."
        return [Section("Report", (Text("No report", (says,)),))]
    ends = fortnights(gathering.on, gathering.settings)[0]
    every = reports(gathering.store, gathering.scope, gathering.units)
    report = next((one for one in every if one.id == report_id(unit, ends)), None)
    if report is None:
        nobody = f"Nobody has begun the report of the fortnight to {day(ends)}. These are its figures as they stand."
        return [Section("Report", (Text("Not begun", (nobody,)),)), *_figures(gathering, measures(gathering, ends))]
    frozen = figures(gathering.store, gathering.scope, report.taking)
    found = [Section("Report", tuple(_words(report)))]
    services = quoted(report, every)
    if services:
        found.append(Section("What each service says", tuple(map(_service, services))))
    return [*found, *_figures(gathering, frozen.measures)]


def _words(report: Report) -> list[Block]:
    change = () if report.is_signed else ("It may still change.",)
    opening = (f"The fortnight to {day(report.ends)}. {report.stands}.", *change)
    return [Text("Whose and of when", opening), *(Text(question, (words,)) for question, words in report.said)]


def _service(report: Report) -> Text:
    said = tuple(f"{question} {words}" for question, words in report.said)
    return Text(report.unit.name, (*said, f"{report.stands}."))


def _figures(gathering: Gathering, held: Sequence[Measure]) -> list[Section]:
    below = "service" if gathering.unit.kind is UnitKind.TRUST else "team"
    matrix = beside(held, f"Every measure by {below}")
    found = [Section("What moved", (attention(held), *([matrix] if matrix else [])))]
    for area in AREAS:
        inside = [one for one in held if one.id in gathering.indicators and gathering.indicators[one.id].area == area]
        if inside:
            found.append(Section(AREA_TITLES[area], tuple(inside)))
    gone = [one for one in held if one.id not in gathering.indicators]
    return [*found, Section("No longer counted", tuple(gone))] if gone else found


PACK = Kind(
    "Head of service report",
    "directors and the Practice Improvement Board",
    suppressed=False,
    sections=sections,
    when="fortnightly",
)
