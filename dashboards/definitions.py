"""Definitions: every number there is, what it means, what it needs and what it lacks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from dashboards.page import Page, Request, View
from data.targets import Targets
from indicators.catalogue import AREAS
from indicators.kinds import Indicator
from layouts.address import place
from layouts.controls import remarks
from layouts.explain import fold_words
from layouts.markup import Markup, Node, element

TITLES = {
    "front_door": "Front door",
    "early_help": "Early help",
    "assessment": "Assessment",
    "child_protection": "Child protection",
    "child_in_need": "Children in need",
    "looked_after": "Looked-after children",
    "missing": "Missing and exploitation",
    "care_leavers": "Care leavers",
    "adoption": "Adoption",
    "workforce": "Workforce",
    "practice": "Practice",
    "feedback": "Feedback",
}


def layout(request: Request) -> View:
    """All definitions, by area; a word typed narrows them at once."""
    lacking = {} if request.load is None else request.store.lacking(request.scope)
    on = request.now.date() if request.load is None else request.as_of
    return View("Definitions", page(list(request.indicators.values()), lacking, request.targets, on, request.remarks))


def page(
    indicators: Sequence[Indicator],
    lacking: Mapping[str, Sequence[str]],
    targets: Targets,
    on: date,
    said: Sequence[str],
) -> list[object]:
    """The page from the catalogue."""
    return [
        Markup(
            [
                element("h1", "Definitions", tabindex=-1),
                element(
                    "p",
                    f"Every number Sightline shows, {len(indicators)} in all. National definitions are stable; targets "
                    "are the trust’s own, and those marked as proposed have not been agreed by anybody here.",
                    class_="definition",
                ),
                remarks(said),
                search(),
                *(_area(area, [one for one in indicators if one.area == area], lacking, targets, on) for area in AREAS),
            ]
        )
    ]


def search() -> Node:
    """A field that narrows the definitions without asking the server."""
    return element(
        "div",
        element("label", "Find a definition", for_="find"),
        element(
            "input",
            id="find",
            type="search",
            class_="form-control",
            data_search=".define",
            autocomplete="off",
            placeholder="For example: visit, 45 working days, Children Act",
        ),
        class_="search field no-print",
        role="search",
    )


def _area(
    area: str, inside: Sequence[Indicator], lacking: Mapping[str, Sequence[str]], targets: Targets, on: date
) -> Node:
    if not inside:
        return None
    return element(
        "section",
        element("h2", TITLES.get(area, area.replace("_", " ").capitalize()), id=f"area-{area}"),
        *(_definition(one, lacking.get(one.id, ()), targets, on) for one in inside),
        class_="panel area-list",
        aria_labelledby=f"area-{area}",
    )


def _definition(one: Indicator, lacks: Sequence[str], targets: Targets, on: date) -> Node:
    sources = "; ".join(f"{source.title}{', ' + source.place if source.place else ''}" for source in one.sources)
    tags = [f"{one.kind.capitalize()}, {fold_words(one)}", "Shown daily" if one.daily else "", f"Source: {sources}"]
    return element(
        "article",
        element("h3", element("a", one.title, href=place("indicator", one.id))),
        element("p", one.definition),
        element("p", f"Target: {_target(targets, one, on)}", class_="tags"),
        element("p", " · ".join(tag for tag in tags if tag), class_="tags"),
        element("p", f"Lacks its data: {', '.join(lacks)}", class_="remark") if lacks else None,
        class_="define",
        id=one.id,
    )


def _target(targets: Targets, one: Indicator, on: date) -> str:
    held = targets.on(one.id, on)
    if held is None:
        return "none has been set."
    return f"{held.words[:1].lower()}{held.words[1:]}{' (proposed)' if held.is_proposed else ''}."


PAGE = Page("/definitions", "Definitions", layout, in_menu=True, needs_data=False, can_be_shared=True)
