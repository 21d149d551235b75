"""A small invented trust in a store, and a pack that holds the nastiest texts there are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from data.store import Store
from etl.load import load
from etl.synthetic import write
from indicators.disclosure import HIDDEN
from indicators.judge import Rag
from reports.content import Chart, Line, Measure, Number, Pack, Role, Section, Table, Text

NASTY = '=HYPERLINK("http://x") <script>alert(1)</script> #let x = 1 & *bold* \'quoted\' "twice"'


@pytest.fixture(scope="session")
def trust(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The invented trust at a twentieth of its size, where most numbers of a month are small."""
    extract = tmp_path_factory.mktemp("extract")
    write(extract, scale=0.05, as_of=date(2026, 6, 30))
    store = Store.open(f"sqlite:///{tmp_path_factory.mktemp('store') / 's.db'}")
    load([extract], store)
    yield store
    store.close()


def chart() -> Chart:
    """Six months, of which one is hidden and one stands out."""
    months = tuple(f"{month} 2026" for month in ("Jan", "Feb", "Mar", "Apr", "May", "Jun"))
    return Chart(
        title=f"On time {NASTY}",
        says="From 80.0% to 90.0%.",
        periods=months,
        lines=(
            Line(NASTY, (80.0, 82.5, None, 85.0, 70.0, 90.0), Role.OURS),
            Line("Target", (85.0, 85.0, 85.0, 90.0, 90.0, 90.0), Role.TARGET),
            Line("Mean", (81.5,) * 6, Role.MEAN),
        ),
        unit="percent",
        marks=(4,),
        note="Periods in which so few are counted that somebody could be known are left out.",
    )


def measure(**changes: object) -> Measure:
    """One measure with everything a measure can have."""
    plain = Measure(
        id="x",
        title=f"Visits on time {NASTY}",
        question="Has every child been seen?",
        sentence=f"Visits on time: 90.0% (90 of 100) in June 2026, on the target {NASTY}.",
        value="90.0%",
        sides="90 of 100",
        period="June 2026",
        rag=Rag.GREEN,
        status="On target",
        target="At least 85%",
        changes=("5.0 points more than the month before, which is better",),
        late="10 late now: no visit in 10 working days",
        unknown="2 not known, counted in neither",
        variation="No change beyond chance",
        assurance="Will meet the target as it is",
        definition=f"Children seen. {NASTY}",
        source="Working Together",
        chart=chart(),
        units=Table(
            "By service",
            ("Service", "Value", "Met", "Of"),
            (
                (NASTY, Number(90.0, "percent"), Number(90.0), Number(100.0)),
                ("B", Number(HIDDEN), Number(HIDDEN), Number(7.0)),
            ),
        ),
        number=Number(90.0, "percent"),
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


@pytest.fixture
def pack() -> Pack:
    """A pack with each kind of block."""
    many = tuple((f"Child {number} {NASTY}", date(2026, 6, 1), Number(float(number))) for number in range(1, 31))
    return Pack(
        name="x",
        title=f"A pack {NASTY}",
        trust="Trust",
        unit="North & South",
        as_at=date(2026, 6, 30),
        loaded=datetime(2026, 7, 1, 6, tzinfo=UTC),
        audience="the board",
        suppressed=True,
        invented=True,
        sections=(
            Section(
                "First", (measure(), measure(id="y", title="Visits on time again", rag=Rag.RED, status="Off target"))
            ),
            Section(
                f"Lists {NASTY}",
                (
                    Table("A long list", ("Child", "Day", "Number"), many),
                    Table("Nobody", ("Child",), (), empty="Nobody is here."),
                    Text("Words", (NASTY, "And more.")),
                ),
            ),
        ),
    )
