"""The month: the priorities on one page, and the Performance Book by the stage of a child's journey."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from dashboards.board import drawing, elsewhere, slide
from dashboards.choosing import spoken_unit
from dashboards.forms import Desk, Refusal, Saved, asked
from dashboards.measures import back
from dashboards.page import Page, Request, View, key
from dashboards.pictures import measure_of, source
from dashboards.sharing import files
from dashboards.weekly import gathering_of, measured, told, trend
from data.commentary import comment_on
from data.results import Grain, UnitKind
from indicators.analysis import SECTIONS
from indicators.catalogue import AREA_TITLES, AREAS
from indicators.kinds import Indicator
from layouts import monthly as drawn
from layouts import shell
from layouts import weekly as rows_of
from layouts.address import link, place
from layouts.controls import Choice, crumbs, filters, remarks
from layouts.markup import Markup, Node, element
from layouts.runs import later, tables
from layouts.words import day
from reports.choices import PRIORITY, chapter, key_indicators
from reports.content import Measure
from reports.gathering import Gathering

COMMENT = "comment"
#: Months to choose from.
MONTHS = 13
HEADS = ("This month", "Two years", "Against the month and the year before")


def layout(request: Request) -> View:
    """The priorities of the month, the way into the book, and the patterns behind the numbers."""
    gathering = gathering_of(request)
    found = _priorities(gathering)
    rows = [
        rows_of.Row(one, link(place("indicator", one.id), back(request)), trend(one))
        for one in found
        if one.last == month_of(request)
    ]
    without = [_absent(one) for one in found if one.last != month_of(request)]
    held = files(request, "trend", brief=True, measure=",".join(PRIORITY), grain="month")
    more = later("priorities", link("/part/months", back(request)))
    body: list[Node] = [
        *_head(request, f"The month, {spoken_unit(request)}", "/monthly"),
        element("p", _opening(request), class_="definition"),
        rows_of.numbers(rows, without, "priorities", "Priority indicators", HEADS, files=held, more=more),
        _book(request, gathering, ""),
        _patterns(request),
    ]
    return View("The month", [Markup(body)])


def _priorities(gathering: Gathering) -> list[Measure]:
    return gathering.measures(PRIORITY, grains=[Grain.MONTH], units=False)


def months(request: Request) -> list[Node]:
    """The numbers of the small lines of the month."""
    shown = [one for one in _priorities(gathering_of(request)) if one.last == month_of(request)]
    return tables(measured(shown, lambda one: link(place("indicator", one.id), back(request))), "Priority indicators")


def entry_numbers(request: Request) -> list[Node]:
    """The numbers that the drawing of one number of the book is made of."""
    found = measure_of(request, request.query.measure, gathering_of(request))
    if found is None or found.chart is None:
        return [element("p", "There are too few months to draw.", class_="quiet")]
    return [drawn.numbers(found.title, replace(drawing(found.chart), ours=tuple(told(found.chart))))]


def _opening(request: Request) -> str:
    return (
        f"The last whole month, to {day(month_of(request))}, against the month before, the same month a year before, "
        "its target and its own history. Numbers of few children swing by chance: the words say when one does not."
    )


def month_of(request: Request) -> date:
    """The last day of the last whole month by the day asked about."""
    after = request.on + timedelta(days=1)
    return after.replace(day=1) - timedelta(days=1)


def _absent(one: Measure) -> str:
    """A measure that has no number of the month, and when it last had one."""
    return one.title if one.last is None else f"{one.title} (last for the time to {day(one.last)})"


def area(request: Request) -> View:
    """One chapter of the Performance Book: every number that somebody answers for."""
    if request.item not in AREA_TITLES:
        gone = shell.not_found("The Performance Book has no such chapter.")
        return View("Not found", [Markup([element("h1", "Not found", tabindex=-1), gone])])
    gathering = gathering_of(request)
    found = gathering.measures(chapter(gathering, request.item), grains=[Grain.MONTH], units=False)
    title = f"Performance Book: {AREA_TITLES[request.item]}"
    body: list[Node] = [
        crumbs([("The month", link("/monthly", back(request))), (AREA_TITLES[request.item], "")]),
        *_head(request, title, request.path),
        _book(request, gathering, request.item),
        *(_entry(request, gathering, one) for one in found),
        None if found else element("p", "Nothing of this chapter was counted in the month.", class_="calm"),
    ]
    return View(title, [Markup(body)])


def _head(request: Request, title: str, path: str) -> list[Node]:
    return [
        element("div", element("h1", title, tabindex=-1), _choices(request, path), class_="top"),
        remarks(request.remarks),
    ]


def _choices(request: Request, path: str) -> Node:
    query = request.query
    services = [("", "All services"), *((key(u), u.name) for u in request.units_of(UnitKind.SERVICE))]
    teams = [("", "All teams"), *((key(u), u.name) for u in request.units_of(UnitKind.TEAM, query.service or None))]
    ends = [("", "The latest"), *((end.isoformat(), f"{end:%B %Y}") for end in month_ends(request.as_of))]
    chosen = query.on.isoformat() if query.on else ""
    if chosen and chosen not in dict(ends):
        ends.append((chosen, day(query.on or request.as_of)))
    return filters(
        [
            Choice("service", "Service", services, query.service),
            Choice("team", "Team", teams, query.team),
            Choice("on", "Month", ends, chosen),
        ],
        path,
        query,
    )


def month_ends(newest: date) -> list[date]:
    """The last days of the whole months before a day, the latest first; the day itself is one where it ends a month."""
    first = (newest + timedelta(days=1)).replace(day=1)
    found = []
    for _ in range(MONTHS):
        end = first - timedelta(days=1)
        if end < newest:
            found.append(end)
        first = end.replace(day=1)
    return found


def _book(request: Request, gathering: Gathering, here: str) -> Node:
    """The chapters."""
    names = key_indicators(gathering)
    chapters = [(one, sum(gathering.indicators[name].area == one for name in names)) for one in AREAS]
    chips = [
        element(
            "li",
            element(
                "a",
                f"{AREA_TITLES[one]} ",
                element("b", str(number)),
                href=link(place("monthly", one), back(request)),
                aria_current="true" if one == here else None,
            ),
        )
        for one, number in chapters
        if number
    ]
    nav = element("nav", element("ul", *chips), class_="chooser no-print", aria_label="Chapters")
    if here:
        return nav
    return element(
        "section",
        element("h2", "The Performance Book", id="book"),
        element(
            "p",
            "Every key indicator by the stage of a child’s journey: its trend with what chance gives, its target, "
            "who else is where, and what those who answer for it say.",
            class_="quiet",
        ),
        nav,
        class_="panel",
        aria_labelledby="book",
    )


def _patterns(request: Request) -> Node:
    """The way to the analysis of the same day."""
    query = back(request)
    return element(
        "section",
        element("h2", "Patterns", id="patterns"),
        element(
            "p",
            "Who the children are behind the numbers: ages and genders, where they came from, how long things took, "
            "categories, and ethnicity beside the children who live here.",
            class_="quiet",
        ),
        element(
            "ul",
            *(
                element(
                    "li",
                    element("a", section.title, href=link(place("analysis", name), query)),
                    element("span", f" {section.question}", class_="quiet"),
                )
                for name, section in SECTIONS.items()
            ),
            class_="plain patterns",
        ),
        class_="panel",
        aria_labelledby="patterns",
    )


def _entry(request: Request, gathering: Gathering, one: Measure) -> Node:
    """One number of the book."""
    unit = request.unit if request.unit.kind is not UnitKind.WORKER else request.trust
    comment = None if request.shared else comment_on(request.comments, one.id, unit, one.last)
    grain = gathering.grain_of(request.indicators[one.id], [Grain.MONTH])
    writes = request.query.measure == one.id and not request.shared and one.last is not None
    return drawn.entry(
        drawn.Entry(
            slide=slide(request, request.indicators[one.id], one),
            lines=[_target(one), *one.changes, one.variation, one.assurance, one.late, elsewhere(one)],
            comment=comment,
            write="" if request.shared or one.last is None else link(request.path, back(request), measure=one.id),
            form=drawn.comment_form(COMMENT, one.id, comment) if writes else None,
            files=files(request, "trend", brief=True, measure=one.id, grain=grain.value),
            picture=source(request, one.id, grain),
            numbers=later(one.id, link("/part/entry", back(request), measure=one.id)),
        )
    )


def _target(one: Measure) -> str:
    return f"Target: {one.target[:1].lower()}{one.target[1:]}" if one.target else ""


def commented(request: Request, one: Indicator) -> Node:
    """What was said of a number of the last whole month, on the number's own page; and the way to say it."""
    if request.shared or request.unit.kind is UnitKind.WORKER or Grain.MONTH not in one.grains:
        return None
    last = month_of(request)
    found = comment_on(request.comments, one.id, request.unit, last)
    write = link(place("monthly", one.area), back(request), measure=one.id)
    return element(
        "section",
        element("h2", f"What is said of {last:%B %Y}", id="said-of-it"),
        drawn.words(found, write),
        class_="panel",
        aria_labelledby="said-of-it",
    )


def keep(request: Request, fields: Mapping[str, str], desk: Desk) -> Saved:
    """Keep what was written beside one number of the month on screen."""
    name = asked(fields, "indicator", "which number")
    if name not in request.indicators:
        raise Refusal("There is no such number.")
    gathering = gathering_of(request)
    (one,) = gathering.measures([name], grains=[Grain.MONTH], units=False) or [None]
    if one is None or one.last is None:
        raise Refusal("That number has no whole month to comment on.")
    unit = gathering.unit
    desk.write(
        "commentary",
        {
            "indicator": name,
            "unit_kind": unit.kind.value,
            "unit_id": unit.id,
            "month": one.last.replace(day=1),
            "says": asked(fields, "says", "what is behind the number"),
            "doing": fields.get("doing", "").strip(),
            "written_by": desk.by,
            "written_on": request.now.date(),
        },
        seen=fields.get("seen", ""),
    )
    return Saved("The comment is kept.", go=link(request.path, back(request)) + f"#{name}")


PAGE = Page("/monthly", "Monthly", layout, parts={"months": months}, in_menu=True, can_be_shared=True)
CHAPTER = Page(
    "/monthly/<area>",
    "Performance Book",
    area,
    parts={"entry": entry_numbers},
    forms={COMMENT: keep},
    can_be_shared=True,
)
