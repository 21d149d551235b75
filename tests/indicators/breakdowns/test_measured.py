"""Numbers of the parts: beside the oracle's cases counted one by one, and added up to the whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from indicators.breakdowns import BREAKDOWNS, offered
from indicators.catalogue import INDICATORS
from indicators.clock import AsOf, day_number
from indicators.kinds import Count, Fold, Indicator, Rate
from indicators.measure import Row, UnknownBreakdown, measure
from indicators.reading import Reading
from indicators.results import Grain, UnitKind
from tests.coloured import coloured
from tests.depth import many
from tests.oracles.asking import Oracle
from tests.oracles.counting import INDICATORS as BY_THE_ORACLE
from tests.oracles.counting import Case, answer
from tests.oracles.days import period
from tests.oracles.parts import ORACLE, Asked
from tests.oracles.words import Trust
from tests.populations import Population
from tests.tables import everything_supplied, tables

#: Breakdowns that can be told of the oracle's cases, which carry no clock.
TOLD = ("age_band", "gender", "ethnicity", "disability", "source", "primary_need", "placement", "legal_status", "uasc")
GRAINS = (Grain.DAY, Grain.WEEK, Grain.MONTH, Grain.QUARTER, Grain.YEAR, Grain.ROLLING12)
RULES = settings(derandomize=True, deadline=None, phases=[Phase.generate], suppress_health_check=[HealthCheck.too_slow])


def asking(found: Population) -> Reading:
    return Reading(found.tables, found.supplied, AsOf.parse(found.as_of))


def rows_of(reading: Reading, one: Indicator, grain: Grain, by: UnitKind, name: str) -> list[Row]:
    """Two years of rows, whole and parts."""
    first = reading.as_of.day - (30 if grain in {Grain.DAY, Grain.WEEK} else 700)
    return list(measure(reading, [one.id], grain=grain, first=first, by=by, breakdown=name))


@given(seed=st.integers(0, 10**6))
@settings(RULES, max_examples=5)
def test_the_parts_of_a_number_add_up_to_it_for_every_grain_and_unit(seed: int):
    """Counts and rates: events in a period, and what stands on its last day."""
    found = coloured(seed)
    reading = asking(found)
    for one in INDICATORS.values():
        if one.fold is Fold.DURING or not isinstance(one, Count | Rate) or reading.lacks(one.needs):
            continue
        for at, name in enumerate(offered(one)):
            grain = [grain for grain in GRAINS if grain in one.offered][
                at % len([g for g in GRAINS if g in one.offered])
            ]
            by = list(UnitKind)[(seed + at) % len(UnitKind)]
            check_sums(rows_of(reading, one, grain, by, name), (one.id, name, grain, by))


def check_sums(rows: list[Row], about: object) -> None:
    whole, parts = {}, defaultdict(float)
    for row in rows:
        key = row["period_start"], row["period_end"], row["unit"]
        if row["category"] is None:
            whole[key] = row["numerator"] or 0
        else:
            parts[key] += row["numerator"] or 0
    assert {key: number for key, number in whole.items() if number} == {
        key: pytest.approx(number) for key, number in parts.items() if number
    }, about


def parts_of(trust: Trust, oracle: Oracle, name: str, row: Row, record: str) -> dict[str, list[Case]]:
    """The oracle's cases of the row's period and unit, by the words of their part."""
    asked = period(row["grain"], date.fromisoformat(row["period_start"]), trust.as_of)
    is_stock = oracle.indicator.fold == "stock"
    found: dict[str, list[Case]] = defaultdict(list)
    for case in oracle.cases(asked.last if is_stock else asked.start, asked.last):
        if trust.name_of_unit(row["unit_kind"], case.team, case.worker) == row["unit"]:
            on = asked.last if is_stock else case.day
            about = Asked(case.person, case.ref, record if case.ref != case.person else "person", on, None, "", None)
            found[ORACLE[name](trust, about)].append(case)
    return found


def compared(seed: int) -> Iterator[tuple[object, object]]:
    """Each part by the engine and by the oracle."""
    found = coloured(seed)
    reading, trust = asking(found), Trust(found.tables, found.supplied, found.as_of)
    for one in INDICATORS.values():
        oracle = Oracle(BY_THE_ORACLE[one.id], trust) if one.id in BY_THE_ORACLE else None
        if oracle is None or one.fold is Fold.DURING or reading.lacks(one.needs) or one.kind == "ratio":
            continue
        grain = Grain.MONTH if Grain.MONTH in one.offered else one.offered[0]
        by = list(UnitKind)[seed % len(UnitKind)]
        for name in set(TOLD) & set(offered(one)):
            words = {category.code: category.words for category in BREAKDOWNS[name].categories}
            for row in rows_of(reading, one, grain, by, name):
                if row["category"] is None or row["period_end"] < trust.covers_from.isoformat():
                    continue
                parts = parts_of(trust, oracle, name, row, one.needs[0].partition(".")[0])
                asked = period(row["grain"], date.fromisoformat(row["period_start"]), trust.as_of)
                if oracle.indicator.as_of_only and asked.last != trust.as_of:
                    continue  # what holds the latest state alone says nothing of days before
                said = answer(oracle.indicator, parts[words[row["category"]]], asked, row["unit_kind"])
                where = (one.id, name, row["category"], row["unit"], row["period_start"])
                engine = (row["numerator"], row["denominator"], row["unknown"], row["value"])
                yield (
                    (*where, *map(rounded, engine)),
                    (*where, *map(rounded, (said.numerator, said.denominator, said.unknown, said.value))),
                )


def rounded(number: float | None) -> float | None:
    return None if number is None else round(number, 6)


@given(seed=st.integers(0, 10**6))
@settings(RULES, max_examples=3)
def test_each_part_is_what_the_oracle_counts(seed: int):
    for engine, oracle in compared(seed):
        assert engine == oracle


@pytest.mark.slow
@given(seed=st.integers(0, 10**6))
@settings(RULES, max_examples=many(40))
def test_each_part_is_what_the_oracle_counts_of_many(seed: int):
    for engine, oracle in compared(seed):
        assert engine == oracle


def test_a_child_who_turned_five_in_march_was_in_the_band_below_in_february():
    examples = {
        "cla_episodes": "cla_episode_id | person_id | cla_episode_start_date\n E1 | Ada | 2025-01-06",
        "person": "person_id | dob\n Ada | 2021-03-10",
    }
    reading = Reading(tables(**examples), everything_supplied(), AsOf.parse("2026-06-30"))
    rows = measure(reading, ["cla_count"], grain=Grain.MONTH, first=day_number(date(2026, 2, 1)), breakdown="age_band")
    told = {(row["period_start"], row["category"]): row["value"] for row in rows if row["value"]}
    assert told["2026-02-01", "1 to 4"] == 1
    assert told["2026-03-01", "5 to 9"] == 1
    assert ("2026-03-01", "1 to 4") not in told


def test_a_breakdown_that_an_indicator_does_not_have_is_refused_with_those_it_has():
    reading = Reading(tables(), everything_supplied(), AsOf.parse("2026-06-30"))
    with pytest.raises(UnknownBreakdown, match="cla_count cannot be broken down by source; it can by age_band"):
        list(measure(reading, ["cla_count"], breakdown="source"))
    with pytest.raises(UnknownBreakdown, match="There is no breakdown shoe_size"):
        list(measure(reading, breakdown="shoe_size"))


def test_of_all_indicators_those_are_shown_that_can_be_broken_down_so():
    contacts = "contact_id | person_id | contact_date | contact_source_code\n C1 | Ada | 2026-06-01 | 6"
    reading = Reading(tables(contacts=contacts), everything_supplied(), AsOf.parse("2026-06-30"))
    shown = {row["indicator"] for row in measure(reading, grain=Grain.MONTH, breakdown="source")}
    assert "contacts_total" in shown
    assert not shown & {"cla_count", "wf_vacancy"}


@pytest.mark.parametrize("name", sorted(INDICATORS))
def test_what_an_indicator_is_broken_down_by_exists(name: str):
    assert set(INDICATORS[name].breakdowns) <= set(BREAKDOWNS)


def test_an_indicator_that_says_it_is_about_children_has_children_in_its_cases():
    """Otherwise it would offer parts by the age of nobody."""
    about: dict[str, bool] = {}
    for seed in range(12):
        reading = asking(coloured(seed))
        for one in INDICATORS.values():
            if one.about_children and not reading.lacks(one.needs) and len(cases := one.cases(reading)):
                about[one.id] = about.get(one.id, False) or bool((cases.person >= 0).any())
    assert [name for name, children in about.items() if not children] == []
