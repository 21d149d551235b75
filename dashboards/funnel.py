"""The teams of a number beside each other, on one period, about the value of the whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import isfinite

from dashboards.choosing import spoken_unit
from dashboards.measures import back
from dashboards.page import Request, key
from dashboards.sharing import files, shared_latest
from data.results import Grain, Series, Unit, UnitKind
from indicators.clock import day_date
from indicators.comparing import Moment, moment, shown_unit
from indicators.kinds import Fold, Indicator, Proportion, Ratio
from indicators.spc.funnel import Apart, Funnel, binomial, poisson
from indicators.spc.limits import wilson
from layouts.address import link, place
from layouts.funnels import FunnelChart, Place, funnel_chart
from layouts.words import between, day

#: Fewer units than this are no crowd to stand out from.
LEAST = 3
#: Below so many cases a percentage is shown with the range that chance leaves it.
FEW = 100


def funnel(request: Request, one: Indicator, title: str = "Teams beside each other") -> object | None:
    """The chart of the teams below the unit chosen; nothing where there are too few or chance has no say."""
    unit = request.unit
    if unit.kind not in {UnitKind.TRUST, UnitKind.SERVICE} or not fits(one):
        return None
    whole, teams = _read(request, one, unit)
    held = None if whole is None or len(teams) < LEAST else _about(one, whole, [each for _, each in teams])
    if whole is None or held is None:
        return None
    return funnel_chart(
        FunnelChart(
            id="funnel",
            title=title,
            summary=f"{_when(one, whole)}, {spoken_unit(request)}: {_spread(held)}",
            funnel=held,
            places=[
                Place(
                    team.name,
                    link(place("indicator", one.id), replace(back(request), team=key(team), service=team.parent)),
                    each.shown,
                    each.numerator or 0,
                    each.denominator or 0,
                    apart,
                    likely(one, each.numerator, each.denominator),
                )
                for (team, each), apart in zip(teams, held.apart, strict=True)
            ],
            unit=shown_unit(one),
            of="Cases counted" if isinstance(one, Proportion) else "Full-time equivalents",
            direction=one.direction,
            whole="The trust" if unit.kind is UnitKind.TRUST else unit.name,
            download=files(request, "units", measure=one.id),
        )
    )


def fits(one: Indicator) -> bool:
    """Percentages of cases, and what stands per so many: chance sets them apart, as it does not what is planned."""
    return isinstance(one, Proportion) or (isinstance(one, Ratio) and not one.percent and one.fold is Fold.STOCK)


def likely(one: Indicator, numerator: float | None, denominator: float | None) -> str:
    """The range that chance leaves the percentage of so few cases; nothing of many, or of what is no percentage."""
    if not isinstance(one, Proportion) or numerator is None or not denominator or denominator >= FEW:
        return ""
    if not (isfinite(numerator) and isfinite(denominator)):
        return ""
    found = wilson(numerator, denominator)
    return "" if found is None else f"{found[0]:.0f}% to {found[1]:.0f}%"


def _read(request: Request, one: Indicator, unit: Unit) -> tuple[Moment | None, list[tuple[Unit, Moment]]]:
    """The whole and its teams on the latest period: twelve months of what happens, the day of what stands.

    Teams with a number that is not for sharing are left out before anything is worked out from them.
    """
    grain = Grain.ROLLING12 if Grain.ROLLING12 in one.grains else one.grains[0]
    if request.shared:
        kept = shared_latest(request, one, grain)
    else:
        kept = request.store.series(request.scope, [one.id], grain, kinds=(unit.kind, UnitKind.TEAM))
    found = [(held.unit, each) for held in kept if held.category is None and (each := _latest(request, one, held))]
    inside = {team.id for team in request.units_of(UnitKind.TEAM, key(unit) if unit.kind is UnitKind.SERVICE else None)}
    whole = next((each for held, each in found if (held.kind, held.id) == (unit.kind, unit.id)), None)
    return whole, [
        (held, each) for held, each in found if held.kind is UnitKind.TEAM and held.id in inside and each.denominator
    ]


def _latest(request: Request, one: Indicator, held: Series) -> Moment | None:
    places = [at for at, last in enumerate(held.last) if last <= request.day]
    found = moment(one, held, places[-1]) if places else None
    return None if found is None or None in {found.numerator, found.denominator} else found


def _about(one: Indicator, whole: Moment, teams: Sequence[Moment]) -> Funnel | None:
    numerator = [each.numerator or 0.0 for each in teams]
    denominator = [each.denominator or 0.0 for each in teams]
    if not whole.denominator or whole.numerator is None:
        return None
    about = binomial if isinstance(one, Proportion) else poisson
    return about(numerator, denominator, whole.numerator / whole.denominator)


def _when(one: Indicator, whole: Moment) -> str:
    if one.fold is Fold.STOCK:
        return f"At the end of {day(day_date(whole.last))}"
    return between(day_date(whole.first), day_date(whole.last))


def _spread(held: Funnel) -> str:
    teams = len(held.apart)
    far = sum(abs(apart) == Apart.FAR_ABOVE for apart in held.apart)
    near = sum(abs(apart) == Apart.ABOVE for apart in held.apart)
    if not far and not near:
        return f"all {teams} teams lie within what chance gives."
    said = [f"{far} by more than chance"] if far else []
    said += [f"{near} perhaps by more than chance"] if near else []
    return f"of {teams} teams, these differ from the whole: {', '.join(said)}."
