"""Places with the trust's own mainstream foster carers: those approved, of which some are filled.

No extract brings the register of carers: shown as people here typed it, once a year for 31 March, and carried forward
until the next. Filled and free places are its parts, where no more are filled than approved. A blank is unknown.
"""

import numpy as np

from indicators.cases import MET, UNKNOWN, Cases, Floats, cases, stack
from indicators.clock import day_date
from indicators.kinds import HIGHER_IS_BETTER, ROLLING12, STOCK, YEAR, Count, Source
from indicators.reading import Reading
from indicators.spells import latest


def places(reading: Reading) -> Cases:
    """What was typed, from its day to the next: its filled places and its free ones."""
    rows = reading.rows("foster_places")
    trust, position = np.zeros(len(rows), np.int32), np.arange(len(rows), dtype=np.int32)
    spells = latest(trust, rows.days("as_at"), position, position).spells()
    approved, filled = (rows.number(f"{name}_places")[spells.row] for name in ("approved", "filled"))
    split = (filled >= 0) & (filled <= approved)
    whole = np.where(split, filled, approved)

    def part(number: Floats, words: str) -> Cases:
        nobody = np.full(len(spells), -1, np.int32)
        category = np.full(len(spells), None, dtype=object)
        category[split] = words
        return cases(
            person=nobody,
            ref=np.array([day_date(day).isoformat() for day in spells.start], dtype=object),
            team=nobody,
            worker=nobody,
            start=spells.start,
            end=spells.end,
            opened=spells.start,
            met=np.where(np.isnan(number), UNKNOWN, MET),
            weight=np.where(np.isnan(number), 1.0, number),
            category=category,
        )

    return stack([part(whole, "filled"), part(approved - filled, "free").where(split)])


INDICATOR = Count(
    title="Foster places approved",
    question="Do we have enough foster carers?",
    cases=places,
    fold=STOCK,
    counts_on="the day for which they were counted, carried forward",
    unit="places",
    grains=(YEAR, ROLLING12),
    direction=HIGHER_IS_BETTER,
    about_children=False,
    whole_trust=True,
    needs=("foster_places",),
    unit_from="the whole trust",
    notes=(
        "Typed here once a year (python -m etl records foster_places), or published: not worked out from the extract.",
        "Published figures look rounded to fives.",
    ),
    sources=(Source("Fostering in England", "Ofsted: mainstream places approved and filled on 31 March"),),
    reviewed="2026-11",
)
