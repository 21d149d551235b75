"""`python -m bench [GROUP...] [--rounds N] [--write]`: run the comparisons, say what they came to, keep it if asked."""

from __future__ import annotations

import argparse
import importlib
import os
import platform
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from bench.report import Report
from bench.rounds import ROUNDS

RESULTS = Path(__file__).with_name("RESULTS.md")
ROOT = RESULTS.parents[1]

#: In the order of the issue that set the bars.
GROUPS = ("loading", "recompute", "measures", "workbook", "packs", "serving", "painting")


def machine() -> str:
    """What the figures were measured on."""
    memory = 0.0
    if hasattr(os, "sysconf") and "SC_PHYS_PAGES" in os.sysconf_names:
        memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    model = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.exists():
        lines = [line.partition(":")[2].strip() for line in info.read_text().splitlines() if "model name" in line]
        model = lines[0] if lines else model
    return f"{os.cpu_count()} × {model}, {memory:.0f} GiB, {platform.system()}, Python {platform.python_version()}"


def commit() -> str:
    """What was measured."""
    said = subprocess.run(
        ["git", "describe", "--always", "--dirty"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return said.stdout.strip() or "unknown"


def busy() -> str:
    """How much else the machine was doing, before we began."""
    return f"load average {os.getloadavg()[0]:.1f} before" if hasattr(os, "getloadavg") else "load unknown"


def main() -> int:
    """Run what was asked for; 1 where a bar was missed."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("groups", nargs="*", choices=[*GROUPS, []], metavar="GROUP", help=", ".join(GROUPS))
    parser.add_argument("--rounds", type=int, default=ROUNDS, help=f"rounds of each comparison (default {ROUNDS})")
    parser.add_argument("--write", action="store_true", help="append what was measured to bench/RESULTS.md")
    asked = parser.parse_args()
    heading = f"## {datetime.now(UTC):%d %B %Y, %H:%M} UTC, {commit()}\n\n{machine()}; {asked.rounds} rounds; {busy()}."
    print(heading, end="\n\n", flush=True)
    reports: list[Report] = []
    for name in asked.groups or GROUPS:
        print(f"… {name}", file=sys.stderr, flush=True)
        reports.append(importlib.import_module(f"bench.{name}").run(asked.rounds))
        print(reports[-1].as_markdown(), end="\n\n", flush=True)
    if asked.write:
        if asked.rounds < ROUNDS:
            print(f"not written: fewer than {ROUNDS} rounds are no measurement", file=sys.stderr)
            return 2
        before = RESULTS.read_text(encoding="utf-8") if RESULTS.exists() else "# What was measured\n"
        parts = [before.rstrip(), heading, *(each.as_markdown() for each in reports)]
        RESULTS.write_text("\n\n".join(parts) + "\n", encoding="utf-8", newline="\n")
    return int(any(bar.met is False for each in reports for bar in each.bars))


if __name__ == "__main__":
    sys.exit(main())
