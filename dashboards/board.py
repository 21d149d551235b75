"""The Practice Improvement Board on a projected screen: one question a slide, answered in its title by the judgement.

Made from the same gathering as the board's pack. All slides come in one answer: changing one asks for nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from dashboards.measures import back
from dashboards.page import Page, Request, View
from dashboards.weekly import gathering_of
from data.results import Grain
from indicators.kinds import Indicator
from indicators.speech import day
from layouts import board as drawn
from layouts.address import link, place
from layouts.markup import Markup
from reports.choices import PRIORITY
from reports.content import Chart, Measure, Number, Role, summary
from reports.packs.pib import GRAINS, PRACTICE, attention

TITLE = "Practice Improvement Board"
#: Slides of numbers in one deck: what an hour's meeting can look at, and one answer can carry.
MOST = 40
#: Sentences that fit one slide.
FIT = 4
#: From so many numbers on there is something to be seen at a glance.
GLANCED = 4


def layout(request: Request) -> View:
    """The deck of the indicators that were asked for (``measure=a,b``), else of the priorities."""
    names, grain = chosen(request), grain_of(request)
    gathering = gathering_of(request)
    return View(TITLE, page(request, gathering.measures(names, grains=[grain], units=False)))


def grain_of(request: Request) -> Grain:
    """What slides read their numbers by: for sharing months, since a fortnight less one of its weeks is the other."""
    asked = next((grain for grain in GRAINS if grain.value == request.query.grain), GRAINS[0])
    return Grain.MONTH if request.shared else asked


def chosen(request: Request) -> list[str]:
    """Indicators by name, in the order asked, each once."""
    asked = dict.fromkeys(request.query.measure.split(","))
    wanted = [name for name in asked if name in request.indicators][:MOST]
    return wanted or [name for name in dict.fromkeys((*PRIORITY, *PRACTICE)) if name in request.indicators]


def page(request: Request, measures: Sequence[Measure]) -> list[object]:
    """The slides: a cover, all at a glance, what changed, and a slide a measure."""
    unit = request.unit.name if request.unit.id else "The whole trust"
    small = "Small numbers are shown as c" if request.shared else "True counts: for managers, not for sharing"
    read = "By month" if grain_of(request) is Grain.MONTH else "By fortnight; by month where nothing is counted so"
    under = [unit, f"Data as at the end of {day(request.on)}", read, small]
    words = attention(measures)
    slides = [drawn.said(words.title, words.paragraphs[at : at + FIT]) for at in range(0, len(words.paragraphs), FIT)]
    shown = [slide(request, request.indicators[one.id], one, brief=True) for one in measures]
    if len(shown) >= GLANCED:
        # The cover is the first slide, what changed stands between: numbers first, as in the pack.
        slides = [*drawn.glances(summary(measures).title, shown, len(slides) + 2), *slides]
    slides += [drawn.measured(one) for one in shown]
    choose = link("/board/choose", back(request), measure=request.query.measure, grain=request.query.grain)
    ways = drawn.Ways(choose, kept(request))
    return [Markup([drawn.deck(TITLE, under, slides, " · ".join((unit, under[1], small)), ways)])]


def kept(request: Request) -> str:
    """Whose numbers these are, as the files of a slide are asked for them."""
    return link("", back(request)).removeprefix("?")


def slide(request: Request, one: Indicator, found: Measure, *, brief: bool = False) -> drawn.Slide:
    """One measure as a slide; a ``brief`` one fits a screen: the latest of what happened, and no small print."""
    grain = found.grain.value if found.grain else ""
    lines = [f"Target: {found.target}" if found.target else "", *found.changes[:1], found.assurance, found.late]
    lines.append(elsewhere(found, brief=brief))
    return drawn.Slide(
        name=one.id,
        title=one.title,
        question=f"{one.question} {one.title}",
        answer=found.sentence.partition(": ")[2][:1].upper() + found.sentence.partition(": ")[2][1:],
        value=found.value,
        sides=" · ".join(filter(None, (found.sides, found.period))),
        rag=found.rag,
        status=found.status,
        lines=tuple(line[:1].upper() + line[1:] for line in lines if line),
        drawing=None if found.chart is None else drawing(found.chart, events=SHOWN if brief else None),
        href=link(place("indicator", one.id), back(request), grain=grain),
        comment=found.comment,
        grain=grain,
    )


#: Who stands beside us on a slide, the nearest first; the rest is on the number's own page.
BESIDE = ("Statistical neighbours", "England")


#: How many of the latest events a screen has room for.
SHOWN = 3


def elsewhere(found: Measure, *, brief: bool = False) -> str:
    """What others published, with its year and what it counts otherwise; nothing where nobody did."""
    if found.others is None:
        return ""
    shown = {str(whose): value for whose, value in found.others.rows if isinstance(value, Number)}
    note = found.others.note.partition(". ")[0].rstrip(".") + "." if brief else found.others.note
    rates = any("10,000" in value.unit for value in shown.values())
    said = [f"{name} {shown[name].words}" for name in BESIDE if name in shown]
    return f"{', '.join(said)}{' per 10,000 children' if rates else ''}. {note}" if said else ""


def drawing(chart: Chart, *, events: int | None = None) -> drawn.Drawing:
    """The chart of the pack, as the slide draws it; of what happened only so many, the latest."""
    lines = {line.role: line.values for line in chart.lines}
    return drawn.Drawing(
        periods=chart.periods,
        ours=lines[Role.OURS],
        unit=chart.unit,
        says=chart.says,
        target=lines.get(Role.TARGET, ()),
        mean=lines.get(Role.MEAN, ()),
        upper=lines.get(Role.UPPER, ()),
        lower=lines.get(Role.LOWER, ()),
        year_before=lines.get(Role.LAST_YEAR, ()),
        marks=chart.marks,
        events=tuple((one.number, one.place, one.words) for one in chart.events[-events if events else 0 :]),
    )


PAGE = Page("/board", "Board", layout, in_menu=True, can_be_shared=True)
