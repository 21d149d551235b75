"""Lives that rows drawn one by one hardly ever make, for the invented populations.

Fostered until 18, at home under an order of a year, three social workers within twelve months, reviewed twice with a
plan that came a day late, planned for on the last day of a term, adopted. Each is bent round the day on which its
rule turns.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from data.tables import TABLES
from tests.oracles.days import add_months, birthday

if TYPE_CHECKING:
    from tests.populations import Pen, Rows

#: What systems write into a care plan: entries, none, and what is no JSON.
CARE_PLANS = (
    json.dumps({"permanence": "Return home"}),
    json.dumps({"permanence": "Adoption", "parallel": ""}),
    json.dumps({"permanence": "none"}),
    json.dumps({"permanence": " None "}),
    json.dumps({"permanence": None, "parallel": "Long-term fostering"}),
    json.dumps(["", "Adoption"]),
    json.dumps({"ADOPTION": "N", "RETURN6M": "No"}),
    json.dumps({"ADOPTION": "N", "RETURN6M": "Y"}),
    json.dumps({}),
    '"none"',
    "{permanence: Adoption",
    "[" * 9_000,
    None,
)
TERM_DAYS = ("08-31", "09-01", "12-31", "01-01", "04-15", "04-16", "07-31", "08-01")

Tables = dict[str, "Rows"]


def live(pen: Pen, tables: Tables, people: Sequence[str], theme: str) -> None:
    """Add the rows of such lives to the tables: often where the population is about them, seldom elsewhere."""
    for person in people:
        for about, life in LIVES:
            if pen.chance.random() < (0.6 if theme in about else 0.12):
                life(pen, tables, person)
    tables["foster_places"] = [
        {
            "as_at": day,
            "approved_places": pen.one_of(130, 100, 0, None),
            "filled_places": pen.one_of(100, 101, 0, None),
        }
        for day in pen.chance.sample(pen.pool, pen.one_of(0, 1, 2, 3))
    ]


def add(pen: Pen, tables: Tables, name: str, **row: Any) -> str:
    """One more row, with a key after those there are; its key."""
    rows, key = tables.setdefault(name, []), TABLES[name].key
    made = pen.key((key or "")[:3], len(rows) + 1)
    rows.append(row | ({key: made} if key else {}))
    return made


def near(pen: Pen, day: date) -> date:
    """The day itself, or the one on either side."""
    return day + timedelta(pen.one_of(-1, 0, 0, 0, 1))


def in_care(  # noqa: PLR0917 -- whose, from when to when, where
    pen: Pen, tables: Tables, person: str, start: date, end: date | None, kind: str | None
) -> None:
    """An episode of care with the placement of its time."""
    care = {"cla_episode_start_reason": "S", "cla_episode_ceased_reason": pen.one_of("E8", "E4A", "E11", "E45", None)}
    dates = {"cla_episode_start_date": start, "cla_episode_ceased_date": end}
    entered = pen.one_of(start, start, near(pen, start), None)
    add(
        pen,
        tables,
        "cla_episodes",
        person_id=person,
        cla_id=f"L-{person}",
        entered_care_date=entered,
        **care,
        **dates,
    )
    add(
        pen,
        tables,
        "cla_placement",
        person_id=person,
        cla_id=f"L-{person}",
        cla_placement_start_date=pen.one_of(start, start, near(pen, start)),
        cla_placement_end_date=pen.one_of(end, end, None),
        cla_placement_type=kind,
    )


def fostered_until_18(pen: Pen, tables: Tables, person: str) -> None:
    """Care that ends on the 18th birthday, or on the day before; a later birthday falls on a day of the pool."""
    day = pen.day(0)
    assert day is not None
    born = pen.one_of(birthday(day, -19), birthday(day, -20), birthday(day, -21), date(2004, 2, 29))
    for row in tables["person"]:
        row["dob"] = born if row["person_id"] == person else row["dob"]
    leaver = {"person_id": person, "care_leaver_eligibility": "Former relevant"}
    told = {
        "care_leaver_in_touch": pen.one_of("YES", "NO", "NREQ", None),
        "care_leaver_activity": pen.one_of("F2", "0", None, None),
        "care_leaver_accommodation": pen.one_of("Z", "Z", "U", "?", None),
    }
    add(pen, tables, "care_leavers", **leaver, **told)
    grown = birthday(born, 18)
    kind = pen.one_of("U6", "U4", "U1", "K1", "T1", "?", None)
    in_care(pen, tables, person, grown - timedelta(pen.one_of(1, 20, 400)), pen.one_of(grown, near(pen, grown)), kind)


def at_home_on_an_order(pen: Pen, tables: Tables, person: str) -> None:
    """Placed with parents under an order that is twelve months old on a day of the pool."""
    day = pen.day(0)
    assert day is not None
    since = near(pen, add_months(day, -12))
    in_care(pen, tables, person, since, pen.one_of(None, None, day), pen.one_of("P1", "P1", "P1", "U6", None))
    add(
        pen,
        tables,
        "legal_status",
        person_id=person,
        legal_status=pen.one_of("C2", "C2", "C2", "C1"),
        legal_status_start_date=pen.one_of(since, near(pen, since)),
        legal_status_end_date=pen.one_of(None, None, day),
    )


def several_workers(pen: Pen, tables: Tables, person: str) -> None:
    """One social worker after another, the first of them leaving the child as the twelve months begin."""
    day = pen.day(0)
    assert day is not None
    first = near(pen, add_months(day, -12))
    turns = sorted(first + timedelta(pen.chance.randint(1, 360)) for _ in range(2))
    starts = [first - timedelta(pen.one_of(1, 30)), pen.one_of(first, near(pen, first)), *turns]
    in_care(pen, tables, person, starts[0], None, "U6")
    for start, end, worker in zip(starts, [*starts[1:], None], pen.chance.sample(WORKERS, 4), strict=True):
        add(
            pen,
            tables,
            "involvements",
            person_id=person,
            professional_id=pen.one_of(worker, worker, worker, "W1"),
            professional_role_id="CW",
            professional_team=pen.team(),
            involvement_start_date=start,
            involvement_end_date=end,
        )


WORKERS = ("W1", "W2", "W3", "W4", "W5", "W6")


def reviewed_twice(pen: Pen, tables: Tables, person: str) -> None:
    """Two reviews in care and a care plan round the second; some reviews are cancelled, some of nobody."""
    start, *reviews = sorted(pen.chance.sample(pen.pool, min(3, len(pen.pool))))
    in_care(pen, tables, person, start, None, "U6")
    for day in reviews:
        add(
            pen,
            tables,
            "cla_reviews",
            cla_id=pen.one_of(f"L-{person}", f"L-{person}", f"L-{person}", f"L-{person}", "nowhere", None),
            cla_review_date=day,
            cla_review_cancelled=pen.one_of("Y", "N", None, None, None),
            cla_review_participation=pen.one_of("PN1", "PN4", "PN6", "PN7", "PN0", "?", None),
        )
    for _ in range(pen.one_of(0, 1, 1, 2)):
        begun = pen.one_of(near(pen, reviews[-1]), start, None) if reviews else start
        add(
            pen,
            tables,
            "cla_care_plan",
            person_id=person,
            cla_care_plan_start_date=begun,
            cla_care_plan_json=pen.one_of(*CARE_PLANS, *CARE_PLANS[:2] * 3),
        )


def planned_at_the_end_of_term(pen: Pen, tables: Tables, person: str) -> None:
    """A plan on one of the days on which terms end and begin, or the day before as_of; in care over them."""
    year = pen.as_of.year - pen.one_of(0, 0, 1)
    in_care(pen, tables, person, date(year - 1, 8, 1), pen.one_of(None, None, date(year, 4, 15)), "U6")
    for text in pen.chance.sample(TERM_DAYS, 3):
        add(pen, tables, "peps", person_id=person, pep_date=date.fromisoformat(f"{year}-{text}"))
    add(pen, tables, "peps", person_id=pen.one_of(person, None), pep_date=pen.one_of(near(pen, pen.as_of), None))


def adopted(pen: Pen, tables: Tables, person: str) -> None:
    """From care to the order, each step near the last; adopted by the carer or not."""
    day = pen.day(0)
    assert day is not None
    entered = day - timedelta(pen.one_of(300, 500, 900))
    ordered = entered + timedelta(pen.one_of(100, 150))
    matched = pen.one_of(None, ordered + timedelta(pen.one_of(-1, 0, 1, 121, 122)))
    in_care(pen, tables, person, entered, pen.one_of(day, None), pen.one_of("A6", "A5", "U6"))
    add(
        pen,
        tables,
        "permanence",
        person_id=person,
        placement_order_date=pen.one_of(ordered, ordered, ordered, None),
        matched_date=matched,
        placed_for_adoption_date=pen.one_of(matched, near(pen, ordered + timedelta(130)), None),
        permanence_order_date=pen.one_of(day, day, None),
        permanence_order_type=pen.one_of("Adoption order", "ADOPTION", "Special guardianship order", None),
        adopted_by_carer_flag=pen.one_of("Y", "Y", "N", None),
        placed_foster_carer_date=pen.one_of(entered, near(pen, ordered), ordered + timedelta(100), None),
        decision_reversed_date=pen.one_of(None, None, None, near(pen, day)),
        adoption_worker_id=pen.worker(),
    )


#: The themes that are about each life.
LIVES: tuple[tuple[tuple[str, ...], Callable[[Pen, Tables, str], None]], ...] = (
    (("leavers",), fostered_until_18),
    (("care",), at_home_on_an_order),
    (("care", "workers"), several_workers),
    (("care",), reviewed_twice),
    (("care",), planned_at_the_end_of_term),
    (("adoption",), adopted),
)
