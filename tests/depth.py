"""How many populations the slowest comparisons with an oracle look at: `bin/test --deep` looks at them all.

Examples are the same in each run (`derandomize`), so the first so many find what breaks; before a release, and after a
change to how things are counted, somebody runs them all.
"""

from __future__ import annotations

import os

IS_DEEP = os.environ.get("HYPOTHESIS_PROFILE") == "deep"


def many(examples: int) -> int:
    """So many where there is time, else a third of them."""
    return examples if IS_DEEP else max(1, examples // 3)
