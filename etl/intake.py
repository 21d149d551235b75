"""The way in: any source we know becomes typed tables, findings and an account of every row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import pandas as pd

from etl.findings import Finding, RowAccount, SetAside

#: Called with a stage ("read", "conform", "check"), how much of it is done and how much there is.
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True)
class SourceFile:
    """One file that was read: its name within the source, its SHA-256 in hexadecimal, its size in bytes."""

    name: str
    sha256: str
    bytes: int


@dataclass(frozen=True)
class Intake:
    """Everything that one source gave: rows read are always rows loaded plus rows set aside."""

    kind: str  #: "ssd-csv", "ssd-database" or "annex-a"
    tables: dict[str, pd.DataFrame]  #: typed frames, only of the tables that the source brought
    supplied: dict[str, frozenset[str]]  #: for each of them, the columns the source had
    account: list[RowAccount]
    set_aside: list[SetAside]
    findings: list[Finding]
    as_of: datetime  #: aware, in Europe/London
    as_of_from: str  #: in words: where as_of came from
    invented: bool  #: made by etl.synthetic
    files: list[SourceFile]
    windows: dict[str, tuple[date, date]] | None  #: Annex A: first and last day that each table's rows replace
    seconds: dict[str, float]  #: by stage


def read_source(
    paths: Sequence[Path] | str,
    *,
    as_of: str | None = None,
    progress: Progress | None = None,
) -> Intake:
    """Read and conform a source, recognised by its content; Unreadable, with one sentence, where nothing can be loaded.

    ``paths`` are files or folders, or a SQLAlchemy URL as text. ``as_of`` is a date (its last moment in London) or an
    ISO instant. The checks of etl/checks are not run: see check_tables.
    """
    raise NotImplementedError


def check_tables(
    tables: dict[str, pd.DataFrame],
    supplied: dict[str, frozenset[str]],
    as_of: datetime,
) -> list[Finding]:
    """The findings of every check in etl/checks whose columns the tables have; the tables are not changed."""
    raise NotImplementedError
