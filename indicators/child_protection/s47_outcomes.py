"""Section 47 enquiries that ended with a conference to be held.

Where no outcome is written, "no further action" means no conference and a conference that was held means one; with
neither, the outcome is unknown.
"""

import numpy as np

from indicators.cases import Cases
from indicators.child_protection._section_47 import conferenced, enquiries
from indicators.counting import judged
from indicators.kinds import FLOW, MONTH, NEITHER_IS_BETTER, QUARTER, ROLLING12, YEAR, Proportion, Source
from indicators.reading import Reading


def ended(reading: Reading) -> Cases:
    """Every enquiry that ended, beside its outcome."""
    rows = reading.rows("s47_enquiry")
    written = ~rows.blank("outcome")
    conference = rows.matches("outcome", lambda outcome: outcome.strip().lower() == "icpc")
    no_action = rows.is_("s47_nfa", "Y")
    held = conferenced(reading)
    met = np.where(written, conference, ~no_action & held)
    return enquiries(
        reading,
        "s47_end_date",
        met=judged(met, ~written & ~no_action & ~held),
        category=rows.text("outcome"),
    )


INDICATOR = Proportion(
    title="Section 47 enquiries that lead to a conference",
    question="Is the threshold for an enquiry right?",
    cases=ended,
    fold=FLOW,
    counts_on="end of the enquiry",
    grains=(MONTH, QUARTER, YEAR, ROLLING12),
    direction=NEITHER_IS_BETTER,
    needs=("s47_enquiry.s47_end_date",),
    unit_from="the enquiry's team and worker, else whoever held the child that day",
    notes=("The other outcomes are the parts of the same cases.",),
    sources=(Source("DfE table C4"),),
    reviewed="2026-11",
)
