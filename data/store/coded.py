"""Coded cases as bytes: a line of JSON, and the columns in the narrowest whole numbers that hold them, compressed."""

from __future__ import annotations

import json
import zlib
from typing import Any

import numpy as np
from numpy.typing import NDArray

from data.coded import CodedCases, Ints, Known, Part

COLUMNS = ("person", "team", "start", "end", "met")
_KINDS = ("<i1", "<i2", "<i4")


def pack(coded: CodedCases) -> bytes:
    """All of it, in the order of team and first day, in which like stands beside like."""
    held = coded.where(np.lexsort((coded.start, coded.team)))
    arrays = [_narrow(getattr(held, name)) for name in COLUMNS]
    arrays += [_narrow(part.code) for part in held.parts.values()]
    header = {
        "subject": held.subject,
        "known": held.known,
        "lacks": held.lacks,
        "since": held.since,
        "teams": held.teams,
        "parts": [(name, part.known, part.words) for name, part in held.parts.items()],
        "kinds": [array.dtype.str for array in arrays],
        "length": len(held),
    }
    told = json.dumps(header, ensure_ascii=False, separators=(",", ":")).encode()
    body = zlib.compress(b"".join(array.tobytes() for array in arrays), 1)
    return len(told).to_bytes(4, "little") + told + body


def _narrow(column: Ints) -> NDArray[Any]:
    low, high = (int(column.min()), int(column.max())) if len(column) else (0, 0)
    kind = next(kind for kind in _KINDS if np.iinfo(kind).min <= low and high <= np.iinfo(kind).max)
    return column.astype(kind)


def unpack(kept: bytes) -> CodedCases:
    """What was packed."""
    begin = 4 + int.from_bytes(kept[:4], "little")
    header = json.loads(kept[4:begin])
    raw, at, columns = zlib.decompress(kept[begin:]), 0, []
    for kind in header["kinds"]:
        column = np.frombuffer(raw, kind, header["length"], at)
        at += column.nbytes
        columns.append(column.astype(np.int32))
    codes = columns[len(COLUMNS) :]
    return CodedCases(
        subject=header["subject"],
        known=Known(header["known"]),
        lacks=tuple(header["lacks"]),
        since=header["since"],
        teams=tuple(header["teams"]),
        parts={
            name: Part(Known(known), tuple(words), code)
            for (name, known, words), code in zip(header["parts"], codes, strict=True)
        },
        **dict(zip(COLUMNS, columns, strict=False)),
    )
