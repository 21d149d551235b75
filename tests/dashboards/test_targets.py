"""The pages hold each number against the target of its own unit, and of its own time."""

from __future__ import annotations

import flask
import pandas as pd
import pytest

from layouts.markup import find, text_of
from tests.dashboards.test_comparing import nodes


def a_target(green, since, amber=None, **parts):
    return {
        "indicator": "assessments_45wd", "unit_kind": "trust", "unit_id": None, "valid_from": pd.Timestamp(since),
        "valid_to": pd.NaT, "reads": "value", "sense": "at_least", "green": green, "amber": amber or green,
        "any_late_is_red": None, "status": "agreed", "set_by": "The board", "set_on": pd.Timestamp(since),
        "source": "Minute 7",
    } | parts  # fmt: skip


@pytest.fixture
def tile(look):
    """The tile of one number's page, under these targets."""

    def drawn(*targets, search=""):
        page = look("/indicator/assessments_45wd", search, recorded={"target": list(targets)})
        return next(one for part in nodes(page) for one in find(part, "article", "tile"))

    return drawn


def colour(found):
    return next(name for name in found[1]["class"].split() if name.startswith("rag-"))


def test_what_was_agreed_here_replaces_the_proposal(tile):
    assert "Target: at least 85% (proposed)" in text_of(tile()).replace("  ", " ")
    agreed = text_of(tile(a_target(99.0, "2026-04-01")))
    assert "at least 99%" in agreed
    assert "(proposed)" not in agreed


def test_a_target_set_today_does_not_recolour_last_year(tile):
    easy, hard = a_target(1.0, "2024-04-01"), a_target(100.0, "2026-04-01", 99.9)
    assert colour(tile(easy, hard)) == "rag-red"
    assert colour(tile(easy, hard, search="?on=2025-12-31")) == "rag-green"


def test_a_period_that_ended_before_the_target_changed_is_held_to_the_one_before(look):
    """On 2 July the newest whole month is June, and July's target does not judge it."""
    easy, hard = a_target(1.0, "2024-04-01"), a_target(100.0, "2026-06-30", 99.9)
    page = look("/indicator/assessments_45wd", "?on=2026-06-30&grain=month", recorded={"target": [easy, hard]})
    assert "at least 100%" in str(page)
    before = look("/indicator/assessments_45wd", "?on=2026-06-29&grain=month", recorded={"target": [easy, hard]})
    assert "at least 100%" not in str(before)


def test_a_team_is_held_to_its_own_target_else_to_its_services(tile):
    trust = a_target(1.0, "2024-04-01")
    service = a_target(100.0, "2024-04-01", 99.9, unit_kind="service", unit_id="Assessment North")
    team = a_target(2.0, "2024-04-01", unit_kind="team", unit_id="T01")
    assert "at least 100%" in text_of(tile(trust, service, search="?team=T01"))
    assert "at least 2%" in text_of(tile(trust, service, team, search="?team=T01"))
    assert "at least 1%" in text_of(tile(trust, service, team))


def test_the_definition_says_who_set_it_and_when(look):
    page = str(look("/definitions/assessments_45wd", recorded={"target": [a_target(90.0, "2026-04-01")]}))
    assert "At least 90%. Set by The board on 1 April 2026. From 1 April 2026. Minute 7." in page


def test_targets_are_read_once_until_something_is_recorded(site, monkeypatch):
    made, read = site(), []
    whole = type(made.store).targets
    monkeypatch.setattr(type(made.store), "targets", lambda self, *asked: read.append(1) or whole(self, *asked))
    with flask.Flask("test").app_context():
        for path in ("/indicator/assessments_45wd", "/indicator/cla_rate", "/"):
            made.view(path, "")
        assert len(read) == 1
        made.store.changes += 1
        made.view("/", "")
    assert len(read) == 2
