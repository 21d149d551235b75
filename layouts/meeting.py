"""A meeting drawn: where it is, what was agreed before and what came of it, and where its notes are written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from indicators.judge import Rag
from indicators.since import Since
from layouts.cards import pill
from layouts.forms import area, choose, form, line, who
from layouts.markup import Node, element
from layouts.tables import Column, table
from layouts.words import plural, short_day


@dataclass(frozen=True)
class Step:
    """One step of a meeting: its address, what it is called, whether it is the one on screen, whether it has a note."""

    href: str
    title: str
    here: bool = False
    noted: bool = False


class Noted(NamedTuple):
    """What a note says, who wrote it last, and when that was, as its record has it."""

    asked: str = ""
    agreed: str = ""
    by: str = ""
    seen: str = ""


def walk(steps: Sequence[Step]) -> Node:
    """The steps in their order, and the ways to the one before and the one after."""
    at = next((place for place, one in enumerate(steps) if one.here), 0)
    before = steps[at - 1] if at else None
    after = steps[at + 1] if at + 1 < len(steps) else None
    return element(
        "nav",
        element("ol", *(element("li", _step(one)) for one in steps)),
        element(
            "div",
            _way(before, "prev", "Previous"),
            element("span", f"{at + 1} of {len(steps)}", class_="quiet"),
            _way(after, "next", "Next"),
            class_="ways",
        ),
        class_="chooser walk no-print",
        data_walk="1",
        aria_label="Steps of the meeting",
    )


def _step(one: Step) -> Node:
    noted = [element("span", " ✓", aria_hidden="true"), element("span", ", noted", class_="visually-hidden")]
    return element(
        "a", one.title, *(noted if one.noted else ()), href=one.href, aria_current="step" if one.here else None
    )


def _way(to: Step | None, rel: str, words: str) -> Node:
    if to is None:
        return element("span", words, class_="btn off", aria_disabled="true")
    return element("a", f"{words}: {to.title}", href=to.href, rel=rel, class_="btn btn-primary", id=f"walk-{rel}")


def hint() -> Node:
    """How it is walked through."""
    return element(
        "p",
        element("a", "Write a note or agree an action", href="#notes"),
        ". The left and right arrow keys walk through the meeting, and a note is saved when you go on; Ctrl and Enter "
        "save what you are writing.",
        class_="quiet no-print",
    )


@dataclass(frozen=True)
class Done:
    """An action as it stands on a day: who does what by when, what was read then, what became of it, where it leads."""

    id: str
    what: str
    owner: str
    held: date
    due: date | None
    done: date | None
    evidence: str
    late_by: int
    number: str
    href: str
    seen: str
    since: Since | None

    @property
    def status(self) -> tuple[Rag, str]:
        """Done, late or open, in colour and words."""
        if self.done is not None:
            late = self.due is not None and self.done > self.due
            return (Rag.AMBER if late else Rag.GREEN), f"Done {short_day(self.done)}{', late' if late else ''}"
        if self.late_by > 0:
            return Rag.RED, f"{plural(self.late_by, 'day')} late"
        return Rag.NONE, "Open"


def actions(shown: Sequence[Done], empty: str, *, today: date | None = None) -> Node:
    """Actions as cards; on ``today`` those that are open can be marked done."""
    if not shown:
        return element("p", empty, class_="calm")
    return element("ul", *(element("li", _action(one, today), key=one.id) for one in shown), class_="agreed")


def _action(one: Done, today: date | None) -> list[Node]:
    rag, status = one.status
    found: list[Node] = [
        element("p", element("strong", one.what, class_="free"), " ", pill(rag, status), class_="what"),
        element(
            "p",
            f"{one.owner}, due {short_day(one.due) if one.due else 'on no day'}; agreed {short_day(one.held)}.",
            class_="quiet",
        ),
    ]
    if one.evidence:
        found.append(element("p", element("span", "Shown by: ", class_="quiet"), one.evidence, class_="free"))
    found.append(_effect(one))
    if today is not None and one.done is None:
        found.append(_mark(one, today))
    return found


def _effect(one: Done) -> Node:
    """Its number then and now, and what chance has to do with it."""
    if not one.href:
        return element("p", "It is tied to no number.", class_="quiet")
    name = element("a", one.number, href=one.href)
    if one.since is None:
        then = f": {one.seen} when it was agreed; now there is no number" if one.seen else ": there is no number here"
        return element("p", name, f"{then}.", class_="effect")
    held = one.since
    rows = [("When agreed", held.then_words), ("Latest", held.now_words)] if held.then and held.now else []
    moved = held.change_words
    corrected = f"At the meeting it was read as {one.seen}: records were added or corrected since."
    return element(
        "div",
        element("p", name),
        element("dl", *(_pair(*row) for row in rows), class_="then-now") if rows else None,
        element("p", element("strong", f"{moved[:1].upper()}{moved[1:]}. " if moved else ""), held.chance),
        element("p", corrected, class_="quiet")
        if one.seen and held.then and one.seen != held.then_words
        else None,
        class_="effect",
    )


def _pair(term: str, words: str) -> list[Node]:
    return [element("dt", term), element("dd", words)]


def _mark(one: Done, today: date) -> Node:
    at = f"done-{one.id}"
    return element(
        "details",
        element("summary", "Mark it done", element("span", f": {one.what}", class_="visually-hidden")),
        form(
            "done",
            f"Mark done: {one.what}",
            area(at, "evidence", "What shows that it is done", rows=2),
            line(at, "completed_on", "Done on", today.isoformat(), kind="date"),
            who(at),
            button="Done",
            hidden={"action_id": one.id},
        ),
        id=at,
        class_="no-print",
    )


def notes(
    section: str, held: date, written: Noted, *, numbers: Sequence[tuple[str, str]], due: date
) -> Node:
    """Where a section's note is written, and an action agreed on."""
    hidden = {"section": section, "held_on": held.isoformat()}
    return element(
        "section",
        element("h2", "What was asked, what was agreed", id="notes", tabindex=-1),
        element(
            "div",
            form(
                "note",
                "Note of this section",
                area("note", "asked", "Asked", written.asked, rows=3),
                area("note", "agreed", "Answered and agreed", written.agreed, rows=3),
                who("note"),
                element("p", f"Last written by {written.by}.", class_="quiet") if written.by else None,
                button="Save the note",
                hidden=hidden | {"seen": written.seen},
            ),
            form(
                "agree",
                "An action that is agreed",
                area("agree", "what", "Action: what is to be done", rows=2),
                line("agree", "owner", "Who does it"),
                line("agree", "due_on", "Due on", due.isoformat(), kind="date"),
                choose("agree", "indicator", "The number it is meant to move", [("", "None"), *numbers]),
                who("agree"),
                button="Agree the action",
                hidden=hidden,
            ),
            class_="two",
        ),
        class_="panel no-print",
        aria_labelledby="notes",
    )


def panel(name: str, title: str, *body: Node) -> Node:
    """A part of the page under its heading."""
    return element("section", element("h2", title, id=name, tabindex=-1), *body, class_="panel", aria_labelledby=name)


def caution() -> Node:
    """What a number that moved does not show."""
    return element(
        "p",
        "Each number as the records have it now, for the last whole period before the meeting and the latest. That it"
        " moved after an action does not show that the action moved it.",
        class_="quiet",
    )


@dataclass(frozen=True)
class Below:
    """The meetings of a unit below: where they are, the day of the last, how many of its actions are open and late."""

    name: str
    href: str
    last: date | None
    open: int
    late: int


def below(rows: Sequence[Below]) -> Node:
    """A row a unit, by name."""
    columns: list[Column[Below]] = [
        Column("Whose", lambda row: element("a", row.name, href=row.href), head=True),
        Column("Last meeting noted", lambda row: short_day(row.last) if row.last else "None"),
        Column("Actions open", lambda row: f"{row.open:,}", number=True),
        Column("Of them late", lambda row: f"{row.late:,}", number=True),
    ]
    return table("Meetings of those below, by name", columns, rows, hide_caption=True)


def minutes(written: Sequence[tuple[str, str, str, str]]) -> Node:
    """Section by section what was asked and agreed, and who wrote it."""
    if not written:
        return element("p", "Nothing is noted.", class_="quiet")
    return element(
        "div",
        *(
            element(
                "article",
                element("h3", title),
                _said("Asked", asked),
                _said("Agreed", agreed),
                element("p", f"Written by {by}.", class_="quiet") if by else None,
            )
            for title, asked, agreed, by in written
        ),
        class_="minutes",
    )


def _said(what: str, words: str) -> Node:
    return element("p", element("span", f"{what}: ", class_="quiet"), words, class_="free") if words else None


def earlier(meetings: Sequence[tuple[str, str, str]]) -> Node:
    """Meetings that can be read again: their day, address, and what is kept of each."""
    if not meetings:
        return element("p", "No other meeting is noted here.", class_="quiet")
    rows = (element("li", element("a", words, href=href), f": {kept}") for words, href, kept in meetings)
    return element("ul", *rows, class_="meetings")
