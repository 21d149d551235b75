"""Annex A becomes our tables: what each of its 169 columns is, what it can be counted from, and what it cannot.

Ofsted's lists are windows (six months, twelve for adoption) or the latest row of each child. A table that a list fills
whole inside its window is *supplied*: indicators count from it. A table of which a list gives only each child's latest
row (visits, reviews, health checks, allocations) is filled, so that a child's page shows it, and is not supplied:
what would count from it says that it lacks its data.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from data.tables import TABLES, Type
from etl.annex_a.coverage import supplied_by, windows_of
from etl.annex_a.episodes import add_care, add_conferences, add_episodes_of_need, link_assessments
from etl.annex_a.keys import add_keys, filled, words
from etl.annex_a.leftovers import leftovers
from etl.annex_a.mapping import FILLS, NATURAL_KEYS, Frames
from etl.annex_a.organisation import disability, organisation
from etl.annex_a.people import ages, people_of
from etl.conform import Conformed
from etl.conform.frames import frame_of, objects
from etl.findings import Finding


@dataclass(frozen=True)
class Mapped:
    """Our tables as a workbook fills them, what they supply, the days they replace, and what lists disagree on."""

    tables: Frames
    supplied: dict[str, frozenset[str]]
    windows: dict[str, tuple[date, date]]
    findings: list[Finding]


def map_lists(lists: Mapping[str, Conformed], as_of: date) -> Mapped:
    """The tables that the lists which hold rows fill, as at the day of the workbook."""
    held = {name: conformed for name, conformed in lists.items() if len(conformed.frame)}
    tables = {name: filled(held[source].frame, columns) for name, (source, columns) in FILLS.items() if source in held}
    add_keys(tables)
    add_episodes_of_need(tables, held)
    add_conferences(tables)
    add_care(tables, held)
    if "permanence" in tables:
        ordered = tables["permanence"]["permanence_order_date"].notna()
        tables["permanence"]["permanence_order_type"] = words(ordered, "Adoption order")
    if "cin_assessments" in tables:
        needs = held["list_4"].frame["requires_support"]
        tables["cin_assessments"]["assessment_outcome_nfa"] = (
            needs.map({"Y": "N", "N": "Y"}).astype(object).where(needs.notna(), None)
        )
        link_assessments(tables)
    people, findings = people_of(held, as_of)
    tables["person"] = people
    tables |= organisation(held, as_of)
    tables |= disability(held)
    tables["annex_a_latest"] = leftovers(tables, held, as_of)
    shaped = {name: _shaped(name, frame) for name, frame in tables.items() if len(frame)}
    return Mapped(shaped, supplied_by(shaped, held), windows_of(shaped, as_of), findings + ages(held, as_of))


def _shaped(name: str, frame: pd.DataFrame) -> pd.DataFrame:
    """A frame with every declared column in its declared order and dtype, missing where it has none."""
    size, shaped = len(frame), {}
    for column in TABLES[name].columns:
        if column.type is Type.DATE:
            blank: Any = np.full(size, np.datetime64("NaT", "s"))
            shaped[column.name] = (
                frame[column.name].to_numpy().astype("datetime64[s]") if column.name in frame else blank
            )
        elif column.type in {Type.NUMBER, Type.INTEGER}:
            shaped[column.name] = (
                frame[column.name].to_numpy(np.float64) if column.name in frame else np.full(size, np.nan)
            )
        else:
            shaped[column.name] = (
                objects(frame[column.name]) if column.name in frame else np.full(size, None, dtype=object)
            )
    return frame_of(shaped)


__all__ = ["FILLS", "NATURAL_KEYS", "Mapped", "map_lists"]
