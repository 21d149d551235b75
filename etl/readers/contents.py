"""Finding the files of a source: a folder, a zip, single files; nothing is read that is not needed or too large."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from etl.findings import Unreadable

#: More than any extract: ten trusts in one are 400 MB in 40 files.
MOST_FILES = 5_000
MOST_BYTES = 1024**3
#: Text packs to a tenth, a column of one word to a two-hundredth; a zip bomb to less than a thousandth.
MOST_RATIO = 250
SMALL = 64 * 1024**2  #: below this a high ratio does no harm

READ = frozenset({".csv", ".txt", ".tsv", ".xlsx", ".xlsm", ".xls", ".zip", ".json"})
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  #: the first bytes of .xls and of every encrypted Office file


@dataclass(frozen=True)
class Content:
    """One file of a source, not yet read."""

    name: str  #: its path within the source, with forward slashes
    size: int
    read: Callable[[int], bytes]  #: read(n): the first n bytes, or all where n is -1

    @property
    def stem(self) -> str:
        """The name without folders and extension, in lower case."""
        return PurePosixPath(self.name).stem.lower()

    @property
    def extension(self) -> str:
        """The extension with its dot, in lower case."""
        return PurePosixPath(self.name).suffix.lower()


def contents_of(paths: Sequence[Path]) -> list[Content]:
    """Every file that could hold data, in the order of the paths and then of their names."""
    if not paths:
        raise Unreadable("No file or folder was given: name the extract to load.")
    found = [content for path in paths for content in _under(Path(path))]
    if sum(content.size for content in found) > MOST_BYTES:
        raise Unreadable(f"{_named(paths)} holds more than {MOST_BYTES // 1024**3} GB: give the extract alone.")
    return found


def _named(paths: Sequence[Path]) -> str:
    return ", ".join(Path(path).name or str(path) for path in paths)


def _under(path: Path) -> Iterator[Content]:
    try:
        if path.is_dir():
            yield from _in_folder(path)
        elif path.is_file():
            yield from _in_file(path.name, path)
        else:
            raise Unreadable(f"{path} does not exist or is no file: check the path.")
    except OSError as problem:
        raise Unreadable(
            f"{path} cannot be opened ({problem.strerror or 'input/output error'}): check its permissions."
        ) from None


def _in_folder(folder: Path) -> Iterator[Content]:
    files = []
    for path in sorted(folder.rglob("*")):
        relative = path.relative_to(folder)
        if len(relative.parts) > 4 or any(part.startswith((".", "__MACOSX")) for part in relative.parts):
            continue
        if path.is_file() and path.suffix.lower() in READ:
            files.append((relative.as_posix(), path))
        if len(files) > MOST_FILES:
            raise Unreadable(
                f"{folder.name} holds more than {MOST_FILES:,} files: give the folder of the extract alone."
            )
    for name, path in files:
        yield from _in_file(name, path)


def _in_file(name: str, path: Path) -> Iterator[Content]:
    def read(count: int) -> bytes:
        with path.open("rb") as stream:
            return stream.read(count)

    size = path.stat().st_size
    if read(4).startswith(b"PK"):
        with path.open("rb") as stream:
            if not is_workbook(stream):
                yield from _in_zip(name, path.read_bytes())
                return
    yield Content(name, size, read)


def is_workbook(stream: io.BufferedIOBase | io.BytesIO) -> bool:
    """Whether a zip is an Office workbook; Unreadable where it is no whole zip."""
    try:
        with zipfile.ZipFile(stream) as archive:
            return any(name.lower().startswith("xl/workbook.") for name in archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, zlib.error):
        name = Path(getattr(stream, "name", "") or "The file").name
        raise Unreadable(
            f"{name} is cut short or damaged (it begins as a zip and does not end as one): export it again."
        ) from None


def _in_zip(name: str, data: bytes) -> Iterator[Content]:
    archive = zipfile.ZipFile(io.BytesIO(data))
    entries = [
        entry
        for entry in archive.infolist()
        if not entry.is_dir() and not any(p.startswith((".", "__MACOSX")) for p in PurePosixPath(entry.filename).parts)
    ]
    refuse_bomb(name, entries)
    for entry in sorted(entries, key=lambda entry: entry.filename):
        if PurePosixPath(entry.filename).suffix.lower() not in READ:
            continue
        yield Content(
            f"{name}/{entry.filename}",
            entry.file_size,
            lambda count, entry=entry: unpack(name, archive, entry, count),  # type: ignore[misc]
        )


def refuse_bomb(name: str, entries: Sequence[zipfile.ZipInfo]) -> None:
    """Unreadable where a zip would unpack to more than any extract, or cannot be unpacked without a password."""
    total, packed = sum(entry.file_size for entry in entries), sum(entry.compress_size for entry in entries)
    if len(entries) > MOST_FILES:
        raise Unreadable(f"{name} holds more than {MOST_FILES:,} files: zip the extract alone.")
    if total > MOST_BYTES or (total > SMALL and total > MOST_RATIO * max(packed, 1)):
        raise Unreadable(
            f"{name} would unpack to {total / 1024**2:,.0f} MB from {packed / 1024**2:,.1f} MB and was not opened: "
            "zip the extract again."
        )
    if any(entry.flag_bits & 1 for entry in entries):
        raise Unreadable(f"{name} is protected by a password: save it without one and load it again.")


def unpack(name: str, archive: zipfile.ZipFile, entry: zipfile.ZipInfo, count: int = -1) -> bytes:
    """An entry's bytes, never more than it says it has; Unreadable where it is damaged or says less than it holds."""
    try:
        with archive.open(entry) as stream:
            data = stream.read(count if count >= 0 else entry.file_size + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError, RuntimeError):
        raise Unreadable(
            f"{name} is damaged at {PurePosixPath(entry.filename).name}: export and zip it again."
        ) from None
    if len(data) > entry.file_size:
        raise Unreadable(
            f"{name} holds more than it says at {PurePosixPath(entry.filename).name} and was not opened: zip it again."
        )
    return data
