"""Looking ahead: dates that are known, by duty, team, worker and child."""

import csv
import io
import re

from layouts.markup import find, text_of
from tests.dashboards.conftest import nodes

VISITS = "cp_visits_timely"


def said(answer):
    return " ".join(text_of(nodes(answer)).split())


def grids(answer):
    """Of each grid, its lines: name, then the numbers of its cells."""
    return [
        [[text_of(cell) for cell in row[2:]] for row in find(grid, "tr")]
        for grid in find(nodes(answer), "table", "ahead")
    ]


def number(text):
    return 0 if text == "·" else int(text.replace(",", ""))


def test_each_line_adds_up_to_its_nine_weeks(look):
    lines = [row for grid in grids(look("/ahead")) for row in grid if len(row) == 12 and re.match(r"\d|·", row[-1])]
    assert len(lines) > 5
    for row in lines:
        assert sum(number(cell) for cell in row[2:11]) == number(row[11])


def test_the_teams_add_up_to_the_duty(look):
    answer = look("/ahead", f"?measure={VISITS}")
    duties, teams = grids(answer)
    duty = next(row for row in duties if row[0] == "Child protection visits")
    lines = [row for row in teams if len(row) == 12 and row[0] != "Team"]
    for place in range(1, 12):
        assert sum(number(row[place]) for row in lines) == number(duty[place])


def test_a_week_of_a_duty_lists_as_many_as_its_cell_says(look):
    answer = look("/ahead", f"?measure={VISITS}&week=2")
    cell = next(row for row in grids(answer)[0] if row[0] == "Child protection visits")[3]
    assert f"{cell} date" in said(answer)
    assert "Child protection visits, 6 Jul 2026 to 12 Jul 2026" in said(answer)


def test_a_team_is_shown_by_worker(look):
    answer = look("/ahead", "?team=T00")
    assert "By worker: all but oversight" in said(answer)
    assert next(row[0] for row in grids(answer)[1]) == "Worker"


def test_a_duty_that_lacks_its_data_is_said_and_not_nought(look):
    answer = look("/ahead", lacks={VISITS: ("cp_visits",)})
    assert "Not known, because the extract lacks the data: child protection visits." in said(answer)
    assert all(row[0] != "Child protection visits" for row in grids(answer)[0])


def test_who_is_leaving_is_told_with_what_they_hold(look):
    words = said(look("/ahead"))
    assert "Children whose worker is leaving" in words
    assert "Worker 001" in words
    assert "10 Jul 2026" in words


def test_the_list_downloads_whole(client, look):
    table = client().get(f"/download/ahead.csv?measure={VISITS}").get_data(as_text=True).lstrip("\ufeff")
    rows = list(csv.DictReader(io.StringIO(table)))
    (duty,) = [row for row in grids(look("/ahead"))[0] if row[0] == "Child protection visits"]
    assert len(rows) == number(duty[11])
    assert list(rows[0]) == ["child", "what falls late", "last day in time", "late from", "service", "team", "worker"]


def test_a_forecast_says_how_it_did_or_why_it_is_not_shown(look):
    answer = look("/demand")
    cards = list(find(nodes(answer), "article", "outlook"))
    assert cards
    for card in cards:
        words = text_of(card)
        assert re.search(r"Out by [\d.,]+ on average over the last six months|fewer than three years", words)
        has_band = any(find(card, "path", "band"))
        assert has_band is bool(re.search(r"about [\d,]+ \([\d,]+ to [\d,]+\)", words))


def test_the_months_of_a_forecast_download(client):
    answer = client().get("/download/outlook.csv?measure=contacts_total")
    rows = list(csv.DictReader(io.StringIO(answer.get_data(as_text=True).lstrip("\ufeff"))))
    assert rows[0]["what"] == "counted"
    assert client().get("/download/outlook.csv?measure=nothing").status_code == 200
