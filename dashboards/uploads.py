"""An extract brought through the browser: kept only while it is read, and read by the same load as any other."""

from __future__ import annotations

import logging
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any

import flask
from werkzeug.utils import secure_filename

log = logging.getLogger("sightline")
LARGEST = 512 * 1024 * 1024


@dataclass(frozen=True)
class Outcome:
    """How a load went: a sentence for a person, and what ``load --json`` answered where it loaded."""

    loaded: bool
    says: str
    answer: dict[str, Any] | None = None


Load = Callable[[Path], Outcome]


def route(server: flask.Flask, load: Load | None) -> None:
    """``POST /upload``: one file, one load at a time."""
    server.config["MAX_CONTENT_LENGTH"] = LARGEST
    running = Lock()

    @server.post("/upload")
    def upload() -> Any:
        # A form on another site cannot add this header, and a script there may not.
        if flask.request.headers.get("X-Sightline") != "upload":
            return {"loaded": False, "says": "Upload from the data quality page."}, 403
        if load is None:
            return {"loaded": False, "says": "Loading is switched off on this server."}, 503
        given = flask.request.files.get("extract")
        if given is None or not given.filename:
            return {"loaded": False, "says": "No file arrived. Choose a workbook or a zip of CSV files."}, 400
        if not running.acquire(blocking=False):
            return {"loaded": False, "says": "Another load is running. Wait for it to end, then try again."}, 409
        folder = Path(tempfile.mkdtemp(prefix="sightline-upload-"))
        try:
            path = folder / (secure_filename(given.filename) or "extract")
            given.save(path)
            outcome = load(path)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
            running.release()
        log.info("an upload was %s", "loaded" if outcome.loaded else "not loaded")
        answer = {"loaded": outcome.loaded, "says": outcome.says, "answer": outcome.answer}
        return answer, 200 if outcome.loaded else 422
