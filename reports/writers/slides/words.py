"""Words on a slide: how they are written, how many lines they take, and what is left out where they do not fit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import wrap
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_AUTO_SIZE, PP_ALIGN
from pptx.util import Pt

from reports.palette import INK

FONT = "Calibri"
#: How wide a letter of it is over a line of words, for each point of its size, with a little to spare.
LETTER = 0.5


def wrapped(words: str, size: float, width: int) -> list[str]:
    """Words as the lines they take: letters of this font are, over a line, half as wide as they are high."""
    return wrap(words, max(4, int(width / Pt(1) / (size * LETTER)))) or [""]


def fitting(paragraphs: Sequence[str], size: int, width: int, lines: int) -> Iterator[str]:
    """As many paragraphs as fit so many lines; the notes hold them all."""
    for paragraph in paragraphs:
        lines -= len(wrapped(paragraph, size, width))
        if lines < 0:
            return
        yield paragraph


def shortened(words: str, size: int, width: int, lines: int) -> str:
    """Words that fit so many lines, with a sign where something is left for the notes."""
    found = wrapped(words, size, width)
    return words if len(found) <= lines else " ".join(found[:lines]).rstrip() + " …"


def over_slides(paragraphs: Sequence[str], size: int, width: int, lines: int) -> Iterator[list[str]]:
    """Paragraphs cut into what fits a slide; one that is longer than a slide goes on over the next."""
    part: list[str] = []
    left = lines
    for paragraph in (line for whole in paragraphs for line in whole.split("\n") if line.strip()):
        held = wrapped(paragraph, size, width)
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


def box(slide: Any, left: Any, top: Any, width: Any, height: Any) -> Any:
    """The frame of a new box of text."""
    frame = slide.shapes.add_textbox(left, top, width, height).text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = 0
    return frame


def put(
    frame: Any,
    words: str,
    size: int,
    *,
    bold: bool = False,
    colour: str = INK,
    more: bool = False,
    align: Any = PP_ALIGN.LEFT,
) -> None:
    """Words of a size in points into a frame: in its first paragraph, or in one ``more``."""
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


def describe(shape: Any, words: str) -> None:
    """The alternative text of a shape; "" marks it as decoration for readers that know no better."""
    for found in shape._element.iter():  # noqa: SLF001 - python-pptx has no property for it
        if found.tag.endswith("}cNvPr"):
            found.set("descr", words)
            return
