"""The daily page in a browser with a cold cache, every chart drawn, beside the same page on stock Dash.

Chromium, headless, a new profile each time; both servers on this machine, as gunicorn serves them.
"""

from __future__ import annotations

import os
import shutil
import statistics
import time
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Browser, Playwright, sync_playwright

from bench import trust
from bench.report import Bar, Report
from bench.rounds import interleave
from bench.servers import gunicorn

PATIENCE = 30_000
ARGUMENTS = [
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
#: Every chart has its axes and at least one line or bar.
DRAWN = """wanted => {
  const plots = [...document.querySelectorAll('.js-plotly-plot')];
  return plots.length >= wanted && plots.every(plot =>
    plot.querySelector('.main-svg') && plot.querySelector('path.js-line, .bars path, .points path'));
}"""


def chromium(player: Playwright) -> Browser:
    """This machine's Chromium, in a new profile."""
    names = [os.environ.get("SIGHTLINE_CHROMIUM"), "chromium", "chromium-browser", "google-chrome"]
    path = next((found for name in names if name and (found := shutil.which(name))), None)
    if path is None:
        raise RuntimeError("no Chromium: install it, or name one in SIGHTLINE_CHROMIUM")
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    return player.chromium.launch(executable_path=path, args=[*ARGUMENTS, *sandbox])


def paint(player: Playwright, address: str, charts: int) -> tuple[float, float]:
    """Seconds until every chart is drawn, and bytes of script that came over the wire."""
    browser = chromium(player)
    try:
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        scripts: set[str] = set()
        came: list[float] = []

        def told(event: dict[str, Any]) -> None:
            if event["type"] == "Script":
                scripts.add(event["requestId"])

        def ended(event: dict[str, Any]) -> None:
            if event["requestId"] in scripts:
                came.append(event["encodedDataLength"])

        session.on("Network.responseReceived", told)
        session.on("Network.loadingFinished", ended)
        begin = time.perf_counter()
        page.goto(address, wait_until="commit")
        page.wait_for_function(DRAWN, arg=charts, timeout=PATIENCE)
        return time.perf_counter() - begin, sum(came)
    finally:
        browser.close()


def charts_on(player: Playwright, address: str) -> int:
    """How many charts the page has once it is at rest."""
    browser = chromium(player)
    try:
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.goto(address, wait_until="networkidle")
        return page.locator(".js-plotly-plot").count()
    finally:
        browser.close()


def run(rounds: int) -> Report:
    """Time to the last chart and bytes of script, as shares of stock Dash's."""
    store = {"SIGHTLINE_STORE": trust.store()}
    script: dict[str, list[float]] = {"ours": [], "stock": [], "lean": []}
    with (
        sync_playwright() as player,
        gunicorn("app:server", store) as ours,
        gunicorn("bench.stock_app:server", store) as stock,
        gunicorn("bench.stock_app:server", {**store, "BENCH_LEAN": "1"}) as lean,
    ):
        charts = charts_on(player, ours)
        if charts < 1:
            raise RuntimeError("the daily page drew no chart")

        def job(name: str, address: str) -> Callable[[], float]:
            def once() -> float:
                seconds, size = paint(player, address, charts)
                script[name].append(size)
                return seconds

            return once

        jobs = {"ours": job("ours", ours), "stock": job("stock", stock), "lean": job("lean", lean)}
        timings = interleave(jobs, rounds)

    def share(one: str, other: str) -> float:
        return timings[one].median / timings[other].median

    sizes = {name: statistics.median(values) for name, values in script.items()}
    return Report(
        "The daily page in a cold browser",
        (
            (
                f"All {charts} charts drawn: ours {timings['ours']}; stock Dash, the same page {timings['stock']}; "
                f"stock Dash, a component a tile {timings['lean']}. "
                f"Scripts over the wire: ours {sizes['ours'] / 1e6:.2f} MB; stock {sizes['stock'] / 1e6:.2f} MB."
            ),
        ),
        (
            Bar("cold daily page, ours ÷ the same on stock Dash", share("ours", "stock"), at_most=0.6),
            Bar("cold daily page, ours ÷ stock Dash with a component a tile", share("ours", "lean")),
            Bar("scripts over the wire, ours ÷ stock Dash", sizes["ours"] / sizes["stock"], at_most=0.2, digits=3),
        ),
    )
