"""What became of rows that were given to be written as records."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Refused:
    """A row that was not written: its place among the rows given, and why, in a sentence without its values."""

    place: int
    reason: str


@dataclass(frozen=True)
class Written:
    """What became of the rows given: each is new, changed, unchanged or refused."""

    new: int
    changed: int
    unchanged: int
    refused: tuple[Refused, ...]

    @property
    def kept(self) -> int:
        """Rows that the store now holds as they were given."""
        return self.new + self.changed + self.unchanged
