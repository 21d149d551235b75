"""The Performance Book drawn: one number an entry, with its trend, its words, and what is said about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from data.commentary import Comment
from indicators.speech import number
from layouts import forms
from layouts.board import Drawing, Slide, drawing, standing
from layouts.markup import Node, element
from layouts.tables import Column, table


@dataclass(frozen=True)
class Entry:
    """Everything that is said of one number. ``write`` is where a comment is written, "" where none may be."""

    slide: Slide
    lines: Sequence[str]  #: what stands under the number
    comment: Comment | None
    write: str
    form: Node
    files: Mapping[str, str] = field(default_factory=dict)  #: its numbers as files, by what each is called
    picture: str = ""  #: where its drawing is
    numbers: Node = None  #: what its drawing is made of


def entry(shown: Entry) -> Node:
    """One number of the book."""
    slide = shown.slide
    return element(
        "section",
        element("h2", element("a", slide.title, href=slide.href), id=slide.name, tabindex=-1),
        element("p", slide.answer, class_="definition"),
        element(
            "div",
            standing(slide, shown.lines),
            drawing(slide) if slide.drawing else element("p", "There are too few months to draw.", class_="quiet"),
            class_="book-entry",
        ),
        said(shown),
        files(shown) if slide.drawing else None,
        shown.numbers if slide.drawing else None,
        class_="panel book",
        aria_labelledby=slide.name,
        key=slide.name,
    )


def files(shown: Entry) -> Node:
    """The numbers and the drawing, to be taken along."""
    return element(
        "p",
        *(element("a", words_, href=href, download="") for words_, href in shown.files.items()),
        element("a", "SVG", href=shown.picture, download=""),
        element("button", "PNG", type="button", data_picture="png"),
        class_="links no-print",
        role="group",
        aria_label=f"Files of {shown.slide.title}",
    )


def said(shown: Entry) -> Node:
    """The comment, or what writes one."""
    return words(shown.comment, shown.write) if shown.form is None else shown.form


def words(comment: Comment | None, write: str) -> Node:
    """A comment, and the way to write or change it."""
    if comment is None:
        way = element("a", "Write a comment", href=f"{write}#says")
        return element("p", way, class_="links") if write else None
    return element(
        "blockquote",
        element("p", comment.says),
        element("p", element("b", "What we are doing: "), comment.doing) if comment.doing else None,
        element(
            "p",
            f"{comment.by} ",
            element("a", "Change it", href=f"{write}#says") if write else None,
            class_="quiet",
        ),
        class_="comment",
    )


def comment_form(name: str, indicator: str, comment: Comment | None) -> Node:
    """What writes a comment or changes it."""
    says, doing = (comment.says, comment.doing) if comment else ("", "")
    return element(
        "div",
        forms.form(
            name,
            "Write a comment",
            forms.area(name, "says", "What is behind this number?", says),
            forms.area(name, "doing", "What are we doing, who and by when?", doing, rows=2),
            forms.who(name),
            button="Keep the comment",
            hidden={"indicator": indicator, "seen": comment.changed_at if comment else ""},
        ),
        id="says",
    )


def numbers(title: str, drawn: Drawing) -> Node:
    """The numbers of every line of the drawing, the latest first."""
    lines = (
        ("This number", drawn.ours),
        ("A year before", drawn.year_before),
        ("Target", drawn.target),
        ("Mean", drawn.mean),
        ("Lower limit", drawn.lower),
        ("Upper limit", drawn.upper),
    )
    kept = [(head, points) for head, points in lines if set(points) - {None}]
    columns: list[Column[int]] = [Column("Period", lambda at: drawn.periods[at], head=True)]
    columns += [
        Column(head, lambda at, points=points: number(points[at], drawn.unit), number=True) for head, points in kept
    ]
    places = list(reversed(range(len(drawn.periods))))
    return table(f"{title}: every period drawn", columns, places, hide_caption=True, labelled=True)
