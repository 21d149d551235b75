"""A pack as slides: a question a slide, native charts that can be edited, and notes for whoever presents.

16:9, no text under 12 points and what a room reads not under 18. Tables are cut to what fits; the rest goes on.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from textwrap import shorten, wrap
from typing import Any

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.util import Emu, Inches, Pt

from indicators.judge import Rag
from indicators.scale import TICKS
from indicators.speech import day
from reports.content import Block, Cell, Chart, Measure, Number, Pack, Role, Table, Text, summary
from reports.drawing import ends
from reports.palette import BAND, HEAD, INK, LINE, LINES, MARK, PAPER, QUIET, SHAPE, STATUS

WIDTH, HEIGHT = Inches(13.333), Inches(7.5)
MARGIN = Inches(0.6)
ROWS = 11
#: How far down a table may go, above its note and the foot of the slide.
TABLE_LOWEST = Inches(6.5)
#: The slides of a list of cases; what is longer is no matter for a screen.
LIST_SLIDES = 3
#: Where a title begins.
TITLE_TOP = Inches(0.55)
#: Where tables with notes begin under a title of two lines, and under a measure's of four; how far they go.
UNDER_TWO, UNDER_FOUR, LOWEST = Inches(1.5), Inches(1.85), Inches(6.35)
HEADED = Inches(0.5)
#: Two tables side by side, and what is between them.
GAP = Inches(0.4)
HALF = (WIDTH - 2 * MARGIN - GAP) // 2
#: A cell of so many letters is never broken.
SHORT = 14
#: The letters of a cell, and the columns that leave room for so many.
LONGEST, FEW = 90, 6
_DASHES = {"solid": MSO_LINE.SOLID, "dash": MSO_LINE.DASH, "dot": MSO_LINE.ROUND_DOT}
_SHAPES = {"circle": MSO_SHAPE.OVAL, "triangle": MSO_SHAPE.ISOSCELES_TRIANGLE, "square": MSO_SHAPE.RECTANGLE}
FONT = "Calibri"
#: How wide a letter of it is over a line of words, for each point of its size, with a little to spare.
LETTER = 0.5


def write(pack: Pack) -> bytes:
    """The presentation's bytes."""
    deck = _Deck(pack)
    deck.cover()
    measures = list(pack.measures)
    if len(measures) > 1:
        deck.table("", summary(measures, brief=True))
    for section in pack.sections:
        for block in section.blocks:
            deck.block(section.title, block)
    out = io.BytesIO()
    deck.made.save(out)
    return out.getvalue()


class _Deck:
    """One presentation while it is written."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self.made: Any = Presentation()
        self.made.slide_width, self.made.slide_height = WIDTH, HEIGHT
        self.made.core_properties.title = pack.title
        self.made.core_properties.subject = pack.unit
        self.made.core_properties.language = "en-GB"

    def slide(self, title: str, over: str = "") -> Any:
        """A slide with its title, the name of its section above it, and the pack's notices at its foot."""
        slide = self.made.slides.add_slide(self.made.slide_layouts[5])  # title only
        held = slide.shapes.title
        held.left, held.top, held.width, held.height = MARGIN, TITLE_TOP, WIDTH - 2 * MARGIN, Inches(1.25)
        held.text_frame.margin_left = held.text_frame.margin_right = 0
        _write(held.text_frame, title, _size(title), bold=True, colour=HEAD)
        held.text_frame.vertical_anchor = MSO_ANCHOR.TOP
        if over:
            _write(_box(slide, MARGIN, Inches(0.22), WIDTH - 2 * MARGIN, Inches(0.35)), over, 14, colour=QUIET)
        foot = " · ".join(self.pack.notices)
        number = len(self.made.slides)
        _write(_box(slide, MARGIN, Inches(7.0), WIDTH - 2 * MARGIN - Inches(0.8), Inches(0.4)), foot, 12, colour=QUIET)
        page = _box(slide, WIDTH - MARGIN - Inches(0.7), Inches(7.0), Inches(0.7), Inches(0.4))
        _write(page, str(number), 12, colour=QUIET, align=PP_ALIGN.RIGHT)
        return slide

    def cover(self) -> None:
        """Whose pack it is, as at when, for whom."""
        slide = self.made.slides.add_slide(self.made.slide_layouts[5])
        held = slide.shapes.title
        held.left, held.top, held.width, held.height = MARGIN, Inches(2.1), WIDTH - 2 * MARGIN, Inches(1.2)
        _write(held.text_frame, self.pack.title, 44, bold=True, colour=HEAD)
        said = _box(slide, MARGIN, Inches(3.4), WIDTH - 2 * MARGIN, Inches(2.6))
        _write(said, self.pack.unit, 28, colour=INK)
        for notice in (*self.pack.notices[1:], f"For: {self.pack.audience}"):
            _write(said, notice, 18, colour=QUIET, more=True)

    def block(self, section: str, block: Block) -> None:
        """The slides of one block."""
        if isinstance(block, Measure):
            self.measure(section, block)
        elif isinstance(block, Table):
            self.table(section, block)
        else:
            self.text(section, block)

    def measure(self, section: str, one: Measure) -> None:
        """One measure: the answer as title, the number and its standing beside its chart, the rest in the notes."""
        slide = self.slide(one.sentence, f"{section} · {one.question}")
        left, top, wide = MARGIN, Inches(1.85), Inches(3.3)
        said = _box(slide, left, top, wide, Inches(1.5))
        _write(said, one.value, 48, bold=True, colour=INK)
        _write(said, " · ".join(filter(None, (one.sides, one.period))), 16, colour=QUIET, more=True)
        _status(slide, left, top + Inches(1.6), wide, one.status, one.rag)
        lines = [f"Target: {one.target}" if one.target else "", *one.changes, one.variation, one.assurance, one.late]
        rest = _box(slide, left, top + Inches(2.2), wide, Inches(2.8))
        for place, line in enumerate(_fitting([line for line in [*lines, one.unknown] if line], 14, wide, 11)):
            _write(rest, line, 14, colour=INK, more=place > 0)
        if one.chart is not None:
            at, across = left + wide + Inches(0.3), WIDTH - MARGIN - left - wide - Inches(0.3)
            high = Inches(4.4) if one.chart.events else Inches(5.0)
            _chart(slide, one.chart, (at, top, across, high))
            if one.chart.events:
                said = _box(slide, at, top + high, across, Inches(0.6))
                _write(said, _shortened(one.chart.happened, 12, across, 3), 12, colour=QUIET)
        slide.notes_slide.notes_text_frame.text = notes(one)
        tables = [table for table in (one.units, one.others) if table is not None]
        if one.chart is None and self.beside(slide, one.title, tables, left + wide + GAP):
            return
        looks = [_Look.of(table, HALF) for table in tables]
        if len(tables) == 2 and _fit(tables, looks, UNDER_TWO):
            self.pair(section, one.title, tables, looks)
            return
        for table in tables:
            self.table(section, table)

    def beside(self, slide: Any, title: str, tables: Sequence[Table], left: Any) -> bool:
        """Tables where there is no chart to stand, all of them or none; False where they do not fit."""
        room = WIDTH - MARGIN - left
        each = int((room - GAP * (len(tables) - 1)) / max(1, len(tables)))
        looks = [_Look.of(table, each) for table in tables]
        if not tables or not _fit(tables, looks, UNDER_FOUR):
            return False
        for at, (table, look) in enumerate(zip(tables, looks, strict=True)):
            self.headed(slide, title, table, look, (left + at * (each + GAP), UNDER_FOUR, each))
        return True

    @staticmethod
    def headed(slide: Any, title: str, table: Table, look: _Look, where: tuple[Any, Any, int]) -> None:
        """A table under what it says beside the title of its measure, its note at the foot."""
        left, top, wide = where
        named = table.title.removeprefix(title).lstrip(": ")
        _write(_box(slide, left, top, wide, Inches(0.4)), named[:1].upper() + named[1:], 18, bold=True)
        _grid(slide, table, list(enumerate(table.rows)), look, (left, top + HEADED))
        if table.note:
            note = _box(slide, left, LOWEST, wide, Inches(0.6))
            _write(note, _shortened(table.note, 12, wide, 3), 12, colour=QUIET)

    def pair(self, section: str, title: str, tables: Sequence[Table], looks: Sequence[_Look]) -> None:
        """Two short tables of one measure side by side."""
        names = [table.title.removeprefix(title).lstrip(": ") for table in tables]
        slide = self.slide(f"{title}: {' and '.join(names)}", section)
        for at, (table, look) in enumerate(zip(tables, looks, strict=True)):
            self.headed(slide, title, table, look, (MARGIN + at * (HALF + GAP), UNDER_TWO, HALF))
        said = "\n".join(f"{table.title}. {table.note}".strip() for table in tables)
        slide.notes_slide.notes_text_frame.text = said

    def table(self, section: str, table: Table) -> None:
        """A table over as many slides as it takes."""
        look = _Look.of(table)
        top = _under(f"{table.title} (10 of 10)")
        parts = list(look.parts(table, (TABLE_LOWEST - top) / Pt(1))) or [[]]
        note = table.note
        if table.is_list and len(parts) > LIST_SLIDES:
            left = sum(len(part) for part in parts[LIST_SLIDES:])
            note = f"{left:,} more of {len(table.rows):,}: the PDF and the workbook of this pack have them all. {note}"
            parts = parts[:LIST_SLIDES]
        for number, part in enumerate(parts, 1):
            title = table.title if len(parts) == 1 else f"{table.title} ({number} of {len(parts)})"
            slide = self.slide(title, section)
            if not part:
                _write(_box(slide, MARGIN, Inches(1.9), WIDTH - 2 * MARGIN, Inches(1)), table.empty, 20, colour=QUIET)
                continue
            _grid(slide, table, part, look, (MARGIN, top))
            if note:
                said = _box(slide, MARGIN, Inches(6.6), WIDTH - 2 * MARGIN, Inches(0.4))
                _write(said, _shortened(note, 12, WIDTH - 2 * MARGIN, 2), 12, colour=QUIET)
            slide.notes_slide.notes_text_frame.text = f"{title}. {note}".strip()

    def text(self, section: str, text: Text) -> None:
        """Paragraphs over as many slides as they take."""
        for part in _slides(text.paragraphs, 20, WIDTH - 2 * MARGIN, 13):
            slide = self.slide(text.title, section)
            said = _box(slide, MARGIN, Inches(1.9), WIDTH - 2 * MARGIN, Inches(4.8))
            for place, paragraph in enumerate(part):
                _write(said, paragraph, 20, colour=INK, more=place > 0)
            slide.notes_slide.notes_text_frame.text = "\n".join(part)


@dataclass(frozen=True)
class _Look:
    """How a table is drawn: the size of its letters in points, the width of each column, what a head holds."""

    size: int
    widths: tuple[int, ...]
    heads: int

    @classmethod
    def of(cls, table: Table, whole: int = WIDTH - 2 * MARGIN) -> _Look:
        """Wider for longer words; of many columns, smaller letters, short heads and room for what the rows are."""
        many = len(table.headers) > FEW
        # Long heads of several columns, such as the names of teams, stand on several lines over their numbers.
        tall = many or (len(table.headers) > FEW // 2 and max(len(head) for head in table.headers) > SHORT * 2)
        heads = table.headers if not tall else [max(head.split() or [""], key=len) for head in table.headers]
        longest = [
            max([len(head), *(min(60, len(_words(row[at]))) for row in table.rows)], default=8)
            for at, head in enumerate(heads)
        ]
        shares = [max(6, length) ** 0.8 for length in longest]
        if tall:
            shares[0] = max(shares[0], 0.25 * sum(shares[1:]))
        size = 12 if many else 14
        least = [_least([head, *(_words(row[at]) for row in table.rows)], size) for at, head in enumerate(heads)]
        widths = _widths([whole * share / sum(shares) for share in shares], least)
        return cls(size, widths, 32 if many else 48 if tall else LONGEST)

    def high(self, row: Sequence[str], *, bold: bool = False) -> float:
        """How high a row is, in points."""
        held = zip(row, self.widths, strict=True)
        lines = (len(_wrapped(words, self.size + bold, width - Inches(0.16))) for words, width in held)
        return max(lines, default=1) * self.size * 1.2 + 5

    def parts(self, table: Table, most: float) -> Iterator[list[tuple[int, tuple[Cell, ...]]]]:
        """Rows that fit so many points of a slide, with their places."""
        head = self.high([_head(head, self.heads) for head in table.headers], bold=True)
        part: list[tuple[int, tuple[Cell, ...]]] = []
        used = head
        for place, row in enumerate(table.rows):
            high = self.high([_cut(_words(cell)) for cell in row])
            if part and (used + high > most or len(part) >= ROWS):
                yield part
                part, used = [], head
            part.append((place, row))
            used += high
        if part:
            yield part


def _size(title: str) -> int:
    """How large a title is written, in points."""
    return 28 if len(title) <= 80 else 24 if len(title) <= 120 else 20 if len(title) <= 200 else 18


def _under(title: str) -> Any:
    """Where what stands under a title begins."""
    size = _size(title)
    return TITLE_TOP + Pt(1.25 * size * len(_wrapped(title, size, WIDTH - 2 * MARGIN))) + Inches(0.25)


def _fit(tables: Sequence[Table], looks: Sequence[_Look], top: Any) -> bool:
    """True where each of the tables fits between its heading and its note."""
    most = (LOWEST - top - HEADED) / Pt(1)
    return all(len(list(look.parts(table, most))) == 1 for table, look in zip(tables, looks, strict=True))


def _least(cells: Sequence[str], size: int) -> float:
    """The width in which no number and no word of a column breaks: what is short stands on one line."""
    letters = max(len(part) for cell in cells for part in ([cell] if len(cell) <= SHORT else cell.split()))
    return float(Pt(1) * min(letters, SHORT) * size * 0.58 + Inches(0.2))


def _widths(wanted: Sequence[float], least: Sequence[float]) -> tuple[int, ...]:
    """Widths of the same sum, none under its least; what a narrow column gains, those with room to spare give up."""
    if sum(least) >= sum(wanted):
        return tuple(int(width) for width in wanted)
    lacking = sum(max(0.0, low - width) for width, low in zip(wanted, least, strict=True))
    spare = sum(max(0.0, width - low) for width, low in zip(wanted, least, strict=True)) or 1.0
    return tuple(
        int(low if width <= low else width - (width - low) * lacking / spare)
        for width, low in zip(wanted, least, strict=True)
    )


def _wrapped(words: str, size: float, width: int) -> list[str]:
    """Words as the lines they take: letters of this font are, over a line, half as wide as they are high."""
    return wrap(words, max(4, int(width / Pt(1) / (size * LETTER)))) or [""]


def _fitting(paragraphs: Sequence[str], size: int, width: int, lines: int) -> Iterator[str]:
    """As many paragraphs as fit so many lines; the notes hold them all."""
    for paragraph in paragraphs:
        lines -= len(_wrapped(paragraph, size, width))
        if lines < 0:
            return
        yield paragraph


def _shortened(words: str, size: int, width: int, lines: int) -> str:
    """Words that fit so many lines, with a sign where something is left for the notes."""
    found = _wrapped(words, size, width)
    return words if len(found) <= lines else " ".join(found[:lines]).rstrip() + " …"


def _slides(paragraphs: Sequence[str], size: int, width: int, lines: int) -> Iterator[list[str]]:
    """Paragraphs cut into what fits a slide; one that is longer than a slide goes on over the next."""
    part: list[str] = []
    left = lines
    for paragraph in (line for whole in paragraphs for line in whole.split("\n") if line.strip()):
        held = _wrapped(paragraph, size, width)
        if part and len(held) > left and len(held) <= lines:
            yield part
            part, left = [], lines
        while len(held) > left:
            part.append(" ".join(held[:left]))
            held = held[left:]
            yield part
            part, left = [], lines
        part.append(" ".join(held))
        left -= len(held)
        if left <= 0:
            yield part
            part, left = [], lines
    if part:
        yield part


def notes(one: Measure) -> str:
    """What whoever presents may be asked: what is counted, where it stands in law, how to read the chart."""
    parts = [
        one.sentence,
        f"What is counted: {one.definition}",
        f"Source: {one.source}" if one.source else "",
        f"Made of: {one.sides}" if one.sides else "",
        f"Comment: {one.comment}" if one.comment else "",
        one.late,
        one.unknown,
        f"The chart: {one.chart.says} {one.chart.note}" if one.chart else "",
        f"On the chart: {one.chart.happened}" if one.chart and one.chart.events else "",
    ]
    return "\n".join(part for part in parts if part)


def _box(slide: Any, left: Any, top: Any, width: Any, height: Any) -> Any:
    frame = slide.shapes.add_textbox(left, top, width, height).text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = 0
    return frame


def _write(
    frame: Any,
    words: str,
    size: int,
    *,
    bold: bool = False,
    colour: str = INK,
    more: bool = False,
    align: Any = PP_ALIGN.LEFT,
) -> None:
    paragraph = frame.add_paragraph() if more else frame.paragraphs[0]
    for run in list(paragraph.runs):
        run.text = ""
    run = paragraph.add_run()
    run.text = words
    run.font.size, run.font.bold, run.font.name = Pt(size), bold, FONT
    run.font.color.rgb = RGBColor.from_string(colour)
    paragraph.alignment = align
    if more:
        paragraph.space_before = Pt(4)
    frame.word_wrap = True
    frame.auto_size = MSO_AUTO_SIZE.NONE


def _status(slide: Any, left: Any, top: Any, width: Any, words: str, rag: Rag) -> None:  # noqa: PLR0917 - a place and a status
    """A status in colour, shape and words."""
    fill, ink = STATUS[rag]
    pill = slide.shapes.add_shape(MSO_SHAPE.ROUNDED_RECTANGLE, left, top, width, Inches(0.42))
    pill.fill.solid()
    pill.fill.fore_color.rgb = RGBColor.from_string(fill)
    pill.line.fill.background()
    pill.shadow.inherit = False
    _write(pill.text_frame, f"      {words}", 16, bold=True, colour=ink)
    pill.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    kind = _SHAPES.get(SHAPE[rag])
    high = Inches(0.18) if kind is not None else Inches(0.05)
    sign = slide.shapes.add_shape(
        kind or MSO_SHAPE.RECTANGLE, left + Inches(0.14), top + Inches(0.21) - high // 2, Inches(0.18), high
    )
    sign.fill.solid()
    sign.fill.fore_color.rgb = RGBColor.from_string(ink)
    sign.line.fill.background()
    sign.shadow.inherit = False
    _describe(sign, "")


def _describe(shape: Any, words: str) -> None:
    """The alternative text of a shape; "" marks it as decoration for readers that know no better."""
    for found in shape._element.iter():  # noqa: SLF001 - python-pptx has no property for it
        if found.tag.endswith("}cNvPr"):
            found.set("descr", words)
            return


def _chart(slide: Any, chart: Chart, where: tuple[Any, Any, Any, Any]) -> None:
    data = CategoryChartData(number_format='0.0"%"' if chart.unit == "percent" else "#,##0")
    data.categories = chart.periods
    for line in chart.lines:
        data.add_series(line.name, line.values)
    if chart.events:
        data.add_series(HAPPENED, _events_at(chart))
    frame = slide.shapes.add_chart(XL_CHART_TYPE.LINE_MARKERS, *where, data)
    _describe(frame, f"Line chart. {chart.title}. {chart.says}")
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
    element = axis._element  # noqa: SLF001
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


def _grid(
    slide: Any,
    table: Table,
    rows: Sequence[tuple[int, tuple[Cell, ...]]],
    look: _Look,
    corner: tuple[Any, Any],
) -> None:
    columns = len(table.headers)
    wide = sum(look.widths)
    frame = slide.shapes.add_table(len(rows) + 1, columns, *corner, wide, Inches(0.3) * (len(rows) + 1))
    _describe(frame, table.title)
    grid = frame.table
    grid.horz_banding = False
    for at, width in enumerate(look.widths):
        grid.columns[at].width = Emu(width)
    for at, head in enumerate(table.headers):
        _cell(grid.cell(0, at), _head(head, look.heads), HEAD, PAPER, look.size, bold=True, right=_is_number(table, at))
    for place, (number, row) in enumerate(rows, 1):
        for at, cell in enumerate(row):
            fill, ink = PAPER if place % 2 else BAND, INK
            if at == table.status and table.tones:
                fill, ink = STATUS[table.tones[number]]
            _cell(grid.cell(place, at), _words(cell), fill, ink, look.size, right=_is_number(table, at))


def _is_number(table: Table, at: int) -> bool:
    return any(isinstance(row[at], Number) for row in table.rows)


def _cell(cell: Any, words: str, fill: str, ink: str, size: int, *, bold: bool = False, right: bool = False) -> None:
    cell.fill.solid()
    cell.fill.fore_color.rgb = RGBColor.from_string(fill)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    cell.margin_top = cell.margin_bottom = Inches(0.03)
    cell.margin_left = cell.margin_right = Inches(0.08)
    _write(cell.text_frame, _cut(words), size, bold=bold, colour=ink, align=PP_ALIGN.RIGHT if right else PP_ALIGN.LEFT)


def _cut(words: str) -> str:
    """What a cell holds of its words; the workbook has them whole. Names often differ at their ends, so those stay."""
    if len(words) <= LONGEST:
        return words
    end = words[-LONGEST // 3 :]
    end = end.partition(" ")[2] or end
    return f"{shorten(words, LONGEST - len(end) - 3, placeholder='')} … {end}"


def _head(words: str, longest: int) -> str:
    """What a head holds of its words."""
    return words if len(words) <= longest else shorten(words, longest, placeholder=" …")


def _words(cell: Cell) -> str:
    if isinstance(cell, Number):
        return cell.words
    return day(cell) if isinstance(cell, date) else cell
