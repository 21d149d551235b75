"""Gender, or sex where no gender is recorded: Annex A asks for one, the census for the other."""

from __future__ import annotations

import numpy as np

from indicators.breakdowns.declaration import Breakdown, Category, Coding, fixed, of_person
from indicators.cases import Ints
from indicators.reading import Reading

CODING = Coding((Category("F", "Female"), Category("M", "Male"), Category("I", "Neither")), {"F": 0, "M": 1, "I": 2})
_gender, _sex = of_person("gender", CODING), of_person("sex", CODING)


def genders(reading: Reading) -> Ints:
    """The place of each person's gender; "not stated" is not known."""
    gender = _gender(reading)
    return np.where(gender == CODING.last, _sex(reading), gender)


BREAKDOWN = Breakdown(title="Gender", categories=CODING.categories, rule=fixed(genders, CODING.last))
