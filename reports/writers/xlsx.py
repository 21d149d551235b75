"""A pack as a workbook: a summary that can be filtered, and a sheet a measure with its numbers and a native chart.

No cell is ever a formula or a link, whatever a text begins with: what a person typed is text.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from datetime import date, datetime
from math import isfinite
from textwrap import wrap
from typing import Any

import xlsxwriter

from indicators.disclosure import SIGN
from indicators.judge import Rag
from indicators.scale import TICKS
from indicators.speech import day
from reports.content import Cell, Chart, Measure, Number, Pack, Role, Table, Text
from reports.drawing import ends
from reports.palette import BAND, HEAD, LINES, MARK, PAPER, QUIET, STATUS

#: How many letters wide a column may be, and one of the summary, which is printed on one page across.
WIDEST, NARROWER = 60, 28
#: How many rows of the usual height a chart covers.
CHART_ROWS = 19
#: How high a line of a row is, in points.
LINE = 15
#: How many letters wide the columns of a measure are.
FIRST, OTHERS = 34, 14
_DASHES = {"solid": "solid", "dash": "dash", "dot": "round_dot"}


def write(pack: Pack) -> bytes:
    """The workbook's bytes."""
    out = io.BytesIO()
    book = _Book(pack, out)
    book.summary()
    for section in pack.sections:
        for block in section.blocks:
            book.block(block)
    book.close()
    return out.getvalue()


class _Book:
    """One workbook while it is written."""

    def __init__(self, pack: Pack, out: io.BytesIO) -> None:
        options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "remove_timezone": True}
        self.pack = pack
        self.book = xlsxwriter.Workbook(out, options)
        self.book.set_properties({"title": pack.title, "subject": pack.unit, "comments": "; ".join(pack.notices)})
        self.names: set[str] = set()
        base = {"font_name": "Calibri", "font_size": 11, "valign": "top"}
        self.plain = self.book.add_format({**base, "text_wrap": True})
        self.title = self.book.add_format({**base, "bold": True, "font_size": 16, "font_color": f"#{HEAD}"})
        self.quiet = self.book.add_format({**base, "font_color": f"#{QUIET}"})
        self.caption = self.book.add_format({**base, "bold": True, "font_color": f"#{HEAD}"})
        self.head = self.book.add_format(
            {**base, "bold": True, "font_color": f"#{PAPER}", "bg_color": f"#{HEAD}", "text_wrap": True}
        )
        right = {"align": "right", "indent": 1}  # from the words in the column beside it
        self.formats = {
            "percent": self.book.add_format({**base, "num_format": '0.0"%"', **right}),
            "whole": self.book.add_format({**base, "num_format": "#,##0", **right}),
            "part": self.book.add_format({**base, "num_format": "#,##0.0", **right}),
            "date": self.book.add_format({**base, "num_format": "d mmm yyyy", "align": "left"}),
            "right": self.book.add_format({**base, **right}),
        }
        self.status = {
            tone: self.book.add_format({"bg_color": f"#{fill}", "font_color": f"#{ink}"})
            for tone, (fill, ink) in STATUS.items()
        }

    def close(self) -> None:
        """Write it out."""
        self.book.close()

    def sheet(self, wanted: str) -> Any:
        """A sheet of a name no other has, that prints on A4 with what every page of the pack has to say."""
        name = re.sub(r"[\[\]:*?/\\']", " ", wanted).strip()[:28] or "Sheet"
        number = 2
        unique = name
        while unique.lower() in self.names:
            unique, number = f"{name[:26]} {number}", number + 1
        self.names.add(unique.lower())
        sheet = self.book.add_worksheet(unique)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.8)
        sheet.set_footer("&L&8" + _footer(" · ".join(self.pack.notices)) + "&R&8Page &P of &N")
        sheet.hide_gridlines(2)
        return sheet

    def heading(self, sheet: Any, title: str, lines: Sequence[str]) -> int:
        """Title and notices at the top; the row after them."""
        sheet.write_string(0, 0, title, self.title)
        for number, line in enumerate(lines, 1):
            sheet.write_string(number, 0, line, self.quiet)
        return len(lines) + 2

    def summary(self) -> None:
        """Every measure in a row: value, status, target, change, with the status coloured by its own word."""
        measures = list(self.pack.measures)
        if not measures:
            return
        sheet = self.sheet("Summary")
        row = self.heading(sheet, self.pack.title, self.pack.notices)
        heads = ("Measure", "Value", "Made of", "Period", "Status", "Target", "Change", "Beyond chance?", "Late work")
        rows = [_summary_row(one) for one in measures]
        self.grid(sheet, row, heads, rows, NARROWER)
        for tone in Rag:
            words = sorted({one.status for one in measures if one.rag is tone})
            for said in words:
                rule = {"type": "cell", "criteria": "==", "value": f'"{said}"', "format": self.status[tone]}
                sheet.conditional_format(row + 1, 4, row + len(rows), 4, rule)
        sheet.freeze_panes(row + 1, 1)
        sheet.autofilter(row, 0, row + len(rows), len(heads) - 1)
        sheet.repeat_rows(row)

    def block(self, block: Measure | Table | Text) -> None:
        """A sheet of its own for each block."""
        if isinstance(block, Measure):
            self.measure(block)
        elif isinstance(block, Table):
            self.table(block)
        else:
            sheet = self.sheet(block.title)
            row = self.heading(sheet, block.title, self.pack.notices)
            sheet.set_column(0, 0, 110)
            for place, paragraph in enumerate(block.paragraphs):
                self.row(sheet, row + place, [paragraph], [110])

    def table(self, table: Table) -> None:
        """A table with its headings frozen."""
        sheet = self.sheet(table.title)
        row = self.heading(sheet, table.title, self.pack.notices)
        if not table.rows:
            sheet.write_string(row, 0, table.empty, self.plain)
            return
        self.grid(sheet, row, table.headers, table.rows)
        for place, tone in enumerate(table.tones):
            if table.status is not None:
                said = _text(table.rows[place][table.status])
                sheet.write_string(row + 1 + place, table.status, said, self.status[tone])
        if table.note:
            sheet.write_string(row + len(table.rows) + 2, 0, table.note, self.quiet)
        sheet.freeze_panes(row + 1, 1)
        sheet.autofilter(row, 0, row + len(table.rows), len(table.headers) - 1)
        sheet.repeat_rows(row)

    def grid(
        self, sheet: Any, top: int, heads: Sequence[str], rows: Sequence[Sequence[Cell]], widest: int = WIDEST
    ) -> None:
        """Headings and rows, each column as wide as what stands in it."""
        widths = [
            min(widest, 3 + max([len(head), *(len(_text(row[column])) for row in rows)], default=8))
            for column, head in enumerate(heads)
        ]
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        self.head_row(sheet, top, heads, widths)
        for place, row in enumerate(rows, top + 1):
            self.row(sheet, place, row, widths)

    def head_row(self, sheet: Any, row: int, heads: Sequence[str], widths: Sequence[int]) -> None:
        """Headings, as high as they are long: not every program finds the height of a row by itself."""
        sheet.set_row(row, _high(heads, widths))
        for column, head in enumerate(heads):
            sheet.write_string(row, column, head, self.head)

    def row(self, sheet: Any, row: int, cells: Sequence[Cell], widths: Sequence[int]) -> None:
        """A row of cells."""
        sheet.set_row(row, _high([_text(cell) for cell in cells], widths))
        for column, cell in enumerate(cells):
            self.cell(sheet, row, column, cell)

    def cell(self, sheet: Any, row: int, column: int, cell: Cell) -> None:
        """One cell as what it is: a number that can be summed, a date, the sign of what is hidden, or text."""
        if isinstance(cell, Number):
            if cell.value is None or not isfinite(cell.value):
                sheet.write_string(row, column, cell.words, self.formats["right"])
            else:
                sheet.write_number(row, column, cell.value, self.formats[_format(cell)])
        elif isinstance(cell, date):
            sheet.write_datetime(row, column, datetime(cell.year, cell.month, cell.day), self.formats["date"])  # noqa: DTZ001 - Excel knows no zones
        else:
            sheet.write_string(row, column, cell, self.plain)

    def measure(self, one: Measure) -> None:
        """One measure: what it says, its chart, and the numbers of the chart."""
        sheet = self.sheet(one.title)
        said = [
            one.sentence,
            one.question,
            *self.pack.notices,
            f"Definition: {one.definition}",
            f"Source: {one.source}",
        ]
        said += [line for line in (one.target and f"Target: {one.target}", one.late, one.unknown, one.comment) if line]
        row = self.heading(sheet, one.title, said)
        sheet.set_column(0, 0, FIRST)
        sheet.set_column(1, 8, OTHERS)
        if one.chart is not None:
            row = self.chart(sheet, row, one.chart)
        for table in (one.units, one.others):
            if table is not None:
                widths = [FIRST, *[OTHERS] * (len(table.headers) - 1)]
                sheet.write_string(row, 0, table.title, self.caption)
                self.head_row(sheet, row + 1, table.headers, widths)
                for place, line in enumerate(table.rows, row + 2):
                    self.row(sheet, place, line, widths)
                row += len(table.rows) + 3
                if table.note:
                    sheet.write_string(row - 1, 0, table.note, self.quiet)
                    row += 1

    def chart(self, sheet: Any, row: int, chart: Chart) -> int:
        """The numbers of a chart, and the chart itself beside them; the row after both."""
        heads = ["Period", *(line.name for line in chart.lines)]
        more = {"Not shown": dict.fromkeys(chart.hidden, SIGN), "What happened": _happened(chart)}
        heads += [head for head, held in more.items() if held]
        self.head_row(sheet, row, heads, [FIRST, *[OTHERS] * (len(heads) - 1)])
        for place, period in enumerate(chart.periods):
            sheet.write_string(row + 1 + place, 0, period, self.plain)
            for column, line in enumerate(chart.lines, 1):
                value = line.values[place]
                if value is not None:
                    self.cell(sheet, row + 1 + place, column, Number(value, chart.unit))
            # Beside the numbers and not among them: a sign in a number's cell is drawn as nought.
            for head, held in more.items():
                if place in held:
                    sheet.write_string(row + 1 + place, heads.index(head), held[place], self.quiet)
        drawn = self.book.add_chart({"type": "line"})
        last = row + len(chart.periods)
        for column, line in enumerate(chart.lines, 1):
            drawn.add_series(_series(sheet.get_name(), (row, last), column, line.role, chart))
        drawn.set_title({"name": chart.title, "name_font": {"size": 12}, "overlay": False})
        drawn.set_legend({"position": "bottom"})
        low, high = ends(chart)
        scale = {"min": low, "max": high, "major_unit": (high - low) / TICKS}
        drawn.set_y_axis({**scale, "major_gridlines": {"visible": True, "line": {"color": f"#{BAND}"}}})
        drawn.show_blanks_as("gap")
        drawn.set_x_axis({"num_font": {"rotation": -45}, "interval_unit": max(1, len(chart.periods) // 12)})
        drawn.set_size({"width": 760, "height": 360})
        words = f"{chart.title}. {chart.says}"
        sheet.insert_chart(row, len(heads) + 2, drawn, {"description": words})
        below = [words for words in (chart.note, *(f"{one.number}: {one.words}" for one in chart.events)) if words]
        first = max(last + 1, row + CHART_ROWS)  # below the chart too, so that no words run on behind it
        for place, words in enumerate(below, first):
            sheet.write_string(place, 0, words, self.quiet)
        return first + len(below) + 1


def _series(sheet: str, rows: tuple[int, int], column: int, role: Role, chart: Chart) -> dict[str, Any]:
    top, last = rows
    colour, width, dashes = LINES[role]
    made: dict[str, Any] = {
        "name": [sheet, top, column],
        "categories": [sheet, top + 1, 0, last, 0],
        "values": [sheet, top + 1, column, last, column],
        "line": {"color": f"#{colour}", "width": width, "dash_type": _DASHES[dashes]},
    }
    if role is Role.OURS:
        made["marker"] = {"type": "circle", "size": 5, "fill": {"color": f"#{colour}"}, "border": {"none": True}}
        special = {"fill": {"color": f"#{MARK}"}, "border": {"color": f"#{MARK}"}}
        made["points"] = [special if at in chart.marks else None for at in range(len(chart.periods))]
    return made


def _happened(chart: Chart) -> dict[int, str]:
    """The numbers of what happened in each period, by its place: the words stand below, the chart at the side."""
    places = sorted({one.place for one in chart.events})
    return {at: ", ".join(str(one.number) for one in chart.events if one.place == at) for at in places}


def _high(cells: Sequence[str], widths: Sequence[int]) -> int:
    """How high a row is whose text is wrapped, in points: over a line, letters are narrower than the widest digit."""
    lines = (len(wrap(words, int(1.1 * width))) for words, width in zip(cells, widths, strict=True))
    return LINE * max(1, *lines)


def _format(cell: Number) -> str:
    if cell.unit == "percent":
        return "percent"
    return "whole" if cell.value is not None and float(cell.value).is_integer() else "part"


def _summary_row(one: Measure) -> tuple[Cell, ...]:
    change = "; ".join(one.changes)
    chance = " ".join(filter(None, (one.variation, f"({one.assurance})" if one.assurance else "")))
    return (one.title, one.number, one.sides, one.period, one.status, one.target, change, chance, one.late)


def _text(cell: Cell) -> str:
    if isinstance(cell, Number):
        return cell.words
    return day(cell) if isinstance(cell, date) else cell


def _footer(words: str) -> str:
    """Text in a header or footer: an ampersand begins a code there."""
    return words.replace("&", "&&")[:200]
