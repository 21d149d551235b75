"""One invented trust of full size, and small ones, made once for all tests of this folder."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from etl import synthetic
from tests.etl.synthetic.plainly import Extract

AS_OF = date(2026, 6, 30)


@pytest.fixture(scope="session")
def invented(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """Writes a trust into a new folder, or gives the one that was written for the same asking before."""
    made: dict[tuple[object, ...], Path] = {}

    def write(scale: float = 0.05, seed: int = synthetic.DEFAULT_SEED, kind: str = "ssd", as_of: date = AS_OF) -> Path:
        asked = (scale, seed, kind, as_of)
        if asked not in made:
            made[asked] = tmp_path_factory.mktemp("invented")
            synthetic.write(made[asked], scale=scale, as_of=as_of, seed=seed, format=kind)
        return made[asked]

    return write


@pytest.fixture(scope="session")
def whole(invented: Callable[..., Path]) -> Extract:
    """The trust of full size with the default seed."""
    return Extract(invented(1.0), AS_OF)


@pytest.fixture(scope="session")
def small(invented: Callable[..., Path]) -> Extract:
    """A twentieth of it."""
    return Extract(invented(0.05), AS_OF, 0.05)
