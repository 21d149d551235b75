"""Whether a definition still counts what it counted: its results on the specimen, as a mark and as a number to read."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from data.history import FOLDER, Edition, editions, keep
from data.specimen import Specimen
from indicators.catalogue import INDICATORS
from indicators.clock import AsOf, day_date
from indicators.engine import count_cases, horizon, span_of
from indicators.folding import Calendar, Folding
from indicators.kinds import Duration, Fold, Indicator, Proportion, Rate, Ratio
from indicators.reading import Reading
from indicators.results import Grain, Series, UnitKind
from indicators.speech import count, number, short_day

#: Grains that follow from the others, and would only make the reading longer.
LEFT_OUT = {Grain.DAY, Grain.FORTNIGHT}
#: The longest period that has ended is the one people remember.
HEADLINE = (Grain.ROLLING12, Grain.YEAR, Grain.QUARTER, Grain.MONTH, Grain.WEEK)

PERIODS = {Grain.ROLLING12: "twelve months to"}


class NotRecorded(ValueError):
    """A change that cannot be recorded, and why."""


@dataclass(frozen=True)
class Measured:
    """What a definition comes to on the specimen; blank where the specimen lacks its data."""

    fingerprint: str
    says: str


def as_reading(specimen: Specimen) -> Reading:
    """The specimen as indicators read it."""
    return Reading(specimen.tables, specimen.supplied, AsOf.parse(specimen.as_of))


def measured(reading: Reading, indicator: Indicator) -> Measured:
    """The mark of all results of trust and teams, and the number of the whole trust over its longest period."""
    if reading.lacks(indicator.needs):
        return Measured("", "")
    cases, per = count_cases(reading, indicator)
    folding = Folding(reading, indicator, cases, per)
    mark, says = hashlib.sha256(), ""
    grains = [grain for grain in indicator.offered if grain not in LEFT_OUT] or list(indicator.offered)
    for grain in grains:
        calendar = Calendar.of([span_of(reading, grain, horizon(reading))])
        if calendar is None:
            continue
        for kind in (UnitKind.TRUST, UnitKind.TEAM):
            for series in folding.series(kind, calendar):
                mark.update(_bytes(indicator, series))
                if kind is UnitKind.TRUST and grain == _headline(indicator):
                    says = _says(indicator, series)
    return Measured(mark.hexdigest()[:12], says)


def _headline(indicator: Indicator) -> Grain:
    return next((grain for grain in HEADLINE if grain in indicator.offered), indicator.offered[0])


def _bytes(indicator: Indicator, series: Series) -> bytes:
    """Everything a series says. Of a rate, not its population: that is a setting, and no definition."""
    columns = [series.numerator, series.denominator, series.unknown, series.value]
    if isinstance(indicator, Rate):
        columns = [series.numerator, series.unknown]
    told = f"{series.unit.kind} {series.unit.id} {series.grain} {series.first[0]}".encode()
    return told + b"".join(np.round(np.asarray(column, np.float64), 6).tobytes() for column in columns)


def _says(indicator: Indicator, series: Series) -> str:
    """The latest period in words: 41 of 52, 78.8%, 3 not known (twelve months to 30 Jun 2026)."""
    above, below, value = (float(side[-1]) for side in (series.numerator, series.denominator, series.value))
    unknown = f", {int(series.unknown[-1])} not known" if series.unknown[-1] else ""
    if isinstance(indicator, Proportion | Ratio):
        word = "of" if isinstance(indicator, Proportion) else "for"
        said = f"{count(above)} {word} {count(below)}, {number(value, indicator.unit)}"
    elif isinstance(indicator, Duration):
        said = f"{indicator.show} {number(value, indicator.unit)} of {count(below)}"
    else:
        said = count(above)
    period = "at" if indicator.fold is Fold.STOCK else PERIODS.get(series.grain, f"{series.grain} to")
    return f"{said}{unknown} ({period} {short_day(day_date(series.last[-1]))})"


def changed(reading: Reading, folder: Path = FOLDER, ids: Iterable[str] = ()) -> dict[str, Measured]:
    """The indicators whose results are not those last recorded, or that were never recorded; what they come to now."""
    found = {}
    for name in ids or INDICATORS:
        now = measured(reading, INDICATORS[name])
        history = editions(name, folder)
        if not history or (now.fingerprint and history[-1].fingerprint != now.fingerprint):
            found[name] = now
    return found


def record_first(found: Mapping[str, Measured], folder: Path = FOLDER) -> list[str]:
    """Record every definition that has no history yet; their names."""
    new = [name for name in found if not editions(name, folder)]
    for name in new:
        now = found[name]
        first = Edition(INDICATORS[name].reviewed, "", "First recorded.", "", "", now.says, now.fingerprint, now.says)
        keep(name, (first,), folder)
    return new


def record_change(name: str, now: Measured, told: Mapping[str, str], folder: Path = FOLDER) -> Edition:
    """Record a change of a definition: ``told`` has its date, who, what and why. NotRecorded where one is blank."""
    missing = [part for part in ("date", "who", "what", "why") if not told.get(part, "").strip()]
    if missing:
        raise NotRecorded(
            f"{name} has changed: say --{' --'.join(missing)}, so that people know why its numbers moved."
        )
    history = editions(name, folder)
    edition = Edition(
        **{part: told[part].strip() for part in ("date", "who", "what", "why")},
        before=history[-1].measured,
        after=now.says,
        fingerprint=now.fingerprint,
        measured=now.says,
    )
    keep(name, (*history, edition), folder)
    return edition


def measure_anew(reading: Reading, folder: Path = FOLDER) -> list[str]:
    """After the specimen has been renewed: what each definition comes to on the new one. No definition has changed."""
    renewed = []
    for name, indicator in INDICATORS.items():
        history = editions(name, folder)
        if history:
            now = measured(reading, indicator)
            last = replace(history[-1], fingerprint=now.fingerprint, measured=now.says)
            keep(name, (*history[:-1], last), folder)
            renewed.append(name)
    return renewed
