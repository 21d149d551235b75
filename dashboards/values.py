"""What the values of the cases behind a number come to: their mean, and how many of them are in each part."""

from __future__ import annotations

import pandas as pd

from dashboards.page import Request
from indicators.kinds import Indicator
from layouts.markup import Node, element
from layouts.tables import Column, table
from layouts.words import count, number, plural, short_day

#: Where a value is in none of the parts: a score over 40.
ELSEWHERE = "in none of these"


def values(request: Request, one: Indicator, frame: pd.DataFrame) -> Node:
    """The mean and the parts of the values of the cases that have one; nothing where the number has none to tell of."""
    known = frame[frame["value"].notna()]
    if not one.value_is or known.empty:
        return None
    whole = len(known)
    parts = known["category"].fillna(ELSEWHERE).value_counts().sort_index()
    columns = [
        Column[tuple[str, int]](one.value_is.capitalize(), lambda row: row[0], head=True),
        Column("Children", lambda row: count(row[1]), number=True),
        Column("Of all", lambda row: f"{count(row[1])} of {count(whole)}, {number(100 * row[1] / whole, 'percent')}"),
    ]
    mean = f"{known['value'].mean():.1f}"
    return element(
        "section",
        element("h2", f"{one.value_is.capitalize()}s behind it", id="values"),
        element(
            "p", f"Mean {mean}, of {plural(whole, one.value_is)} in force on {short_day(request.on)}.", class_="made"
        ),
        table(
            f"{one.value_is.capitalize()}s by band",
            columns,
            [(str(part), int(n)) for part, n in parts.items()],
            hide_caption=True,
        ),
        class_="panel",
        aria_labelledby="values",
    )
