"""One definition as the profession would write it: on its own page, in the printed book, and as a row of a file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from data.examples import WorkedExample
from data.history import Edition
from data.published import Definition
from data.targets import Target
from data.wording import REVIEW_MONTHS, Owner, Wording
from indicators.kinds import Duration, Fold, Indicator
from indicators.speech import MONTHS
from layouts.explain import WANTED
from layouts.explain import target as target_words
from layouts.markup import Node, element
from layouts.words import list_name, listed, missing, short_day
from layouts.worked import GRAINS, result_words, sentence

KINDS = {
    "count": "How many",
    "proportion": "A percentage: of those that are met or not met, the share that is met",
    "rate": "How many for every 10,000 children who live here; below the trust, how many",
    "duration": "How long: the {show} of the known values",
    "ratio": "One number for each of another",
}
FOLDS = {
    Fold.FLOW: "what happens in a period",
    Fold.STOCK: "what stands at the end of a day",
    Fold.DURING: "different children over a period, each once",
}


@dataclass(frozen=True)
class Told:
    """Everything that is told of one definition on a day."""

    indicator: Indicator
    wording: Wording
    owner: Owner | None
    on: date
    targets: Sequence[Target]
    published: Definition | None
    examples: Sequence[WorkedExample]
    history: Sequence[Edition]
    lacks: Sequence[str]
    twin: Indicator | None = None
    breakdowns: Sequence[str] = ()  #: titles

    @property
    def review_due(self) -> date:
        """The first day of the month in which the definition is to be read again."""
        year, month = (int(part) for part in self.indicator.reviewed.split("-"))
        months = year * 12 + month - 1 + REVIEW_MONTHS
        return date(months // 12, months % 12 + 1, 1)

    @property
    def is_overdue(self) -> bool:
        """True where a whole month has passed since its review fell due."""
        year, month = divmod(self.review_due.year * 12 + self.review_due.month, 12)
        return self.on >= date(year, month + 1, 1)


def facts(told: Told) -> list[tuple[str, str]]:
    """The parts of a definition in the order people read them, in words; what does not apply is left out."""
    one, words = told.indicator, told.wording
    said = [
        ("Definition", " ".join([one.definition, *one.explanation.split("\n\n")]).strip()),
        ("What it is", f"{KINDS[one.kind].format(show=getattr(one, 'show', ''))}. {_folded(one)}"),
        (_above(one), words.numerator),
        ("Denominator", words.denominator),
        ("Not known", _unknown(words)),
        ("Clock", words.clock),
        ("Counts on", sentence(one.counts_on)),
        ("Whose it is", sentence(one.unit_from)),
        ("Unit", sentence(one.unit)),
        ("Wanted", WANTED[one.direction]),
        ("Late means", sentence(one.late or "")),
        ("Open work beside it", told.twin.title if told.twin else ""),
        ("Divided by", sentence(listed([title.lower() for title in told.breakdowns]))),
        ("Source in law and guidance", "; ".join(source_words(source) for source in one.sources)),
        ("Read it with care", " ".join(one.notes)),
        ("Published figure", told.published.differs if told.published else ""),
        ("Target", " ".join(target_words(held) for held in told.targets) or "None has been set."),
        ("Needs", sentence(listed([need_words(need) for need in one.needs]))),
        ("Lacks now", missing(told.lacks)),
        ("Owner", _owner(told.owner)),
        ("Reviewed", _review(told)),
    ]
    return [(name, text.replace("\n", " ")) for name, text in said if text]


def _above(one: Indicator) -> str:
    return "Value" if isinstance(one, Duration) else "Numerator" if one.kind != "count" else "Counts"


def _folded(one: Indicator) -> str:
    grains = listed([GRAINS[grain.value] for grain in one.grains])
    return f"It tells {FOLDS[one.fold]}, by {grains}."


def _unknown(words: Wording) -> str:
    return (
        f"{words.unknown} Counted and shown, in neither number."
        if words.unknown and words.denominator
        else words.unknown
    )


def _owner(owner: Owner | None) -> str:
    if owner is None:
        return "Nobody has been named."
    return f"{owner.owner}{' (proposed, not yet agreed)' if owner.is_proposed else ''}."


def _review(told: Told) -> str:
    year, month = told.indicator.reviewed.split("-")
    due = f"{MONTHS[told.review_due.month - 1]} {told.review_due.year}"
    state = "overdue since" if told.is_overdue else "again in"
    return f"{MONTHS[int(month) - 1]} {year}, {state} {due}."


def source_words(source: object) -> str:
    """Where a rule stands, in a line."""
    place = getattr(source, "place", "")
    title = str(getattr(source, "title", source))
    return f"{title}, {place}" if place else title


def need_words(need: str) -> str:
    """``missing.rhi_completed_at`` as a person would ask for it."""
    table, _, column = need.partition(".")
    name = list_name(table)
    name = name[:1].lower() + name[1:]
    return f"{column.replace('_', ' ')} of {name}" if column else name


def fact_list(told: Told) -> Node:
    """The parts as a list of terms; an overdue review and lacking data are marked in words and colour."""
    marked = {"Reviewed"} if told.is_overdue else set()
    parts: list[Node] = []
    for name, text in facts(told):
        style = "remark" if name in marked or name == "Lacks now" else None
        parts += [element("dt", name), element("dd", text, class_=style)]
    return element("dl", *parts, class_="facts")


def history_table(history: Sequence[Edition]) -> Node:
    """What was changed, and what it did to the number of the specimen."""
    if len(history) < 2:
        first = history[0].date if history else ""
        return element(
            "p", f"Unchanged since it was first recorded{f', {month_words(first)}' if first else ''}.", class_="calm"
        )
    head = ("Day", "What changed", "Why", "Who decided", "Before", "After")
    rows = [
        element(
            "tr",
            element("th", edition.date, scope="row"),
            *(element("td", text) for text in (edition.what, edition.why, edition.who, edition.before, edition.after)),
        )
        for _, edition in reversed(list(pairwise(history)))
    ]
    return element(
        "div",
        element(
            "table",
            element("caption", "Changes of the definition", class_="visually-hidden"),
            element("thead", element("tr", *(element("th", words, scope="col") for words in head))),
            element("tbody", *rows),
            class_="grid",
        ),
        class_="scroll",
        tabindex=0,
        role="region",
        aria_label="Changes of the definition",
    )


def month_words(text: str) -> str:
    """``2026-11`` as November 2026; a whole date as a day."""
    parts = text.split("-")
    if len(parts) == 2:
        return f"{MONTHS[int(parts[1]) - 1]} {parts[0]}"
    return short_day(date.fromisoformat(text))


def in_book(told: Told) -> Node:
    """A definition as the book prints it: its parts, its examples in a line each, its changes."""
    one = told.indicator
    return element(
        "article",
        element("h3", one.title),
        element("p", one.question, class_="definition"),
        fact_list(told),
        element("h4", "Worked examples") if told.examples else None,
        element(
            "ul",
            *(
                element(
                    "li",
                    f"{sentence(example.given)} {sentence(example.expect)} ",
                    element("b", result_words(one, example)),
                )
                for example in told.examples
            ),
            class_="examples",
        )
        if told.examples
        else None,
        element("h4", "Changes"),
        history_table(told.history),
        class_="entry",
        id=one.id,
    )
