"""Measures kept as text and read back: what a report speaks of is what was seen, whatever is loaded or changed later.

A field that a later version adds is at its default in what was kept before; one that it dropped is left alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from enum import Enum
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import orjson

from reports.content import Cell, Measure, Number

#: What the text is, so that whoever changes the shape can tell old from new.
VERSION = 1


def freeze(measures: Iterable[Measure]) -> str:
    """Measures as JSON."""
    held = {"version": VERSION, "measures": [*measures]}
    return orjson.dumps(held, option=orjson.OPT_SERIALIZE_NUMPY).decode()


def thaw(text: str) -> list[Measure]:
    """The measures of a text that ``freeze`` wrote; ValueError where it is another."""
    held = orjson.loads(text)
    if not isinstance(held, dict) or held.get("version") != VERSION:
        raise ValueError("these figures were kept by another version of Sightline")
    return [_made(Measure, one) for one in held["measures"]]


def _made(kind: Any, held: Any) -> Any:
    """A value of a type from its JSON."""
    if kind == Cell:
        return _made(Number, held) if isinstance(held, dict) else held
    origin = get_origin(kind)
    if origin in {Union, UnionType}:
        (inner,) = (one for one in get_args(kind) if one is not type(None))
        return None if held is None else _made(inner, held)
    if origin is tuple:
        inner, *others = get_args(kind)
        if others == [Ellipsis]:
            return tuple(_made(inner, one) for one in held)
        return tuple(_made(part, one) for part, one in zip((inner, *others), held, strict=True))
    return _whole(kind, held) if is_dataclass(kind) else _single(kind, held)


def _single(kind: Any, held: Any) -> Any:
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(held)
    return date.fromisoformat(held) if kind is date else held


def _whole(kind: Any, held: Mapping[str, Any]) -> Any:
    hints = get_type_hints(kind)
    known = {one.name: _made(hints[one.name], held[one.name]) for one in fields(kind) if one.name in held}
    lacking = [one.name for one in fields(kind) if one.name not in known and _is_bare(one)]
    if lacking:
        raise ValueError(f"these figures have no {', '.join(lacking)}")
    return kind(**known)


def _is_bare(one: Any) -> bool:
    return one.default is MISSING and one.default_factory is MISSING
