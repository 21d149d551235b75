"""A funnel sets teams beside each other and ranks none of them."""

import re

import orjson

from indicators.kinds import Direction
from indicators.spc.funnel import binomial
from layouts.funnels import FunnelChart, Place, figure, funnel_chart, kind_of, named
from layouts.markup import find, text_of

TEAMS = {"Wharf": (95, 100), "Amber": (50, 100), "Mill": (4, 5), "Oak": (79, 100), "Elm": (81, 100)}


def a_funnel(direction=Direction.HIGHER, teams=TEAMS):
    held = binomial([met for met, _ in teams.values()], [of for _, of in teams.values()], 0.8)
    places = [
        Place(name, f"/indicator/x?team={name}", 100 * met / of, met, of, apart, "38% to 96%" if of < 100 else "")
        for (name, (met, of)), apart in zip(teams.items(), held.apart, strict=True)
    ]
    return FunnelChart("funnel", "Teams", "In June.", held, places, "percent", "Cases", direction, "The trust")


def test_a_team_is_marked_by_shape_and_by_what_is_wanted():
    drawn = {trace["uid"]: trace for trace in figure(a_funnel())["data"]}
    assert drawn["concern-mark"]["marker"]["symbol"] == "square"
    assert drawn["concern-mark"]["customdata"] == ["Amber: 50.0% (50 of 100). Lower: more than chance"]
    assert drawn["improvement-mark"]["customdata"] == ["Wharf: 95.0% (95 of 100). Higher: more than chance"]
    assert len(drawn["common-mark"]["x"]) == 3
    assert orjson.dumps(figure(a_funnel()))


def test_where_neither_is_wanted_no_team_is_better_or_worse():
    shown = a_funnel(Direction.NEITHER)
    assert {kind_of(place.apart, Direction.NEITHER) for place in shown.places} == {"common", "neutral"}
    drawn = {trace["uid"]: trace for trace in figure(shown)["data"]}
    assert drawn["neutral-mark"]["marker"]["symbol"] == ["triangle-up", "triangle-down"]


def test_the_table_is_in_alphabetical_order_and_says_what_chance_gives():
    rows = [text_of(row) for row in find(funnel_chart(a_funnel()).children[-1].nodes, "tr")]
    assert rows[0] == "Unit Value Numerator Denominator Likely range (95%) Beside the trust"
    assert [row.split()[0] for row in rows[1:]] == ["Amber", "Elm", "Mill", "Oak", "Wharf"]
    assert rows[3] == "Mill 80.0% 4 5 38% to 96% Within what chance gives"


def test_only_teams_far_outside_carry_their_names():
    assert {place.name for place in named(a_funnel())} == {"Amber", "Wharf"}
    crowd = {**TEAMS, "Ash": (51, 101)}
    assert len(named(a_funnel(teams=crowd))) == 2


def test_teams_that_differ_more_than_chance_come_with_a_warning():
    said = re.sub(r"\s+", " ", text_of(funnel_chart(a_funnel()).children[-1].nodes))
    assert "Something they do not share lies behind it" in said
    calm = dict.fromkeys(TEAMS, (80, 100))
    assert "do not share" not in text_of(funnel_chart(a_funnel(teams=calm)).children[-1].nodes)
