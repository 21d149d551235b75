"""The yardstick of a load: each CSV through pandas.read_csv and DataFrame.to_sql into SQLite, and nothing else."""

from __future__ import annotations

import sys
from pathlib import Path

import pandas as pd
import sqlalchemy as sa


def load(folder: Path, url: str) -> None:
    """Every file as a table of its name."""
    engine = sa.create_engine(url)
    for path in sorted(folder.glob("*.csv")):
        # Without this it stops at the first ragged line. Lines with too many cells are lost, which is what naive means.
        frame = pd.read_csv(path, on_bad_lines="skip", low_memory=False)
        frame.to_sql(path.stem, engine, index=False, if_exists="replace")
    engine.dispose()


if __name__ == "__main__":
    load(Path(sys.argv[1]), sys.argv[2])
