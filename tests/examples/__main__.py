"""Write the worked examples where the definitions page reads them: ``python -m tests.examples``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from data.examples import FOLDER
from tests.examples.catalogue import EXAMPLES, examples_of
from tests.examples.example import Example
from tests.tables import table


def as_data(example: Example) -> dict[str, Any]:
    """An example as JSON holds it; what it does not speak of is left out."""
    ask, result = example.ask, example.result
    told: dict[str, Any] = {
        "given": example.given,
        "expect": example.expect,
        "as_of": example.as_of,
        "tables": {name: _drawn(text) for name, text in example.tables.items()},
        "ask": {"grain": ask.grain, "period_start": ask.period_start, "unit_kind": ask.unit_kind, "unit": ask.unit},
        "result": {
            "numerator": result.numerator,
            "denominator": result.denominator,
            "unknown": result.unknown,
            "value": None if result.value is None else round(result.value, 4),
        },
    }
    spoken = {"late": example.late, "categories": example.categories}
    return told | {
        name: list(value) if name == "categories" else value for name, value in spoken.items() if value is not None
    }


def _drawn(text: str) -> dict[str, list[Any]]:
    frame = table(text)
    return {"columns": list(frame.columns), "rows": [[cell or "" for cell in row] for row in frame.to_numpy()]}


def written() -> dict[str, str]:
    """The text of each file, by the indicator it is about."""
    names = dict.fromkeys(example.indicator for example in EXAMPLES)
    return {name: _lines([as_data(one) for one in examples_of(name)]) for name in names}


def _lines(told: list[dict[str, Any]]) -> str:
    """JSON with an example a line, so that a change of one is a change of one line."""
    lines = ",\n".join(json.dumps(one, ensure_ascii=False) for one in told)
    return f"[\n{lines}\n]\n"


def write(folder: Path = FOLDER) -> None:
    """Write every file, and take away those of indicators that are gone."""
    folder.mkdir(parents=True, exist_ok=True)
    files = written()
    for name, text in files.items():
        (folder / f"{name}.json").write_text(text, encoding="utf-8")
    for path in folder.glob("*.json"):
        if path.stem not in files:
            path.unlink()


if __name__ == "__main__":
    write()
