"""What keeps children's data in, and what the few plain routes answer."""

import io
import re
import threading

import flask
import pytest

from dashboards.guard import file_name, host_name, is_local
from dashboards.page import Page, Sheet, View, as_csv, inert
from dashboards.site import Held
from dashboards.uploads import Outcome
from tests.dashboards.fake_store import FORMULA, NASTY, FakeStore


def test_the_policy_allows_our_own_scripts_only(client):
    policy = client().get("/").headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe-eval" not in policy
    assert re.search(r"script-src 'self' 'sha256-[^']+'(;| )", policy)
    assert "'unsafe-inline'" not in policy.split("script-src")[1].split(";")[0]


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
    ],
)
def test_every_answer_is_hardened(client, header, value):
    for path in ("/", "/version", "/nowhere", "/assets/20-app.js", "/download/nothing.csv"):
        assert client().get(path).headers[header] == value


def test_what_may_hold_a_child_is_never_kept_by_a_browser(client):
    served = client()
    for path in ("/", "/child/P1", "/version", "/download/action.csv", "/_dash-layout"):
        assert served.get(path).headers["Cache-Control"] == "no-store"


def test_what_never_changes_is_kept_for_a_year(client):
    for path in ("/assets/vendor/plotly-basic-4.1.1.min.js", "/assets/fonts/inter-latin-wght-normal.woff2"):
        assert "max-age=31536000" in client().get(path).headers["Cache-Control"]


def test_scripts_are_sent_gzipped_and_compressed_once(client):
    served = client()
    first, again = (
        served.get("/assets/vendor/plotly-basic-4.1.1.min.js", headers={"Accept-Encoding": "gzip"}) for _ in range(2)
    )
    assert first.headers["Content-Encoding"] == "gzip"
    assert first.data == again.data
    assert len(first.data) < 500_000


def test_no_page_asks_another_machine_for_anything(client):
    html = client().get("/").text
    assert not re.findall(r"""(?:src|href)=["'](?:https?:)?//""", html)
    assert "validation_layout" not in html


def test_a_stranger_to_this_machine_is_refused_real_data(client):
    served = client(host="0.0.0.0", invented=False)
    assert served.get("/", environ_base={"REMOTE_ADDR": "10.1.2.3"}).status_code == 403
    assert served.get("/version", environ_base={"REMOTE_ADDR": "10.1.2.3"}).status_code == 403
    assert served.get("/", environ_base={"REMOTE_ADDR": "127.0.0.1"}).status_code == 200


def test_a_name_that_was_made_to_point_here_is_refused(client):
    assert client().get("/", headers={"Host": "evil.example"}).status_code == 403
    assert client(host="0.0.0.0", invented=False).get("/", headers={"Host": "evil.example"}).status_code == 403


def test_real_data_does_not_go_through_a_proxy(client):
    assert client(invented=False).get("/", headers={"X-Forwarded-For": "10.1.2.3"}).status_code == 403


def test_the_invented_trust_may_be_shown_to_anybody(client):
    served = client(host="0.0.0.0")
    assert (
        served.get("/", headers={"Host": "demo.example"}, environ_base={"REMOTE_ADDR": "10.1.2.3"}).status_code == 200
    )


@pytest.mark.parametrize("name", ["127.0.0.1", "127.0.0.1:8050", "localhost:8050", "[::1]:8050"])
def test_this_machine_has_four_names(client, name):
    assert client().get("/version", headers={"Host": name}).status_code == 200


@pytest.mark.parametrize(
    ("header", "name"),
    [("127.0.0.1:80", "127.0.0.1"), ("[::1]:8050", "::1"), ("evil.example", "evil.example"), ("a:1", "a"), ("", "")],
)
def test_a_host_is_read_without_its_port(header, name):
    assert host_name(header) == name


def test_addresses_of_this_machine_are_known():
    assert all(map(is_local, ("127.0.0.1", "::1", "127.8.8.8", "localhost")))
    assert not any(map(is_local, ("10.0.0.1", "0.0.0.0", "evil.example", "", None)))


def test_another_site_cannot_make_the_browser_send_anything(client):
    served = client()
    foreign = served.post("/_dash-update-component", json={}, headers={"Origin": "https://evil.example"})
    assert foreign.status_code == 403
    assert served.post("/upload", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403


def test_it_lives_and_says_whether_it_is_ready(client, monkeypatch):
    served = client()
    assert served.get("/health").status_code == 200
    assert served.get("/ready").json == {"ready": True, "version": 7}
    assert served.get("/version").json == {"version": "7.0.0"}


def test_a_store_that_does_not_answer_is_not_ready(client, monkeypatch):
    def gone(*_):
        raise OSError("secret path")

    served = client()
    served.get("/version")
    monkeypatch.setattr(FakeStore, "version", gone)
    answer = served.get("/ready")
    assert (answer.status_code, answer.json["ready"]) == (503, False)
    assert "secret" not in answer.text


@pytest.mark.parametrize("name", ["action", "trend", "units", "cases", "findings", "set-aside"])
def test_everything_can_be_taken_away_as_a_file(client, name):
    answer = client().get(f"/download/{name}.csv?measure=s47_open_now&grain=week")
    assert answer.status_code == 200
    assert answer.mimetype == "text/csv"
    assert "attachment" in answer.headers["Content-Disposition"]
    assert len(answer.text.splitlines()) > 1


def test_a_download_that_is_not_there_is_not_found(client):
    assert client().get("/download/everything.csv").status_code == 404
    assert client(empty=True).get("/download/action.csv").status_code == 404


def test_no_spreadsheet_runs_a_cell(client):
    text = client().get("/download/set-aside.csv").text
    assert f"'{FORMULA}" in text
    assert f",{FORMULA}" not in text
    assert NASTY in text


@pytest.mark.parametrize("value", ["=1+1", "+1", "-1", "@x", "\t=1", " =1", "\r=1", "|x", "%x"])
def test_text_that_begins_like_a_formula_gets_an_apostrophe(value):
    assert inert(value) == "'" + value


@pytest.mark.parametrize("value", [-1, 3.5, "plain", ""])
def test_numbers_and_plain_text_stay_as_they_are(value):
    assert inert(value) == value


def test_a_blank_is_an_empty_cell():
    assert as_csv(Sheet("x.csv", ["a", "b"], [[None, float("nan")]])) == "\ufeffa,b\r\n,\r\n"


def test_a_file_is_named_without_surprises():
    assert file_name('x"; filename="y\r\n') == "x-filename-y-"
    assert file_name(f"{'a' * 300}.csv") == f"{'a' * 116}.csv"
    assert file_name("b" * 300) == "b" * 120
    assert len(file_name(f"a.{'c' * 300}")) == 12


def test_a_page_knows_its_own_addresses():
    page = Page("/child/<child>", "Child", lambda _: View("", []))
    assert page.item("/child/A%2FB") == "A/B"
    assert page.item("/child/") is page.item("/child") is page.item("/children/x") is None
    assert Page("/", "Today", lambda _: View("", [])).item("/") == ""


def test_only_so_much_is_held():
    held = Held(2)
    for key in "abc":
        held.set(key, key)
    assert (held.get("a"), held.get("b"), held.get("c")) == (None, "b", "c")


def test_a_page_is_made_again_when_figures_were_imported(site, monkeypatch):
    made = site()
    drawn = []
    whole = type(made)._parts
    monkeypatch.setattr(type(made), "_parts", lambda self, *a: drawn.append(a) or whole(self, *a))
    with flask.Flask("test").app_context():
        made.view("/", "")
        made.store.publications = 1
        made.view("/", "")
    assert len(drawn) == 2


def test_a_page_is_made_once_for_each_load_and_address(site, monkeypatch):
    made = site()
    drawn = []
    whole = type(made)._parts
    monkeypatch.setattr(type(made), "_parts", lambda self, *a: drawn.append(a) or whole(self, *a))
    with flask.Flask("test").app_context():
        for search in ("", "", "?page=2", ""):
            made.view("/", search)
        made.store.number = 8
        made.view("/", "")
    assert len(drawn) == 3


def upload(served, name="extract.xlsx", **headers):
    return served.post(
        "/upload", data={"extract": (io.BytesIO(b"x"), name)}, headers={"X-Sightline": "upload", **headers}
    )


def test_an_upload_is_loaded_and_then_gone(client):
    seen = []

    def load(path):
        seen.append((path, path.read_bytes()))
        return Outcome(loaded=True, says="Loaded.", answer={"load_id": 8, "tables": []})

    answer = upload(client(load=load), "../../etc/pass wd.xlsx")
    assert answer.json == {"loaded": True, "says": "Loaded.", "answer": {"load_id": 8, "tables": []}}
    ((path, content),) = seen
    assert content == b"x"
    assert path.name == "etc_pass_wd.xlsx"
    assert not path.exists()


def test_an_upload_that_cannot_be_loaded_says_why(client):
    answer = upload(client(load=lambda _: Outcome(loaded=False, says="This is not an extract.")))
    assert (answer.status_code, answer.json["says"]) == (422, "This is not an extract.")


def test_an_upload_needs_our_own_script_and_a_file(client):
    served = client(load=lambda _: Outcome(loaded=True, says=""))
    assert served.post("/upload").status_code == 403
    assert served.post("/upload", headers={"X-Sightline": "upload"}).status_code == 400


def test_one_load_runs_at_a_time(client):
    begun, end = threading.Event(), threading.Event()

    def slow(_):
        begun.set()
        end.wait(20)
        return Outcome(loaded=True, says="")

    served = client(load=slow)
    other = served.application.test_client()
    thread = threading.Thread(target=lambda: upload(served))
    thread.start()
    begun.wait(20)
    try:
        assert upload(other).status_code == 409
    finally:
        end.set()
        thread.join()
