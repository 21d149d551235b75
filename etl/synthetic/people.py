"""Families and their children: invented, with names that nobody bears."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from etl.synthetic.days import NEVER, Days, Numbers, Texts, add_months
from etl.synthetic.setting import Setting

_FORENAMES = (
    "Alder Aspen Avocet Bittern Blackthorn Brambling Bunting Catkin Chaffinch Cobnut Crossbill Curlew Dipper Dunlin "
    "Dunnock Elder Fieldfare Firecrest Gannet Godwit Goldcrest Goldfinch Goshawk Greenfinch Grebe Hawthorn Heron "
    "Hobby Hornbeam Jackdaw Juniper Kestrel Kittiwake Knot Lapwing Larch Linnet Mallard Maple Moorhen Nuthatch Osprey "
    "Ouzel Oystercatcher Partridge Peregrine Petrel Pintail Pipit Plover Pochard Poplar Puffin Redpoll Redshank "
    "Redstart Redwing Rosefinch Ruff Sanderling Sandpiper Shelduck Shrike Siskin Skylark Smew Snipe Sparrow "
    "Spindle Spoonbill Starling Stonechat Swallow Sycamore Teal Tern Thrush Treecreeper Turnstone Twite Waxwing "
    "Wheatear Whimbrel Whinchat Whitethroat Wigeon Willow Woodcock Woodlark Wryneck Yellowhammer"
)
FORENAMES = tuple(_FORENAMES.split())
_SURNAMES = (
    "Almanac Anvil Balloon Bannister Basket Beanbag Bellows Biscuit Blanket Bobbin Bookend Bucket Buckle Button Candle "
    "Cardigan Carpet Catapult Chalkboard Clothespeg Coathanger Colander Compass Corkscrew Crumpet Cupboard Curtain "
    "Cushion Doorbell Doormat Drumstick Dustpan Eggcup Envelope Featherbed Flowerpot Footstool Gatepost Gherkin "
    "Haystack Hosepipe Inkwell Jamjar Kettle Keyhole Ladder Lampshade Lantern Letterbox Marble Mattress Milkjug Mitten "
    "Mousetrap Muffin Napkin Notebook Oatcake Paintbrush Pancake Paperclip Parasol Parsnip Pillowcase Pincushion "
    "Porridge Postbox Quilt Raincoat Ribbon Rollerskate Saddlebag Sandcastle Saucepan Saucer Scarecrow Shoelace "
    "Signpost Skittle Slipper Snowglobe Spoon Stepladder Sundial Teacup Teapot Thimble Toadstool Toothbrush Trampoline "
    "Treacle Trellis Turnip Umbrella Waistcoat Wardrobe Wheelbarrow Whistle Windmill Workbench"
)
SURNAMES = tuple(_SURNAMES.split())

#: An urban West Midlands mix, of children known to social care; a choice.
ETHNICITIES: dict[str, float] = {
    "WBRI": 0.47, "WIRI": 0.003, "WIRT": 0.002, "WOTH": 0.045, "WROM": 0.012, "MWBC": 0.075, "MWBA": 0.015,
    "MWAS": 0.03, "MOTH": 0.03, "AIND": 0.06, "APKN": 0.08, "ABAN": 0.025, "AOTH": 0.025, "BCRB": 0.03, "BAFR": 0.045,
    "BOTH": 0.018, "CHNE": 0.003, "OOTH": 0.02, "REFU": 0.002, "NOBT": 0.01,
}  # fmt: skip
#: Ages of the child a family is first referred for; -1 is unborn.
AGES = np.arange(-1, 18)
AGE_WEIGHTS = np.array([2.2, 9.5, 6, 5.8, 5.6, 5.4, 5.4, 5.2, 5, 5, 5, 5.2, 5.4, 5.8, 6.2, 6.4, 6.2, 5.2, 2.6])
SIBLINGS = np.array([0.44, 0.28, 0.17, 0.08, 0.03])  # one child to five
DISABILITIES = ("MOB", "HAND", "PC", "INC", "COMM", "LD", "HEAR", "VIS", "BEH", "CON", "AUT", "DDA")


@dataclass
class People:
    """Children in order of family; `first` gives where each family begins, and one more."""

    born: Days
    family: Days
    first: Days
    area: Days  #: of each family, 0 to 15
    sex: Texts
    ethnicity: Texts
    surname: Days
    unborn: np.ndarray  #: an estimated date of birth when first referred
    unaccompanied: np.ndarray
    disabled: np.ndarray
    died: Days

    @property
    def turns_18(self) -> Days:
        """Each child's eighteenth birthday."""
        return add_months(self.born, 216)


def births(dice: np.random.Generator, when: Days, sizes: Days) -> tuple[Days, Days]:
    """Dates of birth for families first referred on `when`, with the family of each: the first child sets the tone."""
    family = np.repeat(np.arange(len(sizes)), sizes)
    eldest = dice.choice(AGES, len(sizes), p=AGE_WEIGHTS / AGE_WEIGHTS.sum())
    born = when - (eldest * 365.25 + dice.uniform(0, 365, len(sizes))).astype(np.int64)
    born = np.where(eldest < 0, when + dice.integers(20, 160, len(sizes)), born)
    place = np.arange(len(family)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    gap = (dice.gamma(4, 260, len(family))).astype(np.int64) + 300
    sign = np.where(dice.random(len(sizes)) < 0.6, 1, -1)[family]
    spread = np.cumsum(np.where(place == 0, 0, gap))
    spread -= np.repeat(spread[np.cumsum(sizes) - sizes], sizes)
    found = born[family] + sign * spread
    day = when[family]
    # A later child would not be born yet, an elder one grown up: the sibling goes to the other side.
    found = np.where((found > day - 30) & (place > 0), born[family] - spread, found)
    return np.where(
        (found < day - 17.9 * 365.25) & (place > 0), day - dice.integers(300, 6000, len(found)), found
    ), family


def characteristics(setting: Setting, born: Days, first: Days, unaccompanied: np.ndarray) -> dict[str, np.ndarray]:
    """What does not depend on what happens to a family: sex, ethnicity, surname, disability, death."""
    dice = setting.dice("characteristics")
    families = len(first) - 1
    number = len(born)
    family = np.repeat(np.arange(families), np.diff(first))
    codes = np.array(list(ETHNICITIES), dtype=object)
    weights: Numbers = np.array(list(ETHNICITIES.values()))
    ethnic = dice.choice(len(codes), families, p=weights / weights.sum())[family]
    other = dice.random(number) < 0.04  # siblings of another background
    ethnic = np.where(other, dice.choice(len(codes), number, p=weights / weights.sum()), ethnic)
    from_far = dice.choice(np.array(["BAFR", "AOTH", "OOTH", "OOTH"], dtype=object), number)
    sexes = np.array(["M", "F", "U"], dtype=object)
    sex = sexes[dice.choice(3, number, p=[0.515, 0.483, 0.002])]
    ended = np.where(dice.random(number) < 0.0006, born + dice.integers(5, 6000, number), NEVER)
    return {
        "sex": np.where(unaccompanied & (dice.random(number) < 0.9), "M", sex).astype(object),
        "ethnicity": np.where(unaccompanied, from_far, codes[ethnic]).astype(object),
        "surname": dice.integers(0, len(SURNAMES), families)[family],
        "disabled": dice.random(number) < 0.07,
        "died": ended,
    }
