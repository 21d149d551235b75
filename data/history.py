"""The history of each definition: what was changed, by whom, why, and what it did to the numbers of the specimen.

One CSV an indicator in data/reference/history, oldest first. The first row is the definition as it was first recorded.
``fingerprint`` and ``measured`` of the last row are those of today's definition: while they hold, nothing has changed
that nobody told of.
"""

from __future__ import annotations

import csv
from dataclasses import asdict, dataclass, fields
from pathlib import Path

FOLDER = Path(__file__).parent / "reference" / "history"


@dataclass(frozen=True)
class Edition:
    """One row: a change of a definition, and its effect on the specimen. Everything is text, as it is read."""

    date: str  #: the day of the change; of a first row, the month of its review
    who: str
    what: str
    why: str
    before: str  #: the specimen's number before, and after
    after: str
    fingerprint: str  #: of all results of the specimen, blank where it lacks the data
    measured: str  #: the specimen's number today


def editions(indicator: str, folder: Path = FOLDER) -> tuple[Edition, ...]:
    """Every edition of a definition, oldest first; none where it has not been recorded yet."""
    path = folder / f"{indicator}.csv"
    if not path.is_file():
        return ()
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(Edition(**row) for row in csv.DictReader(file))


def keep(indicator: str, history: tuple[Edition, ...], folder: Path = FOLDER) -> None:
    """Write the history of a definition."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / f"{indicator}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [field.name for field in fields(Edition)], lineterminator="\n")
        writer.writeheader()
        writer.writerows(asdict(edition) for edition in history)
