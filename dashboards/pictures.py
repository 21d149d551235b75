"""A drawing of a number as a picture that can be taken along: SVG, made here; the browser makes a PNG of it."""

from __future__ import annotations

from dashboards.page import Request
from dashboards.weekly import gathering_of
from data.results import Grain
from indicators.speech import day
from layouts.address import link, place
from reports.building import file_stem
from reports.choices import chapter
from reports.content import SUPPRESSED, Measure
from reports.drawing import picture
from reports.gathering import Gathering


def made(request: Request, name: str) -> tuple[str, str] | None:
    """A file's name and the picture of an indicator's trend, by the grain asked for; None where there is none."""
    gathering = gathering_of(request)
    one = measure_of(request, name, gathering)
    if one is None or one.chart is None:
        return None
    whose = gathering.unit.name if gathering.unit.id else "The whole trust"
    invented = ["Invented trust: no real child"] if gathering.load.invented else []
    small = [SUPPRESSED] if request.shared else []
    foot = " · ".join([whose, f"Data as at the end of {day(gathering.on)}", "Sightline", *small, *invented])
    says = one.sentence.partition(": ")[2]
    drawn = picture(f"{one.title}, {whose}", f"{says[:1].upper()}{says[1:]} {one.chart.says}", one.chart, foot)
    return f"{file_stem(f'{one.title} {whose}', gathering.on)}.svg", drawn


def measure_of(request: Request, name: str, gathering: Gathering) -> Measure | None:
    """One number of the book, as its chapter has it; None where there is none.

    For sharing, what is hidden is worked out for all numbers of a chapter together: alone, one would show more.
    """
    if name not in request.indicators:
        return None
    names = chapter(gathering, request.indicators[name].area) if request.shared else [name]
    grains = [Grain.MONTH] if request.shared or not request.query.grain else [Grain(request.query.grain)]
    found = gathering.measures(names, grains=grains, units=False)
    return next((each for each in found if each.id == name), None)


def source(request: Request, name: str, grain: Grain) -> str:
    """Where the picture of an indicator is, as it stands on this page."""
    query = request.query
    asked = {"service": query.service, "team": query.team, "on": query.on, "audience": query.audience}
    return link(f"{place('picture', name)}.svg", grain=grain.value, **asked)
