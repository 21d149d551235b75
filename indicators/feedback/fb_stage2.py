"""Stage 2 investigations responded to, by how many working days they took.

25 working days is the time allowed, 65 with an extension. One without the day it began counts, its time not known.
"""

import numpy as np

from indicators.cases import BLANK, Cases
from indicators.clock import working_days
from indicators.counting import floats
from indicators.feedback._complaints import REGULATIONS, UNIT_FROM, answered, feedback
from indicators.kinds import FLOW, LOWER_IS_BETTER, MONTH, QUARTER, ROLLING12, YEAR, Count, Source
from indicators.reading import Reading

BANDS = np.array(["within 25 working days", "26 to 65 working days", "over 65 working days", "not known"], dtype=object)


def investigations(reading: Reading) -> Cases:
    """Stage 2 complaints on the day of the response."""
    rows = reading.rows("feedback")
    came, done = rows.days("received_date"), rows.days("responded_date")
    took = np.where(came > done, BLANK, working_days(came, done)).astype(np.int32)
    band = np.where(took == BLANK, 3, np.searchsorted([25, 65], took))
    return feedback(reading, done, answered(rows, "2"), done=done, value=floats(took), category=BANDS[band])


INDICATOR = Count(
    title="Stage 2 investigations",
    question="How many go further?",
    cases=investigations,
    fold=FLOW,
    counts_on="day of the response",
    unit="investigations",
    grains=(MONTH, QUARTER, YEAR, ROLLING12),
    direction=LOWER_IS_BETTER,
    about_children=False,
    needs=("feedback",),
    unit_from=UNIT_FROM,
    notes=("Ones and twos: read the list.",),
    sources=(Source(REGULATIONS, "regulation 17"),),
    reviewed="2026-11",
)
