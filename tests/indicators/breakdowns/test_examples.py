"""Each breakdown's worked examples, asked of the rule itself."""

from __future__ import annotations

import pytest

from indicators.analysis.coding import wanted
from indicators.breakdowns import BREAKDOWNS, table_of
from indicators.catalogue import INDICATORS
from indicators.clock import AsOf
from indicators.reading import Reading
from tests.examples.breakdowns import EXAMPLES, Example
from tests.tables import everything_supplied, tables

#: What pages count beside the indicators.
SUBJECTS = {each.subject.name: each.subject for each in wanted()}
ALL = [(name, one) for name, examples in EXAMPLES.items() for one in examples]


def said(name: str, one: Example) -> dict[str, str]:
    """The words of the part of each case that counts on the day, by its ref."""
    reading = Reading(tables(**one.tables), one.supplied or everything_supplied(), AsOf.parse(one.as_of))
    counted, breakdown = INDICATORS.get(one.indicator) or SUBJECTS[one.indicator], BREAKDOWNS[name]
    cases = counted.cases(reading)
    found = breakdown.of(reading, cases, table_of(reading, cases, counted.needs))
    day = AsOf.parse(one.on).day
    here = (found.cases.start <= day) & (found.cases.end > day)
    words = [category.words for category in breakdown.parts(reading)]
    return {str(ref): words[code] for ref, code in zip(found.cases.ref[here], found.code[here], strict=True)}


@pytest.mark.parametrize(("name", "one"), ALL, ids=[f"{name}: {one.why}" for name, one in ALL])
def test_a_case_is_in_the_part_that_a_practitioner_would_say(name: str, one: Example):
    assert said(name, one) == one.parts


def test_every_breakdown_has_an_example():
    assert set(EXAMPLES) == set(BREAKDOWNS)
