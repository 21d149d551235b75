"""A pack as slides: a question a slide, native charts that can be edited, and notes for whoever presents.

16:9, no text under 12 points and what a room reads not under 18. Tables are cut to what fits; the rest goes on.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Inches, Pt

from indicators.judge import Rag
from reports.content import Block, Measure, Pack, Table, Text, summary
from reports.palette import HEAD, INK, QUIET, SHAPE, STATUS
from reports.writers.slides.charts import line_chart
from reports.writers.slides.tables import Look, put_table
from reports.writers.slides.words import box, describe, fitting, over_slides, put, shortened, wrapped

WIDTH, HEIGHT = Inches(13.333), Inches(7.5)
MARGIN = Inches(0.6)
#: How wide a slide is between its margins.
ACROSS = WIDTH - 2 * MARGIN
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
HALF = (ACROSS - GAP) // 2
_SHAPES = {"circle": MSO_SHAPE.OVAL, "triangle": MSO_SHAPE.ISOSCELES_TRIANGLE, "square": MSO_SHAPE.RECTANGLE}


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
        held.left, held.top, held.width, held.height = MARGIN, TITLE_TOP, ACROSS, Inches(1.25)
        held.text_frame.margin_left = held.text_frame.margin_right = 0
        put(held.text_frame, title, _size(title), bold=True, colour=HEAD)
        held.text_frame.vertical_anchor = MSO_ANCHOR.TOP
        if over:
            put(box(slide, MARGIN, Inches(0.22), ACROSS, Inches(0.35)), over, 14, colour=QUIET)
        foot = " · ".join(self.pack.notices)
        number = len(self.made.slides)
        put(box(slide, MARGIN, Inches(7.0), ACROSS - Inches(0.8), Inches(0.4)), foot, 12, colour=QUIET)
        page = box(slide, WIDTH - MARGIN - Inches(0.7), Inches(7.0), Inches(0.7), Inches(0.4))
        put(page, str(number), 12, colour=QUIET, align=PP_ALIGN.RIGHT)
        return slide

    def cover(self) -> None:
        """Whose pack it is, as at when, for whom."""
        slide = self.made.slides.add_slide(self.made.slide_layouts[5])
        held = slide.shapes.title
        held.left, held.top, held.width, held.height = MARGIN, Inches(2.1), ACROSS, Inches(1.2)
        put(held.text_frame, self.pack.title, 44, bold=True, colour=HEAD)
        said = box(slide, MARGIN, Inches(3.4), ACROSS, Inches(2.6))
        put(said, self.pack.unit, 28, colour=INK)
        for notice in (*self.pack.notices[1:], f"For: {self.pack.audience}"):
            put(said, notice, 18, colour=QUIET, more=True)

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
        said = box(slide, left, top, wide, Inches(1.5))
        put(said, one.value, 48, bold=True, colour=INK)
        put(said, " · ".join(filter(None, (one.sides, one.period))), 16, colour=QUIET, more=True)
        _status(slide, left, top + Inches(1.6), wide, one.status, one.rag)
        lines = [f"Target: {one.target}" if one.target else "", *one.changes, one.variation, one.assurance, one.late]
        rest = box(slide, left, top + Inches(2.2), wide, Inches(2.8))
        for place, line in enumerate(fitting([line for line in [*lines, one.unknown] if line], 14, wide, 11)):
            put(rest, line, 14, colour=INK, more=place > 0)
        if one.chart is not None:
            at, across = left + wide + Inches(0.3), WIDTH - MARGIN - left - wide - Inches(0.3)
            high = Inches(4.4) if one.chart.events else Inches(5.0)
            line_chart(slide, one.chart, (at, top, across, high))
            if one.chart.events:
                said = box(slide, at, top + high, across, Inches(0.6))
                put(said, shortened(one.chart.happened, 12, across, 3), 12, colour=QUIET)
        slide.notes_slide.notes_text_frame.text = notes(one)
        tables = [table for table in (one.units, one.others) if table is not None]
        if one.chart is None and self.beside(slide, one.title, tables, left + wide + GAP):
            said = [f"{table.title}. {table.note}".strip() for table in tables]
            slide.notes_slide.notes_text_frame.text = "\n".join([notes(one), *said])
            return
        looks = [Look.of(table, HALF) for table in tables]
        if len(tables) == 2 and _fit(tables, looks, UNDER_TWO):
            self.pair(section, one.title, tables, looks)
            return
        for table in tables:
            self.table(section, table)

    def beside(self, slide: Any, title: str, tables: Sequence[Table], left: Any) -> bool:
        """Tables where there is no chart to stand, all of them or none; False where they do not fit."""
        room = WIDTH - MARGIN - left
        each = int((room - GAP * (len(tables) - 1)) / max(1, len(tables)))
        looks = [Look.of(table, each) for table in tables]
        if not tables or not _fit(tables, looks, UNDER_FOUR):
            return False
        for at, (table, look) in enumerate(zip(tables, looks, strict=True)):
            self.headed(slide, title, table, look, (left + at * (each + GAP), UNDER_FOUR, each))
        return True

    @staticmethod
    def headed(slide: Any, title: str, table: Table, look: Look, where: tuple[Any, Any, int]) -> None:
        """A table under what it says beside the title of its measure, its note at the foot."""
        left, top, wide = where
        named = table.title.removeprefix(title).lstrip(": ")
        put(box(slide, left, top, wide, Inches(0.4)), named[:1].upper() + named[1:], 18, bold=True)
        put_table(slide, table, list(enumerate(table.rows)), look, (left, top + HEADED))
        if table.note:
            note = box(slide, left, LOWEST, wide, Inches(0.6))
            put(note, shortened(table.note, 12, wide, 3), 12, colour=QUIET)

    def pair(self, section: str, title: str, tables: Sequence[Table], looks: Sequence[Look]) -> None:
        """Two short tables of one measure side by side."""
        names = [table.title.removeprefix(title).lstrip(": ") for table in tables]
        slide = self.slide(f"{title}: {' and '.join(names)}", section)
        for at, (table, look) in enumerate(zip(tables, looks, strict=True)):
            self.headed(slide, title, table, look, (MARGIN + at * (HALF + GAP), UNDER_TWO, HALF))
        said = "\n".join(f"{table.title}. {table.note}".strip() for table in tables)
        slide.notes_slide.notes_text_frame.text = said

    def table(self, section: str, table: Table) -> None:
        """A table over as many slides as it takes."""
        look = Look.of(table, ACROSS)
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
                put(box(slide, MARGIN, Inches(1.9), ACROSS, Inches(1)), table.empty, 20, colour=QUIET)
                continue
            put_table(slide, table, part, look, (MARGIN, top))
            if note:
                said = box(slide, MARGIN, Inches(6.6), ACROSS, Inches(0.4))
                put(said, shortened(note, 12, ACROSS, 2), 12, colour=QUIET)
            slide.notes_slide.notes_text_frame.text = f"{title}. {note}".strip()

    def text(self, section: str, text: Text) -> None:
        """Paragraphs over as many slides as they take."""
        for part in over_slides(text.paragraphs, 20, ACROSS, 13):
            slide = self.slide(text.title, section)
            said = box(slide, MARGIN, Inches(1.9), ACROSS, Inches(4.8))
            for place, paragraph in enumerate(part):
                put(said, paragraph, 20, colour=INK, more=place > 0)
            slide.notes_slide.notes_text_frame.text = "\n".join(part)


def _size(title: str) -> int:
    """How large a title is written, in points."""
    return 28 if len(title) <= 80 else 24 if len(title) <= 120 else 20 if len(title) <= 200 else 18


def _under(title: str) -> Any:
    """Where what stands under a title begins."""
    size = _size(title)
    return TITLE_TOP + Pt(1.25 * size * len(wrapped(title, size, ACROSS))) + Inches(0.25)


def _fit(tables: Sequence[Table], looks: Sequence[Look], top: Any) -> bool:
    """True where each of the tables fits between its heading and its note."""
    most = (LOWEST - top - HEADED) / Pt(1)
    return all(len(list(look.parts(table, most))) == 1 for table, look in zip(tables, looks, strict=True))


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


def _status(slide: Any, left: Any, top: Any, width: Any, words: str, rag: Rag) -> None:  # noqa: PLR0917 - a place and a status
    """A status in colour, shape and words."""
    fill, ink = STATUS[rag]
    pill = slide.shapes.add_shape(MSO_SHAPE.ROUNDED_RECTANGLE, left, top, width, Inches(0.42))
    pill.fill.solid()
    pill.fill.fore_color.rgb = RGBColor.from_string(fill)
    pill.line.fill.background()
    pill.shadow.inherit = False
    put(pill.text_frame, f"      {words}", 16, bold=True, colour=ink)
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
    describe(sign, "")
