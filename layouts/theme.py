"""The palette, once: assets/20-tokens.css holds the same values for the page, the charts take them from here."""

from __future__ import annotations

#: improvement, concern, neutral and common are Making Data Count's blue, orange, purple and grey, darkened or lightened
#: until they can be told from our own backgrounds.
LIGHT = {
    "paper": "#f4f6f8",
    "card": "#ffffff",
    "ink": "#12181f",
    "quiet": "#4a5663",
    "line": "#d5dce3",
    "field": "#5d6b79",
    "link": "#1a5a96",
    "accent": "#1a5a96",
    "band": "#e6eef6",
    "head": "#0f3a5c",
    "head-ink": "#ffffff",
    "focus": "#ffbf00",
    "green": "#0a6b3d",
    "green-soft": "#d9efe2",
    "green-ink": "#06482a",
    "amber": "#b86200",
    "amber-soft": "#fdecc8",
    "amber-ink": "#5e3200",
    "red": "#bc1d1d",
    "red-soft": "#fbdcd9",
    "red-ink": "#841010",
    "none": "#66727f",
    "none-soft": "#e7ebef",
    "none-ink": "#333d48",
    "improvement": "#00699e",
    "concern": "#b8470a",
    "neutral": "#6a2fa0",
    "common": "#66727f",
}
DARK = {
    "paper": "#10161c",
    "card": "#1a222b",
    "ink": "#eef2f6",
    "quiet": "#aebac6",
    "line": "#34404c",
    "field": "#8695a4",
    "link": "#8cc4f7",
    "accent": "#8cc4f7",
    "band": "#233343",
    "head": "#0a2236",
    "head-ink": "#ffffff",
    "focus": "#ffd24a",
    "green": "#4cc38a",
    "green-soft": "#123a28",
    "green-ink": "#a6ecc8",
    "amber": "#eda63a",
    "amber-soft": "#44300c",
    "amber-ink": "#ffdc9c",
    "red": "#ff8077",
    "red-soft": "#521b1a",
    "red-ink": "#ffcbc6",
    "none": "#8e9baa",
    "none-soft": "#2d3843",
    "none-ink": "#dce3ea",
    "improvement": "#4cb5f5",
    "concern": "#ff9a57",
    "neutral": "#c9a2f2",
    "common": "#9aa7b5",
}
#: Pairs that carry text: foreground on background, WCAG 2.2 AA asks 4.5 to 1.
TEXT_ON = (
    ("ink", "paper"),
    ("ink", "card"),
    ("quiet", "paper"),
    ("quiet", "card"),
    ("link", "paper"),
    ("link", "card"),
    ("head-ink", "head"),
    ("green-ink", "green-soft"),
    ("amber-ink", "amber-soft"),
    ("red-ink", "red-soft"),
    ("none-ink", "none-soft"),
    ("red", "card"),
    ("red-ink", "card"),
    ("amber-ink", "card"),
    ("green-ink", "card"),
    ("ink", "band"),
    ("improvement", "card"),
    ("concern", "card"),
    ("neutral", "card"),
    ("common", "card"),
)
#: Pairs that carry shape: bars, borders of fields and lines of charts, WCAG 2.2 AA asks 3 to 1.
SHAPE_ON = (
    ("green", "card"),
    ("amber", "card"),
    ("red", "card"),
    ("none", "card"),
    ("accent", "card"),
    ("field", "card"),
    ("improvement", "band"),
    ("concern", "band"),
    ("neutral", "band"),
    ("common", "band"),
    ("accent", "band"),
    ("green", "band"),
)


def luminance(colour: str) -> float:
    """Relative luminance of #rrggbb, as WCAG 2.2 defines it."""
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    """The contrast ratio of two colours, from 1 to 21."""
    low, high = sorted((luminance(first), luminance(second)))
    return (high + 0.05) / (low + 0.05)


def css() -> str:
    """The tokens as CSS; assets/20-tokens.css is this text."""
    return (
        "/* Written by `python -m layouts.theme > assets/20-tokens.css`: change layouts/theme.py, then run it. */\n"
        + _block(":root", LIGHT)
        + _block("[data-bs-theme=dark]", DARK)
    )


def _block(selector: str, colours: dict[str, str]) -> str:
    lines = "".join(f"  --{name}: {value};\n" for name, value in colours.items())
    return f"{selector} {{\n{lines}}}\n"


if __name__ == "__main__":
    import sys

    sys.stdout.write(css())
