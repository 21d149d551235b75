"""Section 47 enquiries open at the end of the day; late past 15 working days.

An enquiry that ended with "conference required" stays until the conference is held: otherwise a child waiting for a
conference is on no list. A closed case does not take an enquiry off this list either: a person must clear it.
"""

import numpy as np

from indicators.cases import BLANK, Cases
from indicators.child_protection._section_47 import BANDS, ENQUIRY_CLOCK
from indicators.counting import banded, stock
from indicators.kinds import DAY, MONTH, NEITHER_IS_BETTER, QUARTER, STOCK, WEEK, YEAR, Count, Source
from indicators.reading import Reading
from indicators.words import open_enquiries


def enquiries(reading: Reading) -> Cases:
    """Each enquiry while a child waits on it, cut where it enters the next band of working days."""
    rows = reading.rows("s47_enquiry")
    spells = reading.fact(open_enquiries)
    pieces, bands = banded(spells, rows.days("s47_start_date")[spells.row], BANDS)
    row = pieces.row
    start = rows.days("s47_start_date")[row]
    return stock(
        reading,
        pieces,
        ref=rows.text("s47_enquiry_id")[row],
        team=rows.team("s47_completed_by_team")[row],
        worker=rows.worker("s47_completed_by_worker_id")[row],
        opened=start,
        due=ENQUIRY_CLOCK.due(start),
        done=np.full(len(row), BLANK),
        category=bands,
    )


INDICATOR = Count(
    title="Section 47 enquiries open",
    question="Which children may be at risk of significant harm, and is any enquiry late?",
    cases=enquiries,
    fold=STOCK,
    counts_on="each day from the start until the conference is held, or the enquiry ends without one",
    unit="enquiries",
    grains=(DAY, WEEK, MONTH, QUARTER, YEAR),
    direction=NEITHER_IS_BETTER,
    starts="s47_started",
    daily=True,
    chief_executive=True,
    needs=("s47_enquiry.s47_start_date", "s47_enquiry.s47_end_date"),
    unit_from="the enquiry's team and worker, else whoever holds the child",
    late="more than 15 working days after the strategy discussion",
    late_in_working_days=True,
    sources=(Source("Working Together to Safeguard Children 2023", "chapter 3"),),
    reviewed="2026-11",
)
