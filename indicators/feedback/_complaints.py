"""What the indicators of complaints share: which were answered, at which stage, and of whose work they were."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indicators.cases import BLANK, Bools, Cases, Ints
from indicators.clock import Clock
from indicators.counting import flow
from indicators.kinds import Source
from indicators.reading import Reading, Rows

#: There is no child to fall back on.
UNIT_FROM = "the team it is about, else Unknown team"
REGULATIONS = "Children Act 1989 Representations Procedure (England) Regulations 2006"
STAGE_1 = Source(REGULATIONS, "regulation 14")

_STAGE = re.compile(r"(?:stage )?([123])(?:\.0)?")


def is_kind(rows: Rows, kind: str) -> Bools:
    """Rows of a kind, however it is spelt in capitals and spaces."""
    found: Bools = rows.matches("kind", lambda text: text.strip().lower() == kind)
    return found


def answered(rows: Rows, stage: str | None = None) -> Bools:
    """Complaints that were responded to, at a stage or at any."""
    found: Bools = is_kind(rows, "complaint") & (rows.days("responded_date") != BLANK)
    if stage is not None:
        found &= rows.matches("stage", lambda text: stage_of(text) == stage)
    return found


def stage_of(text: str) -> str | None:
    """1, 2 or 3, where the text says one: "1", "Stage 1"."""
    found = _STAGE.fullmatch(" ".join(text.lower().split()))
    return found.group(1) if found else None


def feedback(reading: Reading, on: Ints, keep: NDArray[Any], **columns: Any) -> Cases:
    """Rows of a mask as events of a day."""
    rows = reading.rows("feedback")
    return flow(
        reading,
        on=on,
        keep=keep,
        person=np.full(len(rows), -1, np.int32),
        ref=rows.text("feedback_id"),
        team=rows.team("team_id"),
        by_record=True,
        opened=rows.days("received_date"),
        **columns,
    )


def within(reading: Reading, clock: Clock) -> Cases:
    """Stage 1 complaints on the day they were responded to: in time or not, unknown where they cannot say."""
    rows = reading.rows("feedback")
    came, done = rows.days("received_date"), rows.days("responded_date")
    return feedback(reading, done, answered(rows, "1"), due=clock.due(came), done=done, met=clock.finished(came, done))
