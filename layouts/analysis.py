"""Figures of the analysis as people read them: tiles of one number, bars, pyramids, and why there is no number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from indicators.analysis.declaration import Also, Number, Parts, Pyramid, Share, Steps, Times, Within
from indicators.analysis.figures import Blank, Figure, Row
from indicators.breakdowns import BREAKDOWNS
from indicators.clock import day_date
from layouts.bars import Bar, Level, bars, pyramid
from layouts.controls import downloads, pictures
from layouts.markup import Node, element
from layouts.words import NOTHING, between, columns, count, day, number, people, plural

#: How many rows of what is not in an order of its own are drawn before the rest are one row.
MOST = 12
#: What the last category of a breakdown by which shares are told is called.
UNKNOWN = ("Not known", "Not recorded")
#: What is a person itself, and not something about one.
PERSONS = ("child", "young person", "adopter")
SIDES = ("Female", "Male", "Neither or not known")


@dataclass(frozen=True)
class Links:
    """Where a figure leads: its definition, and its numbers as a file."""

    explain: str = ""
    download: Mapping[str, str] = field(default_factory=dict)


def is_tile(figure: Figure) -> bool:
    """True for one number, false for a chart."""
    return isinstance(figure.measure, Number | Share | Also)


def percent(part: int, whole: int) -> str:
    """A share, or a dash where there is nothing to share."""
    return number(100 * part / whole, "percent") if whole else NOTHING


# ---------------------------------------------------------------------------------------------------------------- tiles


def tile(figure: Figure, links: Links, unit: str) -> Node:
    """One number with what it was made of."""
    title = figure.measure.title
    return element(
        "li",
        element(
            "article",
            element("h3", element("a", title, href=links.explain) if links.explain else title),
            *(_no_number(figure) if figure.blank else _told(figure, unit)),
            class_=f"stat{' lacking' if figure.blank else ''}",
        ),
        key=figure.measure.id,
    )


def _told(figure: Figure, unit: str) -> list[Node]:
    row = figure.rows[0]
    return [
        element("p", value(figure), class_="figure"),
        element("p", made_of(figure, row), class_="made"),
        element("p", _rate(figure, unit), class_="made") if isinstance(figure.measure, Number) else None,
        element("p", when(figure), class_="period"),
        *(element("p", note, class_="period") for note in notes(figure)),
    ]


def value(figure: Figure) -> str:
    """The number people remember."""
    row = figure.rows[0]
    return count(row.number) if row.of is None else percent(row.number, row.of)


def made_of(figure: Figure, row: Row) -> str:
    """What it was made of: both sides of a share, whoever is not known, and how many children it is about."""
    parts = []
    if row.of is not None:
        things = "children" if isinstance(figure.measure, Also) else figure.subject.many
        parts.append(f"{row.number:,} of {row.of:,} {things}" if row.of else f"No {things} to count")
    elif figure.subject.one not in PERSONS:
        parts.append(f"{figure.children:,} different {'child' if figure.children == 1 else 'children'}")
    if row.unknown:
        parts.append(f"{row.unknown:,} not known")
    return " · ".join(parts)


def _rate(figure: Figure, unit: str) -> str:
    if figure.rate is None or unit:
        return ""
    return f"{figure.rate:.1f} per 10,000 children aged 0 to 17"


def when(figure: Figure) -> str:
    """The days it is counted over."""
    if figure.at_end:
        return f"At the end of {day(day_date(figure.last))}"
    return between(day_date(figure.first), day_date(figure.last))


def notes(figure: Figure) -> list[str]:
    """What a reader must know to read it right."""
    return [*figure.measure.notes, *([figure.subject.note] if figure.subject.note else [])]


def _no_number(figure: Figure) -> list[Node]:
    return [
        element("p", NOTHING, class_="figure", aria_hidden="true"),
        element("p", element("strong", "No number: "), why(figure), class_="made"),
    ]


def briefly(figure: Figure) -> str:
    """The same in a few words."""
    return {
        Blank.LACKING: "not in the source",
        Blank.NEWEST: "known of the newest day alone",
        Blank.LATER: "not known for so long",
        None: "",
    }[figure.blank]


def why(figure: Figure) -> str:
    """Why there is no number, and what to do about it."""
    if figure.blank is Blank.LACKING:
        return f"the source lacks {columns(figure.lacks)}." if figure.lacks else "the source did not bring its data."
    if figure.blank is Blank.NEWEST:
        return "it is known of the newest day alone. Choose that day."
    since = "" if figure.since is None else f" from {day(day_date(figure.since))}"
    return f"the source knows every case only{since}. Choose a shorter time."


# --------------------------------------------------------------------------------------------------------------- charts


def panel(figure: Figure, links: Links, beside: Mapping[str, float] | None = None) -> Node:
    """A chart that is its own table, under a title and one sentence that say what it shows.

    ``beside`` is the share of each group among the children who live here, in percent.
    """
    name = f"figure-{figure.measure.id}"
    return element(
        "section",
        element("h3", figure.measure.title, id=name),
        *(_nothing(figure) if figure.blank else _drawn(figure, beside)),
        element(
            "p",
            *([] if figure.blank else [*downloads(links.download), *pictures(brief=True)]),
            element("a", "What is counted", href=links.explain) if links.explain else None,
            class_="links",
        ),
        class_="panel part",
        aria_labelledby=name,
        data_figure="",
        key=figure.measure.id,
    )


def _nothing(figure: Figure) -> list[Node]:
    return [element("p", element("strong", "No numbers: "), why(figure), class_="remark")]


def _drawn(figure: Figure, beside: Mapping[str, float] | None) -> list[Node]:
    return [
        element("p", says(figure), class_="says"),
        chart(figure, beside) if any(row.number or row.of for row in figure.rows) else None,
        element("p", when(figure), ". ", *(f"{note} " for note in notes(figure)), class_="period"),
    ]


def says(figure: Figure) -> str:
    """The sentence under the title: how many, and where most of them are."""
    if not figure.total:
        return f"No {noun(figure)} to count."
    if isinstance(figure.measure, Steps):
        return "How many reached each step in these days: they are not the same ones from step to step."
    if isinstance(figure.measure, Within):
        whole = sum(row.of or 0 for row in figure.rows)
        met = sum(row.number for row in figure.rows)
        return f"{met:,} of {whole:,} {figure.subject.many} ({percent(met, whole)})."
    if isinstance(figure.measure, Times):
        again = figure.total - figure.rows[0].number
        return f"{people(figure.total)}: {again:,} of them more than once ({percent(again, figure.total)})."
    known = [row for row in figure.rows[:-1] if row.number] or [figure.rows[-1]]
    most = max(known, key=lambda row: row.number)
    return f"{_total(figure)}. Most: {most.label}, {most.number:,} ({percent(most.number, figure.total)})."


def noun(figure: Figure) -> str:
    """What the rows count."""
    is_once = isinstance(figure.measure, Pyramid | Times) or (
        isinstance(figure.measure, Parts) and figure.measure.children
    )
    return "children" if is_once and figure.subject.one not in PERSONS else figure.subject.many


def _total(figure: Figure) -> str:
    if noun(figure) == "children":
        return people(figure.total)
    return plural(figure.total, figure.subject.one, figure.subject.many)


def chart(figure: Figure, beside: Mapping[str, float] | None = None) -> Node:
    """The marks."""
    if isinstance(figure.measure, Pyramid):
        levels = [Level(row.label, *row.sides, unknown=row is figure.rows[-1]) for row in shown_rows(figure)]
        return pyramid(f"{figure.measure.title}: {noun(figure)}", SIDES, levels)
    if isinstance(figure.measure, Within):
        return _shares(figure)
    return _counts(figure, beside)


def _counts(figure: Figure, beside: Mapping[str, float] | None) -> Node:
    rows = shown_rows(figure)
    most = max((row.number for row in rows), default=0) or 1
    thing = noun(figure)
    heads = [head(figure), thing[:1].upper() + thing[1:], "Share", *(["Of children here"] if beside else [])]

    def cells(row: Row) -> tuple[str, ...]:
        if isinstance(figure.measure, Steps):
            return ()
        share = percent(row.number, figure.total)
        return (share, number(beside.get(row.label), "percent")) if beside else (share,)

    made = [
        Bar(row.label, f"{row.number:,}", row.number / most, cells(row), unknown=row.label == last_label(figure))
        for row in rows
    ]
    return bars(figure.measure.title, heads if not isinstance(figure.measure, Steps) else heads[:2], made)


def head(figure: Figure) -> str:
    """What the parts are parts by."""
    measure = figure.measure
    return (
        BREAKDOWNS[measure.by].title
        if isinstance(measure, Parts)
        else "How often"
        if isinstance(measure, Times)
        else "Step"
    )


def last_label(figure: Figure) -> str:
    """What the rows of whom it is not known are called; "" where every row is known."""
    return figure.rows[-1].label if isinstance(figure.measure, Parts) else ""


def shown_rows(figure: Figure) -> Sequence[Row]:
    """The rows in the order they are read: the largest first where they have no order of their own, unknown last."""
    measure = figure.measure
    if not isinstance(measure, Parts) or BREAKDOWNS[measure.by].ordered:
        return trimmed(figure.rows) if len(figure.rows) > MOST else figure.rows
    *known, unknown = figure.rows
    known.sort(key=lambda row: -row.number)
    some = [row for row in known if row.number] if len(known) > MOST else known
    head, rest = some[:MOST], some[MOST:]
    if rest:
        head = [*head, Row(f"{len(rest)} others", sum(row.number for row in rest))]
    return [*head, unknown]


def trimmed(rows: Sequence[Row]) -> Sequence[Row]:
    """Without the empty rows at both ends of a long order; the last, of whom it is not known, stays."""
    *known, unknown = rows
    filled = [at for at, row in enumerate(known) if row.number]
    return [*(known[filled[0] : filled[-1] + 1] if filled else ()), unknown]


def _shares(figure: Figure) -> Node:
    made = [
        Bar(
            row.label,
            percent(row.number, row.of or 0),
            row.number / row.of if row.of else 0.0,
            (f"{row.number:,} of {row.of:,}", f"{row.unknown:,}"),
            unknown=row.label in UNKNOWN,
        )
        for row in figure.rows
    ]
    return bars(figure.measure.title, ["Group", "Share", "Made of", "Not known"], made)
