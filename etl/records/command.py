"""What `python -m etl records` does with what it is asked."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence

from data.store import Store
from etl.records.account import as_json, report
from etl.records.exporting import export_records
from etl.records.importing import Imported, import_folder, import_records, remove_listed

#: In the place of a kind: every file of a folder that is called after one.
ALL = "all"


def misused(asked: argparse.Namespace) -> str | None:
    """What to ask instead; None where it can be done."""
    if sum(path is not None for path in (asked.path, asked.export, asked.remove)) != 1:
        return "name the file to take in, or one to --export to, or one that lists what to --remove"
    if asked.export is None and not (asked.by or "").strip():
        return "say who recorded them: --by WHO"
    if asked.name == ALL and asked.path is None:
        return "export or remove one kind of record at a time"
    return None


def run(asked: argparse.Namespace) -> int:
    """Take in, write out or take away; 0 done, 1 nothing could be."""
    store = Store.open(asked.store)
    try:
        if asked.export is not None:
            number = export_records(store, asked.name, asked.export)
            sys.stderr.write(f"{number:,} {asked.name} records are in {asked.export}.\n")
            return 0
        if asked.remove is not None:
            rows, gone = remove_listed(store, asked.name, asked.remove, by=asked.by)
            sys.stderr.write(f"{rows:,} rows read: {gone:,} {asked.name} records were removed, their history kept.\n")
            return 0 if gone else 1
        if asked.name == ALL:
            return _told(import_folder(store, asked.path, by=asked.by), asked)
        return _told([import_records(store, asked.name, asked.path, by=asked.by)], asked)
    finally:
        store.close()


def _told(taken: Sequence[Imported], asked: argparse.Namespace) -> int:
    if asked.json:
        accounts = [as_json(one) for one in taken]
        json.dump(accounts if asked.name == ALL else accounts[0], sys.stdout, ensure_ascii=False)
        sys.stdout.write("\n")
    else:
        sys.stdout.writelines(f"{line}\n" for one in taken for line in report(one))
    return 0 if any(one.kept or not one.read for one in taken) else 1
