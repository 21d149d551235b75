"""The records of an invented trust as the files that `python -m etl records` takes in."""

from __future__ import annotations

import csv
from pathlib import Path

from data.tables import RECORDS
from etl.synthetic.front_door import Rows
from etl.synthetic.population import Trust
from etl.synthetic.quality.calendar import turns
from etl.synthetic.quality.events import events
from etl.synthetic.quality.learning import actions, responses, themes
from etl.synthetic.quality.reviews import observations, practice_reviews
from etl.synthetic.quality.said import comments, views
from etl.synthetic.writing import as_text

FOLDER = "records"


def recorded(trust: Trust) -> dict[str, Rows]:
    """Every kind of record that the invented trust keeps, by name."""
    turn = turns(trust)
    reviews, observed = practice_reviews(trust, turn), observations(trust, turn)
    return {
        "practice_review": reviews,
        "observation": observed,
        "thematic": themes(trust),
        "action": actions(trust, reviews, observed),
        "feedback_response": responses(trust),
        "annotation": events(trust),
        "commentary": comments(trust),
        "saved_view": views(trust),
    }


def write_records(folder: Path, trust: Trust) -> list[Path]:
    """One CSV for each kind, in a folder of their own: loads do not take them in."""
    home = folder / FOLDER
    home.mkdir(exist_ok=True)
    return [_write(home / f"{name}.csv", name, rows, trust) for name, rows in recorded(trust).items()]


def _write(path: Path, name: str, rows: Rows, trust: Trust) -> Path:
    record = RECORDS[name]
    text = as_text(record.table, rows, trust.teams)
    for column in record.columns:
        if column.month:
            text[column.name] = [day[:7] for day in text[column.name]]  # type: ignore[assignment]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(record.names)
        writer.writerows(zip(*(text[one] for one in record.names), strict=True))
    return path
