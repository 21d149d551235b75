"""Where everything meets: settings, the store, the pages and the server. ``app:server`` is the WSGI application.

``uv run app.py [--port 8050] [--host 127.0.0.1] [--store URL]``. Where the default store is empty, the first start
invents a trust, loads it through the real ETL, then serves.
"""

from __future__ import annotations

import argparse
import logging
import os
import sys
from pathlib import Path
from typing import Any

from dashboards import child, daily, data_quality, definitions, indicator, team, worker
from dashboards.page import Page
from dashboards.site import Site

HERE = Path(__file__).parent
DEFAULT_STORE = HERE / "instance" / "sightline.sqlite"

#: Every page, in the order of the menu.
PAGES: tuple[Page, ...] = (
    daily.PAGE,
    team.INDEX,
    team.PAGE,
    worker.PAGE,
    indicator.PAGE,
    child.PAGE,
    definitions.PAGE,
    data_quality.PAGE,
)


def build(store: str | None = None, host: str = "127.0.0.1") -> Any:
    """The Dash application on a store, which need not exist yet."""
    from data.store import Store
    from intake import load_in_own_process

    return Site(
        store=Store.open(store),
        pages=PAGES,
        load=lambda path: load_in_own_process(path, store),
        host=host,
        secret=os.environ.get("SIGHTLINE_SECRET_KEY"),
    ).app(assets=HERE / "assets")
