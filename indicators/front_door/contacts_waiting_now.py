"""Contacts that wait for a decision at the end of the day; late once their limit of one working day is over.

The decision day itself is not waiting. An outcome without a date is decided, so it does not wait, and is a finding.
"""

import numpy as np

from indicators.cases import BLANK, Cases
from indicators.counting import stock
from indicators.front_door._contacts import DECISION_CLOCK, undated, waiting_until
from indicators.kinds import DAY, LOWER_IS_BETTER, MONTH, QUARTER, STOCK, WEEK, YEAR, Count, Source
from indicators.reading import Reading
from indicators.spells import possible
from indicators.words import alive


def contacts(reading: Reading) -> Cases:
    """Each contact from the day it came until the day it was decided."""
    rows = reading.rows("contacts")
    received = rows.days("contact_date")
    spells = alive(reading, possible(rows.person(), received, waiting_until(reading)))
    spells = spells.where(~undated(rows)[spells.row])
    row = spells.row
    return stock(
        reading,
        spells,
        ref=rows.text("contact_id")[row],
        team=rows.team("team_id")[row],
        opened=received[row],
        due=DECISION_CLOCK.due(received[row]),
        done=np.full(len(row), BLANK),
    )


INDICATOR = Count(
    title="Contacts waiting for a decision",
    question="Which children have been brought to us and not yet had an answer?",
    cases=contacts,
    fold=STOCK,
    counts_on="each day from the contact until the decision",
    unit="contacts",
    grains=(DAY, WEEK, MONTH, QUARTER, YEAR),
    direction=LOWER_IS_BETTER,
    starts="contacts_total",
    daily=True,
    chief_executive=True,
    breakdowns=("source", "source_code"),
    needs=("contacts.contact_date", "contacts.decision_date"),
    unit_from="the contact's team, else whoever holds the child that day",
    late="more than one working day after the contact",
    late_in_working_days=True,
    sources=(Source("Working Together to Safeguard Children 2023", "decision within one working day"),),
    reviewed="2026-11",
)
