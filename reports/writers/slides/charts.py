"""Native charts on a slide, which whoever presents can edit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE
from pptx.util import Pt

from indicators.scale import TICKS
from reports.content import Chart, Role
from reports.drawing import ends
from reports.palette import INK, LINE, LINES, MARK, QUIET
from reports.writers.slides.words import FONT, describe

_DASHES = {"solid": MSO_LINE.SOLID, "dash": MSO_LINE.DASH, "dot": MSO_LINE.ROUND_DOT}


def line_chart(slide: Any, chart: Chart, where: tuple[Any, Any, Any, Any]) -> None:
    """The lines of a chart where they are wanted: left, top, width and height."""
    data = CategoryChartData(number_format='0.0"%"' if chart.unit == "percent" else "#,##0")
    data.categories = chart.periods
    for line in chart.lines:
        data.add_series(line.name, line.values)
    if chart.events:
        data.add_series(HAPPENED, _events_at(chart))
    frame = slide.shapes.add_chart(XL_CHART_TYPE.LINE_MARKERS, *where, data)
    describe(frame, f"Line chart. {chart.title}. {chart.says}")
    drawn = frame.chart
    drawn.has_title = False
    drawn.has_legend = len(chart.lines) > 1
    if drawn.has_legend:
        drawn.legend.position, drawn.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
        drawn.legend.font.size = Pt(12)
    drawn.font.name, drawn.font.color.rgb = FONT, RGBColor.from_string(QUIET)
    low, high = ends(chart)
    axis = drawn.value_axis
    axis.minimum_scale, axis.maximum_scale, axis.major_unit = low, high, (high - low) / TICKS
    axis.tick_labels.font.size = Pt(12)
    axis.format.line.fill.background()
    axis.major_gridlines.format.line.color.rgb = RGBColor.from_string(LINE)
    drawn.category_axis.tick_labels.font.size = Pt(12)
    drawn.category_axis.format.line.color.rgb = RGBColor.from_string(LINE)
    _every(drawn.category_axis, max(1, len(chart.periods) // 6))
    lines = list(drawn.plots[0].series)
    for line, series in zip(chart.lines, lines, strict=False):
        _look(series, line.role, chart.marks)
    if chart.events:
        _number(lines[-1], chart)


#: What the series is called whose marks are numbered.
HAPPENED = "What happened"


def _events_at(chart: Chart) -> list[float | None]:
    """A mark near the top of the chart in each period in which something happened."""
    low, high = ends(chart)
    places = {one.place for one in chart.events}
    return [low + 0.95 * (high - low) if place in places else None for place in range(len(chart.periods))]


def _number(series: Any, chart: Chart) -> None:
    """Marks without a line, each with the numbers of what happened in its period."""
    series.smooth = False
    series.format.line.fill.background()
    series.marker.style, series.marker.size = XL_MARKER_STYLE.TRIANGLE, 9
    series.marker.format.fill.solid()
    series.marker.format.fill.fore_color.rgb = RGBColor.from_string(INK)
    for place in sorted({one.place for one in chart.events}):
        said = ", ".join(str(one.number) for one in chart.events if one.place == place)
        label = series.points[place].data_label
        label.text_frame.text = said
        label.position = XL_LABEL_POSITION.RIGHT
        label.text_frame.paragraphs[0].runs[0].font.size = Pt(12)


def _every(axis: Any, step: int) -> None:
    """A label at every so many periods: python-pptx has no property for it."""
    element = axis._element  # noqa: SLF001 - python-pptx has no property for labels that are left out
    for name in ("tickLblSkip", "tickMarkSkip"):
        made = element.makeelement(
            f"{{http://schemas.openxmlformats.org/drawingml/2006/chart}}{name}", {"val": str(step)}
        )
        later = [child for child in element if child.tag.rpartition("}")[2] in {"noMultiLvlLbl", "extLst"}]
        if later:
            later[0].addprevious(made)
        else:
            element.append(made)


def _look(series: Any, role: Role, marks: Sequence[int]) -> None:
    colour, width, dashes = LINES[role]
    series.smooth = False
    series.format.line.color.rgb = RGBColor.from_string(colour)
    series.format.line.width = Pt(width)
    series.format.line.dash_style = _DASHES[dashes]
    if role is not Role.OURS:
        series.marker.style = XL_MARKER_STYLE.NONE
        return
    series.marker.style, series.marker.size = XL_MARKER_STYLE.CIRCLE, 6
    series.marker.format.fill.solid()
    series.marker.format.fill.fore_color.rgb = RGBColor.from_string(colour)
    for place in marks:  # special by shape, not by colour alone
        mark = series.points[place].marker
        mark.style, mark.size = XL_MARKER_STYLE.DIAMOND, 11
        mark.format.fill.solid()
        mark.format.fill.fore_color.rgb = RGBColor.from_string(MARK)
