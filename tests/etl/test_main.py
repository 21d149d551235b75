"""The command line of the extract: its shapes are a contract, and whatever goes wrong is one sentence."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from datetime import datetime
from pathlib import Path

import pytest

from data.scope import EVERYTHING
from data.store import Store
from etl import load as loading
from etl import synthetic
from etl.__main__ import main
from tests.needs import ROOT


@pytest.fixture
def extract(tmp_path: Path) -> Path:
    folder = tmp_path / "extract"
    folder.mkdir()
    (folder / "ssd_contacts.csv").write_text(
        "cont_contact_id,cont_person_id,cont_contact_date\nc1,p1,2026-06-01\n,p2,2026-06-02\nc3,p3,soon\n",
        encoding="utf-8",
    )
    return folder


@pytest.fixture
def store(tmp_path: Path) -> str:
    return str(tmp_path / "s.db")


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    code = main([str(argument) for argument in arguments])
    told = capsys.readouterr()
    return code, told.out, told.err


def test_load_with_json_prints_only_json_of_the_agreed_shape(extract, store, capsys):
    code, out, _ = run(capsys, "load", extract, "--store", store, "--as-of", "2026-06-30", "--json")
    assert code == 0
    found = json.loads(out)
    assert list(found) == ["load_id", "as_of", "tables", "findings", "seconds"]
    assert found["load_id"] == 1
    assert datetime.fromisoformat(found["as_of"]).isoformat() == "2026-06-30T23:59:59+01:00"
    assert found["tables"] == [
        {"table": "contacts", "file": "ssd_contacts.csv", "read": 3, "loaded": 2, "set_aside": 1}
    ]
    assert {"check": "unreadable_date", "severity": "warning", "table": "contacts", "count": 1} in found["findings"]
    assert set(found["seconds"]) == {"read", "conform", "merge", "check", "count", "store"}
    assert all(isinstance(seconds, float) for seconds in found["seconds"].values())


def test_load_tells_people_the_account_the_findings_and_where_the_rest_is(extract, store, capsys):
    code, out, _ = run(capsys, "load", extract, "--store", store)
    assert code == 0
    lines = out.splitlines()
    assert lines[0].split() == ["table", "file", "read", "loaded", "set", "aside"]
    assert lines[1].split() == ["contacts", "ssd_contacts.csv", "3", "2", "1"]
    assert any(line.startswith("unreadable_date") for line in lines)
    assert "3 rows read: 2 loaded, 1 set aside." in lines
    assert "/data-quality" in out


def test_nothing_that_is_printed_holds_a_value_of_a_row(extract, store, capsys):
    (extract / "ssd_person.csv").write_text("pers_person_id,pers_dob,pers_forename\np1,Xyzzy,Xyzzy\n,,Xyzzy\n")
    for more in ((), ("--json",)):
        _, out, err = run(capsys, "load", extract, "--store", store, *more)
        assert "Xyzzy" not in out + err


def test_several_files_are_one_extract(extract, store, capsys):
    (extract / "ssd_person.csv").write_text("pers_person_id\np1\n")
    files = [extract / "ssd_contacts.csv", extract / "ssd_person.csv"]
    _, out, _ = run(capsys, "load", *files, "--store", store, "--json")
    assert [row["table"] for row in json.loads(out)["tables"]] == ["contacts", "person"]


def broken(tmp_path: Path, what: str) -> Path:
    path = tmp_path / what
    if what == "folder":
        path.mkdir()
    elif what == "notes.txt":
        path.write_text("no table at all")
    elif what == "truncated.xlsx":
        path.write_bytes(b"PK\x03\x04" + b"\0" * 200)
    elif what == "bomb.zip":
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as bomb, bomb.open("ssd_contacts.csv", "w") as file:
            for _ in range(600):
                file.write(b"a" * 1_000_000)
    return path


BROKEN = ["nowhere", "folder", "notes.txt", "truncated.xlsx", pytest.param("bomb.zip", marks=pytest.mark.slow)]


@pytest.mark.parametrize("what", BROKEN)
def test_what_cannot_be_loaded_is_one_sentence_exit_1_and_the_last_load_stays(what, tmp_path, extract, store, capsys):
    assert run(capsys, "load", extract, "--store", store)[0] == 0
    code, out, err = run(capsys, "load", broken(tmp_path, what), "--store", store, "--json")
    assert (code, out) == (1, "")
    assert err.count("\n") == 1
    assert what in err
    kept = Store.open(store)
    assert kept.version(EVERYTHING) == 1
    kept.close()


def test_a_store_that_cannot_be_used_is_one_sentence_and_exit_1(extract, tmp_path, capsys):
    (tmp_path / "file").write_text("")
    code, out, err = run(capsys, "load", extract, "--store", tmp_path / "file" / "s.db", "--json")
    assert (code, out, err.count("\n")) == (1, "", 1)


def test_what_nobody_foresaw_is_told_by_its_kind_and_place_without_its_text(extract, store, capsys, monkeypatch):
    def fail(*_: object, **__: object) -> None:
        raise ValueError("Ann Example was born on 2015-01-01")

    monkeypatch.setattr(loading, "read_source", fail)
    code, out, err = run(capsys, "load", extract, "--store", store)
    assert (code, out) == (1, "")
    assert "ValueError in test_main.py" in err
    assert "Ann" not in err
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    "arguments",
    [
        (), ("load",), ("unload", "x"), ("load", "x", "--as-of", "30/06/2026"), ("synthesize",),
        ("synthesize", "x", "--scale", "0"), ("synthesize", "x", "--format", "pdf"),
        ("synthesize", "x", "--as-of", "soon"),
    ],
)  # fmt: skip
def test_wrong_usage_ends_with_2(arguments):
    with pytest.raises(SystemExit) as ended:
        main(list(arguments))
    assert ended.value.code == 2


def test_synthesize_hands_over_what_was_asked(tmp_path, monkeypatch, capsys):
    asked = {}

    def write(folder, **more):
        more.pop("progress")("Writing", 1.0)
        asked.update(more, folder=folder)
        return [folder / "a.csv"]

    monkeypatch.setattr(synthetic, "write", write)
    arguments = (
        "synthesize",
        tmp_path,
        "--scale",
        "0.1",
        "--as-of",
        "2026-06-30",
        "--seed",
        "7",
        "--format",
        "annex-a",
    )
    code, out, err = run(capsys, *arguments)
    assert (code, out) == (0, "")
    assert "2026-06-30" in err
    assert asked["folder"] == tmp_path
    assert (asked["scale"], asked["as_of"].isoformat(), asked["seed"], asked["format"]) == (
        0.1,
        "2026-06-30",
        7,
        "annex-a",
    )


@pytest.mark.slow
def test_an_invented_trust_goes_all_the_way_through_the_command_line(tmp_path, store):
    def command(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "etl", *arguments], cwd=ROOT, capture_output=True, text=True, check=True
        )

    command("synthesize", str(tmp_path / "trust"), "--scale", "0.02", "--as-of", "2026-06-30")
    command("records", "all", str(tmp_path / "trust" / "records"), "--by", "Nobody", "--store", store)
    done = command("load", str(tmp_path / "trust"), "--store", store, "--json")
    found = json.loads(done.stdout)
    assert sum(row["loaded"] for row in found["tables"]) > 1000
    assert all(row["read"] == row["loaded"] + row["set_aside"] for row in found["tables"])
    kept = Store.open(store)
    load = kept.latest_load(EVERYTHING)
    assert load.invented
    assert load.as_of.date().isoformat() == "2026-06-30"
    # What no extract holds: attendance is the school's, foster places are typed here.
    assert set(kept.lacking(EVERYTHING)) == {"ad_fostering_carers", "cla_absence"}
    kept.close()
