"""`python -m jobs`: the scheduler, in a process of its own. However many are started on one store, one loads.

It looks at once when it starts, so whatever came while nobody was there is loaded then. SIGTERM ends it when the load
that is under way has ended. `--once` looks once and ends, for a scheduler that is there already.
"""

from __future__ import annotations

import argparse
import logging
import signal
import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from types import FrameType
from zoneinfo import ZoneInfo

from apscheduler.schedulers.blocking import BlockingScheduler

from data.store import Store, StoreError
from jobs.pickup import Pickup
from jobs.timetable import ZONE, BadTimetable, Timetable, timetable

log = logging.getLogger("sightline.jobs")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run until told to stop; 0 stopped or done, 1 the store cannot be used, 2 the timetable cannot."""
    parser = argparse.ArgumentParser(prog="python -m jobs", description="Load new extracts by themselves.")
    parser.add_argument("--store", metavar="URL", help="default: that of the timetable, else SIGHTLINE_STORE")
    parser.add_argument("--once", action="store_true", help="look once, load what is new, and end")
    asked = parser.parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s", stream=sys.stderr)
    logging.getLogger("apscheduler").setLevel(logging.WARNING)
    try:
        plan = timetable()
        store = Store.open(asked.store or plan.store)
    except BadTimetable as problem:
        sys.stderr.write(f"{problem}\n")
        return 2
    except StoreError as problem:
        sys.stderr.write(f"{problem}\n")
        return 1
    pickup = Pickup(plan, store)
    try:
        if asked.once:
            pickup.catch_up()
        else:
            run(plan, pickup)
    finally:
        store.close()
    return 0


def run(plan: Timetable, pickup: Pickup) -> None:
    """Keep the timetable until a signal says to stop."""
    scheduler = BlockingScheduler(
        timezone=ZONE,
        # What was missed while the machine slept is done once, and no job runs beside itself.
        job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": 3600},
    )
    now = datetime.now(ZoneInfo(ZONE))
    scheduler.add_job(_kept(pickup.catch_up), next_run_time=now, id="catch up")
    scheduler.add_job(_kept(pickup.catch_up), plan.trigger(plan.look), id="look")
    scheduler.add_job(_kept(pickup.catch_up), plan.trigger(plan.daily), id="daily")

    def stop(number: int, _frame: FrameType | None) -> None:
        if not pickup.stop.is_set():
            log.info("told to stop (%s): ending", signal.Signals(number).name)
            pickup.stop.set()
            scheduler.shutdown(wait=True)  # a load under way ends first

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stop)
    log.info("looking in %s", ", ".join([*map(str, plan.folders), *(f"{len(plan.databases)} databases",)]))
    scheduler.start()
    log.info("ended")


def _kept(work: Callable[[], int]) -> Callable[[], None]:
    """Work whose failure is one line, and leaves the timetable running."""

    def kept() -> None:
        try:
            work()
        except StoreError as problem:
            log.error("%s", problem)  # noqa: TRY400 - a trace may hold values of rows
        except Exception as problem:  # noqa: BLE001 - the next look may well succeed
            log.error("a look failed (%s)", type(problem).__name__)  # noqa: TRY400 - the same

    return kept


if __name__ == "__main__":
    sys.exit(main())
