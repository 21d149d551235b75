"""Where everything meets: settings, the store, the pages and the server. ``app:server`` is the WSGI application.

``uv run app.py [--port 8050] [--host 127.0.0.1] [--store URL]``. Where the default store is still empty, the first
start invents a trust, loads it through the real ETL with a progress bar, then serves.
"""

from __future__ import annotations

import argparse
import json
import logging
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dashboards import (
    ahead,
    analysis,
    annotations,
    board,
    changes,
    child,
    daily,
    data_quality,
    definition,
    definitions,
    demand,
    indicator,
    meeting,
    minutes,
    monthly,
    packs,
    section_order,
    service_reports,
    slides,
    supervision,
    targets,
    team,
    views,
    weekly,
    worker,
)
from dashboards.guard import holds_only_invention, is_local
from dashboards.page import Page
from dashboards.site import Site, mount
from dashboards.uploads import Outcome
from data.scope import EVERYTHING
from data.store import Store, StoreError
from indicators.catalogue import INDICATORS
from indicators.clock import LONDON

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dash import Dash

HERE = Path(__file__).parent
#: The longest that a load which came through the browser may take, in seconds.
PATIENCE = 1800

#: Every page, in the order of the menu.
PAGES: tuple[Page, ...] = (
    daily.PAGE,
    weekly.PAGE,
    section_order.PAGE,
    meeting.PAGE,
    minutes.PAGE,
    monthly.PAGE,
    monthly.CHAPTER,
    board.PAGE,
    slides.PAGE,
    team.INDEX,
    team.PAGE,
    worker.PAGE,
    supervision.PAGE,
    indicator.PAGE,
    child.PAGE,
    analysis.INDEX,
    analysis.PAGE,
    ahead.PAGE,
    demand.PAGE,
    service_reports.INDEX,
    service_reports.PAGE,
    packs.PAGE,
    changes.PAGE,
    definitions.PAGE,
    definition.BOOK,
    definition.PAGE,
    data_quality.PAGE,
    targets.PAGE,
    annotations.PAGE,
    views.PAGE,
)

log = logging.getLogger("sightline")


def build(url: str | None = None, *, host: str = "127.0.0.1") -> Dash:
    """The Dash application on a store, which may still be empty. ``url`` is that of SIGHTLINE_STORE unless given."""
    site = a_site(Store.open(url), url)
    return mount(site, HERE / "assets", host=host, secret=os.environ.get("SIGHTLINE_SECRET_KEY"))


def a_site(store: Store, url: str | None) -> Site:
    """The pages on a store, with a load that runs beside the server and not inside it."""
    return Site(
        store=store,
        pages=PAGES,
        indicators=INDICATORS,
        load=lambda path: load_beside(path, url),
        records=Typed(store),
        titles=check_titles,
    )


@dataclass(frozen=True)
class Typed:
    """Records from the pages, written as those of a file are."""

    store: Store

    def write(
        self, name: str, rows: Sequence[Mapping[str, Any]], *, by: str, source: str, seen: str | None = None
    ) -> None:
        """All rows or none; what follows from them is counted anew."""
        from etl.records import write_typed  # noqa: PLC0415 - whoever only reads never pays for the ETL

        write_typed(self.store, name, rows, by=by, source=source, seen=seen)

    def remove(self, name: str, keys: Sequence[Mapping[str, Any]], *, by: str, source: str) -> None:
        """Take records away by their keys."""
        from etl.records import remove_typed  # noqa: PLC0415 - the same

        remove_typed(self.store, name, keys, by=by, source=source)


def check_titles() -> Mapping[str, str]:
    """What the checks are called on screen; asked by the page that lists their findings, and by no other."""
    from etl.checking import titles  # noqa: PLC0415 - whoever only serves never pays for the ETL

    return titles()


def load_beside(path: Path, url: str | None) -> Outcome:
    """Load an uploaded file with the command that everybody uses, in a process of its own.

    A workbook that takes all memory, or a zip that never ends, takes that process with it and not the pages.
    """
    asked = [sys.executable, "-m", "etl", "load", str(path), "--json", *(["--store", url] if url else [])]
    try:
        ran = subprocess.run(asked, cwd=HERE, capture_output=True, text=True, timeout=PATIENCE, check=False)  # noqa: S603
    except subprocess.TimeoutExpired:
        return Outcome(
            loaded=False, says="The load took longer than half an hour and was stopped. Nothing was changed."
        )
    if ran.returncode:
        said = [line.strip() for line in ran.stderr.splitlines() if line.strip()]
        why = said[-1] if said and ran.returncode == 1 else "The load failed."
        return Outcome(loaded=False, says=f"Nothing was loaded. {why} The last good load is still there.")
    answer: dict[str, Any] = json.loads(ran.stdout)
    return Outcome(loaded=True, says=f"Loaded: this is load {answer['load_id']}.", answer=answer)


def invent(store: Store) -> None:
    """Fill an empty store with an invented trust, as it stood at the end of yesterday, telling how far it has come."""
    from tqdm import tqdm  # noqa: PLC0415

    from etl.load import load  # noqa: PLC0415 - whoever only serves never pays for the ETL
    from etl.records import import_folder  # noqa: PLC0415
    from etl.synthetic import write  # noqa: PLC0415
    from reports.inventing import invent_reports  # noqa: PLC0415 - a store that holds something invents nothing

    yesterday = datetime.now(UTC).astimezone(LONDON).date() - timedelta(days=1)
    with (
        tempfile.TemporaryDirectory(prefix="sightline-invented-") as folder,
        tqdm(
            total=100,
            desc="Inventing a trust",
            unit="%",
            file=sys.stderr,
            bar_format="{desc:<28}{bar}| {percentage:3.0f}%",
        ) as bar,
    ):

        def writing(words: str, share: float) -> None:
            _move(bar, words, 50 * share)

        def loading(stage: str, done: int, total: int) -> None:
            _move(bar, f"Loading it: {stage}", max(bar.n, 50 + 50 * STAGES.get(stage, 0.5) + 10 * done / max(total, 1)))

        write(Path(folder), as_of=yesterday, progress=writing)
        import_folder(store, Path(folder) / "records", by="Invented")  # before the load, which counts them
        load([Path(folder)], store, progress=loading)
        invent_reports(store)
        _move(bar, "An invented trust is ready", 100)


#: How far a load has come when each of its stages begins.
STAGES = {"read": 0.0, "conform": 0.15, "check": 0.35, "count": 0.45, "store": 0.8}


def _move(bar: Any, words: str, to: float) -> None:
    bar.set_description_str(words[:27])
    bar.update(max(0.0, min(100.0, to) - bar.n))


def arguments(given: list[str] | None = None) -> argparse.Namespace:
    """What may be asked on the command line; the environment stands behind it."""
    parser = argparse.ArgumentParser(prog="app.py", description="Serve the dashboard.")
    parser.add_argument("--port", type=int, default=int(os.environ.get("SIGHTLINE_PORT", "8050")))
    parser.add_argument("--host", default=os.environ.get("SIGHTLINE_HOST", "127.0.0.1"))
    parser.add_argument("--store", default=None, help="a SQLAlchemy URL; else SIGHTLINE_STORE, else instance/")
    return parser.parse_args(given)


def main(given: list[str] | None = None) -> int:
    """Serve until stopped. 1 where the store cannot be used or may not be served here, 0 after a stop."""
    import waitress  # noqa: PLC0415 - under another WSGI server it is not needed

    asked = arguments(given)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    try:
        store = Store.open(asked.store)
        if not asked.store and "SIGHTLINE_STORE" not in os.environ and not store.version(EVERYTHING):
            invent(store)
        site = a_site(store, asked.store)
        if not is_local(asked.host) and not holds_only_invention(site):
            print(  # noqa: T201 - the person who started it reads the terminal
                "This store holds more than the invented trust: until people can sign in, serve it on 127.0.0.1 only.",
                file=sys.stderr,
            )
            return 1
    except StoreError as problem:
        print(problem, file=sys.stderr)  # noqa: T201
        return 1
    made = mount(site, HERE / "assets", host=asked.host, secret=os.environ.get("SIGHTLINE_SECRET_KEY"))
    log.info("Sightline on http://%s:%s (%s)", asked.host, asked.port, store.told)
    waitress.serve(made.server, host=asked.host, port=asked.port, threads=8, ident=None)
    return 0


def __getattr__(name: str) -> Any:
    """``app:server`` for a WSGI server, made when it is first asked for: importing this file opens no store."""
    if name in {"server", "dash"}:
        made = build(host=os.environ.get("SIGHTLINE_HOST", "127.0.0.1"))
        globals().update(server=made.server, dash=made)
        return globals()[name]
    raise AttributeError(name)


if __name__ == "__main__":
    sys.exit(main())
