"""Demand and caseload some months on, with a band; and whether that is any better than saying "as it is now".

A forecast nobody has tested is an opinion. Each is tried on the last six whole months as if they had not happened yet,
three to six months ahead, beside the two forecasts that cost nothing: the latest month, and the same month a year
before. Only one that beats both is worth a manager's attention.
"""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from indicators.cases import Floats

AHEAD = 6  #: months that are forecast
HORIZONS = (3, 4, 5, 6)  #: months ahead on which it is judged
TESTED = 6  #: the last whole months, on which it is judged
LEAST = 36  #: whole months without a gap, below which a season cannot be told from chance
COVERAGE = 0.8

#: The forms of exponential smoothing that are tried, the simplest first, and how people say them.
FORMS: Mapping[str, Mapping[str, Any]] = {
    "a level that moves": {"trend": None, "seasonal": None},
    "a level with a trend that fades": {"trend": "add", "damped_trend": True, "seasonal": None},
    "a level with a yearly season": {"trend": None, "seasonal": "add", "seasonal_periods": 12},
}


@dataclass(frozen=True)
class Forecast:
    """Months ahead, and the test. Errors are mean absolute errors in the unit of the series, over the same months."""

    middle: Floats
    low: Floats
    high: Floats
    form: str
    error: float
    naive_error: float  #: of the latest month carried on
    seasonal_error: float  #: of the same month a year before

    @property
    def rival(self) -> float:
        """The error of the better of the two forecasts that cost nothing."""
        return min(self.naive_error, self.seasonal_error)

    @property
    def beats_naive(self) -> bool:
        """True where it was nearer the truth than both, by as much as a reader can see."""
        return round(self.error, 1) < round(self.rival, 1)


def forecast(values: Floats) -> Forecast | None:
    """The coming AHEAD months of a series of whole months, oldest first; NaN where there is no number.

    None where fewer than LEAST months without a gap lead up to the last one. The form is chosen (corrected Akaike
    criterion) on the months before the test, so that the test cannot have chosen it; the 80% band is the model's own.
    """
    series = _unbroken(values)
    if len(series) < LEAST:
        return None
    form = _chosen(series[: -TESTED - HORIZONS[0] + 1])
    ours, naive, seasonal = _tested(series, form)
    found = _fitted(series, form).get_prediction(start=len(series), end=len(series) + AHEAD - 1)
    middle = np.asarray(found.predicted_mean, np.float64)
    band = np.asarray(found.pred_int(alpha=1 - COVERAGE), np.float64)
    least = 0.0 if (series >= 0).all() else -np.inf  # nobody is looked after a negative number of times
    return Forecast(
        middle=np.maximum(middle, least),
        low=np.maximum(band[:, 0], least),
        high=np.maximum(band[:, 1], least),
        form=form,
        error=ours,
        naive_error=naive,
        seasonal_error=seasonal,
    )


def _unbroken(values: Floats) -> Floats:
    """The months since the last gap."""
    series = np.asarray(values, np.float64)
    gaps = np.flatnonzero(np.isnan(series))
    return series[gaps[-1] + 1 :] if len(gaps) else series


def _tested(series: Floats, form: str) -> tuple[float, float, float]:
    """Mean absolute errors of the form, of the latest month and of the month a year before, over the months tested."""
    first, end = len(series) - TESTED, len(series)
    ours, naive, seasonal = [], [], []
    for known in range(first - HORIZONS[-1] + 1, end - HORIZONS[0] + 1):
        past = series[:known]
        told = np.asarray(_fitted(past, form).forecast(HORIZONS[-1]), np.float64)
        for horizon in HORIZONS:
            month = known + horizon - 1
            if first <= month < end:
                ours.append(abs(told[horizon - 1] - series[month]))
                naive.append(abs(past[-1] - series[month]))
                seasonal.append(abs(series[month - 12] - series[month]))
    return float(np.mean(ours)), float(np.mean(naive)), float(np.mean(seasonal))


def _chosen(series: Floats) -> str:
    return min(FORMS, key=lambda form: float(_fitted(series, form).aicc))


def _fitted(series: Floats, form: str) -> Any:
    """Exponential smoothing by statsmodels: its errors are additive, so its band is exact and not simulated.

    The first states are taken from the first months rather than estimated: as good in the test, sixteen times faster.
    """
    from statsmodels.tsa.exponential_smoothing.ets import ETSModel  # noqa: PLC0415 - a second to import, rarely needed

    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")  # a search that stops early still gives the best it found, and is tested anyway
        model = ETSModel(pd.Series(series), error="add", initialization_method="heuristic", **FORMS[form])
        return model.fit(disp=False)
