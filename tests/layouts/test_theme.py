"""The palette can be read by everybody, and the page and the charts use the same one."""

from pathlib import Path

import pytest

from layouts import theme

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("palette", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), theme.TEXT_ON)
def test_text_has_a_contrast_of_at_least_four_and_a_half(palette, ink, ground):
    assert theme.contrast(palette[ink], palette[ground]) >= 4.5


@pytest.mark.parametrize("palette", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("shape", "ground"), theme.SHAPE_ON)
def test_shapes_have_a_contrast_of_at_least_three(palette, shape, ground):
    assert theme.contrast(palette[shape], palette[ground]) >= 3


def test_contrast_is_the_one_of_wcag():
    assert theme.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert theme.contrast("#777777", "#ffffff") == pytest.approx(4.478, abs=0.001)


def test_both_palettes_name_the_same_colours():
    assert set(theme.LIGHT) == set(theme.DARK)


def test_the_tokens_of_the_page_are_written_from_here():
    assert (ROOT / "assets" / "20-tokens.css").read_text(encoding="utf-8") == theme.css()
