"""What the referral indicators share: referrals on their day."""

from __future__ import annotations

from typing import Any

from indicators.cases import Cases
from indicators.counting import flow
from indicators.reading import Reading


def referrals(reading: Reading, **columns: Any) -> Cases:
    """Every referral, those that led to no further action too."""
    rows = reading.rows("cin_episodes")
    return flow(
        reading,
        on=rows.days("referral_date"),
        person=rows.person(),
        ref=rows.text("referral_id"),
        team=rows.team("referral_team"),
        worker=rows.worker("referral_worker_id"),
        **columns,
    )
