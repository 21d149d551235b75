"""Which of what happened belongs on a chart."""

from datetime import date

import pandas as pd
import pytest

from data.annotations import Annotation, in_order
from data.results import Unit, UnitKind

SERVICE = Unit(UnitKind.SERVICE, "S1", "Assessment")
TEAM = Unit(UnitKind.TEAM, "T1", "Team 1", "S1")
OTHER = Unit(UnitKind.TEAM, "T2", "Team 2", "S1")
TRUST = Unit(UnitKind.TRUST, "", "Trust")


def event(kind=UnitKind.TRUST, unit="", indicator=""):
    return Annotation("a", date(2026, 6, 1), None, "A visit", kind, unit, indicator, "Ann")


@pytest.mark.parametrize(
    ("one", "on_trust", "on_service", "on_team", "on_other"),
    [
        (event(), True, True, True, True),
        (event(UnitKind.SERVICE, "S1"), False, True, True, True),
        (event(UnitKind.TEAM, "T1"), False, False, True, False),
        (event(indicator="cla_rate"), False, False, False, False),
    ],
)
def test_an_event_stands_on_the_charts_of_its_unit_and_of_all_below(one, on_trust, on_service, on_team, on_other):
    for wanted, line in (
        (on_trust, [TRUST]),
        (on_service, [SERVICE]),
        (on_team, [TEAM, SERVICE]),
        (on_other, [OTHER, SERVICE]),
    ):
        assert one.concerns(line, "contacts_total") is wanted


def test_an_event_of_one_number_stands_on_its_charts_alone():
    assert event(indicator="cla_rate").concerns([TRUST], "cla_rate")


def test_records_become_events_the_oldest_first():
    rows = [
        {
            "annotation_id": "b", "happened_on": pd.Timestamp("2026-06-02"), "until": pd.NaT, "what": "Later",
            "unit_kind": "team", "unit_id": "T1", "indicator": None, "changed_by": "Ann",
        },
        {
            "annotation_id": "a", "happened_on": pd.Timestamp("2026-06-01"), "until": pd.Timestamp("2026-06-03"),
            "what": "Earlier", "unit_kind": "trust", "unit_id": None, "indicator": "cla_rate", "changed_by": "Ben",
        },
    ]  # fmt: skip
    assert in_order(rows) == (
        Annotation("a", date(2026, 6, 1), date(2026, 6, 3), "Earlier", UnitKind.TRUST, "", "cla_rate", "Ben"),
        Annotation("b", date(2026, 6, 2), None, "Later", UnitKind.TEAM, "T1", "", "Ann"),
    )
