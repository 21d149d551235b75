"""How the results of one output add up: over services and teams, over categories, and within a percentage.

This is what a reader of a page, a file or a pack can subtract from what; the whole of it is given to
``disclosure.suppress``. Where a sum leaves something over that has no line of its own (children of no team, cases of no
category), that remainder is a number like any other, because anybody can work it out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import isfinite

from indicators.disclosure import Name, Output, Relation, suppress
from indicators.kinds import Duration, Fold, Indicator, Proportion, Ratio
from indicators.results import Series, Unit, UnitKind

#: Levels whose numbers can leave the circle. Those of one named worker never do.
LEVELS = (UnitKind.TRUST, UnitKind.SERVICE, UnitKind.TEAM)

#: Quartiles of fewer values lie within five of either end.
QUARTILES_FROM = 24

Key = tuple[str, str, str]  #: level, unit, category ("" for the whole)


@dataclass(frozen=True)
class Figure:
    """One line of results: a unit, its part of a breakdown, and its numbers. None or NaN where there is none."""

    unit: Unit
    numerator: float | None
    denominator: float | None
    unknown: float = 0
    category: str | None = None
    breakdown: str = ""  #: of which the category is one; those of one breakdown add up to the whole

    @property
    def key(self) -> Key:
        """What tells the line from the others of its output."""
        part = "" if self.category is None else f"{self.breakdown}: {self.category}"
        return (self.unit.kind.value, self.unit.id, part)


def adds_up(indicator: Indicator, figures: Iterable[Figure], mark: str = "") -> Output:
    """Everything that can be subtracted among the lines of one indicator over one period.

    Names are (indicator, mark, level, unit, category, part); the parts of a line are numerator, denominator, unknown,
    value and, of a percentage, the rest. ``mark`` tells periods apart where an output has several.
    """
    found = {line.key: line for line in figures if line.unit.kind in LEVELS and _is_number(line.numerator)}
    lines = dict(sorted(found.items(), key=_order))
    table = _Table(indicator, mark, {key: _parts(indicator, line) for key, line in lines.items()})
    inside = _inside(lines)
    for key, line in lines.items():
        below = inside.get(key)
        if below:
            table.adds(key, below, table.parts[key])
        else:
            _within(table, key, line, lines)
    follows = _follows(indicator)
    return Output(
        values=table.values,
        relations=table.relations,
        follows={
            table.name(key, part): tuple(table.name(key, of) for of in made_of if of in table.parts[key])
            for key in lines
            for part, made_of in follows.items()
        },
        dear={table.name(key, part): _dear(key, part) for key in lines for part in table.parts[key]},
        loose=frozenset(table.loose),
    )


def hidden_parts(indicator: Indicator, figures: Iterable[Figure]) -> dict[Key, frozenset[str]]:
    """Of each line that is in an output of its own with the others: which of its parts must not be shown."""
    lines = list(figures)
    return parts_by_line(suppress(adds_up(indicator, lines)), indicator.id, "", lines)


def parts_by_line(
    hidden: Iterable[Name], indicator: str, mark: str, lines: Iterable[Figure]
) -> dict[Key, frozenset[str]]:
    """The hidden cells of one indicator and mark, for each of its lines."""
    found: dict[Key, set[str]] = {line.key: set() for line in lines}
    for name in hidden:
        key = (str(name[2]), str(name[3]), str(name[4]))
        if name[:2] == (indicator, mark) and key in found:
            found[key].add(str(name[5]))
    return {key: frozenset(parts) for key, parts in found.items()}


def withheld(
    indicator: Indicator,
    all_of_them: Sequence[Series],
    known: dict[int, dict[Key, frozenset[str]]],
    series: Series,
    at: int,
) -> frozenset[str]:
    """What must not be shown of a series in one period, beside every series of the same measure and grain.

    ``known`` keeps what was worked out for a period. The longest of durations is one child's; quartiles of few are.
    """
    if at not in known:
        known[at] = hidden_parts(indicator, (of_series(one, at) for one in all_of_them))
    hidden = known[at].get(of_series(series, at).key, frozenset())
    if not isinstance(indicator, Duration):
        return hidden
    few = series.denominator[at] < QUARTILES_FROM
    return hidden | {"longest"} | (frozenset({"lower_quartile", "upper_quartile"}) if few else frozenset())


def of_series(series: Series, at: int) -> Figure:
    """The line of a series in one of its periods."""
    return Figure(
        series.unit,
        float(series.numerator[at]),
        float(series.denominator[at]),
        float(series.unknown[at]),
        series.category,
    )


@dataclass
class _Table:
    """The cells of one output as they are gathered, and the sums among them."""

    indicator: Indicator
    mark: str
    parts: Mapping[Key, Mapping[str, float]]
    relations: list[Relation] = field(default_factory=list)
    loose: set[Name] = field(default_factory=set)
    values: dict[Name, float] = field(init=False)

    def __post_init__(self) -> None:
        self.values = {self.name(key, part): value for key, held in self.parts.items() for part, value in held.items()}

    def name(self, key: Key, part: str) -> Name:
        return (self.indicator.id, self.mark, *key, part)

    def _fold(self, part: str) -> Fold:
        if isinstance(self.indicator, Ratio) and part == "denominator":
            return self.indicator.per_fold
        return self.indicator.fold

    def adds(self, whole: Key, below: Sequence[Key], parts: Iterable[str]) -> None:
        """The parts of a line are the sums of those below it, but for what is left over."""
        for part in parts:
            total = self.name(whole, part)
            cells = [self.name(key, part) for key in below if part in self.parts[key]]
            over = round(self.values[total] - sum(self.values[cell] for cell in cells), 9)
            if self._fold(part) is Fold.DURING:
                self._overlaps(total, cells, -over)
                continue
            relation = {total: -1, **dict.fromkeys(cells, 1)}
            if over:
                left = (*total[:-1], f"{part} left over by {below[0][0]} {below[0][2].partition(':')[0]}")
                self.values[left] = abs(over)
                relation[left] = 1 if over > 0 else -1
            self.relations.append(relation)

    def _overlaps(self, total: Name, cells: Sequence[Name], over: float) -> None:
        """Different persons: the total is at most the sum of its parts, and at least each of them."""
        bounds: list[tuple[dict[Name, int], float]] = [({total: 1, **dict.fromkeys(cells, -1)}, max(over, 0.0))]
        bounds += [({cell: 1, total: -1}, self.values[total] - self.values[cell]) for cell in cells]
        for place, (relation, slack) in enumerate(bounds):
            left = (*total[:-1], f"{total[-1]} overlapping", place)
            self.values[left] = max(slack, 0.0)
            self.loose.add(left)
            self.relations.append({**relation, left: 1})


def _within(table: _Table, key: Key, line: Figure, lines: Mapping[Key, Figure]) -> None:
    """The sums of a line that has no units below it: the two sides of a percentage, and the parts of each breakdown."""
    held = table.parts[key]
    if "rest" in held:
        table.relations.append(
            {table.name(key, "denominator"): -1, table.name(key, "numerator"): 1, table.name(key, "rest"): 1}
        )
    if line.category is not None:
        return
    breakdowns: dict[str, list[Key]] = {}
    for other, part in lines.items():
        if part.category is not None and other[:2] == key[:2]:
            breakdowns.setdefault(part.breakdown, []).append(other)
    for categories in breakdowns.values():
        table.adds(key, categories, [part for part in held if part != "denominator" or "rest" not in held])


def _is_number(number: float | None) -> bool:
    return number is not None and isfinite(number)


def _order(line: tuple[Key, Figure]) -> tuple[int, str, str]:
    kind, unit, category = line[0]
    return [level.value for level in LEVELS].index(kind), unit, category


def _inside(lines: Mapping[Key, Figure]) -> dict[Key, list[Key]]:
    """The lines that each is the sum of: teams of their service, services of the trust, as are teams of no service."""
    whole: dict[str, list[Key]] = {}
    for key in lines:
        if key[0] == UnitKind.TRUST.value:
            whole.setdefault(key[2], []).append(key)
    found: dict[Key, list[Key]] = {}
    for key, line in lines.items():
        if key[0] == UnitKind.TRUST.value:
            continue
        above = (UnitKind.SERVICE.value, line.unit.parent, key[2])
        is_in_service = line.unit.kind is UnitKind.TEAM and above in lines
        for one in [above] if is_in_service else whole.get(key[2], []):
            found.setdefault(one, []).append(key)
    return found


def _parts(indicator: Indicator, line: Figure) -> dict[str, float]:
    """The numbers of a line that count people or things; what comes of them follows them."""
    numerator, denominator = float(line.numerator or 0), line.denominator
    held = {"unknown": float(line.unknown)}
    if isinstance(indicator, Duration):
        return {"denominator": float(denominator or 0), **held}
    if isinstance(indicator, Proportion | Ratio) and _is_number(denominator):
        assert denominator is not None
        sides = {"numerator": numerator, "denominator": float(denominator)}
        is_part = isinstance(indicator, Proportion) or (indicator.unit == "percent" and numerator <= denominator)
        return {**sides, **({"rest": round(denominator - numerator, 9)} if is_part else {}), **held}
    return {"numerator": numerator, **held}


def _follows(indicator: Indicator) -> dict[str, tuple[str, ...]]:
    """What is hidden as soon as a number it is made of is. The sum of durations goes with how many they are."""
    if isinstance(indicator, Duration):
        return dict.fromkeys(("numerator", "value", "mean", "lower_quartile", "upper_quartile"), ("denominator",))
    return {"value": ("numerator", "denominator", "rest")}


def _dear(key: Key, part: str) -> float:
    """Totals are kept before their parts, and how many there are before how they divide."""
    level = [level.value for level in reversed(LEVELS)].index(key[0])
    return level + (0.0 if key[2] else 0.3) + (0.1 if part == "denominator" else 0.0)
