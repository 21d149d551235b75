"""A control chart shows what the judgement says: the same points, limits and signals, in shape, colour and words."""

import re
from datetime import date

import numpy as np
import orjson
import pytest

from data.results import UnitKind
from indicators.catalogue import INDICATORS
from indicators.clock import day_date, day_number
from indicators.judge import judge
from indicators.spc.baseline import Rebase
from layouts.control_charts import control_chart
from layouts.control_figures import ControlChart, control_figure
from layouts.figures import Dot, Step
from layouts.markup import find, text_of
from tests.indicators.series import by_month

ON_TIME, MISSING = INDICATORS["assessments_45wd"], INDICATORS["missing_episodes"]
#: 24 months about 93%, whose upper limit would lie beyond 100, and one far below them.
VALUES = [92, 96, 90, 97, 91, 95] * 4 + [60]


def a_chart(one=ON_TIME, values=VALUES, of=100, *, running=False, decisions=(), **parts):
    held = by_month(one.id, values, of, first=date(2024, 6, 1), until=date(2026, 6, 9) if running else None)
    judged = judge(one, held, day_number(date(2026, 6, 30)), 0, decisions=decisions)
    dots = [
        Dot(f"Month {n}", day_date(int(first)), None if np.isnan(value) else float(value), (str(n),))
        for n, (first, value) in enumerate(zip(held.first, held.value, strict=True))
    ]
    shown = {"id": "x", "title": "By month", "summary": "A year.", "unit": "percent", "headers": ("N",), **parts}
    return ControlChart(judged=judged, dots=dots, **shown)


def traces(shown):
    return {trace["uid"]: trace for trace in control_figure(shown)["data"]}


def words(shown):
    return re.sub(r"\s+", " ", text_of([part for one in control_chart(shown).children for part in nodes(one)]))


def nodes(component):
    return getattr(component, "nodes", [])


def test_a_figure_is_plain_json():
    assert orjson.loads(orjson.dumps(control_figure(a_chart())))["data"]


def test_each_kind_of_point_has_a_shape_and_a_trace_of_its_own():
    drawn = traces(a_chart())
    assert drawn["common-mark"]["marker"]["symbol"] == "circle"
    assert drawn["concern-mark"]["marker"]["symbol"] == "square"
    assert drawn["concern-mark"]["y"] == [60]
    assert len(drawn["common-mark"]["y"]) == 24


def test_the_hover_says_what_the_point_says():
    assert traces(a_chart())["concern-mark"]["text"] == ["Month 24: 60.0%. Below the limits"]


def test_limits_are_drawn_no_further_than_what_is_possible():
    shown = a_chart()
    assert shown.judged.control.limits.upper[0] > 100
    assert max(traces(shown)["band0"]["y"]) == 100
    counted = a_chart(MISSING, [0, 3, 1, 4, 0, 2] * 4 + [1], None, unit="count")
    assert counted.judged.control.limits.lower[0] < 0
    assert min(traces(counted)["band0"]["y"]) == 0


def test_a_month_so_far_is_hollow_and_not_judged():
    shown = a_chart(values=VALUES, running=True)
    assert traces(shown)["running-mark"]["marker"]["symbol"] == "circle-open"
    assert "not judged" in traces(shown)["running-mark"]["text"][0]
    assert "So far, not judged" in words(shown)
    assert 60 not in traces(shown)["common-mark"]["y"]


def test_a_month_without_a_number_leaves_a_gap():
    shown = a_chart(values=[*VALUES[:10], 0, *VALUES[11:]], of=[*[100] * 10, 0, *[100] * 14])
    assert traces(shown)["values"]["y"][10] is None
    assert traces(shown)["values"]["connectgaps"] is False


def test_the_target_is_a_line_that_steps():
    steps = [Step(date(2024, 6, 1), date(2025, 3, 1), 85.0), Step(date(2025, 4, 1), date(2026, 6, 1), 90.0)]
    shown = a_chart(steps=steps)
    assert traces(shown)["target"]["y"] == [85, 85, None, 90, 90, None]
    assert "Target 90.0%" in words(shown)


def test_a_new_baseline_is_drawn_and_named():
    made = Rebase(ON_TIME.id, UnitKind.TRUST, "", date(2025, 6, 1), None, "New duty rota", "A. Head", date(2025, 7, 1))
    shown = a_chart(decisions=[made])
    drawn = traces(shown)
    assert drawn["rebase1"]["x"] == ["2025-06-01", "2025-06-01"]
    assert {"band0", "band1", "centre0", "centre1"} <= set(drawn)
    assert "New baseline" in words(shown)
    assert "New duty rota (decided by A. Head, 1 July 2025)" in words(shown)


def test_a_run_chart_has_a_median_and_no_band():
    shown = a_chart(values=VALUES[:9])
    assert not [uid for uid in traces(shown) if uid.startswith("band")]
    assert "Median" in words(shown)
    assert "Run chart: 9 months so far" in words(shown)


def test_the_table_holds_every_point_with_its_limits_and_what_it_says():
    shown = a_chart()
    held = control_chart(shown).children[-1]
    rows = [text_of(row) for row in find(held.nodes, "tr")]
    assert rows[0] == "Period N Value Limits What it says"
    assert rows[1].endswith("Below the limits")
    assert rows[1].startswith("Month 24 24 60.0% ")
    assert rows[2].endswith("Chance")
    assert len(rows) == 26


def test_it_names_its_method_and_how_to_read_it():
    said = words(a_chart())
    assert "XmR chart: the mean of 25 months" in said
    assert "How to read this" in said
    assert "Round grey points are chance." in said


@pytest.mark.parametrize("words_of_key", ["Mean", "Limits", "Chance", "Lower than chance: worse"])
def test_every_line_and_mark_has_its_key(words_of_key):
    keys = [text_of(one) for one in find(control_chart(a_chart()).children[-1].nodes, "ul", "keys")]
    assert words_of_key in keys[0]
