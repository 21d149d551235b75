"""Extracts in a folder: what lies there, whether it is still being written, and what it is known by."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

#: Files that are an extract by themselves.
ALONE = frozenset({".zip", ".xlsx", ".xlsm", ".xls"})
#: Files that are one extract together, with all others of their folder.
TOGETHER = frozenset({".csv", ".json"})
#: Written beside what cannot be loaded; never read.
REASON = ".reason.txt"

Stamp = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True)
class Extract:
    """One thing to load: its files, and how they looked when it was found."""

    path: Path
    files: tuple[Path, ...]
    stamp: Stamp  #: name, size and time of the last change of each file
    loose: bool = False  #: lies in the folder itself, beside other extracts

    @property
    def name(self) -> str:
        """What people call it."""
        return self.path.name or str(self.path)

    @property
    def source(self) -> tuple[Path, ...]:
        """What is handed to the load."""
        return self.files if self.loose else (self.path,)

    @property
    def changed(self) -> int:
        """When its last file was changed."""
        return max((changed for _, _, changed in self.stamp), default=0)


def found_in(folder: Path) -> Iterator[Extract]:
    """Every extract in a folder: each workbook, zip and folder in it, and the CSV files that lie loose in it as one.

    Names that begin with a dot or end with a tilde are somebody's work in progress. OSError where it cannot be read.
    """
    loose: list[Path] = []
    for path in sorted(folder.iterdir()):
        if path.name.startswith((".", "~")) or path.name.endswith((REASON, "~", ".tmp", ".part")):
            continue
        if path.is_dir():
            files = sorted(file for file in path.rglob("*") if _counts(file))
            if files:
                yield _extract(path, files)
        elif path.suffix.lower() in ALONE:
            yield _extract(path, [path])
        elif path.suffix.lower() in TOGETHER:
            loose.append(path)
    if any(path.suffix.lower() == ".csv" for path in loose):
        yield _extract(folder, loose, loose=True)


def _counts(file: Path) -> bool:
    return file.is_file() and not file.name.startswith((".", "~")) and not file.name.endswith(REASON)


def _extract(path: Path, files: list[Path], *, loose: bool = False) -> Extract:
    return Extract(path, tuple(files), stamp_of(files), loose)


def stamp_of(files: list[Path]) -> Stamp:
    """How files look from outside; a file that has gone looks like nothing."""
    looks = []
    for file in files:
        try:
            seen = file.stat()
        except OSError:
            continue
        looks.append((str(file), seen.st_size, seen.st_mtime_ns))
    return tuple(looks)


def content_mark(extract: Extract) -> str:
    """A mark of the content: the same whatever the files are called above their own folder, and whenever they came."""
    whole = hashlib.sha256()
    for file in extract.files:
        name = file.relative_to(extract.path).as_posix() if file != extract.path else file.suffix.lower()
        with file.open("rb") as opened:
            digest = hashlib.file_digest(opened, "sha256").hexdigest()
        whole.update(f"{name}\0{digest}\n".encode())
    return whole.hexdigest()
