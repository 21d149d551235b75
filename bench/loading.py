"""End to end: an extract of scale 1 to the results of every indicator, beside only loading its files.

Each in a process of its own, from `import` to exit, into a new SQLite file.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from bench.peak import Spent, spent
from bench.report import Bar, Report
from bench.rounds import interleave
from bench.trust import extract


def run(rounds: int) -> Report:
    """The load's time as a multiple of the naive one's, and its memory."""
    files, made = extract()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        size = sum(path.stat().st_size for path in files.glob("*.csv"))
        memory: dict[str, list[float]] = {"ours": [], "naive": []}

        def job(name: str, command: Callable[[str], Spent]) -> Callable[[], float]:
            def once() -> float:
                file = folder / f"{name}.sqlite"
                for old in folder.glob(f"{file.name}*"):
                    old.unlink()
                cost = command(f"sqlite:///{file}")
                memory[name].append(cost.mebibytes)
                return cost.seconds

            return once

        timings = interleave(
            {
                "ours": job("ours", lambda url: spent("etl", "load", str(files), "--store", url)),
                "naive": job("naive", lambda url: spent("bench.naive", str(files), url)),
            },
            rounds,
        )
    ours, naive, most = timings["ours"], timings["naive"], max(memory["ours"])
    return Report(
        "A load, end to end",
        (
            f"Inventing the trust: {made.seconds:.1f} s, {made.mebibytes:,.0f} MiB; {size / 1e6:.0f} MB of CSV.",
            (
                f"Ours, to cases and results {ours}, {most:,.0f} MiB at most; naive read_csv and to_sql, files only "
                f"{naive}, {max(memory['naive']):,.0f} MiB at most."
            ),
        ),
        (
            Bar("load x1, ours to results ÷ naive files only", ours.median / naive.median, at_most=1.5),
            Bar("load x1, peak memory in GB", most / 953.674, at_most=1),
        ),
    )
