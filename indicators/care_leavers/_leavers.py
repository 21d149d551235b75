"""What the care leaver indicators share: former relevant young people on their 19th, 20th and 21st birthdays."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from data.tables import UNREADABLE
from indicators.cases import BLANK, Bools, Cases, stack
from indicators.clock import birthday
from indicators.counting import flow
from indicators.reading import Reading, Rows
from indicators.words import children

AGES = (19, 20, 21)
LEFT_OUT = ("DIED", "RHOM")  # in touch: died; returned home


def unreadable(rows: Rows, column: str) -> Bools:
    """Where a coded cell was filled with no code."""
    return rows.is_(column, UNREADABLE)


def birthdays(reading: Reading, met: NDArray[Any], keep: Bools | None = None) -> Cases:
    """A case on each of those birthdays, with the latest state of the young person read as the state of that day.

    The extract holds one row a young person. ``met`` and ``keep`` have one entry a row.
    """
    rows, who = reading.rows("care_leavers"), reading.fact(children)
    person = rows.person()
    former = rows.matches("care_leaver_eligibility", lambda text: "former relevant" in text.lower())
    counts = former & ~rows.is_("care_leaver_in_touch", *LEFT_OUT)
    counts = counts if keep is None else counts & keep
    parts = []
    for age in AGES:
        day = birthday(who.birth(person), age)
        day = np.where(day > reading.as_of.day, BLANK, day).astype(np.int32)
        parts.append(
            flow(
                reading,
                on=day,
                person=person,
                ref=rows.text("care_leaver_id"),
                team=rows.team("care_leaver_allocated_team"),
                worker=rows.worker("care_leaver_worker_id"),
                keep=counts & (who.death(person) > day),
                met=met,
                category=np.full(len(person), f"aged {age}", dtype=object),
            )
        )
    return stack(parts)
