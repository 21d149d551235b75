"""What the codes of the extract mean, in words: data/reference/codes/<table>.csv."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "reference" / "codes"


@cache
def labels(table: str) -> dict[str, str]:
    """Code to label; empty where no such code table is kept."""
    path = FOLDER / f"{table}.csv"
    if not path.is_file():
        return {}
    with path.open(encoding="utf-8", newline="") as file:
        return {row["code"]: row["label"] for row in csv.DictReader(file)}


def label(table: str, code: str) -> str:
    """The words for a code; the code itself where it has none."""
    return labels(table).get(code, code)
