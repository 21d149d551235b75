"""Data quality: what was loaded, what became of every row, what was noticed, and the way to load the next extract."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboards.page import Page, Request, Sheet, View, key, require_circle
from data.results import UnitKind
from layouts.address import link
from layouts.controls import Choice, filters, remarks
from layouts.markup import Markup, Node, element
from layouts.tables import Column, cut, pages, table
from layouts.words import count, instant, list_name, plural

SEVERITIES = {"file": "File", "error": "Error", "record": "Record", "warning": "Warning"}
TREND = 12


@dataclass(frozen=True)
class Check:
    """One check's findings: how many now, how many in each load before, and of which tables."""

    name: str
    severity: str
    tables: str
    counts: tuple[int, ...]  #: oldest load first, the latest last
    says: str = ""  #: its message
    title: str = ""  #: what people call it

    @property
    def now(self) -> int:
        """In the latest load."""
        return self.counts[-1]


def layout(request: Request) -> View:
    """Everything about the loads; in an empty store, the way to the first one."""
    title = "Data quality"
    if request.load is None:
        return View(title, [Markup([element("h1", title, tabindex=-1), nothing(), upload(invented=False)])])
    counts = request.store.finding_counts(request.scope)
    return View(title, page(request, request.store.loads(request.scope), counts, messages(request)))


def messages(request: Request) -> dict[str, str]:
    """What each check that found something says of it."""
    frame = request.store.findings(request.scope).drop_duplicates("check")
    return {str(check): _text(message) for check, message in zip(frame["check"], frame["message"], strict=True)}


def page(request: Request, loads: Sequence[Any], counts: pd.DataFrame, said: Mapping[str, str]) -> list[object]:
    """The page from what was read."""
    latest = loads[0]
    chosen = team_name(request)
    shown = counts[counts["team"] == chosen] if chosen else counts
    return [
        Markup(
            [
                element("div", element("h1", "Data quality", tabindex=-1), _teams(request, counts), class_="top"),
                remarks(request.remarks),
                element("p", summary(latest), class_="definition"),
                checks(request, by_check(shown, loads, said, request.titles()), loads),
                by_team(request, counts, latest.id),
                found(request) if request.query.check else None,
                element(
                    "div",
                    account(latest),
                    element("div", upload(invented=latest.invented), class_="stack"),
                    class_="two",
                ),
                history(loads),
            ]
        )
    ]


def summary(load: Any) -> str:
    """The latest load in two sentences."""
    read = sum(row[2] for row in load.account)
    aside = sum(row[4] for row in load.account)
    found = plural(load.findings, "finding") if load.findings else "Nothing was noticed"
    if not aside:
        return f"All {count(read)} rows that were read were loaded. {found} in the latest load."
    kept = f"{count(read)} rows were read and {count(read - aside)} loaded; {count(aside)} were set aside"
    return f"{kept}, each with its reason. {found} in the latest load."


def nothing() -> Node:
    """What an empty store says here."""
    return element(
        "p", "Nothing has been loaded yet. Choose an extract below to load the first one.", class_="definition"
    )


def by_check(
    counts: pd.DataFrame, loads: Sequence[Any], said: Mapping[str, str], titles: Mapping[str, str]
) -> list[Check]:
    """The findings of each check through the last loads, most first."""
    order = [load.id for load in reversed(loads[:TREND])]
    made = []
    for (name, severity), rows in counts.groupby(["check", "severity"], sort=True):
        per_load = rows.groupby("load_id")["count"].sum()
        made.append(
            Check(
                str(name),
                str(severity),
                ", ".join(sorted({list_name(str(one)) for one in rows["table"].dropna()})[:4]),
                tuple(int(per_load.get(number, 0)) for number in order),
                said.get(str(name), ""),
                check_name(str(name), titles),
            )
        )
    return sorted(made, key=lambda check: (-check.now, check.title))


def checks(request: Request, shown: Sequence[Check], loads: Sequence[Any]) -> Node:
    """Findings by check, with the change since the load before."""
    columns: list[Column[Check]] = [
        Column("Check", lambda check: _check_link(request, check), head=True),
        Column("What it notices", lambda check: check.says),
        Column("Severity", lambda check: SEVERITIES.get(check.severity, check.severity.capitalize())),
        Column("Lists", lambda check: check.tables),
        Column("Findings", lambda check: count(check.now), number=True),
        Column("Since the load before", _since, number=True),
        Column("Loads before, oldest first", lambda check: ", ".join(map(count, check.counts[-6:-1])) or "–"),
    ]
    return element(
        "section",
        element("h2", "Findings by check", id="checks"),
        table(
            f"Findings of the last {plural(min(len(loads), TREND), 'load')}, by check",
            columns,
            shown,
            hide_caption=True,
        )
        if shown
        else element("p", "No check found anything.", class_="calm"),
        element(
            "p", element("a", "Download all findings (CSV)", href="/download/findings.csv", download=""), class_="links"
        ),
        class_="panel",
    )


def check_name(name: str, titles: Mapping[str, str]) -> str:
    """What people call a check; of one that is no longer there, the words of its name."""
    words = name.replace("_", " ")
    return titles.get(name) or words[:1].upper() + words[1:]


def census_rule(name: str) -> str:
    """The rule of the children in need census that a check asks, such as "Census rule 8670Q"; "" where it is ours."""
    found = re.fullmatch(r"cin_(\d+q?)", name)
    return f"Census rule {found[1].upper()}" if found else ""


def _check_link(request: Request, check: Check) -> list[Node]:
    rule = census_rule(check.name)
    return [
        element("a", check.title, href=link("/data-quality", request.query, check=check.name) + "#found"),
        element("small", rule, class_="quiet rule") if rule else None,
    ]


def _since(check: Check) -> Node:
    if len(check.counts) < 2:
        return "–"
    change = check.now - check.counts[-2]
    if not change:
        return "same"
    return element(
        "span", f"{abs(change):,} {'more' if change > 0 else 'fewer'}", class_="worse" if change > 0 else "better"
    )


def by_team(request: Request, counts: pd.DataFrame, latest: int) -> Node:
    """Findings by team in the latest load."""
    now = counts[(counts["load_id"] == latest) & counts["team"].notna()]
    rows = now.groupby("team")["count"].sum().sort_index()
    if rows.empty:
        return None
    before = counts[(counts["load_id"] < latest) & counts["team"].notna()]
    last = before[before["load_id"] == before["load_id"].max()].groupby("team")["count"].sum()
    known = {unit.name: key(unit) for unit in request.units_of(UnitKind.TEAM)}

    def team(name: str) -> Node:
        return element("a", name, href=link("/data-quality", team=known[name])) if name in known else name

    columns: list[Column[str]] = [
        Column("Team", team, head=True),
        Column("Findings", lambda name: count(rows[name]), number=True),
        Column("Load before", lambda name: count(last.get(name)) if len(last) else "–", number=True),
    ]
    return element(
        "details",
        element("summary", "Findings by team"),
        table("Findings by team in the latest load", columns, list(rows.index), hide_caption=True),
        class_="panel more",
        id="by-team",
        open=bool(request.query.team),
    )


def team_name(request: Request) -> str:
    """The name of the team the filter names, since findings know teams by name; "" where it names none."""
    unit = request.unit_of(UnitKind.TEAM, request.query.team)
    return "" if unit is None else unit.name


def _teams(request: Request, counts: pd.DataFrame) -> Node:
    named = set(counts["team"].dropna())
    units = [unit for unit in request.units_of(UnitKind.TEAM) if unit.name in named]
    if not units:
        return None
    options = [("", "All teams"), *((key(unit), unit.name) for unit in units)]
    choice = Choice("team", "Team", options, request.query.team)
    return filters([choice], "/data-quality", request.query, clear="/data-quality")


def found(request: Request) -> Node:
    """The findings of one check, one by one."""
    frame = request.store.findings(request.scope, check=request.query.check)
    chosen = team_name(request)
    if chosen:
        frame = frame[frame["team"] == chosen]
    rows = frame.to_dict("records")
    columns: list[Column[dict[str, Any]]] = [
        Column("Where", _where, head=True),
        Column("What was noticed", lambda row: _text(row["message"])),
        Column("Column", lambda row: _text(row["column"])),
        Column("Value", lambda row: _text(row["value"])),
        Column("Child", lambda row: _text(row["person"])),
        Column("Team", lambda row: _text(row["team"])),
    ]
    return element(
        "section",
        element("h2", f"{check_name(request.query.check, request.titles())}: one by one", id="found", tabindex=-1),
        table("Findings of the check", columns, cut(rows, request.query), hide_caption=True, labelled=True)
        if rows
        else element("p", "There are none in the latest load.", class_="calm"),
        pages(len(rows), "/data-quality", request.query, "finding", anchor="found-"),
        class_="panel cards",
    )


def _where(row: dict[str, Any]) -> str:
    line = row["line"]
    where = "" if line is None or pd.isna(line) else f", line {int(line)}"
    return f"{_text(row['file']) or _text(row['table'])}{where}"


def _text(value: Any) -> str:
    return "" if value is None or (not isinstance(value, str) and pd.isna(value)) else str(value)


def account(load: Any) -> Node:
    """Rows read are rows loaded and rows set aside, for each list and file."""
    columns: list[Column[tuple[str, str, int, int, int]]] = [
        Column("List", lambda row: list_name(row[0]), head=True),
        Column("File", lambda row: row[1]),
        Column("Read", lambda row: count(row[2]), number=True),
        Column("Loaded", lambda row: count(row[3]), number=True),
        Column("Set aside", lambda row: count(row[4]), number=True),
    ]
    aside = sum(row[4] for row in load.account)
    return element(
        "section",
        element("h2", "Every row accounted for"),
        element("p", "Rows read are rows loaded and rows set aside. None disappears.", class_="quiet"),
        table("Rows of the latest load, by list and file", columns, load.account, hide_caption=True),
        element(
            "p",
            element(
                "a", f"Download the {plural(aside, 'row')} set aside (CSV)", href="/download/set-aside.csv", download=""
            )
            if aside
            else "No row was set aside.",
            class_="links",
        ),
        class_="panel",
    )


def upload(*, invented: bool) -> Node:
    """The field that brings an extract, and where the answer to it will stand."""
    warning = (
        "This store holds the invented trust. Real children’s data belongs in a store of its own: "
        "start Sightline with --store and load it there."
    )
    return element(
        "section",
        element("h2", "Load an extract", id="upload"),
        element(
            "form",
            element(
                "p",
                "An Annex A workbook (.xlsx, .xlsm, .xls), or a zip of CSV files of the Standard Safeguarding Dataset. "
                "What it is, is recognised by what is in it.",
            ),
            element("p", warning, class_="remark") if invented else None,
            element(
                "div",
                element("label", "Extract", for_="extract"),
                element(
                    "input",
                    id="extract",
                    type="file",
                    name="extract",
                    accept=".xlsx,.xlsm,.xls,.zip,.csv",
                    required=True,
                    class_="form-control",
                ),
                class_="field",
            ),
            element("div", element("button", "Load it", type="submit", class_="btn btn-primary"), class_="row"),
            element("div", class_="outcome", data_outcome="1", role="status", aria_live="polite"),
            class_="upload",
            data_upload="1",
        ),
        class_="panel no-print",
    )


def history(loads: Sequence[Any]) -> Node:
    """Every load, the latest first."""
    columns: list[Column[Any]] = [
        Column("Load", lambda load: str(load.id), head=True),
        Column("Data as at", lambda load: instant(load.as_of)),
        Column("Loaded", lambda load: instant(load.finished_at)),
        Column("From", lambda load: str(load.source)),
        Column("Files", lambda load: count(len(load.files)), number=True),
        Column("Rows read", lambda load: count(sum(row[2] for row in load.account)), number=True),
        Column("Set aside", lambda load: count(sum(row[4] for row in load.account)), number=True),
        Column("Findings", lambda load: count(load.findings), number=True),
        Column("Took", lambda load: f"{sum(load.seconds.values()):.1f} seconds", number=True),
    ]
    latest = loads[0]
    return element(
        "section",
        element("h2", "Loads"),
        table("Every load, the latest first", columns, loads[:50], hide_caption=True),
        element(
            "details",
            element("summary", "Where the time went, and the files of the latest load"),
            element("p", ", ".join(f"{stage} {seconds:.1f} s" for stage, seconds in latest.seconds.items()) or "–"),
            table(
                "Files of the latest load",
                [
                    Column[tuple[str, str]]("File", lambda file: file[0], head=True),
                    Column("SHA-256", lambda file: element("code", file[1][:16])),
                ],
                latest.files,
                hide_caption=True,
            ),
            class_="more",
            id="files",
        ),
        class_="panel",
    )


def findings_sheet(request: Request) -> Sheet:
    """Every finding of the latest load."""
    require_circle(request, "The list of findings")
    frame = request.store.findings(request.scope)
    return Sheet(f"findings-load-{request.load.id}.csv", list(frame.columns), frame.to_numpy().tolist())


def set_aside_sheet(request: Request) -> Sheet:
    """Every row set aside by the latest load, whole, with its file, line and reason."""
    require_circle(request, "The list of rows set aside")
    frame = request.store.set_aside(request.scope)
    return Sheet(f"set-aside-load-{request.load.id}.csv", list(frame.columns), frame.to_numpy().tolist())


PAGE = Page(
    "/data-quality",
    "Data quality",
    layout,
    downloads={"findings": findings_sheet, "set-aside": set_aside_sheet},
    in_menu=True,
    group="About the numbers",
    needs_data=False,
)
