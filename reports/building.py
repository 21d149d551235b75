"""Building a pack: which load, which unit, what is in it, and the file it becomes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from data.annotations import in_order
from data.benchmarks import our_area
from data.commentary import comments
from data.results import Grain, Unit, UnitKind
from data.scope import EVERYTHING, Scope
from data.settings import Settings
from data.store import Load, Store
from indicators.catalogue import INDICATORS
from indicators.kinds import Indicator
from indicators.speech import day
from indicators.targeting import speaker
from reports.baselines import decisions
from reports.content import Pack
from reports.gathering import Gathering, as_at
from reports.packs import Kind, discover
from reports.writers import write


class Unbuildable(ValueError):
    """A pack that cannot be made, in one sentence."""


def build(
    store: Store,
    name: str,
    kind: str,
    *,
    on: date | None = None,
    unit: str | None = None,
    scope: Scope = EVERYTHING,
    indicators: Mapping[str, Indicator] = INDICATORS,
    titles: Mapping[str, str] | None = None,
    grain: Grain | None = None,
) -> tuple[Pack, bytes]:
    """A pack and the bytes of its file; all of it from one and the same load. Unbuildable says why not."""
    packs = discover()
    if name not in packs:
        raise Unbuildable(f"There is no pack {name}: `python -m reports list` shows them all.")
    what = packs[name]
    if grain is not None and grain not in what.grains:
        offered = " or ".join(one.value for one in what.grains)
        instead = f"take {offered}" if offered else "leave the grain out"
        raise Unbuildable(f"{what.title} is not made by the {grain.value}: {instead}.")
    with store.snapshot() as held:
        pack = put_together(
            held, what, on=on, unit=unit, scope=scope, indicators=indicators, titles=titles, grain=grain
        )
    return pack, write(pack, kind)


def put_together(
    store: Store,
    kind: Kind,
    *,
    on: date | None,
    unit: str | None,
    scope: Scope,
    indicators: Mapping[str, Indicator],
    titles: Mapping[str, str] | None = None,
    grain: Grain | None = None,
) -> Pack:
    """The content of a pack."""
    gathering = gathered(
        store, on=on, unit=unit, scope=scope, indicators=indicators, titles=titles, suppressed=kind.suppressed
    )
    gathering = replace(gathering, grains=kind.grains[:1] if grain is None else (grain,))
    trust = gathering.settings.text("trust_name")
    return Pack(
        name=kind.name,
        title=kind.title,
        trust=trust,
        unit=trust if gathering.unit.kind is UnitKind.TRUST else gathering.unit.name,
        as_at=gathering.on,
        loaded=gathering.load.finished_at,
        audience=kind.audience,
        suppressed=kind.suppressed,
        invented=gathering.load.invented,
        sections=tuple(section for section in kind.sections(gathering) if section.blocks),
    )


def gathered(
    store: Store,
    *,
    on: date | None = None,
    unit: str | None = None,
    scope: Scope = EVERYTHING,
    indicators: Mapping[str, Indicator] = INDICATORS,
    titles: Mapping[str, str] | None = None,
    suppressed: bool = False,
) -> Gathering:
    """What is written of one unit as at one day is made from this. Unbuildable says why there is nothing."""
    load = _load(store, scope, on)
    settings = Settings.standing()
    units = store.units(scope, load.id)
    return Gathering(
        store=store,
        scope=scope,
        indicators=indicators,
        targets=store.targets(scope, speaker(indicators)),
        settings=settings,
        unit=_unit(units, unit, settings),
        units=units,
        load=load,
        on=on or as_at(load),
        suppressed=suppressed,
        decisions=decisions(store, scope),
        annotations=in_order(store.records(scope, "annotation").to_dict("records")),
        comments=comments(store.records(scope, "commentary").to_dict("records")),
        titles=titles or {},
        area=our_area(store.area(scope), settings.text("area"), invented=load.invented),
    )


def _load(store: Store, scope: Scope, on: date | None) -> Load:
    """The newest load that stands at the day asked for, else the newest of all, read as at that day."""
    loads = store.loads(scope)
    if not loads:
        raise Unbuildable("The store is empty: load an extract first with `python -m etl load PATH`.")
    newest = loads[0]
    if on is None:
        return newest
    if on > as_at(newest):
        raise Unbuildable(f"The data stands at {day(as_at(newest))}: there is nothing to say of {day(on)} yet.")
    return next((load for load in loads if as_at(load) == on), newest)


def _unit(units: list[Unit], name: str | None, settings: Settings) -> Unit:
    if name is None or name in {"Trust", settings.text("trust_name")}:
        trust = next((unit for unit in units if unit.kind is UnitKind.TRUST), None)
        if trust is None:
            raise Unbuildable("You may not see the whole trust: name a service or team with --unit.")
        return trust
    found = [unit for unit in units if unit.name == name and unit.kind in {UnitKind.SERVICE, UnitKind.TEAM}]
    if not found:
        near = [unit.name for unit in units if name.lower() in unit.name.lower() and unit.kind is not UnitKind.WORKER]
        hint = f"; did you mean {', '.join(near[:3])}?" if near else ""
        raise Unbuildable(f"There is no service or team called {name}{hint}")
    return found[0]


def file_name(pack: Pack, kind: str) -> str:
    """trust-board-north-2026-06-30.pptx: what it is, whose, as at when."""
    words = f"{pack.title} {'' if pack.unit == pack.trust else pack.unit}"
    return f"{file_stem(words, pack.as_at)}.{kind}"


#: How long the name of a file may be before its day: with its ending, what every system and browser takes.
LONGEST_STEM = 100


def file_stem(words: str, on: date) -> str:
    """Words and a day as the name of a file, without its ending: however long the words are, the day stays."""
    said = re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")[:LONGEST_STEM].strip("-")
    return f"{said}-{on.isoformat()}"
