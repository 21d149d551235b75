"""Targets belong to an organisation and a period, and say who set them."""

from datetime import date

import pytest

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
