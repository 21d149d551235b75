"""The cases behind a number: which they are, their list a page at a time, and all of them to take away."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from dashboards.choosing import linker
from dashboards.measures import asked, back, events_from
from dashboards.page import Request, Sheet, require_circle
from dashboards.points import Point, chosen_point, listed_by, made_from, not_kept
from dashboards.trend import chosen_grain, series
from data.results import UnitKind
from data.wording import wordings
from indicators.clock import day_date
from indicators.kinds import Direction, Fold, Indicator, Ratio
from indicators.worklist import late
from layouts.address import PER, link, place
from layouts.markup import Node, element
from layouts.tables import Column, cut, pages, table
from layouts.words import count, plural, short_day

STATES = {
    "": "All cases",
    "late": "Late",
    "met": "Met",
    "not met": "Not met",
    "running": "Still running",
    "unknown": "Not known",
}

#: The days of a case's clock.
CLOCK = {"opened": "Clock began", "due": "Due", "done": "Done"}


def cases(request: Request, one: Indicator, point: Point | None = None) -> pd.DataFrame:
    """The cases behind the number: those that cover the day, or those of its period; or those of a point of its trend.

    On the newest day also what runs until a day to come: a child without a plan is counted when the term ends.
    """
    given = None if request.unit.kind is UnitKind.TRUST else request.unit
    name, fold = listed_by(request, one)
    if point is not None:
        return request.store.cases(request.scope, name, unit=given, **_days_of(fold, point))
    if fold is Fold.STOCK:
        return request.store.cases(request.scope, name, on=request.on, unit=given)
    first, last = case_days(request, one)
    newest = request.on >= request.as_of
    return request.store.cases(request.scope, name, first=first, last=None if newest else last, unit=given)


def _days_of(fold: Fold, point: Point) -> dict[str, date]:
    """A stock's cases cover the last day of the period; events begin in it; a child is counted for any day in it."""
    if fold is Fold.STOCK:
        return {"on": point.last}
    return {"after" if fold is Fold.DURING else "first": point.first, "last": point.last}


def case_days(request: Request, one: Indicator) -> tuple[date, date]:
    """The days whose events are listed: the weeks or months that end on the day."""
    return max(day_date(request.covers_from), events_from(one, request.on)), request.on


def narrowed(frame: pd.DataFrame, one: Indicator, state: str, on: date) -> pd.DataFrame:
    """The cases in one state."""
    if state not in STATES or not state or frame.empty:
        return frame
    return frame[are_late(frame, one, on)] if state == "late" else frame[frame["met"] == state]


def are_late(frame: pd.DataFrame, one: Indicator, on: date) -> pd.Series[bool]:
    """Which cases stand behind the number of late ones on the tile."""
    if one.kind != "proportion":
        return late(frame, on, working=one.late_in_working_days)
    if one.direction is Direction.LOWER:
        return frame["met"] == "met"
    return (frame["met"] == "not met") & frame["done"].isna()


def the_cases(request: Request, one: Indicator, frame: pd.DataFrame | None, point: Point | None = None) -> Node:
    """The list of cases behind the number, or behind a point of its trend, a page at a time, by what is due first."""
    if frame is None:
        return None
    query, on = request.query, seen_on(request, one, point)
    chosen = narrowed(frame, one, query.met, on)
    marked = chosen.assign(late=are_late(chosen, one, on))
    ordered = marked.sort_values(["due", "start", "ref"], na_position="last", kind="stable").to_dict("records")
    return element(
        "section",
        *heading(request, one, point),
        _sides(request, one),
        element("p", f"{_counted(request, one, frame, point)}; {count(len(ordered))} shown.", class_="quiet"),
        _states(request, frame, one, on),
        table(
            f"Cases of {one.title}",
            case_columns(request, one, frame),
            cut(ordered, query),
            hide_caption=True,
            labelled=True,
        )
        if ordered
        else element("p", _none(request, one, point), class_="calm"),
        pages(len(ordered), request.path, query, "case", anchor="cases-"),
        element(
            "p",
            element("a", "Download these cases (CSV)", href=_file(request, one, point), download=""),
            class_="links",
        ),
        class_="panel worklist",
        aria_labelledby="cases",
    )


def seen_on(request: Request, one: Indicator, point: Point | None) -> date:
    """The day on which cases are late or not: of a stock at a point, its day; else the day asked about."""
    return point.last if point is not None and listed_by(request, one)[1] is Fold.STOCK else request.on


def heading(request: Request, one: Indicator, point: Point | None) -> list[Node]:
    """What the list is of; at a point, its two sides and the way back to the newest."""
    if point is None:
        return [element("h2", "The cases behind it", id="cases", tabindex=-1)]
    newest = f"{link(request.path, request.query, period=None, met='')}#cases"
    return [
        element("h2", f"The cases behind it: {point.label}", id="cases", tabindex=-1),
        element("p", made_from(one, point, whole=request.unit.kind is UnitKind.TRUST), class_="made"),
        element("p", element("a", "Show the newest cases instead", href=newest), class_="links no-print"),
    ]


def _sides(request: Request, one: Indicator) -> Node:
    """Of a ratio, the way from the list of one side to that of the other, each in the words of the definition."""
    if not isinstance(one, Ratio):
        return None
    said = wordings().get(one.id)
    words = {"": "What is counted", PER: "What it is divided by"}
    told = {"": said.numerator if said else "", PER: said.denominator if said else ""}
    chips = [
        element(
            "li",
            element(
                "a",
                text,
                element("span", f": {told[side].rstrip('.')}" if told[side] else ""),
                href=link(request.path, request.query, side=side, met="") + "#cases",
                aria_current="true" if side == (request.query.side if request.query.side == PER else "") else None,
            ),
        )
        for side, text in words.items()
    ]
    return element("nav", element("ul", *chips), class_="chooser no-print", aria_label="Side of the number")


def _none(request: Request, one: Indicator, point: Point | None) -> str:
    """There are none; or the load that is held kept no such list, which must not look like nobody."""
    is_other = listed_by(request, one)[0] != one.id
    if is_other and point is not None and point.denominator:
        return "Which these were is kept from the next load on: the load that is held kept no list of this side."
    return "There are none."


def _counted(request: Request, one: Indicator, frame: pd.DataFrame, point: Point | None) -> str:
    """How many cases there are, and of which days; of whom counted once, how many these are."""
    first, last = case_days(request, one) if point is None else (point.first, point.last)
    name, fold = listed_by(request, one)
    at_once = fold is Fold.STOCK or (point is None and fold is Fold.DURING and name == one.id)
    span = f"on {short_day(last)}" if at_once else f"from {short_day(first)} to {short_day(last)}"
    of = ""
    if fold is Fold.DURING and name == one.id:
        of = f" of {plural(frame['person'].nunique(), 'child', 'children')}"
    elif fold is Fold.DURING:  # what a manager was given in a month counts once (indicators/practice/_cycle.py)
        months = frame.drop_duplicates(["worker", "start"])
        of = f" of {plural(len(months), 'manager’s month', 'managers’ months')}"
    return f"{plural(len(frame), 'case')}{of} {span}"


def _file(request: Request, one: Indicator, point: Point | None) -> str:
    chosen = {"met": request.query.met, "side": request.query.side}
    at = {} if point is None else {"grain": point.grain.value, "period": point.at}
    return link("/download/cases.csv", back(request), measure=one.id, **chosen, **at)


def _states(request: Request, frame: pd.DataFrame, one: Indicator, on: date) -> Node:
    counts = {state: len(narrowed(frame, one, state, on)) for state in STATES}
    if counts["met"] == counts[""] and not counts["late"]:
        return None
    chips = [
        element(
            "li",
            element(
                "a",
                f"{words} ",
                element("b", f"{counts[state]:,}"),
                href=link(request.path, request.query, met=state) + "#cases",
                aria_current="true" if state == request.query.met else None,
            ),
        )
        for state, words in STATES.items()
        if counts[state] or state == request.query.met
    ]
    return element("nav", element("ul", *chips), class_="chooser no-print", aria_label="Show only cases that are")


def case_columns(request: Request, one: Indicator, frame: pd.DataFrame) -> list[Column[dict[str, Any]]]:
    """What a list of cases shows: what is about no child has no child's column, and seldom a clock."""
    team_link = linker(request, UnitKind.TEAM, "team")
    worker_link = linker(request, UnitKind.WORKER, "worker")
    nobody = bool(frame["person"].isna().all())
    child = Column[dict[str, Any]]("Child", lambda row: _child(row["person"], request), head=True)
    columns: list[Column[dict[str, Any]]] = [
        *([] if nobody else [child]),
        Column("Record", lambda row: _text(row["ref"]), head=nobody),
        Column("Team", lambda row: _linked(_text(row["team"]), team_link)),
        Column("Worker", lambda row: _linked(_text(row["worker"]), worker_link)),
        *(
            Column[dict[str, Any]](words, lambda row, name=name: _day(row[name]))
            for name, words in CLOCK.items()
            if not nobody or frame[name].notna().any()
        ),
        Column("State", lambda row: state(row, one)),
    ]
    weighs = isinstance(one, Ratio) and bool((frame["value"].dropna() != 1).any())
    if one.kind == "duration" or weighs:
        columns.append(
            Column(
                "Counts as" if weighs else one.unit.capitalize(),
                lambda row: count(None if pd.isna(row["value"]) else float(row["value"])),
                number=True,
            )
        )
    return columns


def state(row: dict[str, Any], one: Indicator) -> Node:
    """One case in a word, with a shape where it is late."""
    if one.kind == "proportion":
        yes, no = ("Met", "Not met") if one.direction is Direction.HIGHER else ("Counted", "Not counted")
        words = {"met": yes, "not met": no, "unknown": "Not known", "running": "Still running"}
        said = words.get(row["met"], row["met"])
        return _late(f"{said}, late") if row["late"] and one.direction is not Direction.LOWER else said
    if row["late"]:
        return _late("Late")
    if row["met"] == "unknown":
        return "Not known"
    category = row.get("category")
    return category if isinstance(category, str) and category else "Counted"


def _late(words: str) -> Node:
    shape = element("span", "✕", class_="shape", aria_hidden="true")
    return element("span", shape, words, class_="pill small rag-red")


def _child(person: Any, request: Request) -> Node:
    if not isinstance(person, str):
        return "–"
    return element("a", person, href=link(place("child", person), on=request.query.on))


def _linked(words: str, find: Any) -> Node:
    href = find(words)
    return element("a", words, href=href) if href else words


def _text(value: Any) -> str:
    return value if isinstance(value, str) and value else "–"


def _day(value: Any) -> str:
    return "–" if pd.isna(value) else short_day(pd.Timestamp(value).date())


def cases_sheet(request: Request) -> Sheet:
    """The list of cases as rows."""
    require_circle(request, "A list of cases")
    one = asked(request)
    point = None if one is None else chosen_point(request, series(request, one, chosen_grain(request, one)))
    if one is None or (point is None and request.query.period) or (point and not_kept(request, one, point)):
        return Sheet(f"nothing-cases-{request.on}.csv", [], [])
    frame = cases(request, one, point)
    chosen = narrowed(frame, one, request.query.met, seen_on(request, one, point))
    when = request.on if point is None else f"{point.grain.value}-{point.at}"
    name = f"{listed_by(request, one)[0].replace('.', '-')}-cases-{when}.csv"
    return Sheet(name, list(chosen.columns), chosen.to_numpy().tolist())
