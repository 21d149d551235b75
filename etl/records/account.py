"""What an import came to, in words and for other programs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from etl.records.importing import Imported


def as_json(imported: Imported) -> dict[str, Any]:
    """What an import came to, as other programs read it: without any value of a row."""
    return {
        "record": imported.record,
        "file": imported.file,
        "read": imported.read,
        "kept": imported.kept,
        "new": imported.written.new,
        "changed": imported.written.changed,
        "unchanged": imported.written.unchanged,
        "counted_anew": list(imported.counted),
        "set_aside": [{"file": row.file, "line": row.line, "reason": row.reason} for row in imported.set_aside],
        "findings": [
            {
                "check": one.check,
                "severity": one.severity.value,
                "line": one.line,
                "column": one.column,
                "message": one.message,
            }
            for one in imported.findings
        ],
    }


def report(imported: Imported) -> Iterator[str]:
    """The same for a person, a line each."""
    for one in imported.findings:
        yield f"{_place(one.file, one.line)}: {one.message}."
    for row in imported.set_aside:
        yield f"{_place(row.file, row.line)}: the row was set aside: {row.reason}."
    written, aside = imported.written, len(imported.set_aside)
    yield (
        f"{imported.record}: {imported.read:,} rows read: {imported.kept:,} kept ({written.new:,} new, "
        f"{written.changed:,} changed, {written.unchanged:,} as they were), {aside:,} set aside."
    )
    if imported.counted:
        yield f"{len(imported.counted)} indicators were counted anew."


def _place(file: str, line: int | None) -> str:
    return file if line is None else f"{file}, line {line}"
