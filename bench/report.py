"""What a comparison came to: figures in words, and ratios held against a bar."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Bar:
    """A ratio, and what it has to be; without a bar it is only told."""

    name: str
    ratio: float
    at_most: float | None = None
    at_least: float | None = None
    digits: int = 2

    @property
    def met(self) -> bool | None:
        """True or false where there is a bar, else None."""
        if self.at_most is not None:
            return self.ratio <= self.at_most
        if self.at_least is not None:
            return self.ratio >= self.at_least
        return None

    @property
    def wanted(self) -> str:
        """The bar in words."""
        if self.at_most is not None:
            return f"at most {self.at_most:g}"
        return f"at least {self.at_least:g}" if self.at_least is not None else "no bar"


@dataclass(frozen=True)
class Report:
    """One group of comparisons."""

    title: str
    lines: tuple[str, ...]
    bars: tuple[Bar, ...]

    def as_markdown(self) -> str:
        """A heading, a table of ratios and the figures they come from."""
        verdict = {True: "yes", False: "**no**", None: ""}
        rows = [f"| {bar.name} | {bar.ratio:.{bar.digits}f} | {bar.wanted} | {verdict[bar.met]} |" for bar in self.bars]
        table = ["| ratio | measured | wanted | met |", "|---|---|---|---|", *rows] if rows else []
        return "\n".join(
            [f"### {self.title}", "", *table, *([""] if rows else []), *(f"- {line}" for line in self.lines)]
        )
