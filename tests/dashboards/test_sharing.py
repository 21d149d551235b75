"""What is shared tells nothing of small numbers: two trusts that differ only in what is hidden look the same.

Not the numbers are searched for, which no test could do in a page full of days and limits, but a difference: every
letter of a page (titles, sentences, tooltips, alternative text, the data of charts) must be the same for both.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import flask
import numpy as np
import openpyxl
import orjson
import pytest

from app import PAGES
from dashboards.site import Site, mount
from data.results import Grain, Series, Unit, UnitKind
from data.scope import EVERYTHING, Depth, Scope
from indicators.catalogue import INDICATORS
from indicators.clock import day_number
from indicators.kinds import Duration, Fold, Proportion, Rate, Ratio
from indicators.spc.icons import Assurance
from layouts.markup import find, text_of
from tests.dashboards.conftest import NOW, ROOT, nodes
from tests.dashboards.fake_store import FakeStore

ONLY_TOTALS = Scope(services=None, teams=None, depth=Depth.AGGREGATE)
#: Of each team: numerator, denominator and the sum of its durations. The first two teams differ between the trusts,
#: in numbers of three to eight that add up to the same.
ONE = {"T00": (3, 20, 40), "T01": (8, 24, 90), "T10": (20, 40, 300), "T11": (30, 50, 400)}
OTHER = ONE | {"T00": (4, 20, 70), "T01": (7, 24, 60)}
#: The same with few in the denominators too.
FEW_ONE = {"T00": (2, 3, 40), "T01": (7, 9, 90), "T10": (20, 40, 300), "T11": (30, 50, 400)}
FEW_OTHER = FEW_ONE | {"T00": (1, 2, 20), "T01": (8, 10, 110)}
PAIRS = [(ONE, OTHER), (FEW_ONE, FEW_OTHER)]
#: Whoever asks for what can be shared, and whoever may see nothing else.
READERS = [(EVERYTHING, "&audience=sharing"), (ONLY_TOTALS, "")]
EXAMPLES = (
    *("cpp_rate", "cp_visits_timely", "assessments_45wd", "assessments_median"),
    *("wf_caseload_avg", "s47_open_now"),
)


@dataclass
class Trust(FakeStore):
    """Two services of two teams whose numbers add up; events fall on one day in every twenty-eight, once a period."""

    services: int = 2
    teams_each: int = 2
    numbers: Any = None

    def _series(self, name: str, unit: Unit, grain: Grain) -> Series:
        one = self.indicators[name]
        first, last = self._periods(grain)
        teams = [u.id for u in self.units(EVERYTHING) if u.kind is UnitKind.TEAM]
        inside = {
            UnitKind.TRUST: teams,
            UnitKind.SERVICE: [u.id for u in self.units(EVERYTHING) if u.parent == unit.id],
        }.get(unit.kind, [unit.id])
        above, below, total = (sum(self.numbers.get(team, (1, 2, 3))[n] for team in inside) for n in range(3))
        happened = np.minimum(1.0, last // 28 - (first - 1) // 28)
        times = happened if one.fold is Fold.FLOW else np.ones(len(first))
        none, unknown = np.full(len(first), np.nan), np.zeros(len(first), np.int32)
        if isinstance(one, Proportion | Ratio):
            value = np.where(times > 0, (100 if one.unit == "percent" else 1) * above / below, np.nan)
            return Series(name, unit, None, grain, first, last, above * times, below * times, unknown, value)
        if isinstance(one, Duration):
            value = np.where(times > 0, total / above, np.nan)
            spread = dict.fromkeys(("mean", "lower_quartile", "upper_quartile", "longest"), value)
            return Series(name, unit, None, grain, first, last, total * times, above * times, unknown, value, **spread)
        people = np.full(len(first), 88593.0) if isinstance(one, Rate) and unit.kind is UnitKind.TRUST else none
        value = above * times / people * 10_000 if isinstance(one, Rate) else above * times
        return Series(name, unit, None, grain, first, last, above * times, people, unknown, value)


def site(numbers: Any, scope: Scope = EVERYTHING) -> Site:
    store: Any = Trust(dict(INDICATORS), numbers=numbers)
    return Site(store=store, pages=PAGES, indicators=INDICATORS, now=lambda: NOW, scope=scope)


def page(numbers: Any, path: str, search: str = "", scope: Scope = EVERYTHING) -> Any:
    """What a page answers, as plain JSON."""
    with flask.Flask("test").app_context():
        return orjson.loads(orjson.dumps(site(numbers, scope).view(path, search)))


def file(numbers: Any, address: str, scope: Scope = EVERYTHING) -> Any:
    """What a download answers."""
    return mount(site(numbers, scope), ROOT / "assets").server.test_client().get(address)


def addresses() -> list[str]:
    """Pages that can be shared: of every kind of number, for the trust, a service and a team, by several grains."""
    made = ["/?", "/?service=Assessment+North", "/?team=T00", "/team?", "/board?", "/definitions?"]
    for name in EXAMPLES:
        made += [f"/indicator/{name}?", f"/indicator/{name}?by=team", f"/indicator/{name}?team=T00"]
        made += [f"/indicator/{name}?service=Assessment+North&grain={grain}" for grain in INDICATORS[name].grains[:3]]
    return made


@pytest.mark.parametrize(
    ("pair", "reader"),
    list(zip(PAIRS, READERS, strict=True)),
    ids=["few of many, asked to share", "few of few, only totals"],
)
@pytest.mark.parametrize("address", addresses())
def test_a_shared_page_is_the_same_to_the_letter_whatever_is_hidden(pair, reader, address):
    """If this fails after you added something to a page: make it from what dashboards.sharing returns."""
    path, _, search = address.partition("?")
    scope, asking = reader
    one, other = (page(numbers, path, f"?{search}{asking}", scope) for numbers in pair)
    assert "Something went wrong" not in text_of(nodes(one))
    assert one == other


@pytest.mark.parametrize("path", ["/", "/team", "/indicator/cp_visits_timely?by=team"])
def test_the_true_page_does_differ(path):
    """Otherwise the test above would prove nothing."""
    path, _, search = path.partition("?")
    asked = f"?{search}" if search or path == "/team" else "?team=T00"
    assert page(ONE, path, asked) != page(OTHER, path, asked)


@pytest.mark.parametrize("pair", PAIRS, ids=["few of many", "few of few"])
@pytest.mark.parametrize("name", [*EXAMPLES, "cpp_count"])
def test_a_file_for_sharing_is_the_same_whatever_is_hidden(pair, name):
    grain = INDICATORS[name].grains[0].value
    for address in (
        f"/download/units.csv?measure={name}&audience=sharing",
        f"/download/trend.csv?measure={name}&grain={grain}&team=T00&audience=sharing",
        f"/download/outlook.csv?measure={name}&audience=sharing",
        f"/download/tiles.csv?measure={name}&team=T00&audience=sharing",
    ):
        one, other = (file(numbers, address) for numbers in pair)
        assert one.status_code == 200
        assert one.data == other.data
        assert len(one.text.splitlines()) > 1 or "outlook" in address or not INDICATORS[name].daily
        assert "sharing" in one.headers["Content-Disposition"] or "outlook.csv" in one.headers["Content-Disposition"]


def test_a_file_as_shown_holds_true_counts_and_one_for_sharing_hides_the_small_ones():
    shown = file(ONE, "/download/units.csv?measure=cpp_count").text
    shared = file(ONE, "/download/units.csv?measure=cpp_count&audience=sharing").text
    true = [line.split(",")[5] for line in shown.splitlines()[1:]]
    assert true == ["61.0", "11.0", "3.0", "8.0", "50.0", "20.0", "30.0"]
    assert [line.split(",")[5] for line in shared.splitlines()[1:]] == [*true[:2], "c", "c", *true[4:]]


def test_whoever_sees_only_totals_gets_no_true_count_however_they_ask():
    address = "/download/units.csv?measure=cpp_count"
    assert file(ONE, address, ONLY_TOTALS).data == file(ONE, f"{address}&audience=sharing").data


PARTS = {
    "tiles": "/part/tiles?team=T00",
    "months": "/part/months?service=Assessment+North",
    **{f"entry of {name}": f"/part/entry?measure={name}&service=Assessment+North" for name in EXAMPLES},
}


@pytest.mark.parametrize(
    ("pair", "reader"),
    list(zip(PAIRS, READERS, strict=True)),
    ids=["few of many, asked to share", "few of few, only totals"],
)
@pytest.mark.parametrize("address", PARTS.values(), ids=PARTS)
def test_a_part_that_is_folded_out_tells_of_what_is_hidden_no_more_than_its_page(pair, reader, address):
    scope, asking = reader
    one, other = (file(numbers, address + asking, scope) for numbers in pair)
    assert one.status_code == 200
    assert one.data == other.data
    assert ("table" in one.text) == (address != PARTS["tiles"] and "too few months" not in one.text)


@pytest.mark.parametrize(
    "address", ["/part/tiles?team=T00", "/part/months?team=T00", "/part/entry?measure=cpp_rate&team=T00"]
)
def test_the_true_part_does_differ(address):
    one, other = (file(numbers, address) for numbers in (ONE, OTHER))
    assert one.data != other.data


def test_a_month_that_is_hidden_has_its_sign_in_the_table_of_its_drawing():
    store: Any = Grown(dict(INDICATORS), numbers=ONE, until=date(2025, 7, 1))
    here = Site(store=store, pages=PAGES, indicators=INDICATORS, now=lambda: NOW)
    client = mount(here, ROOT / "assets").server.test_client()
    rows = list(find(client.get("/part/entry?measure=cp_visits_timely&team=T00&audience=sharing").json, "tr"))
    said = {text_of(row[2]): text_of(row[3]) for row in rows[1:]}
    assert said["Jun 2025"] == "c"
    assert said["Jul 2025"].endswith("%")


@pytest.mark.parametrize("name", ["weeks", "beside"])
def test_a_part_of_a_page_that_is_not_shared_is_not_either(name):
    assert file(ONE, f"/part/{name}").status_code == 200
    assert file(ONE, f"/part/{name}?audience=sharing").status_code == 403
    assert file(ONE, f"/part/{name}", ONLY_TOTALS).status_code == 403


@pytest.mark.parametrize("name", ["cases", "action", "findings", "set-aside", "ahead"])
def test_a_list_of_children_is_never_for_sharing(name):
    assert file(ONE, f"/download/{name}.csv?measure=s47_open_now").status_code == 200
    assert file(ONE, f"/download/{name}.csv?measure=s47_open_now&audience=sharing").status_code == 403
    assert file(ONE, f"/download/{name}.csv?measure=s47_open_now", ONLY_TOTALS).status_code == 403


def test_every_download_is_either_of_totals_or_of_children():
    """A new one has to say which it is: totals come in both files (sharing.files), a list calls require_circle.

    Parts of a number are true counts alone, and so are teams beside each other: nobody covers them against the wholes
    of their page.
    """
    totals, public = {"trend", "units", "outlook", "analysis", "tiles"}, {"comparators", "definitions"}
    lists = {"cases", "action", "findings", "set-aside", "ahead", "changes", "parts", "beside"}
    assert {name for page in PAGES for name in page.downloads} == totals | lists | public


@pytest.mark.parametrize("path", ["/child/P00001", "/worker/W000", "/team/T00", "/data-quality"])
def test_a_page_that_names_children_or_workers_is_not_shared(path):
    said = text_of(nodes(page(ONE, path, "?audience=sharing")))
    assert "is never shared" in said
    assert "P00001" not in said


def links(answer: Any) -> dict[str, str]:
    """The downloads of a page, by what they are called."""
    return {text_of(a): a[1]["href"] for a in find(nodes(answer), "a") if "download" in a[1]}


def test_a_chart_offers_both_files_and_says_which_is_for_whom():
    offered = links(page(ONE, "/indicator/cpp_count"))
    assert [words for words in offered if "true counts, for managers" in words]
    assert [href for words, href in offered.items() if "small numbers hidden" in words and "audience=sharing" in href]


def test_whoever_sees_only_totals_is_offered_only_the_file_for_sharing():
    offered = links(page(ONE, "/indicator/cpp_count", scope=ONLY_TOTALS)).values()
    of_ours = [href for href in offered if not href.startswith("/download/comparators")]
    assert of_ours
    assert all("audience=sharing" in href for href in of_ours)


def test_numbers_of_one_worker_are_not_for_sharing():
    offered = links(page(ONE, "/indicator/cpp_count", "?worker=W000"))
    assert all("audience=sharing" not in href for href in offered.values())


def test_a_shared_page_says_that_it_is_and_how_to_get_back():
    said = text_of(nodes(page(ONE, "/", "?audience=sharing")))
    assert "Numbers of one to five are hidden" in said
    assert "Show true counts" in said
    assert "Show true counts" not in text_of(nodes(page(ONE, "/", scope=ONLY_TOTALS)))


def test_what_is_hidden_does_not_depend_on_which_part_may_be_seen():
    """A head of one service sees the same signs as everybody: else two readers could put their pages together."""
    part = replace(ONLY_TOTALS, services=frozenset({"Assessment North"}))
    whole = file(ONE, "/download/units.csv?measure=cp_visits_timely", ONLY_TOTALS).text
    cut = file(ONE, "/download/units.csv?measure=cp_visits_timely", part).text
    assert cut == whole


@dataclass
class Grown(Trust):
    """A trust whose numbers were small until a day, and large ever since."""

    until: date = date(2024, 6, 1)

    def _series(self, name: str, unit: Unit, grain: Grain) -> Series:
        small = super()._series(name, unit, grain)
        large = Trust(self.indicators, numbers=LARGE)._series(name, unit, grain)
        old = small.last < day_number(self.until)
        names = ["numerator", "denominator", "unknown", "value"]
        names += ["mean", "lower_quartile", "upper_quartile", "longest"] if small.mean is not None else []
        return replace(small, **{each: np.where(old, getattr(small, each), getattr(large, each)) for each in names})


LARGE = {name: (50 + 10 * at, 100, 900) for at, name in enumerate(ONE)}
DRAWN = {
    "a chapter of the book": "/monthly/child_protection?team=T00&audience=sharing",
    "the deck": "/board?measure=cpp_count,cpp_rate,cp_visits_timely&team=T00&audience=sharing",
    "the numbers of a drawing": "/part/entry?measure=cpp_rate&team=T00&audience=sharing",
    "the numbers of a share": "/part/entry?measure=cp_visits_timely&team=T00&audience=sharing",
    "a picture": "/picture/cp_visits_timely.svg?team=T00&audience=sharing",
    "a pack": "/pack/performance_book.xlsx?team=T00",
    "the number's own page": "/indicator/cp_visits_timely?team=T00&audience=sharing",
    "the page of what has limits": "/indicator/assessments_45wd?team=T00&audience=sharing&grain=month",
    "the page of a stock": "/indicator/cpp_rate?team=T00&audience=sharing&grain=month",
    "its file": "/download/trend.csv?measure=cpp_rate&grain=month&team=T00&audience=sharing",
    "today": "/?team=T00&audience=sharing",
    "the month": "/monthly?team=T00&audience=sharing",
    "the numbers of the month": "/part/months?team=T00&audience=sharing",
    "a forecast": "/download/outlook.csv?measure=contacts_total&audience=sharing",
}


#: Whether a target will be met is judged from true numbers, hidden ones among them (docs/decisions.md).
VERDICT = re.compile("|".join([r"the process as it is [^;.\"']*", *(one.words for one in Assurance if one.words)]))
#: Before the first month that is drawn, and up to the same month a year ago.
ONCE = {"before what is drawn": date(2024, 6, 1), "a year ago": date(2025, 7, 1), "last month": date(2026, 6, 1)}


@pytest.mark.parametrize("until", ONCE.values(), ids=ONCE)
@pytest.mark.parametrize("address", DRAWN.values(), ids=DRAWN)
def test_what_was_small_once_is_hidden_in_all_that_is_said_of_what_is_large_now(address, until):
    """A month stands beside the year before, against the month before, and inside limits made of all of them."""
    told = []
    for numbers in (ONE, OTHER):
        store: Any = Grown(dict(INDICATORS), numbers=numbers, until=until)
        here = Site(store=store, pages=PAGES, indicators=INDICATORS, now=lambda: NOW)
        if address.startswith(("/part", "/picture", "/pack", "/download")):
            reply = mount(here, ROOT / "assets").server.test_client().get(address)
            assert reply.status_code == 200
            told.append(cells(reply.data) if address.startswith("/pack") else reply.data)
        else:
            path, _, search = address.partition("?")
            with flask.Flask("test").app_context():
                told.append(orjson.dumps(here.view(path, f"?{search}")))
    one, other = (VERDICT.sub("", str(each)) for each in told)
    assert one == other
    assert "Something went wrong" not in one


def cells(workbook: bytes) -> list[Any]:
    """Every cell of a workbook."""
    book = openpyxl.load_workbook(io.BytesIO(workbook))
    return [[cell.value for cell in row] for sheet in book.worksheets for row in sheet.iter_rows()]
