"""Delimited text: every row is kept, the ragged and the unclosed among them, and none is swallowed."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import repeat

from etl.findings import Finding, Severity, Unreadable
from etl.readers.raw import Grid, Malformed, Rectangle, uncollected

DELIMITERS = (",", ";", "\t", "|")
#: Python's csv refuses cells over 128 kB; what is too long is for whoever reads the cell to say, with its line.
csv.field_size_limit(2**31 - 1)

UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0e-\x19\x1b-\x1f]")

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read_delimited(file: str, data: bytes, known: Callable[[str], bool]) -> Grid:
    """The rows of a delimited file. ``known`` tells a heading of ours, and so the delimiter."""
    text, findings = decode(file, data)
    delimiter = delimiter_of(text, known)
    rows, lines, malformed = _rows(text, delimiter)
    findings += [_unclosed(file, bad, last) for bad, last in malformed]
    return Grid(file, rows, lines, tuple(bad for bad, _ in malformed), tuple(findings))


def decode(file: str, data: bytes) -> tuple[str, list[Finding]]:
    """Bytes as text, and a finding where the encoding had to be guessed; Unreadable where it is no text at all."""
    text, guessed = _decoded(data)
    sample = text[:4096]
    if len(UNPRINTABLE.findall(sample)) > len(sample) / 50:
        raise Unreadable(f"{file} is no text file: export it as CSV.")
    if guessed is None:
        return text, []
    return text, [Finding("encoding_guessed", Severity.WARNING, "", guessed, file=file)]


def _decoded(data: bytes) -> tuple[str, str | None]:
    for bom, encoding in BOMS:
        if data.startswith(bom):
            return data.decode(encoding, "replace"), None
    head = data[:2000]
    if head.count(0) > len(head) / 4:
        encoding = "utf-16-le" if head[1::2].count(0) >= head[::2].count(0) else "utf-16-be"
        return data.decode(encoding, "replace"), "The file does not say how it is encoded: it was read as UTF-16"
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError as problem:
        if problem.start >= len(data) - 3:
            return data.decode("utf-8", "ignore"), "The file ends in the middle of a character: it is cut short"
    return data.decode(
        "cp1252", "replace"
    ), "The file is not UTF-8: it was read as Windows-1252, so check its accents and quotes"


def delimiter_of(text: str, known: Callable[[str], bool]) -> str:
    """The delimiter under which some early line holds most headings of ours; else the commonest, comma first."""
    lines = [line for _, line in zip(range(12), io.StringIO(text[:200_000], newline=""), strict=False)]

    def score(delimiter: str) -> tuple[int, int]:
        best = max((sum(map(known, _naive(line, delimiter))) for line in lines), default=0)
        return best, sum(line.count(delimiter) for line in lines[:2])

    return max(DELIMITERS, key=score)


def _naive(line: str, delimiter: str) -> list[str]:
    return [cell.strip().strip('"') for cell in line.rstrip("\r\n").split(delimiter)]


class _Feed:
    """The lines of a text, one at a time, that can be taken back."""

    def __init__(self, lines: list[str]) -> None:
        self.lines, self.position = lines, 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if self.position >= len(self.lines):
            raise StopIteration
        self.position += 1
        return self.lines[self.position - 1]


def _rows(text: str, delimiter: str) -> tuple[Sequence[list[str]], Sequence[int], list[tuple[Malformed, int]]]:
    """Rows, the line each begins on, and each line that opens a quotation mark in vain, with the last one it took."""
    with uncollected():
        plain = _rectangle(text, delimiter)
        if plain is not None:
            return plain, range(1, len(plain) + 1), []
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        rows = list(reader)
        if '"' not in text or (reader.line_num == len(rows) and not _ends_open(text, delimiter)):
            return rows, range(1, len(rows) + 1), []
        return _careful(list(io.StringIO(text, newline="")), delimiter)


def _rectangle(text: str, delimiter: str) -> Rectangle | None:
    """The rows of a text without quotation marks whose lines all have as many cells; else None.

    Most files of an extract are so, and need no reader that looks at each character.
    """
    if '"' in text:
        return None
    if "\r" in text:
        if text.count("\r") != text.count("\r\n"):
            return None
        text = text.replace("\r\n", "\n")
    lines = text.removesuffix("\n").split("\n")
    counts = set(map(str.count, lines, repeat(delimiter)))
    width = 1 + counts.pop()
    if counts or width == 1:
        return None
    return Rectangle(delimiter.join(lines).split(delimiter), width)


def _ends_open(text: str, delimiter: str) -> bool:
    """Whether a quotation mark on the last line is not closed."""
    end = text.rstrip("\r\n")
    return _is_open([end[max(end.rfind("\n"), end.rfind("\r")) + 1 :]], delimiter)


def _is_open(span: list[str], delimiter: str) -> bool:
    try:
        for _ in csv.reader(span, delimiter=delimiter, strict=True):
            pass
    except csv.Error as problem:
        return "unexpected end of data" in str(problem)
    return False


def _careful(lines: list[str], delimiter: str) -> tuple[list[list[str]], list[int], list[tuple[Malformed, int]]]:
    width = _common_width(lines, delimiter)
    feed = _Feed(lines)
    rows: list[list[str]] = []
    begins: list[int] = []
    malformed: list[tuple[Malformed, int]] = []
    reader = csv.reader(feed, delimiter=delimiter)
    while feed.position < len(lines):
        first = feed.position
        row = next(reader, [])
        last = feed.position
        span = lines[first:last]
        if _is_unclosed(span, row, width, delimiter, at_end=last == len(lines)):
            reason = f"a malformed line: a quotation mark opens and is not closed by line {last}"
            malformed.append((Malformed(first + 1, reason, lines[first].rstrip("\r\n")), last))
            feed.position = first + 1
            reader = csv.reader(feed, delimiter=delimiter)
        else:
            rows.append(row)
            begins.append(first + 1)
    return rows, begins, malformed


def _common_width(lines: list[str], delimiter: str) -> int:
    counts = Counter(line.count(delimiter) + 1 for line in lines[:200] if line.strip())
    first = next((line for line in lines if line.count(delimiter)), "")
    return next(csv.reader([first], delimiter=delimiter), [""]).__len__() if first else max(counts, default=1)


def _is_unclosed(span: list[str], row: list[str], width: int, delimiter: str, *, at_end: bool) -> bool:
    """Whether a quotation mark swallowed what follows it.

    A quoted cell may rightly hold line ends. It swallowed whole rows where the row comes out with the wrong number of
    cells, or where its first and its last line each had all their cells already.
    """
    if len(span) > 1 and (
        len(row) != width or (_cells(span[0], delimiter) == width and _cells(span[-1], delimiter) == width)
    ):
        return True
    return at_end and _is_open(span, delimiter)


def _cells(line: str, delimiter: str) -> int:
    return line.count(delimiter) + 1


def _unclosed(file: str, bad: Malformed, last: int) -> Finding:
    what = bad.reason.removeprefix("a malformed line: ")
    message = f"Lines {bad.line} to {last}: {what}; the first was set aside and those after it read again"
    if last == bad.line:
        message = f"Line {bad.line}: {what}; it was set aside"
    return Finding("unclosed_quote", Severity.ERROR, "", message, file=file, line=bad.line)
