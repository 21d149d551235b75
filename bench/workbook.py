"""Reading a workbook, every cell as text: our reader beside pandas with openpyxl, on the same 86,000 visits."""

from __future__ import annotations

import tempfile
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np
import pandas as pd
import xlsxwriter

from bench.report import Bar, Report
from bench.rounds import interleave
from etl.readers.workbook import read_workbook

ROWS = 86_000
HEADER = ("visit_id", "plan_id", "child_id", "worker", "team", "visit_date", "seen_alone", "visit_type")


def write(path: Path) -> None:
    """A sheet of visits: numbers, names that repeat, dates and flags."""
    rng = np.random.default_rng(2026)
    chosen = {name: rng.integers(0, most, ROWS) for name, most in (("plan", 4_000), ("worker", 250), ("day", 1_800))}
    seen, kind = rng.random(ROWS) < 0.8, rng.integers(0, 3, ROWS)
    with xlsxwriter.Workbook(str(path), {"constant_memory": True, "default_date_format": "dd/mm/yyyy"}) as book:
        sheet = book.add_worksheet("Visits")
        sheet.write_row(0, 0, HEADER)
        for row in range(ROWS):
            plan, worker = int(chosen["plan"][row]), int(chosen["worker"][row])
            day = datetime(2021, 7, 1) + timedelta(days=int(chosen["day"][row]))  # noqa: DTZ001 - Excel knows no zones
            kinds = ("announced", "unannounced", "virtual")
            names = (f"Worker {worker}", f"Team {worker // 7}")
            sheet.write_row(row + 1, 0, (row, plan, plan * 3 + 1, *names))
            sheet.write_datetime(row + 1, 5, day)
            sheet.write_row(row + 1, 6, ("Y" if seen[row] else "N", kinds[kind[row]]))


def run(rounds: int) -> Report:
    """Whole file to text, in memory, by both; the same number of rows and of cells first."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "visits.xlsx"
        write(path)
        size = path.stat().st_size

        def ours() -> None:
            for grid in read_workbook(path.name, path.read_bytes()):
                assert len(grid.rows) == ROWS + 1

        def theirs() -> None:
            frames = pd.read_excel(path, sheet_name=None, header=None, dtype=str, engine="openpyxl")
            for frame in frames.values():
                assert frame.shape == (ROWS + 1, len(HEADER))

        timings = interleave({"ours": ours, "openpyxl": theirs}, rounds)
    ours_, theirs_ = timings["ours"], timings["openpyxl"]
    return Report(
        "Reading a workbook",
        (f"{ROWS:,} rows of {len(HEADER)} cells, {size / 1e6:.1f} MB: ours {ours_}; pandas with openpyxl {theirs_}.",),
        (Bar("XLSX to text, ours ÷ pandas with openpyxl", ours_.median / theirs_.median, at_most=0.2, digits=3),),
    )
