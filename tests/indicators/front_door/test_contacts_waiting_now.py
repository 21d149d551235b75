"""A decision dated after the day of the data is not made yet: the contact waits."""

from indicators.clock import AsOf
from indicators.measure import listed
from indicators.reading import Reading
from tests.tables import everything_supplied, tables

CONTACTS = """
    contact_id   | person_id | contact_date | decision_date | outcome
    to come      | Ada       | 2026-06-25   | 2026-07-02    | referral
    undated      | Ben       | 2026-06-25   |               | referral
    undecided    | Cleo      | 2026-06-25   |               |
"""


def states(indicator: str) -> dict[str, object]:
    read = Reading(tables(contacts=CONTACTS), everything_supplied(), AsOf.parse("2026-06-30"))
    return {row["ref"]: row["met"] for row in listed(read, indicator, first=0)}


def test_one_still_to_come_waits_and_one_that_nobody_dated_does_not():
    assert set(states("contacts_waiting_now")) == {"to come", "undecided"}


def test_both_one_day_clocks_read_it_alike():
    """Not decided in time, and unknown as an outcome: what it will be does not count yet."""
    assert states("contact_decision_1wd") == {"to come": False, "undated": None, "undecided": False}
    assert states("contact_to_referral_rate") == {"to come": None, "undated": True, "undecided": None}
