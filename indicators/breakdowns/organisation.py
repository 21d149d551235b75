"""The organisation that holds an early help episode, as the extract names it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from data.tables import UNREADABLE
from indicators.breakdowns.declaration import Breakdown, Coded
from indicators.cases import Cases, Texts
from indicators.reading import Reading


def _written(reading: Reading) -> Texts:
    text = reading.rows("early_help_episodes").text("episode_organisation")
    return np.array([None if pd.isna(one) or one == UNREADABLE else one.strip() for one in text], dtype=object)


def names(reading: Reading) -> Sequence[str]:
    """Every organisation that is named, in the order of the alphabet."""
    return sorted({name for name in reading.fact(_written) if name})


def rule(reading: Reading, cases: Cases, _: str) -> Coded:
    """The place of each episode's organisation among the names."""
    known = pd.Index(names(reading))
    place = np.append(known.get_indexer(pd.Index(reading.fact(_written))), -1)
    code = place[reading.rows("early_help_episodes").places(cases.ref)]
    return Coded(cases, np.where(code < 0, len(known), code).astype(np.int32))


BREAKDOWN = Breakdown(title="Organisation", categories=(), rule=rule, texts=names, unknown="Not recorded")
