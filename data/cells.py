"""Cells of a frame as plain values: what is blank there has many forms, and one meaning."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd


def text_of(cell: Any) -> str:
    """The text of a cell; "" where there is none."""
    return cell if isinstance(cell, str) else ""


def day_of(cell: Any) -> date | None:
    """The day of a cell that holds a date or an instant; None where it is blank (None, NaN or NaT)."""
    return None if pd.isna(cell) else pd.Timestamp(cell).date()
