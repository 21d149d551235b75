"""What the section 47 indicators share: the 15 working days, to the outcome and to the conference."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from indicators.cases import BLANK, OPEN, Bools, Cases, Ints, Texts
from indicators.clock import Clock, WorkingDays
from indicators.counting import flow
from indicators.reading import Reading

ENQUIRY_CLOCK = Clock(start="the strategy discussion", stop="the end of the enquiry", limit=WorkingDays(15))
ICPC_CLOCK = Clock(start="the strategy discussion", stop="the initial conference", limit=WorkingDays(15))

#: The last working day of each band of an open enquiry's age, and what the band is called.
BANDS = ((5, "0-5"), (10, "6-10"), (15, "11-15"), (None, "over 15"))


def enquiries(reading: Reading, on: str, keep: Bools | None = None, **columns: Any) -> Cases:
    """Every enquiry, on one of its dates; its clock is that of the enquiry unless ``columns`` say otherwise."""
    rows = reading.rows("s47_enquiry")
    start = rows.days("s47_start_date")
    clock = {"opened": start, "due": ENQUIRY_CLOCK.due(start), "done": rows.days("s47_end_date")}
    return flow(
        reading,
        on=rows.days(on),
        person=rows.person(),
        ref=rows.text("s47_enquiry_id"),
        team=rows.team("s47_completed_by_team"),
        worker=rows.worker("s47_completed_by_worker_id"),
        keep=keep,
        **(clock | columns),
    )


@dataclass(frozen=True)
class Conferences:
    """Initial conferences held: rows of one child with the same enquiry are one, on its first date."""

    row: Ints  #: of initial_cp_conference, the first of each
    held: Ints
    opened: Ints  #: the start of its enquiry; BLANK where none is linked
    transfer: Bools
    outcome: Texts  #: Y where any of its rows led to a plan, N where one did not, else None


def conferences(reading: Reading) -> Conferences:
    """A conference that was adjourned and reconvened is one; one without an enquiry is one of its own."""
    rows, enquiry = reading.rows("initial_cp_conference"), reading.rows("s47_enquiry")
    held, person = rows.days("icpc_date"), rows.person()
    transfer = rows.is_("icpc_transfer_in", "Y")
    link = rows.text("s47_enquiry_id")
    happened = np.flatnonzero(held != BLANK)
    group: dict[tuple[object, ...], list[int]] = {}
    for at in happened[np.lexsort((happened, held[happened]))]:
        alone = transfer[at] or not isinstance(link[at], str)
        group.setdefault((int(at),) if alone else (int(person[at]), link[at]), []).append(int(at))
    first = np.array([members[0] for members in group.values()], dtype=np.int32)
    flag = rows.text("icpc_outcome_cp_flag")
    outcome = np.full(len(first), None, dtype=object)
    for number, members in enumerate(group.values()):
        answers = {flag[at] for at in members}
        outcome[number] = "Y" if "Y" in answers else "N" if "N" in answers else None
    linked = rows.position("s47_enquiry_id", enquiry, "s47_enquiry_id")
    opened = np.append(enquiry.days("s47_start_date"), BLANK)[linked]
    return Conferences(first, held[first], opened[first], transfer[first], outcome)


def conferenced(reading: Reading) -> Bools:
    """For each enquiry, whether a conference that names it was held."""
    rows, enquiry = reading.rows("initial_cp_conference"), reading.rows("s47_enquiry")
    linked = rows.position("s47_enquiry_id", enquiry, "s47_enquiry_id")
    found = np.zeros(len(enquiry), bool)
    found[linked[(linked >= 0) & (rows.days("icpc_date") != BLANK)]] = True
    return found


def conference_cases(reading: Reading, found: Conferences, keep: Bools, **columns: Any) -> Cases:
    """Conferences on the day they were held."""
    rows = reading.rows("initial_cp_conference")
    return flow(
        reading,
        on=found.held,
        person=rows.person()[found.row],
        ref=rows.text("icpc_id")[found.row],
        team=rows.team("icpc_team")[found.row],
        worker=rows.worker("icpc_worker_id")[found.row],
        keep=keep,
        opened=found.opened,
        due=ICPC_CLOCK.due(found.opened),
        done=found.held,
        **columns,
    )


__all__ = ["BANDS", "ENQUIRY_CLOCK", "ICPC_CLOCK", "OPEN", "conference_cases", "conferences", "enquiries"]
