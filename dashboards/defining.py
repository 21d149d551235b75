"""From the catalogue and its reference data to what is told of each definition, on every page and in the file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from dashboards.page import Request, Sheet
from data.examples import examples_of
from data.history import editions
from data.published import definitions
from data.wording import Wording, owners, wordings
from indicators.breakdowns import BREAKDOWNS, offered
from indicators.catalogue import AREA_TITLES, AREAS
from indicators.kinds import Indicator
from layouts import definition
from layouts.definition import Told

WORDLESS = Wording("", "", "", "")


def day_of(request: Request) -> date:
    """The day that is asked about: that of the clock where nothing has been loaded."""
    return request.now.date() if request.load is None else request.as_of


def lacking(request: Request) -> Mapping[str, Sequence[str]]:
    """What each indicator lacks; nothing is said of an empty store, which lacks everything."""
    return {} if request.load is None else request.store.lacking(request.scope)


def told(request: Request, one: Indicator, lacks: Sequence[str]) -> Told:
    """Everything there is to say of one definition."""
    return Told(
        indicator=one,
        wording=wordings().get(one.id, WORDLESS),
        owner=owners().get(one.area),
        on=day_of(request),
        targets=request.targets.of_indicator(one.id),
        published=definitions().get(one.id),
        examples=examples_of(one.id),
        history=editions(one.id),
        lacks=lacks,
        twin=request.indicators.get(one.open_work or ""),
        breakdowns=[BREAKDOWNS[name].title for name in offered(one) if name in BREAKDOWNS],
    )


def by_area(request: Request) -> list[tuple[str, list[Indicator]]]:
    """The areas that have indicators, in the order a child's journey meets them."""
    found = [(area, [one for one in request.indicators.values() if one.area == area]) for area in AREAS]
    return [(area, inside) for area, inside in found if inside]


#: Columns of the file, by the name a part has on the page.
COLUMNS = {
    "Definition": "definition",
    "What it is": "what_it_is",
    "Numerator": "numerator",
    "Denominator": "denominator",
    "Not known": "not_known",
    "Clock": "clock",
    "Counts on": "counts_on",
    "Whose it is": "whose_it_is",
    "Unit": "unit",
    "Wanted": "wanted",
    "Late means": "late_means",
    "Open work beside it": "open_work",
    "Divided by": "divided_by",
    "Source in law and guidance": "sources",
    "Read it with care": "notes",
    "Published figure": "published_figure",
    "Target": "target",
    "Needs": "needs",
    "Lacks now": "lacks_now",
    "Owner": "owner",
    "Reviewed": "reviewed",
}


def sheet(request: Request) -> Sheet:
    """Every definition as a row."""
    lacks = lacking(request)
    rows = []
    for one in request.indicators.values():
        known = told(request, one, lacks.get(one.id, ()))
        said = {("Numerator" if name in {"Value", "Counts"} else name): text for name, text in definition.facts(known)}
        changed = known.history[-1].date if len(known.history) > 1 else ""
        rows.append(
            (one.id, AREA_TITLES[one.area], one.title, one.question, *(said.get(name, "") for name in COLUMNS), changed)
        )
    headers = ("id", "area", "title", "question", *COLUMNS.values(), "last_changed")
    return Sheet("definitions.csv", headers, rows)
