"""An icon is a shape and a colour, and never without its words."""

from dataclasses import replace

import pytest

from indicators.catalogue import INDICATORS
from indicators.spc.icons import Assurance, Variation
from layouts.icons import judged
from layouts.judged import judgement
from layouts.markup import find, text_of
from tests.indicators.test_judge import ON_TIME, STEADY, a_target
from tests.indicators.test_judge import judged as a_judgement

HELD = a_judgement(ON_TIME, STEADY, 100, target=a_target(status="agreed"))


@pytest.mark.parametrize("variation", [one for one in Variation if one is not Variation.NONE])
def test_a_variation_has_a_sign_and_words(variation):
    shown = judged(replace(HELD, variation=variation, assurance=Assurance.NONE))
    assert len(list(find(shown, "svg"))) == 1
    assert text_of(shown) == variation.words


@pytest.mark.parametrize("assurance", [one for one in Assurance if one is not Assurance.NONE])
def test_an_assurance_has_a_sign_and_words(assurance):
    shown = judged(replace(HELD, assurance=assurance))
    assert len(list(find(shown, "svg"))) == 2
    assert text_of(shown).endswith(assurance.words)


def test_of_too_few_points_there_is_no_icon():
    assert judged(replace(HELD, variation=Variation.NONE)) == []
    assert judged(None) == []


def test_a_judgement_says_its_sentence_and_what_it_is_compared_with():
    said = text_of(judgement(HELD))
    assert "no change beyond chance in any of 36 months" in said
    assert "The month before 73.0%" in said
    assert "within what chance gives" in said
    assert "The same in earlier years 76.0% in June 2025" in said
    assert not list(find(judgement(HELD), class_="worse"))


def test_a_change_beyond_chance_is_called_worse():
    odd = a_judgement(ON_TIME, [*STEADY[:-1], 40], 100)
    assert "which is worse" in text_of(list(find(judgement(odd), class_="worse")))


def test_a_stock_shows_what_starts_and_ends_it():
    stock = a_judgement(INDICATORS["cla_count"], [800] * 36)
    starts = a_judgement(INDICATORS["cla_starts"], STEADY)
    shown = judgement(stock, [(starts, "/indicator/cla_starts")])
    (link,) = find(shown, "a")
    assert link[1]["href"] == "/indicator/cla_starts"
    assert "No change beyond chance" in text_of(shown)
