"""Each kind of file a pack is written as: one module a kind, and the name of the kind is its ending."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from reports.content import Pack

FORMATS = ("pptx", "pdf", "xlsx")


def write(pack: Pack, kind: str) -> bytes:
    """A pack as the bytes of a file. ValueError for a kind there is none of."""
    if kind not in FORMATS:
        raise ValueError(f"There is no format {kind}: write one of {', '.join(FORMATS)}.")
    writer: Callable[[Pack], bytes] = import_module(f"reports.writers.{kind}").write
    return writer(pack)
