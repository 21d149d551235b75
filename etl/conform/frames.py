"""Building frames whose text stays a column of Python objects."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray


def frame_of(columns: Mapping[str, NDArray[Any]]) -> pd.DataFrame:
    """A frame of these columns; text is held as objects with None where missing, not as pandas' own kind of text.

    pandas would turn an array of text into its str dtype, whose every reading makes the objects anew.
    """
    size = len(next(iter(columns.values()))) if columns else 0
    index = pd.RangeIndex(size)
    series = {
        name: pd.Series(values, index=index, dtype=object if values.dtype == object else None, copy=False, name=name)
        for name, values in columns.items()
    }
    return pd.DataFrame(series, index=index, copy=False)


def objects(column: pd.Series[Any] | NDArray[Any]) -> NDArray[Any]:
    """A column of text as an array of objects, None where missing."""
    values: NDArray[Any] = np.array(column, dtype=object)
    values[pd.isna(values)] = None
    return values
