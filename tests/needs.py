"""What a test may need that a machine may lack: skipped loudly where it is missing, a failure in CI."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NoReturn

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
IN_CI = os.environ.get("CI", "").lower() in {"1", "true"}


def missing(what: str) -> NoReturn:
    """End the test that cannot run without it: skipped, or failed in CI, where it has to be there."""
    if IN_CI:
        pytest.fail(f"{what}, and CI does not go without", pytrace=False)
    pytest.skip(what)
