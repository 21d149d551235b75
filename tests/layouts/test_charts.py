"""Charts come from one factory, as plain data, with a table of the same numbers beside them."""

import ast
from datetime import date
from pathlib import Path

import orjson
import pytest

from layouts.charts import CONFIG, Chart, Dot, chart, figure, graph
from layouts.markup import find, text_of

ROOT = Path(__file__).parents[2]
DOTS = [
    Dot("1 June", date(2026, 6, 1), 12.0, ("12",)),
    Dot("2 June", date(2026, 6, 2), None, ("–",)),
    Dot("3 June", date(2026, 6, 3), float("nan"), ("–",)),
    Dot("4 June", date(2026, 6, 4), 86.94, ("86",)),
]
SHOWN = Chart("x", "Title", "It rose.", DOTS, "percent", headers=("Numerator",), target=85.0, target_words="Target",
              explain="/indicator/x", download={"As shown": "/download/trend.csv?measure=x"})  # fmt: skip


def test_no_chart_can_be_sent_to_its_makers_cloud():
    assert CONFIG["showSendToCloud"] is False
    assert CONFIG["plotlyServerURL"] == ""
    assert CONFIG["displaylogo"] is False
    assert graph("x", {}, 200).config is CONFIG


@pytest.mark.parametrize("folder", ["layouts", "dashboards", "."])
def test_no_graph_is_made_anywhere_else(folder):
    made = [
        path.name
        for path in (ROOT / folder).glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if (isinstance(node, ast.Attribute) and node.attr == "Graph")
        or (isinstance(node, ast.Name) and node.id == "Graph")
    ]
    assert set(made) <= {"charts.py"}
    assert folder != "layouts" or made == ["charts.py"]


def test_a_figure_is_plain_json_with_gaps_where_there_is_no_number():
    sent = orjson.loads(orjson.dumps(figure(SHOWN)))
    assert sent["data"][0]["y"] == [12.0, None, None, 86.94]
    assert sent["data"][0]["connectgaps"] is False


def test_the_hover_says_what_the_table_says():
    by_day = figure(SHOWN)["data"][0]
    assert (by_day["x0"], by_day["dx"]) == ("2026-06-01", 24 * 60 * 60 * 1000)
    assert by_day["hovertemplate"] == "%{x|%-d %b %Y}: %{y:.1f}%<extra></extra>"
    by_group = figure(Chart("x", "T", "S", [Dot("Week to 7 June", "1 June", 3.0)], "count", kind="bar"))["data"][0]
    assert (by_group["text"], by_group["hovertemplate"]) == (["Week to 7 June"], "%{text}: %{y:,}<extra></extra>")


def test_the_target_is_drawn_and_named():
    made = figure(SHOWN)["layout"]
    assert made["shapes"][0]["y0"] == 85.0
    assert made["annotations"][0]["text"] == "Target"


def test_bars_begin_at_nought():
    bars = Chart("x", "T", "S", [Dot("a", "a", 90.0), Dot("b", "b", 95.0)], "count", kind="bar")
    assert figure(bars)["layout"]["yaxis"]["range"][0] == 0


def test_a_chart_of_nothing_is_drawn_empty():
    assert figure(Chart("x", "T", "S", [], "count"))["data"][0]["y"] == []


def test_chart_table_download_and_definition_are_one():
    caption, plot, below = chart(SHOWN).children
    assert text_of(caption.nodes) == "Title It rose."
    assert "The same numbers are in the table below." in getattr(plot, "aria-label")
    (held,) = find(below.nodes, "table")
    rows = [text_of(row) for row in find(held, "tr")]
    assert rows == ["Period Numerator Value", "4 June 86 86.9%", "3 June – –", "2 June – –", "1 June 12 12.0%"]
    assert [one[1]["href"] for one in find(below.nodes, "a")] == ["/download/trend.csv?measure=x", "/indicator/x"]


def test_the_script_that_draws_is_of_the_version_that_python_speaks_to():
    from plotly.offline import get_plotlyjs_version  # noqa: PLC0415 - slow to import, and needed here only

    name = f"plotly-basic-{get_plotlyjs_version()}.min.js"
    assert (ROOT / "assets" / "vendor" / name).is_file()
    assert f'"/assets/vendor/{name}"' in (ROOT / "assets" / "20-app.js").read_text(encoding="utf-8")
