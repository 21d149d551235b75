"""Packs of the trust at its full size, each in a process of its own: seconds and memory, without a browser."""

from __future__ import annotations

import tempfile
from pathlib import Path

from bench.peak import Spent, spent
from bench.report import Bar, Report
from bench.rounds import Timing, interleave
from bench.trust import AS_OF, store
from reports.choices import PRIORITY

FORMATS = ("pptx", "pdf", "xlsx")
#: What is suppressed costs most: each number is held against all that could give it away.
NAME = "improvement_board"


def run(rounds: int) -> Report:
    """The dashboard of priority indicators, suppressed, from the command to the file."""
    url, held = store(), dict.fromkeys(FORMATS, 0.0)
    with tempfile.TemporaryDirectory() as folder:

        def built(ending: str) -> Spent:
            out = Path(folder) / f"pack.{ending}"
            asked = (NAME, "--as-of", AS_OF, "--format", ending, "--out", str(out), "--store", url)
            cost = spent("reports", "build", *asked)
            assert out.stat().st_size > 50_000
            held[ending] = max(held[ending], cost.mebibytes)
            return cost

        jobs = {ending: lambda ending=ending: built(ending).seconds for ending in FORMATS}
        timings: dict[str, Timing] = interleave(jobs, rounds)
    worst = max(timing.median for timing in timings.values())
    took = "; ".join(f"{ending} {timings[ending]}, {held[ending]:,.0f} MiB" for ending in FORMATS)
    return Report(
        "A pack",
        (f"{len(PRIORITY)} indicators of the trust for the Improvement Board, small numbers hidden: {took}.",),
        (
            Bar("a pack, from the command to the file, in seconds: the slowest format", worst, at_most=5),
            Bar("a pack, peak memory in MB", max(held.values()) * 1.048576, at_most=500, digits=0),
        ),
    )
