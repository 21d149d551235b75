"""What is typed on a page: where it is written, in whose name, and what is said where it cannot be."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from dashboards import forms
from dashboards.forms import Desk, Saved, asked
from dashboards.page import Page, Request, View
from dashboards.site import Site, mount
from data.store import Busy, Invalid
from indicators.catalogue import INDICATORS
from layouts.forms import area, choose, form, line, tick, who
from layouts.markup import find
from tests.dashboards.fake_store import FakeStore

ASSETS = Path(__file__).parents[2] / "assets"
HEADERS = {"X-Sightline": "record"}


@dataclass
class Kept:
    """Records that are only remembered."""

    rows: list[tuple[str, str, str, Mapping[str, Any]]] = field(default_factory=list)
    problem: Exception | None = None

    def write(
        self, name: str, rows: Sequence[Mapping[str, Any]], *, by: str, source: str, seen: str | None = None
    ) -> None:
        if self.problem:
            raise self.problem
        self.rows += [(name, by, source, row) for row in rows]

    def remove(self, name: str, keys: Sequence[Mapping[str, Any]], *, by: str, source: str) -> None:
        self.rows += [(name, by, source, {"removed": key}) for key in keys]


def agree(request: Request, fields: Mapping[str, str], desk: Desk) -> Saved:
    """A form of a page about one thing: its item and filters come with it."""
    desk.write("action", {"action_id": request.item, "evidence": asked(fields, "evidence", "what shows it")})
    return Saved("The action is kept.", go=f"/thing/{request.item}")


PAGE = Page("/thing/<item>", "Thing", lambda _: View("Thing", []), forms={"agree": agree})


@pytest.fixture
def kept() -> Kept:
    return Kept()


@pytest.fixture
def post(kept: Kept) -> Callable[..., Any]:
    store: Any = FakeStore(dict(INDICATORS))
    client = mount(Site(store=store, pages=[PAGE], indicators=INDICATORS, records=kept), ASSETS).server.test_client()

    def send(name: str = "agree", headers: Mapping[str, str] = HEADERS, **fields: str) -> Any:
        given = {"address": "/thing/A7?on=2026-06-29", "by": "Ann  Lee", "evidence": "A signed plan"} | fields
        return client.post(f"/record/{name}", data=given, headers=dict(headers))

    return send


def test_what_is_typed_is_kept_in_the_name_of_who_typed_it(post, kept):
    answer = post()
    assert answer.json == {"saved": True, "says": "The action is kept.", "go": "/thing/A7"}
    assert kept.rows == [
        ("action", "Ann  Lee", "page /thing", {"action_id": "A7", "evidence": "A signed plan"}),
    ]


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"by": " "}, "Write your name, so that others know who to ask, then save again."),
        ({"evidence": ""}, "Write what shows it, then save again."),
    ],
)
def test_what_is_lacking_is_named_and_nothing_is_kept(post, kept, fields, says):
    answer = post(**fields)
    assert (answer.status_code, answer.json["says"]) == (422, says)
    assert not kept.rows


@pytest.mark.parametrize(
    ("problem", "status", "says"),
    [
        (Invalid("due_on is no date: write it as 2026-06-30"), 422, "Due_on is no date"),
        (Busy("load"), 409, "A load is under way"),
    ],
)
def test_what_the_store_refuses_is_said_beside_the_form(post, kept, problem, status, says):
    kept.problem = problem
    answer = post()
    assert answer.status_code == status
    assert answer.json["says"].startswith(says)


def test_only_our_own_page_can_save(post, kept):
    assert post(headers={}).status_code == 403
    assert post(headers=HEADERS | {"Origin": "http://elsewhere.example"}).status_code == 403
    assert not kept.rows


def test_a_page_that_is_shared_keeps_nothing(post, kept):
    assert post(address="/thing/A7?audience=sharing").status_code == 403
    assert not kept.rows


@pytest.mark.parametrize(("name", "address"), [("nothing", "/thing/A7"), ("agree", "/other"), ("agree", "//x.example")])
def test_a_form_that_is_not_there_is_not_found(post, kept, name, address):
    assert post(name=name, address=address).status_code == 404
    assert not kept.rows


def test_a_form_as_long_as_a_book_is_refused(post, kept):
    assert post(evidence="x" * (forms.LARGEST + 1)).status_code == 413
    assert not kept.rows


def test_where_nothing_may_be_written_a_form_says_so():
    store: Any = FakeStore(dict(INDICATORS))
    client = mount(Site(store=store, pages=[PAGE], indicators=INDICATORS), ASSETS).server.test_client()
    assert client.post("/record/agree", data={"by": "Ann", "address": "/thing/1"}, headers=HEADERS).status_code == 403


def test_every_field_has_its_label():
    drawn = form(
        "agree",
        "Agree an action",
        line("agree", "title", "Title", hint="A few words"),
        area("agree", "evidence", "Evidence", "so far"),
        choose("agree", "owner", "Owner", [("w1", "Ann Lee")], "w1"),
        tick("agree", "done", "Done", checked=True),
        who("agree"),
        hidden={"about": "A7"},
    )
    drawn_fields = [one for tag in ("input", "textarea", "select") for one in find(drawn, tag)]
    fields = [one for one in drawn_fields if one[1].get("type") != "hidden"]
    labelled = {one[1]["for"] for one in find(drawn, "label")}
    assert {one[1]["id"] for one in fields} == labelled
    assert len(fields) == 5
