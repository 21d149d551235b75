"""Forms that keep what a person typed: labelled native fields, one button, and a place for what went wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from layouts.markup import Node, element


def form(name: str, label: str, *fields: Node, button: str = "Save", hidden: Mapping[str, str] | None = None) -> Node:
    """A form whose fields go to the page's form of that name; ``hidden`` fields say what it is about.

    ``label`` is what a screen reader calls it. Several of one name on a page are told apart by their hidden fields, but
    for ``seen``: when another person's words land, what is half typed here must not go (dashboards/forms.py).
    """
    return element(
        "form",
        *(element("input", type="hidden", name=field, value=value) for field, value in (hidden or {}).items()),
        *fields,
        element("div", element("button", button, type="submit", class_="btn btn-primary"), class_="field save"),
        element("p", class_="outcome", data_outcome="1", role="alert"),
        class_="record no-print",
        data_record=name,
        aria_label=label,
        key="-".join([name, *(value for field, value in (hidden or {}).items() if field != "seen")]),
    )


def line(form_name: str, name: str, label: str, value: str = "", *, hint: str = "", kind: str = "text") -> Node:
    """A field of one line; ``kind`` is text, date or number."""
    at = f"{form_name}-{name}"
    return _labelled(at, label, element("input", type=kind, id=at, name=name, value=value, **_hinted(at, hint)), hint)


def area(form_name: str, name: str, label: str, value: str = "", *, hint: str = "", rows: int = 3) -> Node:
    """A field of several lines."""
    at = f"{form_name}-{name}"
    return _labelled(
        at, label, element("textarea", id=at, name=name, value=value, rows=rows, **_hinted(at, hint)), hint
    )


def choose(
    form_name: str, name: str, label: str, options: Sequence[tuple[str, str]], value: str = "", *, hint: str = ""
) -> Node:
    """A field that says one of so many things: value and words."""
    at = f"{form_name}-{name}"
    held = element(
        "select",
        *(element("option", words, value=said, key=said) for said, words in options),
        id=at,
        name=name,
        value=value,
        **_hinted(at, hint) | {"class_": "form-select"},
    )
    return _labelled(at, label, held, hint)


def tick(form_name: str, name: str, label: Node | Sequence[Node], *, checked: bool = False) -> Node:
    """A box to tick; it says Y where it is."""
    at = f"{form_name}-{name}"
    box = element("input", type="checkbox", id=at, name=name, value="Y", data_checked="1" if checked else None)
    return element("div", box, element("label", label, for_=at), class_="field tick", key=at)


def who(form_name: str) -> Node:
    """Whose words these are, until people sign in: the browser remembers the name, and each change keeps it."""
    at = f"{form_name}-by"
    held = element("input", type="text", id=at, name="by", maxlength=200, autocomplete="name", class_="form-control")
    return _labelled(at, "Your name", held, "")


def take_away(name: str, what: str, hidden: Mapping[str, str]) -> Node:
    """Folded away in a row of a list: what takes that row away, in somebody's name. ``hidden`` says which it is."""
    which = "-".join([name, *hidden.values()])
    return element(
        "details",
        element("summary", "Take it away", element("span", f": {what}", class_="visually-hidden")),
        form(name, f"Take away: {what}", who(which), button="Take away", hidden=hidden),
    )


def _hinted(at: str, hint: str) -> dict[str, str]:
    return {"class_": "form-control", **({"aria_describedby": f"{at}-hint"} if hint else {})}


def _labelled(at: str, label: str, held: Node, hint: str) -> Node:
    return element(
        "div",
        element("label", label, for_=at),
        held,
        element("small", hint, id=f"{at}-hint", class_="quiet") if hint else None,
        class_="field",
        key=at,
    )
