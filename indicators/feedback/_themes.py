"""What complaints are about: the themes as they were written, as many as a person can read."""

from __future__ import annotations

import numpy as np
import pandas as pd

from indicators.cases import Texts

#: A trust that writes a sentence for each complaint has no themes: the commonest are told apart, and no more.
MOST = 12
NO_THEME, OTHER = "No theme", "Other themes"


def themes(column: Texts) -> Texts:
    """The theme of each row, capitals and spaces apart; the rarest are one theme, and so are those without."""
    codes, found = pd.factorize(column)
    plain = np.array([" ".join(str(text).split()).capitalize() or NO_THEME for text in found] + [NO_THEME], object)
    named: Texts = plain[codes]
    counts = pd.Series(named[named != NO_THEME]).value_counts()
    kept = {NO_THEME, *sorted(counts.index, key=lambda name: (-counts[name], name))[:MOST]}
    return np.array([name if name in kept else OTHER for name in named], dtype=object)
