"""Reports of heads of service to the Practice Improvement Board: begun, written, signed off, kept.

"1 x Head of Service report (for each individual service) to Director of Performance; 1 x Head of Service report
(collective) to gain cross service insight. The child's voice is captured" (Performance Management and Quality Assurance
Framework, "Fortnightly Practice Improvement Board").
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby

from dashboards.forms import Desk, Refusal, Saved, asked
from dashboards.packs import WORDS
from dashboards.page import Page, Request, View, key
from dashboards.weekly import gathering_of, measured, trend
from data.results import Unit, UnitKind
from indicators.clock import LONDON, day_date
from indicators.speech import day, plural
from layouts import service_report as drawn
from layouts import shell
from layouts import weekly as rows_of
from layouts.address import Query, link, place
from layouts.controls import Choice, crumbs, filters, remarks
from layouts.markup import Markup, Node, element
from layouts.meeting import panel
from layouts.runs import at_once, tables
from reports.content import Number
from reports.gathering import Gathering
from reports.packs.pib import attention
from reports.service_report import (
    ASKED,
    Figures,
    Report,
    beside,
    draft,
    figures,
    fortnights,
    lacking,
    quoted,
    report_id,
    report_named,
    reports,
    signed,
    take,
)

PLACE = "/head-of-service"
TITLE = "Head of service reports"
BEGIN, WRITE, TAKE, SIGN = "report_begin", "report_write", "report_figures", "report_sign"
HEADS = ("This fortnight", "A year", "Against the fortnight and the year before")


def index(request: Request) -> View:
    """The reports of a fortnight, and those of earlier ones."""
    ends, every = chosen(request), reports(request.store, request.scope, request.units)
    held = {one.id: one for one in every}
    rows = [_row(unit, held.get(report_id(unit, ends))) for unit in whose(request)]
    signed_ = sum(row.is_signed for row in rows)
    body: list[Node] = [
        element("div", element("h1", TITLE, tabindex=-1), _choices(request, ends), class_="top"),
        remarks(request.remarks),
        element(
            "p",
            "One for each service and one collective, for the Practice Improvement Board: what a head of service says "
            "of a fortnight, beside its figures as they stood. A report that is signed off never changes.",
            class_="definition",
        ),
        panel(
            "now",
            f"The fortnight to {day(ends)}",
            element("p", f"{signed_} of {plural(len(rows), 'report')} signed off.", class_="calm"),
            drawn.standings(rows),
        ),
        panel("earlier", "Other fortnights", drawn.archive(_archive([one for one in every if one.ends != ends]))),
    ]
    return View(TITLE, [Markup(body)])


def whose(request: Request) -> list[Unit]:
    """Whose reports there are: the trust's, which is the collective one, and each service's."""
    services = [one for one in request.units_of(UnitKind.SERVICE) if one.id]
    return [*(one for one in request.units if one.kind is UnitKind.TRUST), *services]


def chosen(request: Request) -> date:
    """The last day of the fortnight that is looked at: that of the day asked about, else the latest that is over."""
    return fortnights(request.on, request.settings)[0]


def _choices(request: Request, ends: date) -> Node:
    days = [one for one in fortnights(request.as_of, request.settings) if one >= _covers(request)]
    options = [(one.isoformat(), day(one)) for one in days]
    if ends not in days:
        options.append((ends.isoformat(), day(ends)))
    return filters([Choice("on", "Fortnight to", options, ends.isoformat())], request.path, request.query)


def _covers(request: Request) -> date:
    return day_date(request.covers_from)


def _row(unit: Unit, report: Report | None) -> drawn.Standing:
    if report is None:
        form = drawn.begin(BEGIN, spoken(unit), unit.kind.value, key(unit))
        return drawn.Standing(named(unit), "Not begun", "", begin=form)
    return drawn.Standing(named(unit), report.stands, link(place("head-of-service", report.id)), report.is_signed)


def named(unit: Unit) -> str:
    """Whose report, as a heading has it."""
    return "Collective: all services" if unit.kind is UnitKind.TRUST else unit.name


def spoken(unit: Unit) -> str:
    """Whose report, in a sentence."""
    return "all services" if unit.kind is UnitKind.TRUST else unit.name


def _archive(every: Sequence[Report]) -> list[drawn.Fortnight]:
    found = groupby(every, key=lambda one: one.ends)
    return [
        drawn.Fortnight(
            day(ends),
            [(named(one.unit), link(place("head-of-service", one.id)), one.is_signed) for one in held],
        )
        for ends, held in found
    ]


def begin(request: Request, fields: Mapping[str, str], desk: Desk) -> Saved:
    """Take the figures of the fortnight on screen and begin the report of a service, or the collective one."""
    unit, ends = _unit(request, fields), chosen(request)
    if report_named(request.store, request.scope, report_id(unit, ends), request.units) is not None:
        raise Refusal("Somebody has begun this report: open the page again to write in it.")
    row = take(_gathering(request, unit), ends)
    desk.write("frozen_figures", row)
    desk.write("service_report", draft(unit, ends, row["taking_id"], desk.by), seen="")
    return Saved("The report is begun.", go=link(place("head-of-service", report_id(unit, ends))))


def _unit(request: Request, fields: Mapping[str, str]) -> Unit:
    name = asked(fields, "unit", "whose report")
    found = next((one for one in whose(request) if (one.kind.value, key(one)) == (fields.get("kind"), name)), None)
    if found is None:
        raise Refusal("There is no such service any more: open the page again.")
    return found


def _gathering(request: Request, unit: Unit) -> Gathering:
    name = "" if unit.kind is UnitKind.TRUST else key(unit)
    return gathering_of(replace(request, query=replace(request.query, service=name, team="", worker="")))


def layout(request: Request) -> View:
    """One report: its words, what other services say, its figures."""
    report = report_named(request.store, request.scope, request.item, request.units)
    if report is None:
        gone = shell.not_found("There is no such report: somebody may have sent an address that was cut short.")
        return View("Report not found", [Markup([element("h1", "Report not found", tabindex=-1), gone])])
    title = f"{named(report.unit)}, the fortnight to {day(report.ends)}"
    held, problems = _held(request, report)
    every = reports(request.store, request.scope, request.units) if report.unit.kind is UnitKind.TRUST else []
    body: list[Node] = [
        crumbs([(TITLE, link(PLACE, on=report.ends)), (named(report.unit), "")]),
        element("div", element("h1", title, tabindex=-1), class_="top"),
        remarks([*request.remarks, *problems]),
        element("p", f"{report.stands}. Figures as at the end of {day(held.on)}.", class_="definition"),
        drawn.papers(_papers(report), title),
        _words(report),
        _services(request, report, every) if report.unit.kind is UnitKind.TRUST else None,
        panel("moved", "What moved", drawn.moved(attention(held.measures).paragraphs)) if held.measures else None,
        *_figures(report, held),
        None if report.is_signed else _closing(request, report, held),
    ]
    return View(title, [Markup(body)])


def _held(request: Request, report: Report) -> tuple[Figures, list[str]]:
    """What the report speaks of; where it cannot be read, nothing, and why."""
    try:
        return figures(request.store, request.scope, report.taking), []
    except (LookupError, ValueError) as problem:
        said = str(problem.args[0])
        return Figures(report.ends, 0, ()), [f"{said[:1].upper()}{said[1:]}"]


def _papers(report: Report) -> list[tuple[str, str]]:
    service = "" if report.unit.kind is UnitKind.TRUST else key(report.unit)
    return [
        (words, link(f"/pack/head_of_service.{ending}", Query(service=service), on=report.ends))
        for ending, words in WORDS.items()
    ]


def _words(report: Report) -> Node:
    if report.is_signed:
        return panel("words", "What the head of service says", drawn.words(report.said))
    form = drawn.writing(WRITE, ASKED, report.words, report.changed_at)
    return panel(
        "words", "What the head of service says", form, element("div", drawn.words(report.said), class_="print-only")
    )


def _services(request: Request, report: Report, every: Sequence[Report]) -> Node:
    said = quoted(report, every)
    lacks = [] if report.is_signed else [one for one in whose(request) if one.id and one not in [s.unit for s in said]]
    rest = f"Not signed off yet: {', '.join(one.name for one in lacks)}." if lacks else ""
    shown = [(one.unit.name, link(place("head-of-service", one.id)), one.said, one.stands) for one in said]
    return panel(
        "services",
        "What each service says",
        drawn.services(shown) if shown else element("p", "No service had signed its report off.", class_="quiet"),
        element("p", rest, class_="quiet") if rest else None,
    )


def _figures(report: Report, held: Figures) -> list[Node]:
    query = Query(service="" if report.unit.kind is UnitKind.TRUST else key(report.unit), on=held.on)
    rows = [
        rows_of.Row(one, link(place("indicator", one.id), query, grain="fortnight"), trend(one))
        for one in held.measures
    ]
    below = "service" if report.unit.kind is UnitKind.TRUST else "team"
    table = beside(held.measures, f"Every measure by {below}")
    groups = measured(held.measures, lambda one: link(place("indicator", one.id), query, grain="fortnight"))
    more = at_once("figures", tables(groups, "The figures"))
    parts = [rows_of.numbers(rows, [], "figures", "The figures", HEADS, more=more)]
    if table is not None:
        cells = [[_shown(cell) for cell in row] for row in table.rows]
        parts.append(panel("beside", table.title, drawn.matrix(table.headers, cells, table.title)))
    return parts


def _shown(cell: object) -> str:
    return cell.words if isinstance(cell, Number) else str(cell)


def _closing(request: Request, report: Report, held: Figures) -> Node:
    newer = request.load.id > held.load_id
    words = (
        "An extract was loaded after these figures were taken: late recording may have changed them."
        if newer
        else "These are the figures of the latest extract."
    )
    return drawn.closing(TAKE, SIGN, report.changed_at, lacking(report), words)


def write(request: Request, fields: Mapping[str, str], desk: Desk) -> Saved:
    """Keep what is written in a draft."""
    report = _drafted(request)
    words = {name: fields.get(name, "").strip() or None for name in ASKED}
    row = {"report_id": report.id, "written_by": desk.by, **words}
    desk.write("service_report", row, seen=asked(fields, "seen", "when it was opened"))
    return Saved("The draft is kept.")


def again(request: Request, fields: Mapping[str, str], desk: Desk) -> Saved:
    """Take the figures of a draft's fortnight again, as the latest load has them."""
    report, seen = _drafted(request), asked(fields, "seen", "when it was opened")
    unit = next((one for one in whose(request) if (one.kind, one.id) == (report.unit.kind, report.unit.id)), None)
    if unit is None:
        raise Refusal("That service is not in the latest extract: its figures stay as they were taken.")
    row = take(_gathering(request, unit), report.ends)
    desk.write("frozen_figures", row)
    desk.write("service_report", {"report_id": report.id, "taking_id": row["taking_id"]}, seen=seen)
    return Saved("The figures are those of the latest extract.")


def sign(request: Request, fields: Mapping[str, str], desk: Desk) -> Saved:
    """Sign a draft off: from then on the store refuses every change to it."""
    report = _drafted(request)
    blank = lacking(report)
    if blank:
        raise Refusal(f"Before it can be signed off, answer: {' '.join(blank)}")
    every = reports(request.store, request.scope, request.units)
    row = signed(report, desk.by, request.now.astimezone(LONDON).date(), quoted(report, every))
    desk.write("service_report", row, seen=asked(fields, "seen", "when it was opened"))
    return Saved("Signed off.")


def _drafted(request: Request) -> Report:
    report = report_named(request.store, request.scope, request.item, request.units)
    if report is None:
        raise LookupError("There is no such report.")
    if report.is_signed:
        raise Refusal(f"This report was signed off by {report.signed_by}: nothing of it changes any more.")
    return report


INDEX = Page(PLACE, TITLE, index, forms={BEGIN: begin}, in_menu=True, group="Reports")
PAGE = Page(f"{PLACE}/<report>", "Head of service report", layout, forms={WRITE: write, TAKE: again, SIGN: sign})
