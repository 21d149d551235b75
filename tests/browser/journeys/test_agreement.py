"""The sentence, the tiles and the list are one truth: what is late on one of them is late on all."""

from datetime import UTC, datetime

import pytest

from app import a_site
from dashboards.measures import read, tiles, worklist
from layouts.morning import SENTENCES, late_by_concern


@pytest.fixture(scope="module")
def day(served):
    """The trust's day as the page reads it."""
    site = a_site(served.store, None)
    request = site.request("/", "")
    wanted = [one for one in request.indicators.values() if one.daily]
    reading = read(request, wanted, request.trust)
    return tiles(request, reading, wanted), late_by_concern(worklist(request, reading)), request


@pytest.mark.parametrize("name", sorted(SENTENCES))
def test_a_tile_and_the_list_count_the_same_late_work(day, name):
    shown, listed, _ = day
    (tile,) = (one for one in shown if one.indicator.id == name)
    late = tile.standing.now.shown if name == "missing_now" else tile.late.count
    assert listed[name] == late


def test_the_day_is_the_one_the_data_stands_at(day):
    assert day[2].on == datetime(2026, 6, 30, tzinfo=UTC).date()
