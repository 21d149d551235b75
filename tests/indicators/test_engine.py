"""Cases into results: levels, coverage, kinds, and what a load keeps."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from indicators.catalogue import INDICATORS
from indicators.clock import AsOf, day_number
from indicators.engine import compute, horizon
from indicators.folding import Folding, reporting_year
from indicators.kinds import Duration, Fold, Rate, Ratio
from indicators.reading import Reading
from indicators.results import Grain, Series, UnitKind
from tests.populations import population
from tests.tables import everything_supplied, tables

#: Two services; North and South belong to the first, East is a service of its own.
TEAMS = """
    team_id | team_name | team_parent_id
    D       | Safe      |
    N       | North     | D
    S       | South     | D
    E       | East      |
"""
CONTACTS = """
              | person_id | contact_date | team_id
    north     | Ada       | 2026-06-02   | N
    north too | Ben       | 2026-06-30   | N
    south     | Cleo      | 2026-06-15   | S
    nobody    | Dan       | 2026-06-15   |
    long ago  | Eve       | 2026-03-02   | E
    to come   | Fay       | 2026-07-01   | E
"""
AS_OF = "2026-06-30"


def reading(as_of: str = AS_OF, **examples: str) -> Reading:
    return Reading(tables(**examples), everything_supplied(), AsOf.parse(as_of))


def computed(read: Reading, *names: str) -> list[Series]:
    return [series for one in compute(read, [INDICATORS[name] for name in names]) for series in one.series]


def shown(
    found: list[Series], kind: UnitKind, grain: Grain, start: str, category: str | None = None
) -> dict[str, float]:
    """The value of each unit in the period that starts on a day."""
    first = day_number(date.fromisoformat(start))
    return {
        series.unit.name: float(series.numerator[list(series.first).index(first)])
        for series in found
        if series.unit.kind is kind and series.grain is grain and series.category == category
    }


def test_teams_add_up_to_services_and_services_to_the_trust():
    """A team without a parent is its own service; what no team took is the unknown one's; services are no teams."""
    found = computed(reading(department=TEAMS, contacts=CONTACTS), "contacts_total")
    june = (Grain.MONTH, "2026-06-01")
    assert shown(found, UnitKind.TRUST, *june) == {"Trust": 4}
    assert shown(found, UnitKind.SERVICE, *june) == {"Safe": 3, "East": 0, "Unknown service": 1}
    assert shown(found, UnitKind.TEAM, *june) == {"North": 2, "South": 1, "East": 0, "Unknown team": 1}


def test_a_covered_period_in_which_nothing_happened_is_nought_and_one_before_is_nothing():
    """The source covers from its first event to as_of."""
    found = computed(reading(department=TEAMS, contacts=CONTACTS), "contacts_total")
    assert shown(found, UnitKind.TRUST, Grain.MONTH, "2026-04-01") == {"Trust": 0}
    quarter = next(s for s in found if s.unit.kind is UnitKind.TRUST and s.grain is Grain.QUARTER)
    assert quarter.first[0] == day_number(date(2026, 1, 1))
    week = next(s for s in found if s.unit.kind is UnitKind.TRUST and s.grain is Grain.ROLLING12)
    assert not np.isnan(week.numerator).any()


def test_an_event_after_as_of_has_not_happened():
    assert shown(
        computed(reading(department=TEAMS, contacts=CONTACTS), "contacts_total"), UnitKind.TEAM, Grain.DAY, AS_OF
    ) == {
        "North": 1,
        "South": 0,
        "East": 0,
        "Unknown team": 0,
    }


def test_only_the_trust_has_a_population():
    """Elsewhere a rate shows its count, and no rate."""
    rows = "referral_id | person_id | referral_date | referral_team\n R1 | Ada | 2026-06-01 | N"
    found = computed(reading(department=TEAMS, cin_episodes=rows), "referrals_rate")
    for series in found:
        if series.grain is not Grain.MONTH or series.category is not None:
            continue
        if series.unit.kind is UnitKind.TRUST:
            assert series.denominator[-1] == 88_593
            assert series.value[-1] == pytest.approx(10_000 / 88_593)
        else:
            assert np.isnan(series.denominator).all()
            assert np.isnan(series.value).all()
    assert shown(found, UnitKind.TEAM, Grain.MONTH, "2026-06-01")["North"] == 1


def test_the_reporting_year_of_a_rate_ends_in_march():
    """Reporting year N divides by mid-year N-1."""
    assert [reporting_year(day_number(date(2025, month, 1))) for month in (3, 4)] == [2025, 2026]


def test_a_ratio_without_anything_below_has_no_value():
    posts = """
        team_id | as_at_date | established_fte | vacant_fte | agency_fte
        N       | 2026-05-01 | 0               | 0          | 0
        S       | 2026-05-01 | 10              | 2          | 2
    """
    found = computed(reading(department=TEAMS, posts=posts), "wf_agency")
    last = {s.unit.name: (s.numerator[-1], s.denominator[-1], s.value[-1]) for s in found if s.grain is Grain.MONTH}
    assert last["South"] == (2, 10, 20)
    assert last["North"][:2] == (0, 0)
    assert np.isnan(last["North"][2])
    assert last["Trust"] == (2, 10, 20)


def test_a_team_whose_figures_have_a_gap_is_unknown_and_in_neither_part():
    """A blank is not nought: the rest of the trust is measured without it."""
    posts = """
        team_id | as_at_date | established_fte | vacant_fte | agency_fte
        N       | 2026-05-01 | 10              |            | 2
        S       | 2026-05-01 | 10              | 2          | 2
    """
    found = computed(reading(department=TEAMS, posts=posts), "wf_vacancy")
    trust = next(s for s in found if s.unit.kind is UnitKind.TRUST and s.grain is Grain.MONTH)
    assert (trust.numerator[-1], trust.denominator[-1], trust.unknown[-1]) == (2, 10, 1)


MISSING = """
    person_id | missing_episode_start_date
    Ada       | 2026-06-01T10:00
    Ada       | 2026-06-20T10:00
    Ben       | 2026-06-02T10:00
"""
MOVED = """
    person_id|professional_id|professional_team|professional_role_id|involvement_start_date|involvement_end_date
    Ada | kim | N | CW | 2026-01-05 | 2026-06-10
    Ada | lou | S | CW | 2026-06-10 |
"""


def test_a_child_of_two_teams_counts_in_both_and_once_in_their_service():
    """Distinct persons do not add up: they are counted anew at each level."""
    read = reading(department=TEAMS, missing=MISSING, involvements=MOVED, professionals="professional_id\n kim\n lou")
    found = computed(read, "missing_children")
    june = (Grain.MONTH, "2026-06-01")
    assert shown(found, UnitKind.TEAM, *june) == {"North": 1, "South": 1, "East": 0, "Unknown team": 1}
    assert shown(found, UnitKind.SERVICE, *june)["Safe"] == 1
    assert shown(found, UnitKind.TRUST, *june) == {"Trust": 2}


def test_a_series_is_also_cut_by_category():
    """The parts add up to the whole; a unit with none of a kind is not shown for it."""
    contacts = """
        person_id | contact_date | contact_source_code | team_id
        Ada       | 2026-06-02   | 1A                  | N
        Ben       | 2026-06-02   | 2A                  | N
        Cleo      | 2026-06-02   | 1A                  | S
    """
    found = computed(reading(department=TEAMS, contacts=contacts), "contacts_total")
    june = (UnitKind.TEAM, Grain.MONTH, "2026-06-01")
    assert shown(found, *june, "1A") == {"North": 1, "South": 1}
    assert shown(found, *june, "2A") == {"North": 1}


def test_an_indicator_whose_columns_are_absent_lacks_its_data():
    """It names them, and has neither cases nor results."""
    read = Reading(tables(contacts=CONTACTS), {"contacts": {"contact_id", "contact_date"}}, AsOf.parse(AS_OF))
    (one,) = compute(read, [INDICATORS["contact_decision_1wd"]])
    assert one.lacks == ("contacts.decision_date",)
    assert one.cases is None
    assert not list(one.series)


def test_results_reach_five_whole_years_back_and_no_further_than_the_source():
    old = "person_id | contact_date\n Ada | 2001-01-01"
    assert horizon(reading(contacts=old)) == day_number(date(2021, 4, 1))
    assert horizon(reading(contacts=CONTACTS)) == day_number(date(2026, 3, 2))


@pytest.mark.parametrize("seed", range(3))
def test_levels_of_dirty_populations_add_up(seed):
    """Flows and stocks: the numbers of the teams, and of the services, are those of the trust in every period."""
    found = population(seed)
    read = Reading(found.tables, found.supplied, AsOf.parse(found.as_of.isoformat()))
    for one in compute(read):
        indicator = one.indicator
        if isinstance(indicator, Duration) or indicator.fold is Fold.DURING or one.lacks:
            continue
        sums: dict[tuple[UnitKind, Grain], np.ndarray] = {}
        for series in one.series:
            if series.category is None and series.unit.kind is not UnitKind.WORKER:
                parts = [series.numerator, series.unknown]
                # A manager who is counted once a month is one of the trust's and one of each team that they look at.
                distinct = isinstance(indicator, Ratio) and indicator.per_fold is Fold.DURING
                if not isinstance(indicator, Rate) and not distinct and not np.isnan(series.denominator).all():
                    parts.append(series.denominator)
                key = (series.unit.kind, series.grain)
                sums[key] = sums.get(key, 0) + np.nan_to_num(np.concatenate(parts))
        for (kind, grain), total in sums.items():
            np.testing.assert_allclose(total, sums[UnitKind.TRUST, grain], err_msg=f"{indicator.id} {kind} {grain}")


def test_a_ratio_is_folded_with_what_it_is_divided_by():
    """Without the other side there is nothing to fold, and the error says what to hand over."""
    read = reading(department=TEAMS, contacts=CONTACTS)
    ratio = INDICATORS["wf_vacancy"]
    assert isinstance(ratio, Ratio)
    with pytest.raises(ValueError, match="fold it with the cases it is divided by"):
        Folding(read, ratio, ratio.cases(read))
