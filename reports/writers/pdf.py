"""A pack as pages: tagged PDF (PDF/UA-1) by Typst, which comes with all it needs and starts no browser."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import typst

from indicators.judge import Rag
from indicators.speech import day
from reports.content import Block, Cell, Chart, Measure, Number, Pack, Role, Table, Text, summary
from reports.drawing import svg
from reports.palette import SHAPE, STATUS

HERE = Path(__file__).parent.parent
TEMPLATE = HERE / "templates" / "pack.typ"
FONTS = HERE / "fonts"
#: How a line of each role is named below its drawing.
_KEY = {
    Role.OURS: "solid blue line: this measure",
    Role.TARGET: "dashed green: target",
    Role.MEAN: "thin grey: mean",
    Role.UPPER: "dotted: limits of what chance gives",
    Role.LAST_YEAR: "dashed grey: the year before",
}


def write(pack: Pack) -> bytes:
    """The PDF's bytes."""
    said = json.dumps(_pack(pack), ensure_ascii=False)
    compiler = typst.Compiler(
        str(TEMPLATE), font_paths=[str(FONTS)], ignore_system_fonts=True, sys_inputs={"pack": said}
    )
    made = compiler.compile(format="pdf", pdf_standards="ua-1")
    assert isinstance(made, bytes)  # one file, because it is a PDF
    return made


def _pack(pack: Pack) -> dict[str, Any]:
    return {
        "title": pack.title,
        "trust": pack.trust,
        "unit": pack.unit,
        "notices": list(pack.notices),
        "summary": _table(summary(list(pack.measures))),
        "sections": [
            {"title": section.title, "blocks": [_block(block) for block in section.blocks]} for section in pack.sections
        ],
    }


def _block(block: Block) -> dict[str, Any]:
    if isinstance(block, Measure):
        return {"kind": "measure", **_measure(block)}
    if isinstance(block, Table):
        return {"kind": "table", **_table(block)}
    assert isinstance(block, Text)
    return {"kind": "text", "title": block.title, "paragraphs": list(block.paragraphs)}


def _measure(one: Measure) -> dict[str, Any]:
    lines = [f"Target: {one.target}" if one.target else "", *one.changes, one.variation, one.assurance, one.late]
    return {
        "title": one.title,
        "question": one.question,
        "sentence": one.sentence,
        "value": one.value,
        "sides": one.sides,
        "period": one.period,
        **_toned(one.status, one.rag),
        "lines": [line for line in [*lines, one.unknown, one.comment] if line],
        "chart": None if one.chart is None else _chart(one.chart),
        "tables": [_table(table) for table in (one.units, one.others) if table is not None],
        "definition": one.definition,
        "source": one.source,
    }


def _toned(status: str, rag: Rag) -> dict[str, str]:
    fill, ink = STATUS[rag]
    return {"status": status, "fill": fill, "ink": ink, "shape": SHAPE[rag]}


def _chart(chart: Chart) -> dict[str, str]:
    roles = {line.role for line in chart.lines}
    key = [words for role, words in _KEY.items() if role in roles]
    if chart.marks:
        key.append("diamond: beyond chance")
    return {
        "svg": svg(chart),
        "alt": f"Line chart. {chart.title}. {chart.says}",
        "key": f"{chart.title}. {'; '.join(key)}.",
        "note": " ".join(filter(None, (chart.note, chart.happened))),
    }


def _table(table: Table) -> dict[str, Any]:
    rows = [
        [_cell(table, place, column, cell) for column, cell in enumerate(row)] for place, row in enumerate(table.rows)
    ]
    right = [any(isinstance(row[at], Number) for row in table.rows) for at in range(len(table.headers))]
    longest = [
        max([len(head), *(len(_words(row[at])) for row in table.rows)], default=8)
        for at, head in enumerate(table.headers)
    ]
    if table.status is not None:
        longest[table.status] += 6  # its shape
    return {
        "title": table.title,
        "headers": list(table.headers),
        "rows": rows,
        "right": right,
        "widths": [min(70, max(7, length)) ** 0.75 for length in longest],
        "note": table.note,
        "empty": table.empty,
    }


def _cell(table: Table, place: int, column: int, cell: Cell) -> str | dict[str, str]:
    if column == table.status and table.tones:
        return _toned(_words(cell), table.tones[place])
    return _words(cell)


def _words(cell: Cell) -> str:
    if isinstance(cell, Number):
        return cell.words
    return day(cell) if isinstance(cell, date) else cell
