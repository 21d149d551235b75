"""Packs as files: what is in them is what was said, everywhere inert, and on every page whose and as at when."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree as ET

import openpyxl
import pytest
from pptx import Presentation
from pptx.util import Inches, Pt
from pypdf import PdfReader

from reports.content import Event, Number, Pack, Section, Table, Text
from reports.drawing import svg
from reports.writers import FORMATS, write
from tests.reports.conftest import NASTY, chart, measure


def deck(pack: Pack) -> Any:
    return Presentation(io.BytesIO(write(pack, "pptx")))


def book(pack: Pack) -> Any:
    return openpyxl.load_workbook(io.BytesIO(write(pack, "xlsx")))


def pages(pack: Pack) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(write(pack, "pdf"))).pages]


def texts(slide: Any) -> Iterator[str]:
    for shape in slide.shapes:
        if shape.has_text_frame:
            yield shape.text_frame.text
        if shape.has_table:
            yield from (cell.text for row in shape.table.rows for cell in row.cells)


def test_there_is_no_other_format(pack):
    with pytest.raises(ValueError, match="pptx, pdf, xlsx"):
        write(pack, "docx")


@pytest.mark.parametrize("kind", FORMATS)
def test_a_pack_of_nothing_is_still_a_file(pack, kind):
    assert len(write(replace(pack, sections=()), kind)) > 1000


def test_a_slide_answers_its_question_in_its_title_and_has_notes(pack):
    first = next(slide for slide in deck(pack).slides if slide.shapes.title.text_frame.text.startswith("Visits"))
    assert first.shapes.title.text_frame.text == measure().sentence
    notes = first.notes_slide.notes_text_frame.text
    assert "What is counted: Children seen." in notes
    assert "10 late now" in notes
    assert "2 not known" in notes


def test_a_slides_chart_is_native_and_holds_the_numbers_that_were_said(pack):
    frame = next(shape for slide in deck(pack).slides for shape in slide.shapes if shape.has_chart)
    ours, target, _ = frame.chart.plots[0].series
    assert list(ours.values) == [80.0, 82.5, None, 85.0, 70.0, 90.0]
    assert list(target.values) == [85.0, 85.0, 85.0, 90.0, 90.0, 90.0]
    described = frame._element.xpath(".//p:cNvPr")[0].get("descr")
    assert described == f"Line chart. {chart().title}. {chart().says}"


def test_every_slide_says_whose_numbers_as_at_when_and_that_small_ones_are_hidden(pack):
    for slide in list(deck(pack).slides)[1:]:
        said = " ".join(texts(slide))
        assert "Trust: North & South" in said
        assert "Data as at the end of 30 June 2026" in said
        assert "shown as c" in said
        assert "Invented trust" in said


def test_nothing_lies_outside_a_slide(pack):
    made = deck(pack)
    for slide in made.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.top >= 0
            assert shape.left + shape.width <= made.slide_width
            if not shape.has_table:
                assert shape.top + shape.height <= made.slide_height


def test_a_long_table_goes_on_over_as_many_slides_as_it_takes(pack):
    titles = [slide.shapes.title.text_frame.text for slide in deck(pack).slides]
    assert [title for title in titles if title.startswith("A long list")] == [
        "A long list (1 of 4)",
        "A long list (2 of 4)",
        "A long list (3 of 4)",
        "A long list (4 of 4)",
    ]
    rows = [cell for slide in deck(pack).slides for cell in texts(slide) if cell.startswith("Child ")]
    assert len(rows) == 30


def test_no_text_on_a_slide_is_under_twelve_points(pack):
    for slide in deck(pack).slides:
        for shape in slide.shapes:
            frames = [shape.text_frame] if shape.has_text_frame else []
            if shape.has_table:
                frames += [cell.text_frame for row in shape.table.rows for cell in row.cells]
            sizes = [run.font.size.pt for frame in frames for p in frame.paragraphs for run in p.runs if run.text]
            assert min(sizes, default=12) >= 12


def test_a_workbook_holds_no_formula_and_no_link_whatever_a_text_begins_with(pack):
    archive = zipfile.ZipFile(io.BytesIO(write(pack, "xlsx")))
    sheets = [archive.read(name).decode() for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
    assert sheets
    assert not any("<f>" in sheet or "<hyperlink" in sheet for sheet in sheets)
    found = {cell.value for sheet in book(pack) for row in sheet.iter_rows() for cell in row}
    assert any(isinstance(value, str) and NASTY in value for value in found)


def test_a_workbooks_summary_is_frozen_coloured_by_its_words_and_has_numbers_as_numbers(pack):
    sheet = book(pack)["Summary"]
    assert sheet.freeze_panes == "B8"
    rules = [rule.formula for held in sheet.conditional_formatting for rule in held.rules]
    assert ['"On target"'] in rules
    assert ['"Off target"'] in rules
    values = [row[1].value for row in sheet.iter_rows(min_row=8, max_row=9)]
    assert values == [90.0, 90.0]


def test_a_workbooks_measure_has_its_chart_and_the_sign_where_a_number_is_hidden(pack):
    sheet = book(pack).worksheets[1]
    assert len(sheet._charts) == 1
    cells = [cell.value for row in sheet.iter_rows() for cell in row]
    assert "c" in cells
    assert 82.5 in cells


def test_two_measures_of_one_name_have_a_sheet_each(pack):
    twice = replace(pack.sections[0], blocks=(measure(), measure()))
    assert len(book(replace(pack, sections=(twice,))).sheetnames) == 3


def test_a_sheet_prints_with_what_every_page_has_to_say(pack):
    for sheet in book(pack):
        footer = sheet.oddFooter.left.text + sheet.oddFooter.right.text
        assert "Data as at the end of 30 June 2026" in footer.replace("&&", "&")
        assert "Page" in footer


def test_every_page_of_the_pdf_has_its_number_and_what_it_has_to_say(pack):
    found = pages(pack)
    for number, text in enumerate(found, 1):
        said = " ".join(text.split())
        assert f"Page {number} of {len(found)}" in said
        assert "Data as at the end of 30 June 2026" in said
        assert "shown as c" in said


def test_the_pdf_is_tagged_titled_and_in_british_english(pack):
    root = PdfReader(io.BytesIO(write(pack, "pdf"))).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en-GB"
    assert "/StructTreeRoot" in root
    assert b"pdfuaid" in root["/Metadata"].get_data()


def test_a_text_is_only_ever_text_in_the_pdf(pack):
    said = " ".join(" ".join(pages(pack)).split())
    assert "<script>alert(1)</script> #let x = 1 & *bold*" in said


def test_a_drawing_breaks_where_a_number_is_missing_and_marks_by_shape():
    drawn = ET.fromstring(svg(chart()))
    paths = [one.get("d") for one in drawn.iter("{http://www.w3.org/2000/svg}path")]
    ours = [one for one in paths if one.startswith("M") and one.count("L") in {1, 2} and not one.endswith("z")]
    assert len(ours) >= 2  # January and February, then April to June
    assert sum(one.endswith("z") for one in paths) == 1
    assert len(list(drawn.iter("{http://www.w3.org/2000/svg}circle"))) == 4


def test_two_short_tables_of_a_measure_share_a_slide_and_a_long_one_has_its_own(pack):
    both = replace(
        measure(),
        title="Visits on time",
        units=Table("Visits on time by service", ("Service", "Value"), (("North", Number(1)), ("South", Number(2)))),
        others=Table("Visits on time: others, as published", ("Whose", "Value"), (("England", Number(3)),), "2025."),
    )
    made = deck(replace(pack, sections=(Section("One", (both,)),)))
    (slide,) = [one for one in made.slides if sum(shape.has_table for shape in one.shapes) == 2]
    assert slide.shapes.title.text_frame.text == "Visits on time: by service and others, as published"
    assert {"North", "South", "England", "2025.", "By service", "Others, as published"} <= set(texts(slide))
    rows = tuple((f"Service {number}", Number(number)) for number in range(20))
    long = replace(both, units=replace(both.units, rows=rows))
    made = deck(replace(pack, sections=(Section("One", (long,)),)))
    assert not [one for one in made.slides if sum(shape.has_table for shape in one.shapes) == 2]
    assert {row[0] for row in rows} <= {cell for one in made.slides for cell in texts(one)}


def test_a_pack_of_several_measures_begins_with_all_of_them_at_a_glance(pack):
    measures = tuple(replace(measure(), id=str(at), title=f"Measure {at}") for at in range(12))
    made = list(deck(replace(pack, sections=(Section("One", measures),))).slides)
    first = [one for one in made if one.shapes.title.text_frame.text.startswith("At a glance")]
    assert first == made[1 : 1 + len(first)]
    assert first[0].shapes.title.text_frame.text.startswith("At a glance: 12 of 12 with a target are on it")
    assert {one.title for one in measures} <= {cell for slide in first for cell in texts(slide)}
    for slide in first:
        (grid,) = [shape.table for shape in slide.shapes if shape.has_table]
        value = next(at for at, cell in enumerate(grid.rows[0].cells) if cell.text == "Value")
        assert grid.columns[value].width > 14 * 0.5 * 12700 * len("90.0%")


def test_a_paragraph_longer_than_a_slide_goes_on_and_loses_no_word(pack):
    long = " ".join(f"word{number}" for number in range(1200))
    held = Section("Report", (Text("What children said", ("Short.", long, "The\nend.")),))
    bodies = [text for slide in deck(replace(pack, sections=(held,))).slides for text in texts(slide) if "word" in text]
    assert " ".join(" ".join(bodies).split()).count("word") == 1200
    assert len(bodies) > 3
    assert max(map(len, bodies)) < 1700


def test_a_table_of_many_columns_with_the_longest_names_stays_on_its_slides(pack):
    heads = ("Measure", *(f"Service {number} and Specialist Family Support Partnership Hub" for number in range(9)))
    names = (f"A measure with a long name that says what it is {number}" for number in range(24))
    rows = tuple((name, *("83.3% (10 of 12)",) * 9) for name in names)
    held = Section("Beside", (Table("Every measure by service", heads, rows),))
    made = deck(replace(pack, sections=(held,)))
    grids = [shape for slide in made.slides for shape in slide.shapes if shape.has_table]
    shown = [row.cells[0].text for grid in grids for row in list(grid.table.rows)[1:]]
    assert shown == [row[0] for row in rows]
    for grid in grids:
        assert grid.left + sum(column.width for column in grid.table.columns) <= made.slide_width
        assert grid.top + Pt(2 * 12 * 1.2 + 5) * len(grid.table.rows) <= Inches(6.9)  # each of them takes two lines


def test_what_is_not_shown_is_a_gap_in_the_chart_of_a_workbook_and_is_said_beside_it(pack):
    """A sign in a number's own cell is drawn as nought: a month of four children would look like one of none."""
    shown = replace(chart(), hidden=(1, 3))
    values = tuple(None if at in shown.hidden else value for at, value in enumerate(shown.ours.values))
    shown = replace(shown, lines=(replace(shown.ours, values=values), *shown.lines[1:]))
    made = book(replace(pack, sections=(Section("One", (replace(measure(), chart=shown),)),)))
    sheet = next(one for one in made.worksheets if one.title != "Summary")
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    top = next(at for at, row in enumerate(rows) if row[0] == "Period")
    heads, body = rows[top], rows[top + 1 : top + 1 + len(values)]
    assert [row[heads.index("Not shown")] for row in body] == ["c" if at in {1, 3} else None for at in range(len(body))]
    assert [row[1] for row in body] == list(values)


def test_what_happened_is_numbered_in_its_row_and_told_below_the_chart_of_a_workbook(pack):
    shown = replace(chart(), events=(Event(1, 2, "A new team"), Event(2, 2, "An inspection")))
    made = book(replace(pack, sections=(Section("One", (replace(measure(), chart=shown),)),)))
    sheet = next(one for one in made.worksheets if one.title != "Summary")
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    top = next(at for at, row in enumerate(rows) if row[0] == "Period")
    assert rows[top + 3][rows[top].index("What happened")] == "1, 2"
    told = [at for at, row in enumerate(rows) if row[0] in {"1: A new team", "2: An inspection"}]
    assert len(told) == 2
    assert min(told) >= top + 19


def test_long_words_do_not_lie_over_the_row_below_in_a_workbook(pack):
    """Not every program finds the height of a row by itself."""
    name = "Integrated Safeguarding and Family Support Service of the County and its Partners"
    units = Table("By service", ("Service", "Value"), ((name, Number(1)), ("North", Number(2))))
    made = book(replace(pack, sections=(Section("One", (replace(measure(), units=units),)),)))
    sheet = next(one for one in made.worksheets if one.title != "Summary")
    at = next(row[0].row for row in sheet.iter_rows() if row[0].value == name)
    assert sheet.row_dimensions[at].height >= 3 * 15
    assert sheet.row_dimensions[at + 1].height in {None, 15}


def test_a_list_of_cases_fills_three_slides_and_says_how_many_are_left(pack):
    """Two hundred children are no matter for a screen; the workbook and the paper have them all."""
    rows = tuple((f"P{number:05}", "A visit", "North", "Ann") for number in range(200))
    heads = ("Child", "What falls late", "Team", "Worker")
    held = Section("Today", (Table("Falls late", heads, rows, "By day.", is_list=True),))
    made = deck(replace(pack, sections=(held,)))
    grids = [shape for slide in made.slides for shape in slide.shapes if shape.has_table]
    shown = [row.cells[0].text for grid in grids for row in list(grid.table.rows)[1:]]
    assert shown == [row[0] for row in rows[: len(shown)]]
    assert len(grids) == 3
    left = f"{200 - len(shown)} more of 200: the PDF and the workbook of this pack have them all. By day."
    assert left in texts(made.slides[-1])


def test_where_nothing_is_drawn_the_tables_stand_beside_the_number(pack):
    both = replace(
        measure(),
        title="Plans again",
        chart=None,
        units=Table("Plans again by service", ("Service", "Value"), (("North", Number(1)), ("South", Number(2)))),
        others=Table("Plans again: others, as published", ("Whose", "Value"), (("England", Number(3)),), "2025."),
    )
    made = deck(replace(pack, sections=(Section("One", (both,)),)))
    (slide,) = [one for one in made.slides if any(shape.has_table for shape in one.shapes)]
    assert slide.shapes.title.text_frame.text == both.sentence
    assert {"North", "England", "2025.", "By service", "Others, as published"} <= set(texts(slide))
    assert any(text.startswith(both.value) for text in texts(slide))
    assert "Others, as published. 2025." in slide.notes_slide.notes_text_frame.text.replace("others", "Others")
    grids = sorted((shape for shape in slide.shapes if shape.has_table), key=lambda shape: shape.left)
    assert grids[0].left + grids[0].width <= grids[1].left
    assert grids[1].left + grids[1].width <= made.slide_width


def test_long_names_that_differ_at_their_ends_can_be_told_apart(pack):
    long = "Integrated Safeguarding and Family Support Service of the County and its Partners for the"
    names = [f"{long} {end}" for end in ("East", "West")]
    held = Section("One", (Table("By service", ("Service", "Value"), tuple((name, Number(1)) for name in names)),))
    said = [text for slide in deck(replace(pack, sections=(held,))).slides for text in texts(slide) if " … " in text]
    assert len(set(said)) == 2
    assert all(len(text) <= 90 for text in said)


def test_a_name_that_is_one_word_is_cut_and_not_lost(pack):
    words = ["Llan" + "fair" * 40 + "gogoch", "Wyn" + "ford" * 40]
    heads = ("Service", *(f"{word}{number}" for number, word in enumerate(words * 3)))
    rows = tuple((word, *[Number(1)] * 6) for word in words)
    held = Section("One", (Table("By service", heads, rows),))
    said = [text for slide in deck(replace(pack, sections=(held,))).slides for text in texts(slide) if "…" in text]
    assert {text[:4] for text in said} == {"Llan", "Wynf"}
    assert all(len(text) <= 90 for text in said)
