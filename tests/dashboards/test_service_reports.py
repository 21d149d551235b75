"""Reports of heads of service: begun against figures that stay, written, signed off, and never changed again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from dashboards.site import mount
from data.results import UnitKind
from data.scope import EVERYTHING
from data.settings import Settings
from data.store import Store, StoreError, write_records
from etl.load import load
from etl.synthetic import write as invent
from layouts.markup import find, text_of
from reports.building import build, gathered
from reports.content import Measure, Text
from reports.inventing import invent_reports
from reports.service_report import ASKED, NEEDED, figures, fortnights, reports, take
from tests.dashboards.conftest import answer, nodes

ASSETS = Path(__file__).parents[2] / "assets"
ENDS = date(2026, 6, 28)
COLLECTIVE = f"/head-of-service/{ENDS}-collective"
WORDS = {name: f"<b>{name}</b> in words" for name in ASKED}


@pytest.fixture
def site(invented):
    return invented(0.1)


@pytest.fixture
def read(site):
    return partial(answer, site)


@pytest.fixture
def save(site):
    client = mount(site, ASSETS).server.test_client()

    def post(form, **fields):
        return client.post(f"/record/report_{form}", data={"by": "Ann Lee"} | fields, headers={"X-Sightline": "record"})

    return post


@pytest.fixture
def service(site):
    """The service with the most to say."""
    return next(one for one in site.store.units(EVERYTHING, None) if one.name == "Safeguarding East")


@pytest.fixture
def begin(save):
    def of(kind="trust", unit="-", address="/head-of-service"):
        return save("begin", kind=kind, unit=unit, address=address)

    return of


def words(answer):
    return " ".join(text_of(nodes(answer)).split())


def seen(read, address):
    (form,) = [one for one in find(nodes(read(address)), "form", "record") if one[1]["data-record"] == "report_write"]
    return next(one[1]["value"] for one in find(form, "input") if one[1]["name"] == "seen")


def wrote(read, save, address, **fields):
    return save("write", address=address, seen=seen(read, address), **(WORDS | fields))


def signed(read, save, address):
    wrote(read, save, address)
    return save("sign", address=address, seen=seen(read, address))


def test_a_fortnight_ends_on_the_sunday_before_the_next_begins():
    found = fortnights(date(2026, 6, 30), Settings.standing())
    assert found[:2] == [ENDS, date(2026, 6, 14)]
    assert fortnights(ENDS, Settings.standing())[0] == ENDS
    assert fortnights(date(2026, 6, 27), Settings.standing())[0] == date(2026, 6, 14)


def test_there_is_one_report_for_each_service_and_one_collective(read, site):
    (panel,) = [one for one in find(nodes(read("/head-of-service")), "section") if one[1]["aria-labelledby"] == "now"]
    rows = [text_of(next(find(row, "th"))) for row in find(panel, "tr")][1:]
    services = [one.name for one in site.store.units(EVERYTHING, None) if one.kind is UnitKind.SERVICE and one.id]
    assert rows == ["Collective: all services", *sorted(services)]
    assert "0 of 9 reports signed off" in words(read("/head-of-service"))


def test_a_report_speaks_of_the_fortnight_and_of_its_last_day(read, begin, site):
    assert begin().json["go"] == COLLECTIVE
    held = figures(site.store, EVERYTHING, reports(site.store, EVERYTHING, ())[0].taking)
    by_id = {one.id: one for one in held.measures}
    assert held.on == ENDS
    assert by_id["contacts_total"].last == by_id["cla_rate"].last == ENDS
    assert by_id["contacts_total"].period == "The fortnight 15 to 28 June 2026"
    cases = site.store.cases(EVERYTHING, "contacts_total", first=date(2026, 6, 15), last=ENDS)
    assert by_id["contacts_total"].number.value == len(cases)
    assert "than the fortnight before" in words(read(COLLECTIVE))


def test_a_share_beside_others_says_of_how_many(read, begin):
    begin()
    (table,) = find(nodes(read(COLLECTIVE)), "div", "matrix")
    shares = [text for cell in find(table, "td") if "%" in (text := text_of(cell))]
    assert shares
    assert all(" of " in share for share in shares)


def test_the_report_of_a_service_is_of_that_service_and_its_teams(read, begin, service):
    address = begin("service", service.id).json["go"]
    assert address == f"/head-of-service/{ENDS}-{service.id}"
    found = words(read(address))
    assert found.startswith("Head of service reports Safeguarding East, the fortnight to 28 June 2026") or (
        "Safeguarding East, the fortnight to 28 June 2026" in found
    )
    assert "Every measure by team" in found


def test_nobody_begins_a_report_twice(begin):
    begin()
    again = begin()
    assert again.status_code == 422
    assert again.json["says"] == "Somebody has begun this report: open the page again to write in it."


@pytest.mark.parametrize(("kind", "unit"), [("service", "nowhere"), ("team", "-"), ("", "")])
def test_only_services_and_the_trust_report(begin, kind, unit, site):
    assert begin(kind, unit).status_code == 422
    assert site.store.records(EVERYTHING, "service_report").empty
    assert site.store.records(EVERYTHING, "frozen_figures").empty


def test_what_is_typed_is_inert(read, save, begin):
    begin()
    wrote(read, save, COLLECTIVE)
    assert "<b>worries</b> in words" in words(read(COLLECTIVE))
    assert not list(find(nodes(read(COLLECTIVE)), "b"))


def test_of_two_who_write_at_once_the_second_is_told(read, save, begin):
    begin()
    old = seen(read, COLLECTIVE)
    assert save("write", address=COLLECTIVE, seen=old, **WORDS).json["saved"]
    late = save("write", address=COLLECTIVE, seen=old, **(WORDS | {"worries": "Of somebody else"}))
    assert late.status_code == 422
    assert late.json["says"].startswith("Somebody else changed this after you opened the page")
    assert "Of somebody else" not in words(read(COLLECTIVE))


@pytest.mark.parametrize("blank", NEEDED)
def test_nobody_signs_before_what_children_said_is_written(read, save, begin, blank):
    begin()
    wrote(read, save, COLLECTIVE, **{blank: " "})
    refused = save("sign", address=COLLECTIVE, seen=seen(read, COLLECTIVE))
    assert refused.status_code == 422
    assert ASKED[blank] in refused.json["says"]
    assert "Signed off by" not in words(read(COLLECTIVE))


def test_once_signed_nothing_of_it_changes(read, save, begin, site):
    begin()
    assert signed(read, save, COLLECTIVE).json == {"go": "", "saved": True, "says": "Signed off."}
    before = read(COLLECTIVE)
    assert "Signed off by Ann Lee on 1 July 2026" in words(before)
    assert not list(find(nodes(before), "form"))
    for form in ("write", "figures", "sign"):
        late = save(form, address=COLLECTIVE, seen="x", **WORDS)
        assert late.status_code == 422
        assert "nothing of it changes any more" in late.json["says"]
    assert read(COLLECTIVE) == before
    key = {"report_id": f"{ENDS}-collective"}
    refused = write_records(site.store, "service_report", [key | {"asks": "More"}], by="Eve", source="a file").refused
    assert len(refused) == 1


def test_a_later_load_changes_neither_a_report_nor_its_paper(read, save, begin, site, tmp_path):
    begin()
    signed(read, save, COLLECTIVE)
    page_, paper = report(read), content(site, ENDS)
    invent(tmp_path, scale=0.05, as_of=date(2026, 6, 30), seed=7)
    load([tmp_path], site.store)
    assert report(read) == page_
    assert content(site, ENDS) == paper


def report(read):
    """What the page of the report says, without its head."""
    whole = words(read(COLLECTIVE))
    return whole[whole.index("Collective: all services, the fortnight") :]


def content(site, on):
    """What the paper of the report says, without when it was made."""
    return build(site.store, "head_of_service", "xlsx", on=on)[0].sections


def test_a_draft_may_take_its_figures_again_after_a_load(read, save, begin, site, tmp_path):
    begin()
    was = reports(site.store, EVERYTHING, ())[0].taking
    assert "the figures of the latest extract" in words(read(COLLECTIVE))
    invent(tmp_path, scale=0.05, as_of=date(2026, 6, 30), seed=7)
    load([tmp_path], site.store)
    assert "late recording may have changed them" in words(read(COLLECTIVE))
    assert save("figures", address=COLLECTIVE, seen=seen(read, COLLECTIVE)).json["saved"]
    now = reports(site.store, EVERYTHING, ())[0].taking
    held = [figures(site.store, EVERYTHING, one).measures for one in (was, now)]
    assert held[0] != held[1]
    assert "the figures of the latest extract" in words(read(COLLECTIVE))


def test_the_collective_report_quotes_those_that_were_signed_when_it_was(read, save, begin, service, site):
    begin()
    address = begin("service", service.id).json["go"]
    assert "Safeguarding East" in words(read(COLLECTIVE)).partition("Not signed off yet:")[2]
    signed(read, save, address)
    assert "Safeguarding East Signed off by Ann Lee" in words(read(COLLECTIVE))
    signed(read, save, COLLECTIVE)
    before = report(read)
    other = next(
        one for one in site.store.units(EVERYTHING, None) if one.kind is UnitKind.SERVICE and one.id != service.id
    )
    late = begin("service", other.id).json["go"]
    signed(read, save, late)
    assert report(read) == before


def test_reports_of_earlier_fortnights_are_kept_and_can_be_begun_late(read, begin):
    begin(address="/head-of-service?on=2026-06-14")
    found = nodes(read("/head-of-service"))
    kept = [(text_of(one), one[1]["href"]) for one in find(found, "a") if "2026-06-14" in one[1]["href"]]
    assert ("Collective: all services", "/head-of-service/2026-06-14-collective") in kept
    assert "14 June 2026" in words(read("/head-of-service"))


def test_a_report_that_is_not_there_says_so(read):
    assert "There is no such report" in words(read("/head-of-service/2020-01-01-collective"))


def test_a_report_whose_figures_are_gone_says_so_and_keeps_its_words(read, save, begin, site):
    begin()
    signed(read, save, COLLECTIVE)
    engine = create_engine(site.store.engine.url)
    with engine.begin() as connection:
        connection.execute(text("delete from record_frozen_figures"))
    engine.dispose()
    found = words(read(COLLECTIVE))
    assert "The figures of this report are not in the store" in found
    assert "worries in words" in found.replace("<b>", "").replace("</b>", "")


def test_a_report_is_never_for_sharing(save):
    refused = save("begin", kind="trust", unit="-", address="/head-of-service?audience=sharing")
    assert refused.status_code == 403


def test_what_is_shared_is_never_frozen(site):
    hidden = replace(gathered(site.store), suppressed=True)
    with pytest.raises(ValueError, match="never as they are shared"):
        take(hidden, ENDS)


def test_who_sees_one_service_sees_its_report_alone(site, begin, service):
    begin()
    begin("service", service.id)
    mine = replace(EVERYTHING, services=frozenset({service.name}))
    assert [one.unit.id for one in reports(site.store, mine, ())] == [service.id]
    assert len(site.store.records(mine, "frozen_figures")) == 1


def test_the_paper_of_a_report_that_nobody_began_has_the_figures_as_they_stand(site):
    pack = build(site.store, "head_of_service", "xlsx", on=ENDS)[0]
    (opening,) = pack.sections[0].blocks
    assert isinstance(opening, Text)
    assert "Nobody has begun the report of the fortnight to 28 June 2026" in opening.paragraphs[0]
    assert any(isinstance(block, Measure) for section in pack.sections for block in section.blocks)


def test_a_team_has_no_report_of_its_own(site):
    team = next(one for one in site.store.units(EVERYTHING, None) if one.kind is UnitKind.TEAM and one.id)
    pack = build(site.store, "head_of_service", "xlsx", unit=team.name)[0]
    assert "reports on a service" in pack.sections[0].blocks[0].paragraphs[0]


@pytest.mark.parametrize("ending", ["pptx", "pdf", "xlsx"])
def test_a_signed_report_is_a_paper_in_every_format(read, save, begin, site, ending):
    begin()
    signed(read, save, COLLECTIVE)
    pack, body = build(site.store, "head_of_service", ending, on=ENDS)
    assert len(body) > 10_000
    said = [block.paragraphs[0] for block in pack.sections[0].blocks]
    assert said[0].startswith("The fortnight to 28 June 2026. Signed off by Ann Lee")
    assert said[1:] == [WORDS[name] for name in ASKED]


def test_an_invented_trust_has_reports_to_look_at_and_a_real_one_is_refused(read, site, tmp_path):
    invent_reports(site.store)
    found = words(read("/head-of-service"))
    assert "A draft, last written on by Invented head of service" in found
    assert "14 June 2026 Collective: all services" in found
    real = Store.open(f"sqlite:///{tmp_path / 'real.db'}")
    invent(tmp_path / "x", scale=0.05, as_of=date(2026, 6, 30))
    (tmp_path / "x" / "sightline-invented.json").unlink(missing_ok=True)
    for marker in (tmp_path / "x").glob("*.json"):
        marker.unlink()
    load([tmp_path / "x"], real)
    with pytest.raises(StoreError, match="must not be mixed"):
        invent_reports(real)
    real.close()
