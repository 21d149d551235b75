"""What an assessment led to: of several outcomes that are ticked, the first in this order."""

import numpy as np

from indicators.assessment._outcomes import HIERARCHY, outcomes
from indicators.breakdowns.declaration import Breakdown, Coded, named
from indicators.cases import Cases
from indicators.reading import Reading

_PLACES = {words: place for place, words in enumerate(HIERARCHY)}


def rule(reading: Reading, cases: Cases, _: str) -> Coded:
    """By the record of the assessment."""
    rows = reading.rows("cin_assessments")
    places = np.array([_PLACES.get(words, len(HIERARCHY)) for words in outcomes(rows)] + [len(HIERARCHY)], np.int32)
    return Coded(cases, places[rows.places(cases.ref)])


BREAKDOWN = Breakdown(title="Outcome", categories=named(*HIERARCHY), rule=rule, unknown="Not recorded")
