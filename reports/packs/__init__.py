"""Every pack there is: a file is a pack, and its name is what it is asked for by."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from data.results import Grain
from reports.content import Section
from reports.gathering import Gathering


@dataclass(frozen=True)
class Kind:
    """One pack: its title, who it is for, whether small numbers are hidden, and what is in it."""

    title: str
    audience: str
    suppressed: bool
    sections: Callable[[Gathering], Sequence[Section]]
    when: str  #: how often the framework asks for it
    grains: Sequence[Grain] = ()  #: what its numbers may be read by, the first unless asked; none where it is fixed
    name: str = ""


def discover() -> dict[str, Kind]:
    """The packs of this folder by name, in the order of their meetings: daily, weekly, fortnightly, monthly."""
    order = ("daily", "weekly", "fortnightly", "monthly", "when asked")
    found = {}
    for module in pkgutil.iter_modules([str(Path(__file__).parent)]):
        if not module.name.startswith("_"):
            kind: Kind = importlib.import_module(f"reports.packs.{module.name}").PACK
            found[module.name] = replace(kind, name=module.name)
    return dict(sorted(found.items(), key=lambda item: (order.index(item[1].when), item[0])))
