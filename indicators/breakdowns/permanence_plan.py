"""The plan for permanence of a child who is looked after: of the care plan that began last.

The extract writes the answers of a form as JSON: an answer to each kind of plan, or one in words; Annex A gives a code.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data.codes import NO
from indicators.breakdowns.declaration import Breakdown, Coding, answered, by_code, changing
from indicators.cases import BLANK, Ints
from indicators.reading import Reading
from indicators.spells import Timeline, latest
from indicators.words import rank

_CODES = by_code("permanence_plan")
#: The keys of the form's answers in the extract, and the plan each is an answer to.
ANSWERS = {
    "REMAINSUP": "FAMILY",
    "RETURN1M": "FAMILY",
    "RETURN6M": "FAMILY",
    "RETURNEV": "FAMILY",
    "LTRELFR": "FOSTERING",
    "LTFOST18": "FOSTERING",
    "RESPLMT": "RESIDENTIAL",
    "SUPPLIV": "SUPPORTED",
    "ADOPTION": "ADOPTION",
    "OTHERPLN": "OTHER",
}
CODING = Coding(
    _CODES.categories,
    {**_CODES.places} | {category.words.upper(): place for place, category in enumerate(_CODES.categories)},
)


def plan_of(text: str) -> str | None:
    """The code or the words of the plan that a cell names; None where it names none, or more than one."""
    try:
        told = json.loads(text)
    except (ValueError, RecursionError):  # no JSON, or brackets without end
        told = text
    named = set(_named(told))
    return named.pop() if len(named) == 1 else None


def _named(told: Any) -> Iterator[str]:
    for key, answer in told.items() if isinstance(told, dict) else [("", told)]:
        said = str(answer if answer is not None else "").strip()
        if said.upper() not in NO:
            yield ANSWERS.get(str(key).upper(), said)


def told(values: NDArray[Any]) -> Ints:
    """The place of the plan of each cell."""
    numbers, found = pd.factorize(values)
    plans = np.array([*(plan_of(str(text)) for text in found), None], dtype=object)
    return CODING.of(plans)[numbers]


def plans(reading: Reading) -> Timeline:
    """The plan of each child's care plan that began last, by day; a plan that does not say when it began always was."""
    rows = reading.rows("cla_care_plan")
    start = rows.days("cla_care_plan_start_date")
    began = np.where(start == BLANK, BLANK + 1, start).astype(np.int32)
    plan = latest(rows.person(), began, told(rows.text("cla_care_plan_json")), rank(rows.text("cla_care_plan_id")))
    return answered(plan, CODING.last)


BREAKDOWN = Breakdown(
    title="Plan for permanence",
    categories=CODING.categories,
    rule=changing(plans),
    needs=("cla_care_plan.cla_care_plan_json",),
    listed=changing(plans),
    listed_in=("cla_care_plan",),
    unknown="No plan recorded",
)
