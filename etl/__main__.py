"""The command line of what comes in: `synthesize` invents an extract, `load` loads one.

`benchmarks` takes in others' figures, `records` what people here typed.

Only JSON goes to standard output with --json; progress and messages go to standard error. Exit codes: 0 done, 1 nothing
could be loaded or written, 2 wrong usage. Nothing that is printed holds a value of a row.
"""

from __future__ import annotations

import argparse
import getpass
import json
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tqdm import tqdm

from data.tables import RECORDS
from etl.findings import Severity, Unreadable
from indicators.clock import LONDON, AsOf

if TYPE_CHECKING:
    from etl.load import Loaded

#: Where a person sees the rows that were set aside, and can download them.
DATA_QUALITY = "/data-quality"

_STAGES = {"read": "Reading", "conform": "Conforming", "check": "Checking", "count": "Counting", "store": "Storing"}
_WORST_FIRST = list(Severity)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command."""
    asked = _arguments().parse_args(arguments)
    run: Callable[[argparse.Namespace], int] = asked.run
    try:
        return run(asked)
    except KeyboardInterrupt:
        _say("Stopped: nothing was changed.")
    except Exception as problem:  # noqa: BLE001 - whatever goes wrong is one sentence, and no trace with values in it
        _say(_sentence(problem))
    return 1


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m etl", description="Invent an extract, or load one into the store.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    one = commands.add_parser("synthesize", help="write an invented trust as an extract")
    one.add_argument("folder", type=Path, metavar="DIR")
    one.add_argument("--scale", type=_scale, default=1.0, metavar="N", help="1 is a trust of 89,000 children (default)")
    one.add_argument("--as-of", type=_day, metavar="DATE", help="the day the extract stands at (default: yesterday)")
    one.add_argument("--seed", type=int, metavar="N", help="another seed, another trust of the same kind")
    one.add_argument("--format", choices=("ssd", "annex-a"), default="ssd")
    one.set_defaults(run=_synthesize)
    two = commands.add_parser("load", help="load an extract: a folder, a zip, CSV files, a workbook or a database URL")
    two.add_argument("paths", nargs="+", metavar="PATH")
    two.add_argument("--store", metavar="URL", help="default: SIGHTLINE_STORE, else instance/sightline.db")
    two.add_argument("--as-of", type=_moment, metavar="DATE", help="default: the extract's own time")
    two.add_argument("--json", action="store_true", help="only JSON on standard output")
    two.set_defaults(run=_load)
    three = commands.add_parser("benchmarks", help="import published figures, neighbours, judgements and areas")
    three.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    three.add_argument("--area", metavar="NAME", help="the authority whose children these are (kept with the store)")
    three.add_argument(
        "--source", metavar="WORDS", help="what the figures were published as (default: the file's name)"
    )
    three.add_argument("--by", metavar="WHO", help="who imports them (default: this account)")
    three.add_argument("--store", metavar="URL", help="default: SIGHTLINE_STORE, else instance/sightline.db")
    three.add_argument("--json", action="store_true", help="only JSON on standard output")
    three.set_defaults(run=_benchmarks)
    four = commands.add_parser("records", help="take in what people here typed from a CSV file, or write it to one")
    names = sorted(RECORDS)
    four.add_argument(
        "name", choices=[*names, "all"], metavar="NAME", help=f"{', '.join(names)}; all: a folder of them"
    )
    four.add_argument("path", type=Path, nargs="?", metavar="PATH")
    four.add_argument("--export", type=Path, metavar="PATH", help="write the records to a file instead")
    four.add_argument("--remove", type=Path, metavar="PATH", help="take away the records whose keys a file lists")
    four.add_argument("--by", metavar="WHO", help="who recorded them: kept with every change")
    four.add_argument("--store", metavar="URL", help="default: SIGHTLINE_STORE, else instance/sightline.db")
    four.add_argument("--json", action="store_true", help="only JSON on standard output")
    four.set_defaults(run=_records, parser=four)
    return parser


def _scale(text: str) -> float:
    scale = float(text)
    if not 0 < scale <= 1000:
        raise argparse.ArgumentTypeError("a scale lies above 0, and 1 is a whole trust")
    return scale


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError("write a date as 2026-06-30") from None


def _moment(text: str) -> str:
    try:
        AsOf.parse(text)
    except ValueError:
        raise argparse.ArgumentTypeError("write a date as 2026-06-30, or an instant as 2026-06-30T07:15") from None
    return text


def _synthesize(asked: argparse.Namespace) -> int:
    from etl import synthetic  # noqa: PLC0415 - each command imports what it needs, and starts at once

    as_of = asked.as_of or datetime.now(LONDON).date() - timedelta(days=1)
    seed = synthetic.DEFAULT_SEED if asked.seed is None else asked.seed
    with _bar() as bar:

        def tell(words: str, share: float) -> None:
            bar.set_description(words, refresh=False)
            bar.n = round(100 * share)
            bar.refresh()

        made = synthetic.write(
            asked.folder, scale=asked.scale, as_of=as_of, seed=seed, format=asked.format, progress=tell
        )
    _say(f"{len(made)} files of an invented trust as at {as_of} are in {asked.folder}: nobody in them exists.")
    return 0


def _load(asked: argparse.Namespace) -> int:
    from data.store import Store  # noqa: PLC0415 - each command imports what it needs, and starts at once
    from etl.load import load  # noqa: PLC0415

    if any("://" in path for path in asked.paths) and len(asked.paths) > 1:
        raise Unreadable("A database is loaded by itself: give its URL alone, or files and folders alone.")
    source: Any = asked.paths[0] if "://" in asked.paths[0] else [Path(path) for path in asked.paths]
    store = Store.open(asked.store)
    try:
        with _bar() as bar:

            def tell(stage: str, done: int, total: int) -> None:
                bar.set_description(_STAGES.get(stage, stage), refresh=False)
                bar.total, bar.n = max(total, 1), done
                bar.refresh()

            loaded = load(source, store, as_of=asked.as_of, progress=tell)
    finally:
        store.close()
    if asked.json:
        json.dump(as_json(loaded), sys.stdout, ensure_ascii=False)
        sys.stdout.write("\n")
    else:
        print("\n".join(report(loaded)))
    return 0


def _benchmarks(asked: argparse.Namespace) -> int:
    from data.store import Store  # noqa: PLC0415
    from etl.benchmarks import as_json, import_benchmarks, report  # noqa: PLC0415

    store = Store.open(asked.store)
    try:
        by = asked.by or getpass.getuser()
        found = import_benchmarks(asked.paths, store, by=by, area=asked.area, source=asked.source)
        if asked.json:
            json.dump(as_json(found), sys.stdout, ensure_ascii=False)
            sys.stdout.write("\n")
        else:
            print("\n".join(report(found, store)))
    finally:
        store.close()
    return 0


def _records(asked: argparse.Namespace) -> int:
    from etl.records.command import misused, run  # noqa: PLC0415

    if wrong := misused(asked):
        asked.parser.error(wrong)
    return run(asked)


def as_json(loaded: Loaded) -> dict[str, Any]:
    """What a load came to, as other programs read it."""
    return {
        "load_id": loaded.load_id,
        "as_of": loaded.as_of.isoformat(),
        "tables": [
            {
                "table": row.table,
                "file": row.file,
                "read": row.read,
                "loaded": row.loaded,
                "set_aside": row.set_aside,
            }
            for row in loaded.account
        ],
        "findings": [
            {"check": check, "severity": severity.value, "table": table, "count": count}
            for (check, severity, table), count in _sorted(loaded)
        ],
        "seconds": dict(loaded.seconds),
    }


def report(loaded: Loaded) -> Iterator[str]:
    """The same for a person: the account of rows, the findings by check, and where the rest can be seen."""
    yield from _grid(
        ("table", "file", "read", "loaded", "set aside"),
        [(row.table, row.file, row.read, row.loaded, row.set_aside) for row in loaded.account],
    )
    yield ""
    if loaded.findings:
        yield from _grid(
            ("finding", "severity", "table", "rows"),
            [(check, severity.value, table, count) for (check, severity, table), count in _sorted(loaded)],
        )
        yield ""
    read, kept = sum(row.read for row in loaded.account), sum(row.loaded for row in loaded.account)
    yield f"Load {loaded.load_id}, as at {loaded.as_of:%Y-%m-%d %H:%M} ({loaded.as_of_from}), in {_seconds(loaded)}."
    yield f"{read:,} rows read: {kept:,} loaded, {loaded.set_aside:,} set aside."
    if loaded.set_aside or loaded.findings:
        yield f"Rows set aside and findings, one by one: the data quality page of the dashboard, {DATA_QUALITY}"
    yield from loaded.notes


def _sorted(loaded: Loaded) -> list[tuple[tuple[str, Severity, str], int]]:
    return sorted(
        loaded.findings.items(), key=lambda item: (_WORST_FIRST.index(item[0][1]), -item[1], item[0][0], item[0][2])
    )


def _seconds(loaded: Loaded) -> str:
    stages = ", ".join(f"{stage} {seconds:.1f} s" for stage, seconds in loaded.seconds.items() if seconds >= 0.05)
    return f"{sum(loaded.seconds.values()):.1f} s" + (f" ({stages})" if stages else "")


def _grid(heads: Sequence[str], rows: Sequence[Sequence[str | int]]) -> Iterator[str]:
    cells = [heads, *([f"{cell:,}" if isinstance(cell, int) else cell for cell in row] for row in rows)]
    widths = [max(len(row[place]) for row in cells) for place in range(len(heads))]
    right = [bool(rows) and isinstance(rows[0][place], int) for place in range(len(heads))]
    for row in cells:
        yield "  ".join(
            cell.rjust(width) if to_right else cell.ljust(width)
            for cell, width, to_right in zip(row, widths, right, strict=True)
        ).rstrip()


@contextmanager
def _bar() -> Iterator[Any]:
    """A progress bar on standard error where somebody watches, else nothing."""
    bar = tqdm(
        total=100, file=sys.stderr, disable=None, leave=False, bar_format="{desc:<24} {percentage:3.0f}% |{bar}|"
    )
    try:
        yield bar
    finally:
        bar.close()


def _say(words: str) -> None:
    sys.stderr.write(words + "\n")


def _sentence(problem: Exception) -> str:
    """One sentence for whatever went wrong. Of what nobody foresaw only kind and place: its text may hold a value."""
    from data.store import StoreError  # noqa: PLC0415 - only a failure needs it

    if isinstance(problem, Unreadable | StoreError):
        return str(problem)
    if isinstance(problem, OSError):
        where = f" {problem.filename}" if problem.filename else ""
        return f"The file or folder{where} cannot be used: {problem.strerror or type(problem).__name__}."
    if isinstance(problem, MemoryError):
        return "There is not memory enough for this source: load it on a larger machine, or in parts."
    last = traceback.extract_tb(problem.__traceback__)[-1]
    place = f"{Path(last.filename).name}, line {last.lineno}"
    return f"Sightline failed ({type(problem).__name__} in {place}): nothing was changed; please report it."


if __name__ == "__main__":
    sys.exit(main())
