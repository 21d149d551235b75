"""The sections of a meeting as a list that is put in order by its buttons, with a mouse or by keyboard."""

from __future__ import annotations

from collections.abc import Sequence

from layouts.forms import form, tick, who
from layouts.markup import Node, element

FORM = "section_order"


def order(sections: Sequence[tuple[str, str, bool]], whose: str) -> Node:
    """Name, title, and whether it is shown; the browser moves the rows (assets/50-meeting.js) and sends their order."""
    rows = [_row(name, title, at, len(sections), shown=shown) for at, (name, title, shown) in enumerate(sections)]
    listed = ",".join(name for name, _, _ in sections)
    shown = ",".join(name for name, _, is_shown in sections if is_shown)
    return element(
        "section",
        element("h2", "Which, and in what order", id="order", tabindex=-1),
        element(
            "p",
            "Move a section with its buttons; untick it to leave it out. Nothing changes for others until it is saved.",
            class_="quiet",
        ),
        form(
            FORM,
            "Sections and their order",
            element("ol", *rows, class_="order", data_order="1", key=f"{listed}/{shown}"),
            who(FORM),
            button="Save for everybody",
            hidden={"order": listed, "whose": whose},
        ),
        class_="panel",
        aria_labelledby="order",
    )


def _row(name: str, title: str, at: int, number: int, *, shown: bool) -> Node:
    return element(
        "li",
        element("span", title, class_="what"),
        tick(
            FORM, f"shown-{name}", ["Show", element("span", f" {title}", class_="visually-hidden")], checked=shown
        ),
        element("button", "Up", **_does("up", name, f"Move {title} up", off=at == 0)),
        element("button", "Down", **_does("down", name, f"Move {title} down", off=at == number - 1)),
        data_section=name,
        key=name,
    )


def _does(what: str, name: str, label: str, *, off: bool) -> dict[str, str | None]:
    """A button that can always be reached, so that the focus stays where it was when a row arrives at an end."""
    return {
        "type": "button",
        "class_": "btn btn-sm",
        "id": f"{what}-{name}",
        "data_move": what,
        "aria_label": label,
        "aria_disabled": "true" if off else None,
    }
