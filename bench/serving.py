"""The daily page's callback under users who think, beside a callback that does nothing: same server, same users.

Each user asks for the page, waits two seconds on average, and asks again. Requests go to this machine only, for so many
seconds; then everything stops by itself.
"""

from __future__ import annotations

import asyncio
import json
import random
import statistics
import time
import urllib.request
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlencode, urlsplit

from bench import trust
from bench.report import Bar, Report
from bench.rounds import in_words
from bench.servers import gunicorn
from data.results import UnitKind
from data.scope import EVERYTHING
from data.store import Store

THINKING = 2.0
#: Requests that reach each of two workers, but for one time in a hundred.
ASKED_OF_EACH = 8
SECONDS = 8.0


@dataclass(frozen=True)
class Answers:
    """What a crowd of users met."""

    seconds: tuple[float, ...]
    errors: int
    largest: int  #: bytes of the largest answer as it came over the wire

    @property
    def p95(self) -> float:
        """19 in 20 were answered within this."""
        return sorted(self.seconds)[int(0.95 * len(self.seconds))]


def body(outputs: str, inputs: dict[str, object]) -> bytes:
    """What Dash's own script sends when a page changes."""
    of, prop = outputs.split(".")
    given = [
        {"id": name.split(".")[0], "property": name.split(".")[1], "value": value} for name, value in inputs.items()
    ]
    asked = {
        "output": outputs,
        "outputs": {"id": of, "property": prop},
        "inputs": given,
        "changedPropIds": [next(iter(inputs))],
        "parsedChangedPropsIds": [next(iter(inputs))],
        "state": [],
    }
    return json.dumps(asked).encode()


async def _ask(host: str, port: int, reader_writer: list, payload: bytes) -> tuple[int, int]:  # type: ignore[type-arg]
    """Status and size of one answer, over a connection that is kept; a closed one is opened anew."""
    if not reader_writer:
        reader_writer[:] = await asyncio.open_connection(host, port)
    reader, writer = reader_writer
    head = (
        f"POST /_dash-update-component HTTP/1.1\r\nHost: {host}:{port}\r\nContent-Type: application/json\r\n"
        f"Accept-Encoding: gzip\r\nContent-Length: {len(payload)}\r\n\r\n"
    )
    writer.write(head.encode() + payload)
    await writer.drain()
    header = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    status = int(header.split(" ", 2)[1])
    fields = dict(line.lower().split(": ", 1) for line in header.split("\r\n")[1:] if ": " in line)
    size = int(fields["content-length"])
    await reader.readexactly(size)
    if fields.get("connection") == "close":
        writer.close()
        reader_writer.clear()
    return status, size


async def _crowd(address: str, users: int, payload: Callable[[], bytes], seconds: float) -> Answers:
    where = urlsplit(address)
    host, port = where.hostname or "127.0.0.1", where.port or 80
    taken: list[float] = []
    errors, largest = 0, 0
    end = time.perf_counter() + seconds
    chance = random.Random(2026)

    async def user() -> None:
        nonlocal errors, largest
        connection: list = []  # type: ignore[type-arg]
        await asyncio.sleep(chance.random() * THINKING)
        while time.perf_counter() < end:
            begin = time.perf_counter()
            try:
                status, size = await _ask(host, port, connection, payload())
                errors += status != 200
                largest = max(largest, size)
            except (OSError, asyncio.IncompleteReadError):
                errors += 1
                connection.clear()
            taken.append(time.perf_counter() - begin)
            await asyncio.sleep(chance.expovariate(1 / THINKING))
        if connection:
            connection[1].close()

    await asyncio.gather(*(user() for _ in range(users)))
    return Answers(tuple(taken), errors, largest)


def crowd(address: str, users: int, payload: Callable[[], bytes], seconds: float = SECONDS) -> Answers:
    """So many users for so many seconds."""
    return asyncio.run(_crowd(address, users, payload, seconds))


def searches(url: str, days: int) -> list[str]:
    """The addresses of the daily page: of the trust, each service and each team, on each of the last days."""
    store = Store.open(url)
    load = store.latest_load(EVERYTHING)
    if load is None:
        raise RuntimeError("the store is empty")
    last = [(load.as_of.date() - timedelta(days=back)).isoformat() for back in range(days)]
    units = [unit for unit in store.units(EVERYTHING) if unit.kind in {UnitKind.SERVICE, UnitKind.TEAM}]
    asked = [{}, *({str(unit.kind): unit.id} for unit in units)]
    return ["?" + urlencode({**unit, "on": day}) for unit in asked for day in last]


def made(address: str, payloads: Sequence[bytes]) -> float:
    """Asks for each page as often as makes every worker hold it; the seconds that the slowest of each took, the median.

    A page is made once an hour and once after each load, for whoever asks first. The crowds that follow meet it kept,
    as everybody else does; what the first one waited is told beside.
    """
    taken: list[float] = []
    for payload in payloads:
        waits = []
        for _ in range(ASKED_OF_EACH):
            begin = time.perf_counter()
            uncompressed(address, payload)
            waits.append(time.perf_counter() - begin)
        taken.append(max(waits))
    return statistics.median(taken)


def run(rounds: int) -> Report:
    """p95 of the page as a multiple of the empty callback's, at 50 users; errors at 200."""
    url = trust.store()
    today, asked, chance = searches(url, days=1), searches(url, days=30), random.Random(2026)

    def page(search: str) -> bytes:
        return body("page.children", {"address.pathname": "/", "address.search": search, "version.data": 0})

    jobs: dict[str, Callable[[], bytes]] = {
        "empty": lambda: body("page.children", {"address.title": "x"}),
        "today": lambda: page(chance.choice(today)),
        "any": lambda: page(chance.choice(asked)),
        "same": lambda: page(""),
    }
    with gunicorn("bench.empty_app:server") as empty, gunicorn("app:server", {"SIGHTLINE_STORE": url}) as ours:
        where = {"empty": empty, "today": ours, "any": ours, "same": ours}
        first = made(ours, [page(search) for search in ("", *today)])
        met: dict[str, list[Answers]] = {name: [] for name in jobs}
        for number in range(rounds + 1):
            for name, payload in jobs.items():
                answers = crowd(where[name], 50, payload, SECONDS if number else 2.0)
                if number:
                    met[name].append(answers)
        many = crowd(ours, 200, jobs["today"])
        plain = max(uncompressed(ours, page(search)) for search in ("", *asked[::97]))
    return report(met, many, (len(today), len(asked)), (first, plain))


def uncompressed(address: str, payload: bytes) -> int:
    """The size of an answer to somebody who accepts no compression."""
    asked = urllib.request.Request(
        address + "/_dash-update-component", payload, headers={"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(asked, timeout=30) as answer:
        return len(answer.read())


def _p95(answers: Sequence[Answers]) -> float:
    return statistics.median(each.p95 for each in answers)


def report(
    met: dict[str, list[Answers]], many: Answers, addresses: tuple[int, int], page: tuple[float, int]
) -> Report:
    """The bars of serving. ``page`` is what the first to ask for one waits, in seconds, and its size in bytes."""
    first, plain = page
    empty, today, anything, same = (_p95(met[name]) for name in ("empty", "today", "any", "same"))
    errors = sum(each.errors for every in met.values() for each in every)
    largest = max(each.largest for each in [*met["today"], *met["any"], many])
    requests = sum(len(each.seconds) for name in ("today", "any", "same") for each in met[name])
    return Report(
        "The daily page under users",
        (
            (
                f"50 users, 2 s think time, gthread, p95: an empty callback {in_words(empty)}; the daily page at the "
                f"address everybody opens {in_words(same)}; of any unit today, {addresses[0]} addresses, "
                f"{in_words(today)}; of any unit on thirty days, {addresses[1]:,} addresses, {in_words(anything)}. "
                f"{requests:,} requests of the page, {errors} errors. Who asks for a page of today first, alone, waits "
                f"{in_words(first)}."
            ),
            (
                f"200 users: {len(many.seconds):,} requests, {many.errors} errors, p95 {in_words(many.p95)}. "
                f"Largest answer {largest / 1000:.0f} kB compressed, {plain / 1000:.0f} kB before."
            ),
        ),
        (
            Bar("daily page of any unit today ÷ empty callback, p95 at 50 users", today / empty, at_most=2),
            Bar("the same address each time ÷ empty callback", same / empty),
            Bar("any unit on any of thirty days ÷ empty callback", anything / empty),
            Bar("errors at 50 and 200 users", errors + many.errors, at_most=0, digits=0),
            Bar("JSON of the daily page in kB, before compression", plain / 1000, at_most=100, digits=0),
        ),
    )
