"""A number that explains itself: what it counts, by which rule, what is wanted of it and by whom, and what it lacks."""

from __future__ import annotations

from collections.abc import Sequence

from data.targets import Target
from data.wording import Wording
from indicators.kinds import Count, Direction, Duration, Fold, Indicator, Proportion, Rate, Ratio
from layouts.cards import Tile, figure, made_of
from layouts.markup import Node, element
from layouts.words import NOTHING, count, day, missing

WANTED = {
    Direction.HIGHER: "Higher is better.",
    Direction.LOWER: "Lower is better.",
    Direction.NEITHER: "Neither high nor low is better: it is read beside others, and never coloured by itself.",
}


def explanation(shown: Tile, twin: Indicator | None, wording: Wording | None = None) -> Node:
    """The definition and its parts, as a list of questions a reader has."""
    one = shown.indicator
    facts: list[tuple[str, Node | Sequence[Node]]] = [
        ("What it counts", one.definition),
        ("This number", now_in_words(shown)),
        *sides(shown, wording),
        ("Counts on", _sentence(one.counts_on)),
        ("Whose it is", _sentence(one.unit_from)),
        ("Wanted", WANTED[one.direction]),
        ("Target", target(shown.target)),
        ("Late means", _sentence(one.late) if one.late else None),
        ("Open work beside it", twin.title if twin else None),
        ("Standards here", ", ".join(shown.settings) or None),
        ("Source in law and guidance", [element("ul", *(element("li", _source(source)) for source in one.sources))]),
        ("Read it with care", [element("p", note) for note in one.notes] or None),
        ("Needs", ", ".join(_need(need) for need in one.needs)),
        ("Lacks", missing(shown.lacks) or "Nothing: all its data is there."),
        ("Reviewed", one.reviewed),
    ]
    return element(
        "section",
        element("h2", "What this number means"),
        element("dl", *(part for name, says in facts if says for part in _fact(name, says)), class_="facts"),
        *(element("p", paragraph, class_="quiet") for paragraph in one.explanation.split("\n\n") if paragraph),
        class_="panel",
    )


def now_in_words(shown: Tile) -> str:
    """The figure with what it was made of: 12 children; 83.3%: 10 of 12."""
    if shown.standing is None:
        return "No number for this day."
    one, said, made = shown.indicator, figure(shown.indicator, shown.standing), made_of(shown)
    if isinstance(one, Count | Rate):
        return f"{said} {made}" if made and not made.startswith(("·", "longest")) else said
    return f"{said}: {made}" if made else said


def _fact(name: str, says: Node | Sequence[Node]) -> list[Node]:
    return [element("dt", name), element("dd", says)]


def sides(shown: Tile, wording: Wording | None = None) -> list[tuple[str, str]]:
    """Numerator and denominator, with the numbers they have now, in the definition’s words where it has any."""
    one, now = shown.indicator, shown.standing.now if shown.standing else None
    above = count(now.numerator) if now else NOTHING
    below = count(now.denominator) if now else NOTHING
    unknown = count(now.unknown) if now else NOTHING
    if wording is not None and wording.denominator and isinstance(one, Proportion | Ratio):
        return [
            ("Numerator", f"{above}: {_small(wording.numerator)}"),
            ("Denominator", f"{below}: {_small(wording.denominator)}"),
            ("Not known", f"{unknown}: {_small(wording.unknown or 'None can be.')}"),
        ]
    if isinstance(one, Proportion):
        return [
            ("Numerator", f"{above}: of those counted, the ones of whom the definition is true."),
            ("Denominator", f"{below}: all of whom it is true or not true."),
            ("Not known", f"{unknown}: a date is missing or impossible. They stand in neither number."),
        ]
    if isinstance(one, Rate):
        return [
            ("Numerator", f"{above}: what is counted."),
            ("Denominator", "Children aged 0 to 17 who live here, by the mid-year estimate; only the trust has it."),
        ]
    if isinstance(one, Duration):
        return [("Value", f"The {one.show} of the {below} known values, in {one.unit}; the longest stands beside it.")]
    if isinstance(one, Ratio):
        return [
            ("Numerator", f"{above}: the sum of the first side."),
            ("Denominator", f"{below}: the sum of the second."),
        ]
    return [("Numerator", f"{above}: what is counted; there is no denominator.")] if isinstance(one, Count) else []


def _small(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]


def fold_words(one: Indicator) -> str:
    """How its cases become a number."""
    return {
        Fold.FLOW: "events in a period",
        Fold.STOCK: "as at a day",
        Fold.DURING: "children in a period, each counted once",
    }[one.fold]


def target(held: Target | None) -> str:
    """The target, since when it holds and who set it; a proposal says that it is one."""
    if held is None:
        return "None has been set."
    set_on = f" on {day(held.set_on)}" if held.set_on else ""
    status = "Proposed, not yet agreed" if held.is_proposed else f"Set by {held.set_by}{set_on}"
    ends = f" to {day(held.valid_to)}" if held.valid_to else ""
    whose = f", for {held.unit_name}" if held.unit_name else ""
    said = [f"{held.words}{whose}", status, f"From {day(held.valid_from)}{ends}", held.source.rstrip(".")]
    return " ".join(f"{part}." for part in said if part)


def _source(source: object) -> str:
    place = getattr(source, "place", "")
    title = str(getattr(source, "title", source))
    return f"{title}, {place}" if place else title


def _need(need: str) -> str:
    table, _, column = need.partition(".")
    words = table.replace("_", " ")
    return f"{column.replace('_', ' ')} ({words})" if column else words


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:] + ("" if words.endswith(".") else ".")
