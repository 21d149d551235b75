"""What the codes of the extract mean, in words: data/reference/codes/<table>.csv."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

#: What an answer of a form says where it says no, in capitals.
NO = frozenset({"", "N", "NO", "NONE", "0", "FALSE"})
FOLDER = Path(__file__).parent / "reference" / "codes"


@cache
def _rows(table: str) -> tuple[tuple[str, str, str], ...]:
    path = FOLDER / f"{table}.csv"
    if not path.is_file():
        return ()
    with path.open(encoding="utf-8", newline="") as file:
        return tuple((row["code"], row["label"], row["group"]) for row in csv.DictReader(file))


@cache
def labels(table: str) -> dict[str, str]:
    """Code to label, in the order of the table; empty where no such code table is kept."""
    return {code: label for code, label, _ in _rows(table)}


@cache
def groups(table: str) -> dict[str, str]:
    """Code to the group that DfE or Ofsted puts it in; a code without one is not there."""
    return {code: group for code, _, group in _rows(table) if group}


def label(table: str, code: str) -> str:
    """The words for a code; the code itself where it has none."""
    return labels(table).get(code, code)
