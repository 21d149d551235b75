"""What stands round every page: the head, the banner that says how old the data is, and the foot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from dash import dcc, html

from layouts.markup import Markup, Node, element
from layouts.words import age, day, instant, listed, plural

INDEX = """<!DOCTYPE html>
<html lang="en-GB">
<head>
{%metas%}
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{%title%}</title>
<link rel="icon" href="/assets/sightline.svg" type="image/svg+xml">
<link rel="preload" href="/assets/fonts/inter-latin-wght-normal.woff2" as="font" type="font/woff2" crossorigin>
{%css%}
<script src="/assets/vendor/early.js"></script>
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<div id="said" class="visually-hidden" role="status" aria-live="polite"></div>
{%app_entry%}
<footer class="foot"><div class="wrap">
<p>Sightline. Numbers come from the extract named above, from what people here recorded, and from nothing else.</p>
</div></footer>
{%config%}
{%scripts%}
{%renderer%}
</body>
</html>"""

#: A feed whose newest event is older than this, measured from the data's own time, is said to be late.
FEED_LATE = timedelta(days=7)
#: A load older than this is said to be old, measured by the clock of the day.
LOAD_OLD = timedelta(hours=36)


@dataclass(frozen=True)
class Feed:
    """One table of the extract: how much of it there is, and the day of its newest event."""

    name: str
    rows: int
    latest: date | None
    steady: bool = True  #: brings events every working day of any trust: silence is a fault


@dataclass(frozen=True)
class Freshness:
    """What the banner says of the data on screen."""

    as_of: datetime
    loaded: datetime
    now: datetime
    invented: bool
    feeds: Sequence[Feed]

    @property
    def late(self) -> list[Feed]:
        """Feeds that have stopped: none of their events is recent."""
        return [
            feed
            for feed in self.feeds
            if feed.steady and feed.latest is not None and self.as_of.date() - feed.latest > FEED_LATE
        ]

    @property
    def empty(self) -> list[Feed]:
        """Feeds without which the day cannot be told, and which brought nothing."""
        return [feed for feed in self.feeds if feed.steady and not feed.rows]

    @property
    def is_old(self) -> bool:
        """True where nobody has loaded anything lately."""
        return self.now - self.loaded > LOAD_OLD


def frame(trust: str, pages: Mapping[str, Sequence[tuple[str, str]]]) -> Any:
    """The layout of the application: no data in it, only where data will stand."""
    return html.Div(
        [
            Markup([head(trust, pages)], id="head"),
            dcc.Location(id="address", refresh=False),
            dcc.Store(id="version", data=""),
            html.Div(Markup([loading()]), id="page"),
        ]
    )


def head(trust: str, pages: Mapping[str, Sequence[tuple[str, str]]]) -> Node:
    """Name, pages by the word of the menu, and what a reader may do with the screen itself."""
    return element(
        "header",
        element(
            "div",
            element(
                "a",
                element("span", "◆", aria_hidden="true", class_="mark-sign"),
                element("span", trust, class_="trust"),
                element("span", "Sightline", class_="product"),
                href="/",
                class_="brand",
                aria_label=f"{trust}, Sightline: today",
            ),
            element(
                "nav",
                element("ul", *(_entry(words, inside) for words, inside in pages.items())),
                id="pages",
                aria_label="Pages",
            ),
            element(
                "div",
                element(
                    "button", "Menu", type="button", class_="btn menu-button", data_do="menu", aria_expanded="false",
                    aria_controls="pages",
                ),
                element("button", "Save view", type="button", class_="btn", data_do="view"),
                element("button", "Print", type="button", class_="btn", data_do="print"),
                element("button", "Dark", type="button", class_="btn", data_do="theme", aria_pressed="false"),
                class_="does no-print",
            ),
            class_="wrap",
        ),
        class_="head",
    )


def _entry(words: str, inside: Sequence[tuple[str, str]]) -> Node:
    """One word of the menu: a link, or what folds out to several."""
    links = [element("a", title, href=path, data_nav=path) for title, path in inside]
    if [title for title, _ in inside] == [words]:
        return element("li", links)
    return element(
        "li",
        element(
            "details",
            element("summary", words),
            element("ul", *(element("li", one) for one in links)),
            class_="menu",
        ),
    )


def loading() -> Node:
    """What stands in the page's place until its numbers are there."""
    return element(
        "main",
        element("h1", "Loading", class_="visually-hidden"),
        element("div", element("p", "Fetching the numbers…", class_="quiet"), class_="wrap"),
        id="main",
        class_="loading",
        aria_busy="true",
    )


def main(body: Sequence[Any]) -> Any:
    """The page itself, where a reader's focus lands."""
    return html.Main(html.Div(list(body), className="wrap"), id="main")


def sharing(back: str) -> Node:
    """Said on every page whose small numbers are hidden, with the way to the true ones where the reader has one."""
    return element(
        "aside",
        element(
            "div",
            element(
                "p",
                element("strong", "For sharing. "),
                "Numbers of one to five are hidden, and others that would give them away: c stands for each. ",
                element("a", "Show true counts", href=back, class_="no-print") if back else None,
            ),
            class_="wrap viewing",
        ),
        class_="banner",
        aria_label="Small numbers are hidden",
    )


def banner(fresh: Freshness, viewing: date | None, *, shared: bool = False) -> Node:
    """How old the data is, by its own time and not by the moment of asking; whose children these are.

    Where it is ``shared``, feeds are not told: how many rows there are of what is a number too.
    """
    return element(
        "aside",
        element(
            "div",
            element(
                "p",
                element("strong", f"Data as at {day(fresh.as_of.date(), weekday=True)}, {_time(fresh.as_of)}."),
                f" Loaded {instant(fresh.loaded)}",
                # How long ago, the browser says: a page that is open, or was kept, would go on saying what was true.
                element("span", data_since=fresh.loaded.isoformat()),
                ".",
                class_="asat",
            ),
            element("ul", *_chips(fresh, feeds=not shared), class_="chips"),
            class_="wrap",
        ),
        _viewing(fresh, viewing),
        class_="banner",
        aria_label="How old the data is",
    )


def _viewing(fresh: Freshness, viewing: date | None) -> Node:
    if viewing is None or viewing == fresh.as_of.date():
        return None
    words = f"You are looking at {day(viewing, weekday=True)}, as it is recorded by {day(fresh.as_of.date())}."
    return element("div", element("p", words), class_="wrap viewing")


def _time(when: datetime) -> str:
    return instant(when).rsplit(", ", 1)[1]


def _chips(fresh: Freshness, *, feeds: bool) -> list[Node]:
    chips: list[Node] = []
    if fresh.invented:
        chips.append(element("li", "Invented trust: no real child", class_="chip none"))
    else:
        chips.append(element("li", "Real children: shown on this computer only", class_="chip amber"))
    if fresh.is_old:
        old = f"! The last load is {age(fresh.now - fresh.loaded)} old: ask why no newer one has arrived"
        chips.append(element("li", old, class_="chip amber", data_old="1"))
    if feeds:
        chips.append(element("li", _feeds(fresh)))
    return chips


def _feeds(fresh: Freshness) -> Node:
    late, empty = fresh.late, fresh.empty
    problems = []
    if late:
        problems.append(f"{plural(len(late), 'feed')} late: {listed([feed.name for feed in late[:3]])}")
    if empty:
        problems.append(f"{plural(len(empty), 'feed')} missing: {listed([feed.name for feed in empty[:3]])}")
    words = f"! {'; '.join(problems)}" if problems else "✓ No feed is late"
    return element(
        "details",
        element("summary", words, class_=f"chip {'amber' if problems else 'green'}"),
        element(
            "div",
            element("p", "The newest event of each feed, by the data's own time.", class_="quiet"),
            element(
                "table",
                element("caption", "Feeds and their age", class_="visually-hidden"),
                element(
                    "thead",
                    element("tr", *(element("th", word, scope="col") for word in ("Feed", "Rows", "Newest event"))),
                ),
                element("tbody", *(_feed(fresh, feed) for feed in fresh.feeds)),
                class_="grid small",
            ),
            class_="pop",
            tabindex=0,
            role="region",
            aria_label="Feeds and their age",
        ),
        class_="feeds",
        id="feeds",
    )


def _feed(fresh: Freshness, feed: Feed) -> Node:
    if not feed.rows:
        newest, style = "Nothing was supplied", "worse"
    elif feed.latest is None:
        newest, style = "No dated event", None
    else:
        behind = (fresh.as_of.date() - feed.latest).days
        newest = "Same day" if behind <= 0 else f"{plural(behind, 'day')} before"
        style = "worse" if feed in fresh.late else None
    return element(
        "tr",
        element("th", feed.name, scope="row"),
        element("td", f"{feed.rows:,}", class_="n"),
        element("td", newest, class_=style),
    )


def nothing_yet(upload: str) -> Node:
    """The page of a store that holds nothing."""
    return element(
        "div",
        element("h2", "There is nothing to show yet"),
        element(
            "p", "No extract has been loaded, so there are no numbers: this is not the same as nothing being wrong."
        ),
        element(
            "p",
            "Load one on the ",
            element("a", "data quality page", href=upload),
            ", or ask whoever runs Sightline to run ",
            element("code", "python -m etl load"),
            " with your extract.",
        ),
        class_="panel empty",
    )


def not_found(what: str) -> Node:
    """An address that leads nowhere, in words."""
    return element(
        "div",
        element("p", what),
        element("p", element("a", "Go to today’s numbers", href="/", class_="btn")),
        class_="panel empty",
    )
