"""Rows as a driver gives them, as the typed frame that their declaration promises."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from data.tables import Column, Type


def typed_frame(declared: Sequence[Column], rows: Sequence[Sequence[Any]]) -> pd.DataFrame:
    """Rows of these columns: dates as datetime64[s], numbers as float64, everything else as objects."""
    held: list[Sequence[Any]] = list(zip(*rows, strict=True)) if rows else [()] * len(declared)
    columns: dict[str, Any] = {}
    for column, values in zip(declared, held, strict=True):
        if column.type is Type.DATE:
            columns[column.name] = np.array(values, dtype="datetime64[s]")
        elif column.type in (Type.NUMBER, Type.INTEGER):
            columns[column.name] = np.array(values, dtype=np.float64)
        else:
            columns[column.name] = pd.Series(values, dtype=object)
    return pd.DataFrame(columns)
