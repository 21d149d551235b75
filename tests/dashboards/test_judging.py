"""What a number's page and the tiles say of chance: flows by limits, stocks by target, last year and their flows."""

import re
from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from dashboards.dots import steps
from dashboards.judging import without_hidden
from data.targets import Targets
from indicators.catalogue import INDICATORS
from indicators.disclosure import HIDDEN
from indicators.judge import judge
from indicators.sentence import sentence
from indicators.spc.icons import Variation
from layouts.figures import Dot
from layouts.markup import find, text_of
from reports.baselines import decisions
from tests.dashboards.conftest import nodes
from tests.indicators.series import by_month
from tests.indicators.test_judge import EARLY, JUNE_END, MISSING, ON_TIME, STEADY, a_target

DECIDED = {
    "indicator": "assessments_45wd", "unit_kind": "trust", "unit_id": None, "since": pd.Timestamp(2025, 4, 1),
    "fixed_to": pd.NaT, "reason": "New duty rota", "decided_by": "A. Head", "decided_on": pd.Timestamp(2025, 5, 6),
}  # fmt: skip


def said(answer):
    return re.sub(r"\s+", " ", text_of(nodes(answer)))


def graphs(answer, found=None):
    """Every figure in a page's answer, by its id."""
    found = {} if found is None else found
    if isinstance(answer, dict):
        props = answer.get("props", {})
        if "figure" in props:
            found[props["id"]] = props["figure"]
        graphs(props.get("children", []), found)
    elif isinstance(answer, list):
        for part in answer:
            graphs(part, found)
    return found


def uids(answer, name="graph-trend"):
    return {trace.get("uid", "") for trace in graphs(answer)[name]["data"]}


def test_a_flow_is_drawn_with_limits_and_says_so(look):
    answer = look("/indicator/assessments_45wd")
    assert "By month, with control limits" in said(answer)
    assert {"band0", "centre0", "values", "target"} <= uids(answer)
    assert re.search(
        r"Assessments completed within 45 working days: [\d.]+% \(\d+ of \d+\) in June 2026,", said(answer)
    )


def test_a_stock_has_no_limits_says_why_and_leads_to_its_flows(look):
    answer = look("/indicator/cla_count")
    assert "limits would flag it more often than not while nothing changes" in said(answer)
    assert not [uid for uid in uids(answer) if uid.startswith("band")]
    assert "earlier" in uids(answer)
    links = {one[1]["href"].partition("?")[0] for one in find(nodes(answer), "a")}
    assert {"/indicator/cla_starts", "/indicator/cla_ends"} <= links


@pytest.mark.parametrize(
    ("grain", "why"), [("day", "Weekends and weekdays differ"), ("rolling12", "eleven of its twelve")]
)
def test_days_and_rolling_years_have_no_limits(look, grain, why):
    answer = look("/indicator/assessments_45wd", f"?grain={grain}")
    assert why in said(answer)
    assert not [uid for uid in uids(answer) if uid.startswith("band")]


def test_years_are_a_run_chart(look):
    answer = look("/indicator/assessments_45wd", "?grain=year")
    assert "By year, a run chart" in said(answer)
    assert "Median" in said(answer)


def test_on_an_earlier_day_the_month_that_was_running_is_not_shown_whole(look):
    answer = look("/indicator/assessments_45wd", "?on=2026-06-24")
    assert "in May 2026" in said(answer)
    assert "June 2026 to" not in text_of(list(find(nodes(answer), "figure")))


def test_one_workers_numbers_have_no_limits(look):
    answer = look("/indicator/assessments_45wd", "?worker=W200")
    assert "One worker's numbers are too few" in said(answer)


def test_a_recorded_decision_moves_the_baseline_and_is_named(look):
    answer = look("/indicator/assessments_45wd", recorded={"rebase": [DECIDED]})
    assert {"band0", "band1", "rebase1"} <= uids(answer)
    assert "baseline from 1 April 2025: New duty rota (decided by A. Head, 6 May 2025)" in said(answer)


def test_a_decision_about_a_team_leaves_the_trust_alone(look):
    answer = look(
        "/indicator/assessments_45wd", recorded={"rebase": [{**DECIDED, "unit_kind": "team", "unit_id": "T20"}]}
    )
    assert "band1" not in uids(answer)


def test_a_decision_is_read_as_it_was_recorded(site):
    store = site(recorded={"rebase": [DECIDED]}).store
    (found,) = decisions(store, None)
    assert (found.unit_id, found.fixed_to, found.by) == ("", None, "A. Head")


def test_teams_stand_in_a_funnel_with_the_range_of_few_cases(look):
    answer = look("/indicator/assessments_45wd", "?by=team", scale=0.05)
    assert "graph-funnel" in graphs(answer)
    assert "Beside the trust" in said(answer)
    assert re.search(r"\d+% to \d+%", text_of(list(find(nodes(answer), "table"))))


@pytest.mark.parametrize("path", ["/indicator/assessments_45wd?team=T20", "/indicator/contacts_total"])
def test_there_is_no_funnel_of_one_team_or_of_plain_counts(look, path):
    where, _, search = path.partition("?")
    assert "graph-funnel" not in graphs(look(where, f"?{search}" if search else ""))


def test_icons_stand_on_the_tiles_of_flows_and_of_nothing_else(look):
    for tile in find(nodes(look("/")), "article", "tile"):
        one = INDICATORS[tile[1]["data-indicator"]]
        icons = list(find(tile, "svg", "icon"))
        assert bool(icons) is (one.fold.value == "flow"), one.id


def test_a_colour_does_not_contradict_the_chart(look):
    for tile in find(nodes(look("/")), "article", "tile"):
        if "No change beyond chance" in text_of(tile):
            assert not list(find(tile, class_="worse"))
            assert not list(find(tile, class_="better"))


def hidden_at(series, place):
    """A shared series: the number of one period is hidden."""
    numerator, value = series.numerator.copy(), series.value.copy()
    numerator[place] = value[place] = HIDDEN
    return replace(series, numerator=numerator, value=value)


def test_limits_that_would_give_back_a_small_number_are_left_out():
    series = by_month(MISSING.id, [*STEADY[:30], 3, *STEADY[31:]])
    judged = judge(MISSING, series, JUNE_END, EARLY)
    shown = without_hidden(judged, hidden_at(series, 30))
    assert shown.control is None
    assert "would give back a small number" in shown.limitless
    assert shown.now == judged.now


def test_a_small_latest_number_is_not_judged_in_public():
    series = by_month(MISSING.id, [*STEADY[:-1], 3])
    shown = without_hidden(judge(MISSING, series, JUNE_END, EARLY), hidden_at(series, 35))
    assert (shown.now, shown.control, shown.variation) == (None, None, Variation.NONE)
    assert sentence(shown) == "Missing episodes: the latest number is small, and not for sharing."


def test_a_small_number_of_last_year_is_not_compared_with():
    series = by_month(MISSING.id, [*STEADY[:23], 3, *STEADY[24:]])
    shown = without_hidden(judge(MISSING, series, JUNE_END, EARLY), hidden_at(series, 23))
    assert shown.years_before[0] is None
    assert shown.before is not None


def test_where_nothing_is_hidden_the_chart_stays():
    series = by_month(MISSING.id, STEADY)
    judged = judge(MISSING, series, JUNE_END, EARLY)
    assert without_hidden(judged, series) == judged


@pytest.mark.parametrize("name", ["assessments_45wd", "missing_episodes", "cla_count", "wf_caseload_avg"])
@pytest.mark.parametrize("scale", [0.02, 1.0])
def test_a_shared_page_of_a_number_is_drawn(look, name, scale):
    answer = look(f"/indicator/{name}", "?audience=sharing", scale=scale)
    assert "Something went wrong" not in said(answer)


def test_a_team_with_a_small_number_is_not_in_a_shared_funnel(look):
    shared = graphs(look("/indicator/assessments_45wd", "?audience=sharing", scale=0.02))
    whole = graphs(look("/indicator/assessments_45wd", scale=0.02))
    teams = [
        sum(len(t["x"]) for t in found.get("graph-funnel", {"data": []})["data"] if t.get("customdata"))
        for found in (shared, whole)
    ]
    assert teams[0] < teams[1]


def test_a_new_target_is_a_line_from_its_first_month(site):
    """Agreed in April, drawn in April: not only once there is a second month to draw a line to."""
    dots = [Dot("March 2026", date(2026, 3, 1), 80.0, (), date(2026, 3, 31)),
            Dot("April 2026", date(2026, 4, 1), 81.0, (), date(2026, 4, 30))]  # fmt: skip
    old, new = (a_target(indicator=ON_TIME.id, green=green, valid_from=since)
                for green, since in ((85.0, date(2020, 4, 1)), (90.0, date(2026, 4, 1))))  # fmt: skip
    request = replace(site().request("/", ""), targets=Targets((old, new)))
    made = steps(request, judge(ON_TIME, by_month(ON_TIME.id, STEADY, 100), JUNE_END, EARLY), dots)
    assert [(one.first, one.last, one.value) for one in made] == [
        (date(2026, 3, 1), date(2026, 3, 31), 85.0),
        (date(2026, 4, 1), date(2026, 4, 30), 90.0),
    ]
