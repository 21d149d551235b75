"""Adoption: the steps of children and of adopters in twelve months. ChAT's own pages of these lists were not seen."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from indicators.adoption._adoptions import adopted
from indicators.analysis.declaration import Number, Parts, Pyramid, Section, Steps, Subject, of
from indicators.cases import BLANK, Cases
from indicators.counting import flow
from indicators.kinds import FLOW
from indicators.reading import Reading


def _children_on(column: str) -> Callable[[Reading], Cases]:
    """The children of whom a step is dated, on its day."""

    def cases(reading: Reading) -> Cases:
        rows = reading.rows("permanence")
        return flow(
            reading,
            on=rows.days(column),
            person=rows.person(),
            ref=rows.text("permanence_id"),
            worker=rows.worker("adoption_worker_id"),
        )

    return cases


def _adopters_on(column: str) -> Callable[[Reading], Cases]:
    """The adopters of whom a step is dated, on its day. They belong to no team, and are no children."""

    def cases(reading: Reading) -> Cases:
        rows = reading.rows("adopters")
        nobody = np.full(len(rows), -1, np.int32)
        return flow(reading, on=rows.days(column), person=nobody, ref=rows.text("adopter_id"), by_record=True)

    return cases


def _child(name: str, column: str) -> Subject:
    return Subject(
        name=f"adoption_{name}",
        one="child",
        many="children",
        cases=_children_on(column),
        fold=FLOW,
        needs=(f"permanence.{column}",),
    )


def _adopter(name: str, column: str) -> Subject:
    return Subject(
        name=f"adopters_{name}",
        one="adopter",
        many="adopters",
        cases=_adopters_on(column),
        fold=FLOW,
        needs=(f"adopters.{column}",),
    )


DECIDED = _child("decided", "adm_decision_date")
ORDERED = _child("ordered", "placement_order_date")
MATCHED = _child("matched", "matched_date")
PLACED = _child("placed", "placed_for_adoption_date")
REVERSED = _child("reversed", "decision_reversed_date")
ADOPTED = Subject(
    name="adoption_adopted",
    one="child",
    many="children",
    cases=lambda reading: adopted(reading, np.full(len(reading.rows("permanence")), BLANK, np.int32)),
    fold=FLOW,
    needs=("permanence.permanence_order_date", "permanence.permanence_order_type"),
)
WAITING = of("ad_waiting", "child", "children")
ENQUIRED = _adopter("enquired", "enquiry_date")
APPROVED = _adopter("approved", "approved_date")
LEFT = _adopter("left", "leaving_date")

SECTION = Section(
    title="Adoption",
    lists=(10, 11),
    question="How far do children and adopters get in a year, and who is waiting?",
    months=12,
    measures=(
        Number(id="decided", subject=DECIDED, rate=False, title="Decisions that a child should be placed for adoption"),
        Number(id="adopted", subject=ADOPTED, rate=False, title="Children adopted"),
        Number(id="waiting", subject=WAITING, rate=False, title="Children with a placement order, not yet placed"),
        Number(id="approved", subject=APPROVED, rate=False, title="Adopters approved"),
        Steps(
            id="steps",
            subject=DECIDED,
            label="Decision",
            others=(
                ("Placement order", ORDERED),
                ("Matched", MATCHED),
                ("Placed for adoption", PLACED),
                ("Adopted", ADOPTED),
                ("Decision reversed", REVERSED),
            ),
            title="Steps of children",
        ),
        Steps(
            id="adopter-steps",
            subject=ENQUIRED,
            label="Enquiry",
            others=(
                ("Stage 1 started", _adopter("stage_1", "stage1_start_date")),
                ("Stage 2 started", _adopter("stage_2", "stage2_start_date")),
                ("Approved", APPROVED),
                ("Matched", _adopter("matched", "matched_date")),
                ("Child placed", _adopter("placed", "placed_date")),
                ("Adoption order", _adopter("ordered", "adoption_order_date")),
                ("Left the process", LEFT),
            ),
            title="Steps of adopters",
        ),
        Parts(id="reversed", subject=REVERSED, by="reversed_reason", title="Why decisions were reversed"),
        Parts(id="left", subject=LEFT, by="adopter_leaving", title="Why adopters left"),
        Pyramid(id="age", subject=DECIDED, title="Children with a decision by age and gender"),
        Parts(
            id="ethnicity",
            subject=DECIDED,
            by="ethnicity",
            children=True,
            title="Children with a decision by ethnicity",
        ),
    ),
)
