"""Worked examples: a few rows, what is asked of them, and the answer, as a practitioner reads them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from data.examples import WorkedExample
from indicators.kinds import Duration, Indicator, Rate, Ratio
from indicators.speech import MONTHS
from layouts.markup import Node, element
from layouts.words import count, list_name, listed, number, short_day

GRAINS = {
    "day": "day",
    "week": "week",
    "fortnight": "fortnight",
    "month": "month",
    "quarter": "quarter",
    "year": "year from April",
    "rolling12": "twelve months",
}


def sentence(words: str) -> str:
    """Words with a capital and a full stop; nothing stays nothing."""
    return words and words[:1].upper() + words[1:] + ("" if words.endswith((".", "?")) else ".")


def asked_words(example: WorkedExample) -> str:
    """The question put to the rows: of whom, and over which period."""
    start = date.fromisoformat(example.ask["period_start"])
    grain = example.ask["grain"]
    whose = "the trust" if example.ask["unit_kind"] == "trust" else example.ask["unit"]
    period = {
        "day": short_day(start),
        "month": f"{MONTHS[start.month - 1]} {start.year}",
        "year": f"the year from {short_day(start)}",
    }.get(grain, f"the {GRAINS.get(grain, grain)} from {short_day(start)}")
    return f"Asked of {whose} for {period}, as at {short_day(date.fromisoformat(example.as_of[:10]))}"


def result_words(one: Indicator, example: WorkedExample) -> str:
    """The answer: numerator, denominator, unknown and value, as this kind of number is told."""
    held = example.result
    above, below, unknown = held["numerator"], held["denominator"], held["unknown"]
    if one.kind == "proportion":
        said = f"{count(above)} of {count(below)}" + (f", {number(held['value'], 'percent')}" if below else "")
    elif isinstance(one, Ratio):
        said = f"{count(above)} for {count(below)}" + (f", {number(held['value'], one.unit)}" if below else "")
    elif isinstance(one, Duration):
        said = f"{one.show} {count(held['value'])} of {count(below)}" if below else "nothing to measure"
    else:
        said = count(above)
        if isinstance(one, Rate) and held["value"] is not None:
            said += f", {held['value']:.2f} per 10,000"
    late = f", {example.late} late" if example.late is not None else ""
    parts = f", {listed(list(example.categories))}" if example.categories else ""
    return said + parts + late + (f", {count(unknown)} not known" if unknown else "")


def examples(one: Indicator, held: Sequence[WorkedExample]) -> Node:
    """Each example: its rows as tables, the question, and the answer."""
    if not held:
        return element("p", "No example has been written.", class_="calm")
    return element("ol", *(_example(one, at, example) for at, example in enumerate(held, 1)), class_="examples")


def _example(one: Indicator, at: int, example: WorkedExample) -> Node:
    return element(
        "li",
        element("p", element("strong", sentence(example.given)), " ", sentence(example.expect)),
        *(_rows(at, name, table) for name, table in example.tables.items()),
        element("p", f"{asked_words(example)}: ", element("b", result_words(one, example)), ".", class_="quiet"),
    )


def _rows(at: int, name: str, table: dict[str, list[str]]) -> Node:
    head = [element("th", column.replace("_", " ") or "row", scope="col") for column in table["columns"]]
    body = [element("tr", *(element("td", cell or "–") for cell in row)) for row in table["rows"]]
    return element(
        "div",
        element(
            "table",
            element("caption", list_name(name)),
            element("thead", element("tr", *head)),
            element("tbody", *body),
            class_="grid small",
        ),
        class_="scroll",
        tabindex=0,
        role="region",
        aria_label=f"Example {at}: {list_name(name)}",
    )
