"""When things happen: seasons, weekdays, a surge, and how fast plans and care end in each year."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from etl.synthetic.days import Days, Flags, Numbers, bank_holidays, weekday
from etl.synthetic.setting import POPULATION, Setting, curve

#: Schools are shut in August and at Christmas, so nobody there refers; June, July and November are busy. A choice.
MONTHS = np.array([1.03, 0.98, 1.08, 0.95, 1.03, 1.08, 1.08, 0.80, 0.98, 1.06, 1.08, 0.85])
WEEKDAYS = np.array([1.12, 1.08, 1.06, 1.02, 0.95, 0.10, 0.06])
BANK_HOLIDAY = 0.09
CHRISTMAS = 0.45  # 24 December to 1 January

#: A local incident: days before as_of, how long its weeks of worry last, and how much more comes in.
SURGE_BEGAN, SURGE_DAYS, SURGE = 505, 38, 1.5


def rhythm(days: Days) -> Numbers:
    """How much of an ordinary day's work comes in on each day, apart from the year's level."""
    dates = days.astype("datetime64[D]")
    months = dates.astype("datetime64[M]").astype(np.int64) % 12
    within = (dates - dates.astype("datetime64[M]").astype("datetime64[D]")).astype(np.int64) + 1
    found: Numbers = MONTHS[months] * WEEKDAYS[weekday(days)]
    found = found * np.where(np.isin(days, sorted(bank_holidays())), BANK_HOLIDAY, 1.0)
    quiet = ((months == 11) & (within >= 24)) | ((months == 0) & (within == 1))
    return np.where(quiet, CHRISTMAS, 1.0) * found


def arrivals(setting: Setting, rates: dict[int, float]) -> tuple[Days, Numbers]:
    """Each day the pathway is run for, and how many children are expected on it; year 0 adds up to its aim exactly."""
    days = np.arange(setting.begin, setting.as_of + 1)
    expected = curve(setting, rates, days) * rhythm(days)
    since = days - (setting.as_of - SURGE_BEGAN)
    expected = expected * np.where((since >= 0) & (since < SURGE_DAYS), 1 + (SURGE - 1) * (1 - since / SURGE_DAYS), 1.0)
    year = (days > setting.year_end - 365) & (days <= setting.year_end)
    return days, expected * (rates[0] * POPULATION / 10_000 * setting.scale / expected[year].sum())


@dataclass(frozen=True)
class Tempo:
    """A clock that runs faster in years when more is ended, so that one spread of lengths fits every year."""

    first: int
    passed: Numbers  #: time passed by the end of each day since `first`

    @classmethod
    def of(cls, setting: Setting, by_years_ago: dict[int, float]) -> Tempo:
        """A clock whose speed is read from a yearly figure."""
        first = setting.begin - 365 * 19
        days = np.arange(first, setting.as_of + 365 * 40)
        return cls(first, np.cumsum(curve(setting, by_years_ago, days)))

    def end(self, start: Days, length: Numbers) -> Days:
        """The day on which a spell of `length` ordinary days ends."""
        at = np.clip(start - self.first, 0, len(self.passed) - 1)
        return self.first + np.minimum(np.searchsorted(self.passed, self.passed[at] + length), len(self.passed) - 1)


@dataclass
class Evenly:
    """Flags that hold for a share of the children in every stretch of time, brothers and sisters together.

    Each family is flagged by what is owed so far, so that a year's share is near its aim however large its families.
    """

    owed: float = 0.0

    def flag(self, dice: np.random.Generator, share: Numbers | float, children: Days) -> Flags:
        """One flag for each family, in order of time."""
        shares = np.broadcast_to(np.asarray(share, dtype=np.float64), children.shape)
        found = np.zeros(len(children), dtype=np.bool_)
        threshold = dice.random(len(children))
        for place, (each, size) in enumerate(zip(shares.tolist(), children.tolist(), strict=True)):
            self.owed += each * size
            if self.owed > threshold[place] * size:
                found[place] = True
                self.owed -= size
        return found


def spread(dice: np.random.Generator, number: int) -> Numbers:
    """Uniform numbers that lie evenly over 0 to 1, in a random order: shares come out as they are meant to."""
    return dice.permutation((np.arange(number) + dice.random(number)) / max(number, 1))
