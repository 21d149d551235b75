"""A number in its parts: they add up to the whole, what is not known is one of them, and nothing of it is shared."""

from __future__ import annotations

import csv
import io
from functools import partial
from pathlib import Path

import orjson
import pytest

from dashboards.parts import ways
from dashboards.site import mount
from indicators.catalogue import INDICATORS
from layouts.markup import find, text_of
from tests.dashboards.conftest import answer, nodes

ASSETS = Path(__file__).parents[2] / "assets"
OF = ("cpp_rate", "assessments_45wd", "assessments_median")
BROKEN = [(name, way) for name in OF for way in ways(INDICATORS[name])]


@pytest.fixture(scope="module")
def site(invented):
    return invented()


@pytest.fixture
def read(site):
    return partial(answer, site)


def rows(answer):
    (table,) = find(nodes(answer), "table", "bars")
    return {
        text_of(next(find(row, "th"))): [text_of(cell).replace(",", "") for cell in find(row, "td", "n")]
        for row in find(next(find(table, "tbody")), "tr")
    }


def test_every_way_to_break_a_number_down_is_a_link(read):
    answer = read("/indicator/cpp_rate")
    (nav,) = [one for one in find(nodes(answer), "nav") if one[1].get("aria-label") == "Broken down by"]
    assert [one[1]["href"] for one in find(nav, "a")] == [
        f"/indicator/cpp_rate?parts={way}#parts" for way in ways(INDICATORS["cpp_rate"])
    ]
    assert not list(find(nodes(answer), "table", "bars"))


@pytest.mark.parametrize(("name", "way"), BROKEN)
def test_a_number_is_shown_in_its_parts(read, name, way):
    answer = read(f"/indicator/{name}?parts={way}")
    assert rows(answer)
    assert len(orjson.dumps(answer)) < 100_000


def test_the_parts_of_a_number_of_children_add_up_to_it(read):
    found = rows(read("/indicator/cpp_count?parts=gender"))
    (figure,) = [text_of(one) for one in find(nodes(read("/indicator/cpp_count")), "p", "figure")]
    assert sum(int(cells[0]) for cells in found.values()) == int(figure)


def test_a_percentage_has_the_two_sides_of_each_part(read):
    for value, met, of, _ in rows(read("/indicator/assessments_45wd?parts=age_band")).values():
        assert value == ("–" if of == "0" else f"{100 * int(met) / int(of):.1f}%")


def test_the_parts_of_a_team_are_its_own(read, site):
    team = next(u for u in site.store.units(site.scope) if u.kind.value == "team" and u.name.startswith("Assessment"))
    of_team = rows(read(f"/indicator/assessments_45wd?team={team.id}&parts=gender"))
    of_all = rows(read("/indicator/assessments_45wd?parts=gender"))
    whole = sum(int(cells[2]) for cells in of_all.values())
    assert 0 < sum(int(cells[2]) for cells in of_team.values()) < whole


@pytest.mark.parametrize("way", ["", "no_such_way", "placement_type", "%3Cscript%3E"])
def test_what_it_cannot_be_broken_down_by_is_as_if_it_had_not_been_asked(read, way):
    assert not list(find(nodes(read(f"/indicator/cpp_rate?parts={way}")), "table", "bars"))


def test_nothing_of_the_parts_is_shared(read, site):
    words = " ".join(map(text_of, nodes(read("/indicator/cpp_rate?parts=gender&audience=sharing"))))
    assert "In its parts" not in words
    client = mount(site, ASSETS).server.test_client()
    assert client.get("/download/parts.csv?measure=cpp_rate&parts=gender&audience=sharing").status_code == 403


def test_the_parts_come_as_a_file(site):
    client = mount(site, ASSETS).server.test_client()
    answer = client.get("/download/parts.csv?measure=cpp_count&parts=gender")
    found = list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"))))
    assert {"Female", "Male"} <= {row["part"] for row in found}
    assert sum(int(float(row["numerator"])) for row in found) > 0
    assert {row["by"] for row in found} == {"gender"}
