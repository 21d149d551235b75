"""What is asked for: how large a trust, as at when, and which throw of the dice."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from datetime import date

import numpy as np

from etl.synthetic.days import Days, Numbers, day

#: Mid-2024 estimate of children aged 0-17 in an area of Sandwell's size (ONS, as published with the 2025 rates).
POPULATION = 88_593

YEARS_OF_HISTORY = 5
#: The pathway is run for so long before the extract begins, so that plans and care are already there on its first day.
YEARS_OF_RUNNING_UP = 4


@dataclass(frozen=True)
class Setting:
    """One invented trust; the same setting is the same trust, byte for byte."""

    as_of: int  #: last day of the extract
    scale: float
    seed: int

    @classmethod
    def at(cls, as_of: date, scale: float, seed: int) -> Setting:
        """A setting for a date; refuses a scale that holds no child."""
        if not 0 < scale <= 200:
            raise ValueError(f"scale {scale} makes no trust: use a number above 0 and up to 200")
        return cls(day(as_of), float(scale), seed)

    @property
    def start(self) -> int:
        """First day of the extract."""
        return self.as_of - 365 * YEARS_OF_HISTORY - 1

    @property
    def begin(self) -> int:
        """First day the pathway is run for; what has ended before `start` is left out of the extract."""
        return self.start - 365 * YEARS_OF_RUNNING_UP

    @property
    def year_end(self) -> int:
        """The last 31 March on or before as_of: the end of the year that the figures aim at."""
        year = np.datetime64(self.as_of, "D").astype("datetime64[Y]").astype(int) + 1970
        this = day(date(int(year), 3, 31))
        return this if this <= self.as_of else day(date(int(year) - 1, 3, 31))

    def dice(self, subject: str) -> np.random.Generator:
        """Random numbers of one subject, so that a change in one leaves the others as they were."""
        return np.random.Generator(np.random.PCG64([self.seed, zlib.crc32(subject.encode())]))

    def years_ago(self, days: Days) -> Days:
        """0 in the year that ends at year_end, 1 in the one before, -1 in the one running now."""
        start = self.year_end - 365
        return np.asarray(-np.floor_divide(np.asarray(days) - start - 1, 365.25), dtype=np.int64)


def curve(setting: Setting, by_years_ago: dict[int, float], days: Days) -> Numbers:
    """A yearly figure read on each day: straight lines between the middles of the years."""
    ages = np.array(sorted(by_years_ago))
    middles = setting.year_end - 183 - 365.25 * ages
    values = np.array([by_years_ago[age] for age in ages])
    order = np.argsort(middles)
    return np.asarray(np.interp(days, middles[order], values[order]), dtype=np.float64)
