"""Answers of children and families who felt helped, of all who answered.

Those who were asked and did not answer are in neither part: they belong to the response rate. An answer that says
neither yes nor no is unknown.
"""

import numpy as np

from indicators.cases import Cases
from indicators.counting import answered, flow
from indicators.kinds import FLOW, HIGHER_IS_BETTER, MONTH, QUARTER, ROLLING12, YEAR, Proportion, Source
from indicators.reading import Reading


def answers(reading: Reading) -> Cases:
    """Every answer on the day it was given."""
    rows = reading.rows("feedback_response")
    given = rows.days("responded_on")
    return flow(
        reading,
        on=given,
        person=np.full(len(rows), -1, np.int32),
        ref=rows.text("response_id"),
        team=rows.team("team_id"),
        by_record=True,
        opened=rows.days("asked_on"),
        done=given,
        met=answered(rows, "positive"),
    )


INDICATOR = Proportion(
    title="Children and families who felt helped",
    question="Do people feel helped?",
    cases=answers,
    fold=FLOW,
    counts_on="day of the answer",
    grains=(MONTH, QUARTER, YEAR, ROLLING12),
    direction=HIGHER_IS_BETTER,
    about_children=False,
    needs=("feedback_response",),
    unit_from="the team it is about",
    notes=("Read it beside how many of those asked answered.",),
    sources=(Source("Performance Management and Quality Assurance Framework", "Involving Children and Families"),),
    reviewed="2026-11",
)
