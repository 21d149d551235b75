"""The command line of packs: ``list`` shows them, ``build`` writes one.

Exit codes: 0 done, 1 nothing to build from, 2 wrong usage. The path of what was written is all that goes to standard
output.
"""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from data.results import Grain
from data.store import Store, StoreError
from etl.checking import titles
from reports.building import Unbuildable, build, file_name
from reports.packs import discover
from reports.writers import FORMATS


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m reports", description="Results written out for a meeting.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    commands.add_parser("list", help="every pack there is")
    one = commands.add_parser("build", help="write one pack")
    one.add_argument("name", metavar="NAME", choices=sorted(discover()), help=", ".join(sorted(discover())))
    one.add_argument("--as-of", type=date.fromisoformat, metavar="DATE", help="default: that of the last load")
    one.add_argument("--unit", metavar="UNIT", help="a service or team by name; default: the trust")
    one.add_argument("--format", choices=FORMATS, default="pptx")
    one.add_argument(
        "--grain",
        choices=[grain.value for grain in Grain],
        metavar="GRAIN",
        help="what numbers are read by, in a pack that offers it: pib by fortnight (the default) or month",
    )
    one.add_argument(
        "--out", type=Path, metavar="PATH", help="a file, or a folder in which it gets its own name; default: this one"
    )
    one.add_argument("--store", metavar="URL", help="default: SIGHTLINE_STORE, else instance/sightline.db")
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command."""
    asked = _arguments().parse_args(arguments)
    if asked.command == "list":
        for name, kind in discover().items():
            hides = "small numbers hidden" if kind.suppressed else "true counts"
            print(f"{name}: {kind.title}, {kind.when}, for {kind.audience} ({hides})")
        return 0
    try:
        grain = Grain(asked.grain) if asked.grain else None
        store = Store.open(asked.store)
        try:
            pack, made = build(
                store, asked.name, asked.format, on=asked.as_of, unit=asked.unit, titles=titles(), grain=grain
            )
        finally:
            store.close()
        named = Path(file_name(pack, asked.format))
        path = asked.out / named if asked.out and asked.out.is_dir() else asked.out or named
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(made)
    except (Unbuildable, StoreError) as problem:
        sys.stderr.write(f"{problem}\n")
        return 1
    except OSError as problem:
        sys.stderr.write(f"The pack cannot be written to {problem.filename}: {problem.strerror}.\n")
        return 1
    print(path)
    return 0


if __name__ == "__main__":
    # One pack, and the process ends: nothing of it forms rings worth looking for, which took a fifth of the time.
    gc.disable()
    sys.exit(main())
