"""Keys of charts: a small drawing of each line and mark, and what it stands for."""

from __future__ import annotations

from layouts.markup import Node, element

ROUND = "M12 6a6 6 0 1 0 .01 0z"
_MARKS = {
    "common": ROUND,
    "running": ROUND,
    "improvement": "M12 3l9 9-9 9-9-9z",
    "concern": "M4 4h16v16H4z",
    "neutral": "M12 3l10 18H2z",
    "neutral low": "M12 21L2 3h20z",
}
_LEVEL = "M0 12h24"
_LINES = {"band": "M0 5h24v14H0z", "rebase": "M12 0v24"}


def key(kind: str, words: str) -> list[Node]:
    """A mark and its words."""
    return [_drawn(_MARKS[kind], f"sign {kind}"), words]


def line_key(name: str, words: str) -> list[Node]:
    """A line and its words."""
    return [_drawn(_LINES.get(name, _LEVEL), f"line {name}"), words]


def _drawn(path: str, kind: str) -> Node:
    return element("svg", element("path", d=path), viewBox="0 0 24 24", class_=f"swatch {kind}", aria_hidden="true")
