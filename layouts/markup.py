"""Elements of a page as plain lists, and the one component that draws them.

A Dash component costs the browser about a millisecond; a page of ours has a thousand elements. So a layout builds a
light tree, ``["p", {"class": "note"}, "text", ...]``, and one `Markup` component hands the whole of it to React.
Text is only ever text: there is no way to pass HTML, an event handler, or a link that leaves this server.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, ClassVar

from dash.development.base_component import Component

#: A text, a number, nothing, or an element: [tag, attributes, child, ...].
Node = str | int | float | None | list[Any]

TAGS = frozenset(
    [
        "a",
        "abbr",
        "article",
        "aside",
        "b",
        "blockquote",
        "button",
        "caption",
        "code",
        "dd",
        "del",
        "details",
        "div",
        "dl",
        "dt",
        "em",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "header",
        "hr",
        "input",
        "label",
        "legend",
        "li",
        "main",
        "mark",
        "nav",
        "ol",
        "option",
        "p",
        "path",
        "circle",
        "rect",
        "line",
        "section",
        "select",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "summary",
        "svg",
        "table",
        "tbody",
        "td",
        "textarea",
        "tfoot",
        "th",
        "thead",
        "time",
        "tr",
        "ul",
    ]
)
ATTRIBUTES = frozenset(
    [
        "id",
        "class",
        "title",
        "lang",
        "role",
        "hidden",
        "open",
        "href",
        "download",
        "rel",
        "for",
        "type",
        "name",
        "value",
        "checked",
        "selected",
        "disabled",
        "required",
        "accept",
        "scope",
        "colspan",
        "rowspan",
        "datetime",
        "tabindex",
        "key",
        "style",
        "method",
        "viewBox",
        "d",
        "cx",
        "cy",
        "r",
        "x",
        "y",
        "x1",
        "x2",
        "y1",
        "y2",
        "width",
        "height",
        "fill",
        "stroke",
        "preserveAspectRatio",
        "vector-effect",
        "focusable",
        "autocomplete",
        "placeholder",
        "maxlength",
        "rows",
        "min",
        "max",
        "step",
    ]
)
LOCAL = ("/", "#", "?")


def element(tag: str, *children: Node | Iterable[Node], **attributes: Any) -> list[Any]:
    """One element. Children may be nodes or runs of nodes; ``class_`` and ``aria_label`` are spelled as Python must.

    Raises ValueError for a tag, an attribute or a link that no page of ours may hold.
    """
    if tag not in TAGS:
        raise ValueError(f"no page draws a <{tag}>: add it to layouts.markup.TAGS if it is harmless")
    return [tag, dict(_attributes(attributes)), *flat(children)]


def flat(children: Iterable[Node | Iterable[Node]]) -> Iterator[Node]:
    """The nodes among children, runs of nodes opened up and nothings left out."""
    for child in children:
        if child is None or child is False:
            continue
        if isinstance(child, str | int | float) or is_element(child):
            yield child  # type: ignore[misc]
        else:
            yield from flat(child)


def is_element(node: Any) -> bool:
    """True for [tag, attributes, ...], which is told from a run of nodes by its attributes."""
    return isinstance(node, list) and len(node) > 1 and isinstance(node[0], str) and isinstance(node[1], dict)


def _attributes(attributes: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    for spelled, value in attributes.items():
        name = spelled.rstrip("_").replace("_", "-")
        if value is None or value is False:
            continue
        if name not in ATTRIBUTES and not name.startswith(("aria-", "data-")):
            raise ValueError(f"no element of ours has {name}: add it to layouts.markup.ATTRIBUTES if it is harmless")
        if name == "href" and (not str(value).startswith(LOCAL) or str(value).startswith("//")):
            raise ValueError("a link leads to a page of this server: begin it with /")
        yield name, value


def text_of(node: Node | Iterable[Node]) -> str:
    """The words a person would read, in order; for tests, titles and summaries."""
    if node is None:
        return ""
    if isinstance(node, str | int | float):
        return str(node)
    parts = node[2:] if is_element(node) else node  # type: ignore[index]
    return " ".join(filter(None, (text_of(part) for part in parts)))


def find(node: Node | Iterable[Node], tag: str | None = None, class_: str | None = None) -> Iterator[list[Any]]:
    """Every element of that tag and class, in the order of the page."""
    if node is None or isinstance(node, str | int | float):
        return
    if is_element(node):
        held: list[Any] = node  # type: ignore[assignment]
        if (tag is None or held[0] == tag) and (class_ is None or class_ in str(held[1].get("class", "")).split()):
            yield held
        children: Iterable[Node] = held[2:]
    else:
        children = node
    for child in children:
        yield from find(child, tag, class_)


class Markup(Component):
    """Draws a tree of elements. ``page`` says which page this is, for the title, the focus and the announcement."""

    _children_props: ClassVar[list[str]] = []
    _base_nodes: ClassVar[list[str]] = ["children"]
    _namespace = "sightline"
    _type = "Markup"
    _prop_names: ClassVar[list[str]] = ["id", "nodes", "page"]
    _valid_wildcard_attributes: ClassVar[list[str]] = []
    available_properties: ClassVar[list[str]] = ["id", "nodes", "page"]
    available_wildcard_properties: ClassVar[list[str]] = []

    def __init__(
        self,
        nodes: Iterable[Node] = (),
        *,
        id: str | None = None,  # noqa: A002 - what Dash calls it
        page: dict[str, Any] | None = None,
    ) -> None:
        given = {"nodes": list(flat(nodes)), "id": id, "page": page}
        super().__init__(**{name: value for name, value in given.items() if value is not None})
