"""What the placement indicators share: where each child lives on each day, and which placement carries on which."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from data.tables import UNREADABLE
from indicators.cases import BLANK, Bools, Cases, Ints
from indicators.counting import judged, stock
from indicators.looked_after._care import care_days
from indicators.reading import Reading
from indicators.spells import Spells, covered, covered_until, cut, possible
from indicators.words import Placements, current_placement, placements, rank

FOSTERING = ("U1", "U2", "U3", "U4", "U5", "U6")
FOR_ADOPTION = ("A3", "A4", "A5", "A6")
SAME_CARER = ("T", "U")  # reason for a new episode: moved with the carer (SSDA903)

GROUPS = {
    "fostering": FOSTERING,
    "children's home or secure": ("K1", "K2"),
    "supported or independent": ("H5", "K3", "P2"),
    "with parents": ("P1",),
    "placed for adoption": FOR_ADOPTION,
    "other residential": ("R1", "R2", "R3", "R5", "S1"),
}


def placed(reading: Reading) -> tuple[Spells, Ints]:
    """Looked-after days cut where the placement changes, and the placement's row (-1: none)."""
    spells, _ = care_days(reading)
    pieces, (row,) = cut(spells, (spells.key, reading.fact(current_placement)))
    return pieces, row


def group(code: str | None) -> str | None:
    """What people call a kind of placement; None where nothing readable is recorded."""
    if code is None or code == UNREADABLE:
        return None
    return next((name for name, codes in GROUPS.items() if code in codes), "other")


def fostered(reading: Reading, *, by_group: bool = False) -> Cases:
    """Children looked after, met where they live with foster carers; unknown without a placement or a code."""
    held: Placements = reading.fact(placements)
    spells, row = placed(reading)
    codes, names = pd.factorize(held.rows.text("cla_placement_type"))
    groups = np.array([*(group(str(name)) for name in names), None], dtype=object)[np.append(codes, -1)[row]]
    return stock(
        reading,
        spells,
        opened=np.append(held.start, BLANK)[row],
        met=judged(groups == "fostering", pd.isna(groups)),
        category=groups if by_group else None,
    )


def _first_reason(reading: Reading, held: Placements) -> Bools:
    """Placements whose earliest linked episode says that the child moved with the carer."""
    episodes = reading.rows("cla_episodes")
    position = episodes.position("cla_placement_id", held.rows, "cla_placement_id")
    start = episodes.days("cla_episode_start_date")
    linked = np.flatnonzero((position >= 0) & (start != BLANK))
    order = linked[np.lexsort((rank(episodes.text("cla_episode_id"))[linked], start[linked]))[::-1]]
    same = np.zeros(len(held.start), bool)
    same[position[order]] = episodes.is_("cla_episode_start_reason", *SAME_CARER)[order]  # the earliest is written last
    return same


@dataclass(frozen=True)
class Links:
    """For each placement, the row of the one before that it carries on; -1 where it is a move."""

    same_carer: Ints  #: moved with the carer, or back home after a temporary placement
    adopted: Ints  #: also, for those placed for adoption, whichever ended on the day this one began


def links(reading: Reading) -> Links:
    """Which placement carries on which, by the reason of the episode and by home."""
    held: Placements = reading.fact(placements)
    before = _ended_that_day(held)
    moved = np.where(_first_reason(reading, held), before, -1)
    same = np.where(moved >= 0, moved, np.where(held.temporary, -1, _resumed(held)))
    adopted = np.where(held.rows.is_("cla_placement_type", *FOR_ADOPTION) & (before >= 0), before, same)
    return Links(same.astype(np.int32), adopted.astype(np.int32))


def _ended_that_day(held: Placements) -> Ints:
    """For each placement, the child's one that ended on the day it began; of several, the one that started last."""
    usable = np.flatnonzero((held.person >= 0) & (held.start != BLANK) & (held.end > held.start))
    order = usable[np.lexsort((held.order[usable], held.start[usable], held.end[usable], held.person[usable]))]
    return _last_at(held, order, exact=True)


def _last_at(held: Placements, order: Any, *, exact: bool) -> Ints:
    """Of rows sorted by child and end, the last that ended by (or exactly on) the start of each placement."""
    place = held.person[order].astype(np.int64) * 2**32 + held.end[order]
    asked = held.person.astype(np.int64) * 2**32 + held.start
    at = np.searchsorted(place, asked, side="right") - 1
    row = np.append(order, -1)[np.where(at >= 0, at, len(order))]
    end, person = np.append(held.end, BLANK)[row], np.append(held.person, -1)[row]
    found = (row >= 0) & (person == held.person) & (held.person >= 0) & (held.start != BLANK)
    return np.where(found & (end == held.start) if exact else found, row, -1).astype(np.int32)


def _resumed(held: Placements) -> Ints:
    """The last placement before, where it is the same home and temporary ones cover every day between."""
    usual = (held.person >= 0) & (held.start != BLANK) & (held.end > held.start) & ~held.temporary
    usable = np.flatnonzero(usual)
    order = usable[np.lexsort((held.order[usable], held.start[usable], held.end[usable], held.person[usable]))]
    last = _last_at(held, order, exact=False)
    end = np.append(held.end, BLANK)[last]
    away = possible(held.person, held.start, held.end)
    away = away.where(held.temporary[away.row])
    back = covered_until(covered(away), held.person, end)
    bridged = (last >= 0) & (end < held.start) & (back >= held.start)
    return np.where(bridged & _same_home(held, last), last, -1).astype(np.int32)


def _same_home(held: Placements, other: Ints) -> Bools:
    """The same type, and the same URN; where one of the two has none, the same postcode."""
    rows = held.rows

    def pair(name: str) -> tuple[Ints, Ints]:
        codes = np.append(pd.factorize(rows.text(name))[0], -1)
        return codes[:-1], codes[other]

    (kind, kind_before), (urn, urn_before), (post, post_before) = (
        pair(f"cla_placement_{name}") for name in ("type", "urn", "postcode")
    )
    both = (urn >= 0) & (urn_before >= 0)
    home = np.where(both, urn == urn_before, (post >= 0) & (post == post_before))
    same: Bools = (kind >= 0) & (kind == kind_before) & home
    return same
