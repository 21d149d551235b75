"""One command in a process of its own: how long it took and how much memory it held at most.

`python -m bench.peak FILE MODULE [ARGUMENT...]` runs a module as `python -m` would and writes both to a file, as JSON.
The clock starts before the module is imported.
"""

from __future__ import annotations

import json
import os
import resource
import runpy
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Spent:
    """Seconds from the start of the work, and mebibytes held at most by the process and the largest of its children."""

    seconds: float
    mebibytes: float


def standing() -> dict[str, str]:
    """The environment, in which a program that has run before finds its bytecode, as it does where it is installed."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def spent(module: str, *arguments: str) -> Spent:
    """What a command costs; an error where it fails, with what it said."""
    with tempfile.TemporaryDirectory() as folder:
        into = Path(folder) / "spent.json"
        command = [sys.executable, "-m", "bench.peak", str(into), module, *arguments]
        done = subprocess.run(command, cwd=ROOT, env=standing(), capture_output=True, text=True, check=False)
        if done.returncode or not into.exists():
            raise RuntimeError(f"{' '.join(command)} failed:\n{done.stderr[-2000:]}")
        return Spent(**json.loads(into.read_text(encoding="utf-8")))


def high_water() -> float:
    """The most memory this process has held, in mebibytes; not what its parent held before it (as ru_maxrss would)."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    own = next(int(line.split()[1]) for line in lines if line.startswith("VmHWM"))
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return (own + children) / 1024


def main(into: Path, module: str, arguments: list[str]) -> None:
    """Run the module under its own name and write down what it cost, even where it ends by exit(0)."""
    sys.argv = [module, *arguments]
    begin = time.perf_counter()
    try:
        runpy.run_module(module, run_name="__main__", alter_sys=True)
    except SystemExit as end:
        if end.code:
            raise
    cost = {"seconds": time.perf_counter() - begin, "mebibytes": high_water()}
    into.write_text(json.dumps(cost), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3:])
