"""Lists, pages of lists, the sentence of the day, the banner and the timeline."""

from datetime import UTC, date, datetime, timedelta

import pandas as pd
import pytest

from indicators.worklist import CONCERNS, Child, Reason, State
from layouts.address import Query
from layouts.controls import Choice, crumbs, filters, remarks
from layouts.markup import find, text_of
from layouts.morning import ALWAYS, SENTENCES, summary
from layouts.shell import Feed, Freshness, banner, nothing_yet
from layouts.tables import Column, cut, pages, table
from layouts.timeline import events, moment, timeline
from layouts.worklist import LONG_OVERDUE, NEVER_CLOSED, asked, says, worklist

BY_NAME = {concern.indicator: concern for concern in CONCERNS}


def reason(name, state=State.LATE, days=3, *, old=False):
    return Reason(BY_NAME[name], state, days, date(2026, 6, 1), date(2026, 6, 24), "S", "T", "W", long_overdue=old)


def child(person, *reasons):
    return Child(person, reasons)


def test_the_sentence_counts_what_is_late_and_says_what_is_well():
    said = text_of(summary([child("a", reason("missing_now")), child("b", reason("s47_open_now"))], [], "the trust"))
    assert "1  child is missing  and  1  section 47 enquiry is past day 15 ." in said
    assert "No assessment is late and every child who should have a social worker has one." in said
    assert "2 children  need action today in the trust." in said


def test_what_is_due_soon_is_not_called_late():
    said = text_of(summary([child("a", reason("s47_open_now", State.DUE_SOON))], [], "the trust"))
    assert "past day 15" not in said
    assert "0 children" in said


def test_what_is_not_known_is_never_called_well():
    said = text_of(summary([], ["missing_now"], "the trust"))
    assert "No child is missing" not in said
    assert "Not known, because the extract lacks the data: missing now." in said
    assert "0 children  are known to need action today" in said


def test_on_a_quiet_day_the_sentence_says_so():
    assert "No child is missing, no section 47 enquiry is late" in text_of(summary([], [], "the trust"))


def test_every_concern_can_be_said_of_one_and_of_many():
    assert set(SENTENCES) == set(BY_NAME) >= set(ALWAYS)


@pytest.mark.parametrize(
    ("held", "said"),
    [
        (reason("missing_now", days=2), "Missing since 1 Jun 2026 (2 days)"),
        (reason("s47_open_now", days=1), "Section 47 enquiry open: due 24 Jun 2026, 1 working day late"),
        (reason("s47_open_now", State.DUE_TODAY, 0), "Section 47 enquiry open: due today"),
        (reason("assessments_open_bands", State.DUE_SOON, 4), "Assessment open: due 24 Jun 2026, 4 working days left"),
        (reason("rhi_72h", days=0), "Return home interview not held: due 24 Jun 2026, late since today"),
        (reason("rhi_72h", days=5), "Return home interview not held: due 24 Jun 2026, 5 days late"),
    ],
)
def test_a_reason_says_its_days(held, said):
    assert says(held) == said


def a_list(children, **query):
    nowhere = {"team_link": lambda _: None, "worker_link": lambda _: None, "download": "/download/action.csv"}
    return worklist(children, "/", Query(**query), where="the trust", **nowhere)


def test_ten_thousand_children_are_shown_twenty_five_at_a_time():
    many = [child(f"P{n}", reason("s47_open_now")) for n in range(10_000)]
    shown = a_list(many, page=2)
    assert len(list(find(shown, "tr"))) == 26
    assert "26 to 50 of 10,000" in text_of(shown)


def test_a_list_can_show_one_reason_only():
    held = [child("a", reason("missing_now")), child("b", reason("s47_open_now"))]
    assert [text_of(one) for one in find(a_list(held, measure="s47_open_now"), "th") if "scope" not in one[1]] == [
        "b"
    ]


def rows_of(node, caption):
    """The children in the table of a caption."""
    (held,) = (one for one in find(node, "table") if text_of(next(find(one, "caption"))) == caption)
    return [text_of(one) for one in find(held, "th") if "scope" not in one[1]]


MIXED = [
    child("new", reason("s47_open_now")),
    child("both", reason("wf_unallocated"), reason("s47_open_now", days=800, old=True)),
    child("soon", reason("s47_open_now", State.DUE_SOON)),
    child("old", reason("s47_open_now", days=800, old=True)),
]


def test_what_is_long_overdue_stands_beneath_with_its_own_count():
    shown = a_list(MIXED)
    assert rows_of(shown, "Children who need action in the trust") == ["new", "both", "soon"]
    assert rows_of(shown, NEVER_CLOSED) == ["old"]
    said = text_of(shown)
    assert "3 children in the trust with something late, and 1 child with something due within days." in said
    assert "1 child long overdue stands beneath." in said
    assert "Long overdue: probably never closed on the system (1)" in said


def test_a_reason_that_is_long_overdue_says_so_beside_a_fresh_one():
    assert says(MIXED[1].reasons[1]).endswith("800 working days late: long overdue")


def test_those_long_overdue_are_shown_ten_at_first_and_all_of_them_by_the_page():
    many = [child(f"P{n}", reason("s47_open_now", old=True)) for n in range(300)]
    assert len(rows_of(a_list(many), NEVER_CLOSED)) == 10
    assert "Show all 300 who are long overdue" in text_of(a_list(many))
    whole = a_list(many, measure=LONG_OVERDUE)
    assert len(rows_of(whole, "Children who need action in the trust")) == 25
    assert "1 to 25 of 300" in text_of(whole)


def test_what_is_long_overdue_is_late_in_every_number():
    said = text_of(summary(MIXED, [], "the trust"))
    assert "3  section 47 enquiries are past day 15" in said
    assert "3 children  need action today in the trust." in said
    assert "Of these, 1 is long overdue." in said


def test_the_file_of_those_long_overdue_holds_those_that_the_page_shows():
    assert [one.person for one, _ in asked(MIXED, LONG_OVERDUE)] == ["old"]
    assert [one.person for one, _ in asked(MIXED, "s47_open_now")] == ["new", "both", "soon", "old"]
    assert len(list(asked(MIXED, ""))) == 5


def test_an_empty_list_says_that_nobody_is_on_it():
    assert "Nobody is on this list." in text_of(a_list([]))


def test_a_childs_name_is_text_and_its_link_is_quoted():
    nasty = "<script>alert(1)</script>"
    (held,) = (one for one in find(a_list([child(nasty, reason("missing_now"))]), "a") if "/child/" in one[1]["href"])
    assert held[2:] == [nasty]
    assert held[1]["href"] == "/child/%3Cscript%3Ealert%281%29%3C%2Fscript%3E"


def test_every_table_has_a_caption_and_headers_with_a_scope():
    made = table("Teams", [Column("Team", str, head=True), Column("Children", str, number=True)], ["a"])
    assert text_of(next(find(made, "caption"))) == "Teams"
    assert [one[1]["scope"] for one in find(made, "th")] == ["col", "col", "row"]


def test_a_page_beyond_the_last_is_the_last():
    assert cut(list(range(30)), Query(page=99)) == list(range(25, 30))
    assert "Page 2 of 2" in text_of(pages(30, "/", Query(page=99), "case"))


def test_the_first_page_has_no_page_before_it():
    links = [text_of(one) for one in find(pages(30, "/", Query(), "case"), "a")]
    assert links == ["Next"]


def test_a_field_has_a_label_and_says_where_it_stands():
    made = filters([Choice("team", "Team", [("", "All teams"), ("T1", "North")], "T1")], "/", Query(team="T1"))
    (label,), (field,) = find(made, "label"), find(made, "select")
    assert label[1]["for"] == field[1]["id"]
    assert field[1]["data-value"] == "T1"
    assert "Clear filters" in text_of(made)


def test_filters_that_filter_nothing_cannot_be_cleared():
    assert "Clear" not in text_of(filters([Choice("on", "As at", [("", "x")], "")], "/team/T", Query(team="T")))


def test_the_last_crumb_is_the_page_itself():
    assert [one[1].get("aria-current") for one in find(crumbs([("Today", "/"), ("North", "")]), "li")] == [None, "page"]


def test_what_was_left_out_is_said():
    assert remarks([]) is None
    assert text_of(remarks(["There is no such team here."])) == "There is no such team here."


def fresh(**parts):
    now = datetime(2026, 7, 1, 7, 30, tzinfo=UTC)
    held = {
        "as_of": datetime(2026, 6, 30, 22, 59, tzinfo=UTC), "loaded": now - timedelta(hours=2), "now": now,
        "invented": True, "feeds": [Feed("Missing", 12, date(2026, 6, 30))],
    }  # fmt: skip
    return Freshness(**{**held, **parts})


def test_the_banner_says_the_datas_time_and_the_instant_of_the_load_from_which_its_age_is_told():
    drawn = banner(fresh(), None)
    said = text_of(drawn)
    assert "Data as at Tuesday 30 June 2026, 23:59." in said
    assert "Loaded 1 July 2026, 06:30" in said
    (age,) = [one[1]["data-since"] for one in find(drawn, "span") if "data-since" in one[1]]
    assert age == "2026-07-01T05:30:00+00:00"
    assert "Invented trust: no real child" in said


def test_real_data_is_said_to_be_served_here_only():
    assert "Real children: shown on this computer only" in text_of(banner(fresh(invented=False), None))


def test_an_old_load_is_said_to_be_old():
    assert "The last load is 4 days old" in text_of(banner(fresh(loaded=datetime(2026, 6, 27, 6, tzinfo=UTC)), None))


def test_a_feed_that_stopped_and_one_that_brought_nothing_are_named():
    feeds = [Feed("Missing", 12, date(2026, 6, 1)), Feed("Contacts", 0, None), Feed("People", 9, None)]
    said = text_of(banner(fresh(feeds=feeds), None))
    assert "1 feed late: Missing; 1 feed missing: Contacts" in said
    assert "29 days before" in said


def test_a_feed_with_a_slow_rhythm_is_never_called_late():
    assert "✓ No feed is late" in text_of(
        banner(fresh(feeds=[Feed("Pathway plans", 3, date(2026, 1, 1), steady=False)]), None)
    )


def test_an_earlier_day_is_said_to_be_one():
    said = text_of(banner(fresh(), date(2026, 6, 1)))
    assert "You are looking at Monday 1 June 2026, as it is recorded by 30 June 2026." in said


def test_an_empty_store_is_not_called_good_news():
    assert "this is not the same as nothing being wrong" in text_of(nothing_yet("/data-quality"))


ROWS = {
    "missing": pd.DataFrame(
        {
            "missing_episode_start_date": ["2026-06-29T22:30:00Z", "2026-01-05"],
            "missing_episode_end_date": [None, "2026-01-06"],
            "missing_episode_type": ["M", None],
        }
    ),
    "cp_plans": pd.DataFrame({"cp_plan_start_date": [pd.Timestamp("2026-03-02")], "cp_plan_initial_category": ["NEG"]}),
}  # fmt: skip


def test_a_childs_events_come_newest_first_in_london_time_with_codes_in_words():
    shown = events(
        ROWS, {("cp_plans", "cp_plan_initial_category"): "category_of_abuse"}, lambda table, code: f"{table}:{code}"
    )
    assert [(event.on, event.at, event.what) for event in shown] == [
        (date(2026, 6, 29), "23:30", "Missing"),
        (date(2026, 3, 2), "", "Child protection plan began"),
        (date(2026, 1, 6), "", "Returned or found"),
        (date(2026, 1, 5), "", "Missing"),
    ]
    assert shown[1].detail == "Category: category_of_abuse:NEG"


@pytest.mark.parametrize("value", [None, float("nan"), pd.NaT])
def test_a_blank_is_no_event(value):
    assert moment(value) == (None, "")


def test_an_empty_record_says_so():
    assert "Nothing dated is recorded" in text_of(timeline([]))
