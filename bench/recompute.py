"""A full recompute: every indicator, from typed tables in memory to results, beside only parsing the same files.

Ours makes the cases of every indicator and folds them by every grain and level that a load keeps, five years back; the
days, weeks and months of every unit are then written out as numbers, although a load leaves weeks and months to be
added up when somebody asks. The yardstick is DuckDB reading each CSV file of the extract into a table in memory, as it
comes. Nothing is packed and nothing stored on either side.
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import duckdb

from bench.peak import spent
from bench.report import Bar, Report
from bench.rounds import Timing, interleave
from bench.trust import extract
from data.ledger import Ledger
from etl.intake import Intake, read_source
from indicators.clock import AsOf
from indicators.engine import compute
from indicators.reading import Reading
from indicators.results import Grain

SCALES = (1, 10)
GRAINS = (Grain.DAY, Grain.WEEK, Grain.MONTH)


def read(folder: Path) -> Intake:
    """The typed tables of an extract."""
    return read_source([folder])


def recompute(intake: Intake) -> int:
    """Every indicator counted anew; how many numbers that came to."""
    reading = Reading(intake.tables, intake.supplied, AsOf(intake.as_of))
    numbers = 0
    for one in compute(reading):
        for result in one.results:
            wanted = [grain for grain in GRAINS if grain in result.pieces.grains] if isinstance(result, Ledger) else []
            blocks = [result.block(grain) for grain in wanted] if isinstance(result, Ledger) else [result]
            numbers += sum(block.numerator.size for block in blocks if block is not None)
    return numbers


#: As DuckDB comes; and for a file that it refuses so, because of a ragged line.
OPTIONS = ("", ", ignore_errors = true", ", strict_mode = false")


def readable(folder: Path) -> list[tuple[str, str]]:
    """Each file of an extract, with the first options under which DuckDB reads it."""
    found = []
    for path in sorted(map(str, folder.glob("*.csv"))):
        for options in OPTIONS:
            try:
                parse([(path, options)])
            except duckdb.Error:
                continue
            found.append((path, options))
            break
        else:
            raise RuntimeError(f"DuckDB reads {path} under none of {OPTIONS}")
    return found


def parse(files: list[tuple[str, str]]) -> int:
    """Every file into a table in memory; how many rows that came to."""
    rows = 0
    with duckdb.connect() as connection:
        for number, (path, options) in enumerate(files):
            connection.execute(f"create table t{number} as from read_csv(?{options})", [path])
            rows += connection.execute(f"select count(*) from t{number}").fetchall()[0][0]
    return rows


def compare(scale: int, rounds: int) -> tuple[dict[str, Timing], int, int]:
    """Both in turn, on one extract; and how many rows it has, and numbers come of it."""
    folder, _ = extract(scale)
    intake, files = read(folder), readable(folder)
    counts = {"rows": 0, "numbers": 0}

    def ours() -> None:
        counts["numbers"] = recompute(intake)

    def theirs() -> None:
        counts["rows"] = parse(files)

    return interleave({"ours": ours, "duckdb": theirs}, rounds), counts["rows"], counts["numbers"]


def peak(folder: Path) -> float:
    """The most memory, in mebibytes, that a process holds which reads an extract and counts everything once."""
    with tempfile.TemporaryDirectory() as temporary:
        told = Path(temporary) / "numbers.json"
        cost = spent("bench.recompute", str(folder), str(told))
        assert json.loads(told.read_text(encoding="utf-8")) > 0
    return cost.mebibytes


def run(rounds: int) -> Report:
    """The recompute's time as a multiple of the parsing, how it grows, and its memory."""
    lines, bars, ours = [], [], {}
    for scale in SCALES:
        timings, rows, numbers = compare(scale, rounds)
        ours[scale] = timings["ours"]
        lines.append(
            f"x{scale}, {rows:,} rows: ours, {numbers:,} numerators with what stands beside each, {timings['ours']}; "
            f"DuckDB's parsing alone {timings['duckdb']}."
        )
        ratio = timings["ours"].median / timings["duckdb"].median
        bars.append(Bar(f"full recompute x{scale} ÷ DuckDB parsing the same files", ratio, 1.5 if scale == 1 else None))
    bars.append(Bar("full recompute, x10 ÷ x1", ours[10].median / ours[1].median, at_most=13))
    most = peak(extract(1)[0])
    lines.append(f"A process that reads the files of x1 and counts everything once holds {most:,.0f} MiB at most.")
    bars.append(Bar("full recompute x1, peak memory in GB", most / 953.674, at_most=1))
    return Report("A full recompute", tuple(lines), tuple(bars))


if __name__ == "__main__":
    import sys

    Path(sys.argv[2]).write_text(json.dumps(recompute(read(Path(sys.argv[1])))), encoding="utf-8")
