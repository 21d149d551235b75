"""What the indicators of actions share: of whose work they are, and who does them."""

from __future__ import annotations

from typing import Any

from indicators.cases import Cases, Ints
from indicators.counting import flow
from indicators.reading import Reading


def action_events(reading: Reading, on: Ints, **columns: Any) -> Cases:
    """Actions as events of a day: of the team whose work they are about, and of their owner."""
    rows = reading.rows("action")
    return flow(
        reading,
        on=on,
        person=rows.person(),
        ref=rows.text("action_id"),
        team=rows.team("team_id"),
        worker=rows.worker("owner_id"),
        by_record=True,
        opened=rows.days("agreed_on"),
        done=rows.days("completed_on"),
        **columns,
    )
