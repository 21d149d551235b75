"""Contacts received in the period, one for each child.

Contacts about children who are already open to us are counted too.
"""

from indicators.cases import Cases
from indicators.counting import flow
from indicators.kinds import (
    DAY,
    FLOW,
    MONTH,
    NEITHER_IS_BETTER,
    QUARTER,
    ROLLING12,
    WEEK,
    YEAR,
    Count,
    Source,
)
from indicators.reading import Reading


def contacts(reading: Reading) -> Cases:
    """Every contact with a date."""
    rows = reading.rows("contacts")
    return flow(
        reading,
        on=rows.days("contact_date"),
        person=rows.person(),
        ref=rows.text("contact_id"),
        team=rows.team("team_id"),
        category=rows.text("contact_source_code"),
    )


INDICATOR = Count(
    title="Contacts received",
    question="How much concern is reaching the front door?",
    cases=contacts,
    fold=FLOW,
    counts_on="contact date",
    unit="contacts",
    grains=(DAY, WEEK, MONTH, QUARTER, YEAR, ROLLING12),
    direction=NEITHER_IS_BETTER,
    daily=True,
    breakdowns=("source", "source_code"),
    needs=("contacts.contact_date",),
    unit_from="the contact's team, else whoever holds the child that day",
    sources=(Source("Ofsted ILACS Annex A", "List 1"),),
    reviewed="2026-11",
)
