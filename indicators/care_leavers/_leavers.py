"""What the care leaver indicators share: former relevant young people on their birthdays, and all of them today."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from data.tables import UNREADABLE
from indicators.cases import BLANK, Bools, Cases, Ints, stack
from indicators.clock import birthday
from indicators.counting import flow, stock
from indicators.reading import Reading, Rows
from indicators.spells import possible
from indicators.words import children

AGES = (19, 20, 21)
YOUNGEST, OLDEST = 16, 20  # years: owed a plan and an adviser whether they ask for them or not
LEFT_OUT = ("DIED", "RHOM")  # in touch: died; returned home


def unreadable(rows: Rows, column: str) -> Bools:
    """Where a coded cell was filled with no code."""
    return rows.is_(column, UNREADABLE)


def counted(reading: Reading) -> Bools:
    """Former relevant young people, less those who died or returned home."""
    rows = reading.rows("care_leavers")
    former = rows.matches("care_leaver_eligibility", lambda text: "former relevant" in text.lower())
    found: Bools = former & ~rows.is_("care_leaver_in_touch", *LEFT_OUT)
    return found


def birthdays(reading: Reading, met: NDArray[Any], keep: Bools | None = None, ages: tuple[int, ...] = AGES) -> Cases:
    """A case on each of those birthdays, with the latest state of the young person read as the state of that day.

    The extract holds one row a young person. ``met`` and ``keep`` have one entry a row.
    """
    rows, who = reading.rows("care_leavers"), reading.fact(children)
    person = rows.person()
    counts = counted(reading) if keep is None else counted(reading) & keep
    parts = []
    for age in ages:
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


def young_people_today(
    reading: Reading,
    met: NDArray[Any],
    *,
    without_age: bool = False,
    opened: Ints | None = None,
    due: Ints | None = None,
) -> Cases:
    """Relevant and former relevant young people aged 16 to 20 on the day of the data, and on no other day.

    The extract holds the latest state alone, which says nothing of any day before. ``met`` (as ``opened`` and ``due``)
    has one entry a row. Those whose date of birth is not known are left out unless ``without_age``.
    """
    rows, who, today = reading.rows("care_leavers"), reading.fact(children), reading.as_of.day
    person = rows.person()
    relevant = rows.matches("care_leaver_eligibility", lambda text: "relevant" in text.lower())
    of_age = (who.reaches(person, YOUNGEST) <= today) & (who.reaches(person, OLDEST + 1) > today)
    counts = relevant & (of_age | (without_age & (who.birth(person) == BLANK)))
    return listed_today(reading, counts, met, opened=opened, due=due)


def listed_today(
    reading: Reading,
    counts: Bools,
    met: NDArray[Any] | None = None,
    *,
    opened: Ints | None = None,
    due: Ints | None = None,
) -> Cases:
    """Those of the young people in the list who ``counts`` and are alive, on the day of the data; one entry a row."""
    rows, who, today = reading.rows("care_leavers"), reading.fact(children), reading.as_of.day
    person = rows.person()
    alive = counts & (who.death(person) > today)
    now, still = (np.full(len(rows), day, np.int32) for day in (today, BLANK))
    spells = possible(np.where(alive, person, -1).astype(np.int32), now, still)
    return stock(
        reading,
        spells,
        ref=rows.text("care_leaver_id")[spells.row],
        team=rows.team("care_leaver_allocated_team")[spells.row],
        worker=rows.worker("care_leaver_worker_id")[spells.row],
        met=None if met is None else met[spells.row],
        opened=None if opened is None else opened[spells.row],
        due=None if due is None else due[spells.row],
    )
