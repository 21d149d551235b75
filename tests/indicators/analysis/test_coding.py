"""What a load keeps for the analysis, beside the cases it was made from."""

from __future__ import annotations

from collections import Counter
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from data.coded import Known
from indicators.analysis import ORDER, SECTIONS
from indicators.analysis.coding import code, wanted
from indicators.analysis.declaration import breakdowns_of, subjects_of
from indicators.breakdowns import BREAKDOWNS, table_of
from indicators.cases import RUNNING
from indicators.catalogue import INDICATORS
from indicators.clock import AsOf, day_number
from indicators.reading import Reading
from tests.analysing import held
from tests.coloured import coloured
from tests.needs import ROOT

RULES = settings(derandomize=True, deadline=None, phases=[Phase.generate], suppress_health_check=[HealthCheck.too_slow])


@given(seed=st.integers(0, 10**6))
@settings(RULES, max_examples=5)
def test_on_every_day_the_coded_cases_are_the_cases_in_the_same_parts(seed: int):
    found = coloured(seed)
    reading = Reading(found.tables, found.supplied, AsOf.parse(found.as_of))
    kept = {one.subject: one for one in code(reading)}
    for each in wanted():
        coded = kept.get(each.subject.name)
        if coded is None or coded.known is Known.NEVER:
            continue
        cases = each.subject.cases(reading)
        cases = cases.where(cases.met != RUNNING)
        record = table_of(reading, cases, each.subject.needs)
        for day in {day_number(found.as_of), day_number(found.as_of) - 1, day_number(found.as_of) - 40}:
            for name in each.breakdowns:
                apart = BREAKDOWNS[name].of(reading, cases, record)
                assert tally(apart.cases, apart.code, day) == tally(coded, coded.parts[name].code, day), (
                    each.subject.name,
                    name,
                )
            assert tally(cases, np.zeros(len(cases)), day) == tally(coded, np.zeros(len(coded)), day)


def tally(cases: Any, code: Any, day: int) -> Counter[tuple[int, int, int]]:
    """Who stands where on a day, and what they are."""
    here = (cases.start <= day) & (cases.end > day)
    return Counter(zip(cases.person[here].tolist(), cases.met[here].tolist(), code[here].tolist(), strict=True))


def test_a_number_of_a_page_is_the_number_of_its_indicator():
    """Looked-after children of a page are those of the tile."""
    found = coloured(3)
    reading = Reading(found.tables, found.supplied, AsOf.parse(found.as_of))
    kept = {one.subject: one for one in code(reading)}
    cases = INDICATORS["cla_rate"].cases(reading)
    today = reading.as_of.day
    there = (kept["cla_rate"].start <= today) & (kept["cla_rate"].end > today)
    assert int(there.sum()) == int(((cases.start <= today) & (cases.end > today)).sum())


def test_what_could_stand_in_is_not_kept_where_nothing_has_to():
    _, kept = held("2026-06-30", contacts="contact_id | person_id | contact_date\n C1 | Ada | 2026-06-01")
    assert "cin_rate" in kept
    assert "cin_listed" not in kept


def test_a_subject_without_its_data_says_what_it_lacks():
    _, kept = held("2026-06-30", supplied={"contacts": frozenset({"contact_id", "contact_date"})})
    assert kept["cla_rate"].known is Known.NEVER
    assert kept["cla_rate"].lacks == ("cla_episodes.cla_episode_start_date",)


def test_every_file_of_a_section_is_shown():
    files = {path.stem for path in (ROOT / "indicators" / "analysis").glob("*.py")}
    assert set(ORDER) == {name for name in files if name[0] != "_"} - {"coding", "declaration", "figures", "sharing"}


@pytest.mark.parametrize("section", SECTIONS.values(), ids=list(SECTIONS))
def test_a_section_asks_for_what_there_is(section):
    names = [measure.id for measure in section.measures]
    assert all(names), "a measure has an id: its download and its heading are named by it"
    assert len(set(names)) == len(names)
    for measure in section.measures:
        assert set(breakdowns_of(measure)) <= set(BREAKDOWNS)
        assert measure.title[0].isupper()
        for subject in subjects_of(measure):
            assert not subject.indicator or subject.indicator in INDICATORS


def test_two_subjects_of_one_name_count_the_same():
    """The name is what the store knows them by."""
    found: dict[str, set[Any]] = {}
    for section in SECTIONS.values():
        for measure in section.measures:
            for subject in subjects_of(measure):
                found.setdefault(subject.name, set()).add((subject.cases, subject.fold, subject.needs))
    assert {name for name, kinds in found.items() if len(kinds) > 1} == set()
