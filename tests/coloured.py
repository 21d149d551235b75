"""Populations whose children have a gender, an ethnicity and the rest of what breakdowns ask for, as dirty as real."""

from __future__ import annotations

from random import Random
from typing import Any

import pandas as pd

from tests.populations import Population, population
from tests.tables import typed

#: For each table the columns that are filled, and what with.
CELLS: dict[str, dict[str, tuple[Any, ...]]] = {
    "person": {
        "gender": ("F", "M", "U", "I", None),
        "sex": ("F", "M", None),
        "ethnicity": ("WBRI", "MWBC", "APKN", "CHNE", "BCRB", "OOTH", "REFU", "NOBT", "?", None),
    },
    "contacts": {"contact_source_code": ("1A", "2A", "3B", "5D", "6", "8", "9", "10", "?", None)},
    "cin_episodes": {
        "referral_source_code": ("1A", "2B", "4", "7", "10", "?", None),
        "cin_primary_need_code": ("N1", "N2", "N0", "N9", "?", None),
    },
    "cp_plans": {"cp_plan_initial_category": ("NEG", "PHY", "SAB", "EMO", "MUL", "?", None)},
    "cla_episodes": {"cla_primary_need_code": ("N1", "N5", "N8", "?", None)},
    "cla_placement": {"cla_placement_provider": ("PR0", "PR1", "PR4", "?", None)},
    "early_help_episodes": {"episode_organisation": ("School", " Health visiting", "Council", "?", None)},
    "permanence": {"decision_reversed_reason": ("RD1", "RD4", "?", None)},
    "legal_status": {"legal_status": ("C1", "C2", "E1", "V2", "V2", "L1", "J1", "?", None)},
}
PLANS = ('{"permanence": "Adoption"}', '{"permanence": "none"}', '{"permanence": "Long-term fostering"}', "{}", None)


def coloured(seed: int) -> Population:
    """The population of a seed with these cells filled by chance, and the tables that only breakdowns read."""
    chance = Random(seed * 7 + 1)
    found = population(seed)
    for table, columns in CELLS.items():
        frame = found.tables[table].copy()
        for column, choices in columns.items():
            frame[column] = pd.Series([chance.choice(choices) for _ in range(len(frame))], dtype=object)
        found = found.with_table(table, frame)
    people = [str(person) for person in found.tables["person"]["person_id"]]
    past = [day for day in found.days if day <= found.as_of] or [found.as_of]
    for table, rows in rare(chance, people, past).items():
        found = found.with_table(table, typed(table, rows))
    return found


def rare(chance: Random, people: list[str], days: list[Any]) -> dict[str, list[dict[str, Any]]]:
    """Rows of disabilities, immigration statuses and plans for permanence."""
    codes = ("AUT", "none", "NONE", "REFU", "NOBT", "?", None, "mob")
    some = [person for person in people for _ in range(chance.randint(0, 2))]
    return {
        "disability": [{"person_id": person, "disability_code": chance.choice(codes)} for person in some],
        "immigration_status": [
            {
                "person_id": person,
                "immigration_status": chance.choice(("UASC", "Unaccompanied child", "Settled", None)),
                "immigration_status_start_date": chance.choice(days),
                "immigration_status_end_date": chance.choice((None, chance.choice(days))),
            }
            for person in some
        ],
        "cla_care_plan": [
            {
                "person_id": person,
                "cla_care_plan_start_date": chance.choice((None, chance.choice(days))),
                "cla_care_plan_json": chance.choice(PLANS),
            }
            for person in some
        ],
    }
