"""The application as it is started: what may be asked of it, whom it serves, and how a load runs beside it."""

from datetime import date
from types import SimpleNamespace

import pytest

import app
import etl.synthetic
from data.scope import EVERYTHING
from data.store import Store


def test_it_serves_this_machine_unless_told_otherwise(monkeypatch):
    for name in ("SIGHTLINE_PORT", "SIGHTLINE_HOST"):
        monkeypatch.delenv(name, raising=False)
    asked = app.arguments([])
    assert (asked.host, asked.port, asked.store) == ("127.0.0.1", 8050, None)


def test_the_environment_stands_behind_the_command_line(monkeypatch):
    monkeypatch.setenv("SIGHTLINE_PORT", "9000")
    assert app.arguments([]).port == 9000
    assert app.arguments(["--port", "9001"]).port == 9001


def test_real_data_is_not_served_to_other_machines(monkeypatch, capsys, tmp_path):
    real = SimpleNamespace(invented=False)
    monkeypatch.setattr(Store, "version", lambda *_: 1)
    monkeypatch.setattr(Store, "latest_load", lambda *_: real)
    assert app.main(["--host", "0.0.0.0", "--store", str(tmp_path / "store.db")]) == 1
    assert "serve it on 127.0.0.1 only" in capsys.readouterr().err


def test_a_store_that_cannot_be_opened_is_one_sentence(capsys):
    assert app.main(["--store", "mysql://nowhere/nothing"]) == 1
    assert "A store is SQLite or PostgreSQL" in capsys.readouterr().err


def test_the_wsgi_application_is_made_when_it_is_asked_for(monkeypatch, tmp_path):
    monkeypatch.setenv("SIGHTLINE_STORE", str(tmp_path / "store.db"))
    monkeypatch.delitem(vars(app), "server", raising=False)
    assert app.server.test_client().get("/health").status_code == 200


def test_it_has_nothing_else_to_give():
    with pytest.raises(AttributeError):
        _ = app.nothing


def ran(code, out="", err=""):
    return lambda *_, **__: SimpleNamespace(returncode=code, stdout=out, stderr=err)


def test_a_load_beside_the_server_says_how_it_went(monkeypatch, tmp_path):
    monkeypatch.setattr(app.subprocess, "run", ran(0, '{"load_id": 4, "tables": []}'))
    outcome = app.load_beside(tmp_path / "x.zip", "sqlite:///x.db")
    assert (outcome.loaded, outcome.says, outcome.answer["load_id"]) == (True, "Loaded: this is load 4.", 4)


def test_a_load_that_fails_says_the_last_sentence_of_its_own(monkeypatch, tmp_path):
    monkeypatch.setattr(app.subprocess, "run", ran(1, err="reading\nThis is no extract: bring a workbook.\n"))
    said = app.load_beside(tmp_path / "x.zip", None).says
    assert said == "Nothing was loaded. This is no extract: bring a workbook. The last good load is still there."


def test_a_load_that_breaks_shows_nobody_its_traceback(monkeypatch, tmp_path):
    monkeypatch.setattr(app.subprocess, "run", ran(-9, err="Traceback: Jane Doe"))
    assert app.load_beside(tmp_path / "x.zip", None).says == (
        "Nothing was loaded. The load failed. The last good load is still there."
    )


def test_a_load_that_does_not_end_is_stopped(monkeypatch, tmp_path):
    def endless(*_, **__):
        raise app.subprocess.TimeoutExpired("etl", 1)

    monkeypatch.setattr(app.subprocess, "run", endless)
    assert "stopped" in app.load_beside(tmp_path / "x.zip", None).says


@pytest.mark.slow
def test_the_first_start_fills_an_empty_store_and_tells_how_far_it_is(monkeypatch, tmp_path, capsys):
    whole = etl.synthetic.write
    monkeypatch.setattr(etl.synthetic, "write", lambda folder, **parts: whole(folder, scale=0.02, **parts))
    store = Store.open(str(tmp_path / "store.db"))
    app.invent(store)
    load = store.latest_load(EVERYTHING)
    assert load.invented
    # What no extract holds: attendance is the school's, foster places are typed here.
    assert set(store.lacking(EVERYTHING)) == {"ad_fostering_carers", "cla_absence"}
    assert len(store.records(EVERYTHING, "practice_review")) > 500
    assert load.as_of.date() < date.today()  # noqa: DTZ011 - yesterday, by whatever clock
    assert "An invented trust is ready" in capsys.readouterr().err
    store.close()
