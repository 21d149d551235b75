"""The invented trust that several comparisons share: written once in a run, loaded once, gone at its end."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

from bench.peak import Spent, spent

AS_OF = "2026-06-30"


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="sightline-bench-")


@cache
def extract(scale: int = 1) -> tuple[Path, Spent]:
    """The extract of a scale, and what writing it cost."""
    folder = Path(_folder().name) / f"extract-{scale}"
    return folder, spent("etl", "synthesize", str(folder), "--scale", str(scale), "--as-of", AS_OF)


@cache
def store() -> str:
    """The URL of a store that the extract was loaded into."""
    url = f"sqlite:///{Path(_folder().name) / 'store.sqlite'}"
    spent("etl", "load", str(extract()[0]), "--store", url)
    return url
