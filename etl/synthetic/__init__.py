"""An invented trust that is true to life, written as an extract.

Nobody in it exists. Its numbers have the shape and the level of a published authority (aims.py says which), its
history has a life (seasons, a team that is failing, one that has turned round, a surge after an incident), and its
records have the faults that real ones have (dirt.py).
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Literal

from data.tables import TABLES
from etl.synthetic.days import date_of
from etl.synthetic.dirt import smudge
from etl.synthetic.organisation import TRUST
from etl.synthetic.population import Trust, invent
from etl.synthetic.quality import write_records
from etl.synthetic.setting import Setting
from etl.synthetic.workbook import write_workbook
from etl.synthetic.writing import as_text, write_folder

#: The throw of the dice that is shown, tested and measured unless another is asked for.
DEFAULT_SEED = 2026
#: The workbook that the annex-a format writes.
WORKBOOK = "annex-a.xlsx"
#: The mark that says that nobody in this folder exists.
MARK = "sightline-invented.json"


def write(
    folder: Path,
    *,
    scale: float = 1,
    as_of: date,
    seed: int = DEFAULT_SEED,
    format: Literal["ssd", "annex-a"] = "ssd",  # noqa: A002
    progress: Callable[[str, float], None] | None = None,
) -> list[Path]:
    """Write an invented trust into a folder, which is made where it is missing; gives the files written.

    Beside the extract, its records lie in a folder of their own: what people there typed.
    """
    tell = progress or (lambda _words, _share: None)
    setting = Setting.at(as_of, scale, seed)
    folder.mkdir(parents=True, exist_ok=True)
    trust = invent(setting, lambda words, share: tell(words, share * 0.5))
    mark = folder / MARK
    mark.write_text(json.dumps(_mark(setting), indent=2) + "\n", encoding="utf-8")
    if format == "annex-a":
        return [write_workbook(folder / WORKBOOK, trust, lambda words, share: tell(words, 0.5 + share * 0.5)), mark]
    paths = write_folder(
        folder,
        trust.tables,
        lambda name, rows: smudge(setting, name, as_text(TABLES[name], rows, trust.teams)),
        lambda words, share: tell(words, 0.5 + share * 0.5),
    )
    paths += write_records(folder, trust)
    tell("Written", 1.0)
    return [*paths, mark]


def _mark(setting: Setting) -> dict[str, object]:
    return {
        "invented": True,
        "trust": TRUST,
        "as_of": date_of(setting.as_of).isoformat(),
        "seed": setting.seed,
        "scale": setting.scale,
    }


__all__ = ["DEFAULT_SEED", "MARK", "Trust", "write"]
