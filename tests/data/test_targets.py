"""Targets belong to an organisation and a period, and say who set them."""

from datetime import date, timedelta

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.results import Unit, UnitKind
from data.targets import Targets
from indicators.catalogue import INDICATORS

ROW = {
    "indicator": "x", "reads": "value", "sense": "at_least", "green": "85", "amber": "78", "any_late_is_red": "N",
    "words": "At least 85%", "valid_from": "2025-04-01", "valid_to": "2026-03-31", "status": "agreed",
    "set_by": "The board", "source": "Minutes",
}  # fmt: skip


def test_a_target_holds_from_its_first_day_to_its_last():
    held = Targets.of([ROW])
    assert held.on("x", date(2025, 4, 1))
    assert held.on("x", date(2026, 3, 31))
    assert held.on("x", date(2025, 3, 31)) is None
    assert held.on("x", date(2026, 4, 1)) is None


TRUST = Unit(UnitKind.TRUST, "", "Trust")
SERVICE = Unit(UnitKind.SERVICE, "Safeguarding", "Safeguarding")
TEAM = Unit(UnitKind.TEAM, "T1", "Team 1", "Safeguarding")
OTHER = Unit(UnitKind.TEAM, "T2", "Team 2", "Front door")
WORKER = Unit(UnitKind.WORKER, "W1", "A. Worker", "T1")


def recorded(*rows, proposals=()):
    """Targets as they come out of the store, over proposals of rows of text."""
    blank = {"amber": float("nan"), "any_late_is_red": None, "valid_to": pd.NaT, "reads": "value", "sense": "at_least",
             "status": "agreed", "set_by": "The board", "source": None, "indicator": "x", "unit_id": None,
             "unit_kind": "trust"}  # fmt: skip
    frame = pd.DataFrame([{**blank, **row} for row in rows], dtype=object)
    for name in ("valid_from", "valid_to", "set_on"):
        frame[name] = pd.to_datetime(frame.get(name)) if name in frame else pd.NaT
    return Targets.of(proposals).with_records(
        frame, [TRUST, SERVICE, TEAM, OTHER, WORKER], lambda *said: f"{said[1]} {said[2]} {said[3]:g}"
    )


def day(text):
    return pd.Timestamp(text)


@pytest.mark.parametrize(
    ("unit", "green"),
    [
        (None, 80),
        (TRUST, 80),
        (SERVICE, 85),
        (TEAM, 90),
        (WORKER, 90),  # a worker is held to the team's
        (OTHER, 80),  # neither the team nor its service has one
    ],
)
def test_a_unit_has_its_own_target_else_that_of_the_nearest_unit_above(unit, green):
    held = recorded(
        {"green": 80.0, "valid_from": day("2026-04-01")},
        {"green": 85.0, "valid_from": day("2026-04-01"), "unit_kind": "service", "unit_id": "Safeguarding"},
        {"green": 90.0, "valid_from": day("2026-04-01"), "unit_kind": "team", "unit_id": "T1"},
    )
    assert held.on("x", date(2026, 6, 1), unit).green == green


def test_what_is_recorded_here_comes_before_what_is_proposed_and_only_for_its_days():
    held = recorded({"green": 92.0, "valid_from": day("2025-10-01")}, proposals=[{**ROW, "valid_to": ""}])
    assert held.on("x", date(2025, 10, 1)).green == 92
    assert held.on("x", date(2025, 9, 30)).green == 85


def test_a_target_set_today_leaves_last_year_as_it_was():
    held = recorded(
        {"green": 80.0, "valid_from": day("2025-04-01")}, {"green": 95.0, "valid_from": day("2026-04-01")}
    )
    assert held.on("x", date(2026, 3, 31)).green == 80
    assert held.on("x", date(2026, 4, 1)).green == 95


def test_an_open_target_lasts_until_the_next_begins_and_does_not_come_back_after_it():
    held = recorded(
        {"green": 80.0, "valid_from": day("2025-04-01")},
        {"green": 95.0, "valid_from": day("2026-04-01"), "valid_to": day("2026-09-30")},
    )
    assert held.on("x", date(2026, 9, 30)).green == 95
    assert held.on("x", date(2026, 10, 1)) is None


def test_steps_are_the_targets_in_their_order_each_for_as_long_as_it_held():
    held = recorded(
        {"green": 80.0, "valid_from": day("2025-04-01"), "valid_to": day("2025-12-31")},
        {"green": 95.0, "valid_from": day("2026-04-01")},
        {"green": 90.0, "valid_from": day("2026-06-01"), "unit_kind": "team", "unit_id": "T1"},
    )
    found = held.steps("x", TEAM, date(2025, 10, 1), date(2026, 7, 31))
    assert [(one.first, one.last, one.target.green) for one in found] == [
        (date(2025, 10, 1), date(2025, 12, 31), 80),
        (date(2026, 4, 1), date(2026, 5, 31), 95),
        (date(2026, 6, 1), date(2026, 7, 31), 90),
    ]


@given(
    spans=st.lists(
        st.tuples(st.integers(0, 60), st.none() | st.integers(0, 30), st.sampled_from([TRUST, SERVICE, TEAM])),
        max_size=6,
        unique_by=lambda span: (span[0], span[2]),
    ),
    unit=st.sampled_from([None, SERVICE, TEAM, OTHER, WORKER]),
)
def test_steps_say_of_every_day_what_asking_for_that_day_says(spans, unit):
    began = date(2026, 1, 1)
    rows = [
        {
            "green": float(number),
            "valid_from": day(began + timedelta(days=first)),
            "valid_to": pd.NaT if length is None else day(began + timedelta(days=first + length)),
            "unit_kind": holder.kind.value,
            "unit_id": holder.id,
        }
        for number, (first, length, holder) in enumerate(spans)
    ]
    held = recorded(*rows) if rows else Targets.of([])
    first, last = began + timedelta(days=5), began + timedelta(days=80)
    by_step = {
        one.first + timedelta(days=n): one.target
        for one in held.steps("x", unit, first, last)
        for n in range((one.last - one.first).days + 1)
    }
    by_day = {first + timedelta(days=n): held.on("x", first + timedelta(days=n), unit) for n in range(76)}
    assert by_step == {day_: target for day_, target in by_day.items() if target is not None}


def test_no_amber_limit_is_never_red():
    held = recorded({"green": 0.0, "valid_from": day("2026-04-01"), "sense": "at_most"})
    assert held.on("x", date(2026, 6, 1)).amber == float("inf")


def test_of_two_targets_the_later_one_holds():
    later = {**ROW, "valid_from": "2025-10-01", "green": "90"}
    assert Targets.of([ROW, later]).on("x", date(2025, 12, 1)).green == 90


@pytest.mark.parametrize(("column", "value"), [("reads", "mean"), ("sense", "about")])
def test_a_row_that_says_nothing_we_can_hold_a_number_against_is_refused(column, value):
    with pytest.raises(ValueError, match="write one of"):
        Targets.of([{**ROW, column: value}])


def test_amber_is_between_green_and_red_in_every_target():
    for row in Targets.standing().rows:
        assert row.amber <= row.green if row.sense == "at_least" else row.amber >= row.green, row.indicator


def test_every_target_is_marked_as_a_proposal_until_somebody_agrees_it_and_names_its_source():
    assert all(row.is_proposed and row.source for row in Targets.standing().rows)


def test_each_indicator_has_at_most_one_target_on_a_day():
    names = [row.indicator for row in Targets.standing().rows if row.holds(date(2026, 6, 30))]
    assert len(names) == len(set(names))


def test_percentages_that_are_shown_daily_and_wanted_high_or_low_have_a_target():
    held = {row.indicator for row in Targets.standing().rows}
    wanted = {one.id for one in INDICATORS.values() if one.daily and one.kind == "proportion"}
    assert wanted <= held
