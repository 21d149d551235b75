"""Contacts with a decision within one working day of being received.

Judged once the limit day is over, decided or not, so that today's figure is not made of successes alone. A decision
that nobody dated is unknown. The extract holds dates, not hours: one working day stands for 24 hours.
"""

from indicators.cases import Cases
from indicators.counting import flow
from indicators.front_door._contacts import DECISION_CLOCK, undated
from indicators.kinds import (
    DAY,
    FLOW,
    HIGHER_IS_BETTER,
    MONTH,
    QUARTER,
    ROLLING12,
    WEEK,
    YEAR,
    Proportion,
    Source,
)
from indicators.reading import Reading


def contacts(reading: Reading) -> Cases:
    """Every contact beside its decision."""
    rows = reading.rows("contacts")
    received, decided = rows.days("contact_date"), rows.days("decision_date")
    return flow(
        reading,
        on=received,
        person=rows.person(),
        ref=rows.text("contact_id"),
        team=rows.team("team_id"),
        opened=received,
        due=DECISION_CLOCK.due(received),
        done=decided,
        met=DECISION_CLOCK.matured(received, decided, reading.as_of.day, undated(rows)),
    )


INDICATOR = Proportion(
    title="Contacts decided within one working day",
    question="Are we deciding quickly what a child who is brought to us needs?",
    cases=contacts,
    fold=FLOW,
    counts_on="contact date",
    grains=(DAY, WEEK, MONTH, QUARTER, YEAR, ROLLING12),
    direction=HIGHER_IS_BETTER,
    daily=True,
    chief_executive=True,
    open_work="contacts_waiting_now",
    late_in_working_days=True,
    breakdowns=("source", "source_code"),
    needs=("contacts.contact_date", "contacts.decision_date"),
    unit_from="the contact's team, else whoever holds the child that day",
    sources=(Source("Working Together to Safeguard Children 2023", "decision within one working day"),),
    reviewed="2026-11",
)
