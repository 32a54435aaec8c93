"""The palette, read from the style sheet: contrast, colour blindness, a shape for each."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import numpy as np
import pytest

from dashboard.figures import FILLS
from registry.standing import Standing

SHEET = (Path(__file__).parent.parent / "assets" / "app.css").read_text("utf-8")
PLACES = range(len(Standing))
# WCAG 2.2 AA for text of ordinary size, and for what is a graphic.
TEXT, GRAPHIC = 4.5, 3.0
# Fills lie side by side in one bar, without a shape. ΔE2000 2.3 is just noticeable (Sharma, Digital
# Color Imaging Handbook, 2003); three times that is seen without looking for it.
APART = 7.0
# Machado, Oliveira and Fernandes 2009, severity 1.0, on linear RGB.
BLINDNESS = {
    "none": np.eye(3),
    "protanopia": np.array([[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
                            [-0.003882, -0.048116, 1.051998]]),
    "deuteranopia": np.array([[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
                              [-0.011820, 0.042940, 0.968881]]),
    "tritanopia": np.array([[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
                            [0.004733, 0.691367, 0.303900]]),
}  # fmt: skip


def tokens(theme: str) -> dict[str, str]:
    """Colour tokens of a theme; the dark one keeps what it does not change."""
    light = _tokens(re.search(r":root \{(.*?)\n\}", SHEET, re.S))
    dark = _tokens(re.search(r':root\[data-theme="dark"\] \{(.*?)\n\}', SHEET, re.S))
    return light if theme == "light" else {**light, **dark}


def _tokens(block: re.Match[str] | None) -> dict[str, str]:
    assert block is not None
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block[1]))


def linear(colour: str) -> np.ndarray:
    """#rrggbb as light."""
    part = np.array([int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)])
    return np.where(part <= 0.04045, part / 12.92, ((part + 0.055) / 1.055) ** 2.4)


def luminance(colour: str) -> float:
    """WCAG's relative luminance."""
    return float(linear(colour) @ [0.2126, 0.7152, 0.0722])


def contrast(one: str, other: str) -> float:
    """WCAG's contrast ratio, 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def lab(light: np.ndarray) -> np.ndarray:
    """Linear RGB as CIELAB under D65."""
    to_xyz = np.array([[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750],
                       [0.0193339, 0.1191920, 0.9503041]])  # fmt: skip
    ratio = (to_xyz @ np.clip(light, 0, 1)) / [0.95047, 1.0, 1.08883]
    root = np.where(ratio > 216 / 24389, np.cbrt(ratio), (24389 / 27 * ratio + 16) / 116)
    return np.array([116 * root[1] - 16, 500 * (root[0] - root[1]), 200 * (root[1] - root[2])])


def difference(one: np.ndarray, other: np.ndarray) -> float:
    """CIEDE2000 between two CIELAB colours."""
    (l1, a1, b1), (l2, a2, b2) = one, other
    middle = (np.hypot(a1, b1) + np.hypot(a2, b2)) / 2
    grey = 0.5 * (1 - np.sqrt(middle**7 / (middle**7 + 25.0**7)))
    a1, a2 = a1 * (1 + grey), a2 * (1 + grey)
    c1, c2 = np.hypot(a1, b1), np.hypot(a2, b2)
    h1, h2 = np.degrees(np.arctan2(b1, a1)) % 360, np.degrees(np.arctan2(b2, a2)) % 360
    turn = (h2 - h1 + 180) % 360 - 180 if c1 * c2 else 0.0
    mean_h = (h1 + turn / 2) % 360 if c1 * c2 else h1 + h2
    mean_l, mean_c = (l1 + l2) / 2, (c1 + c2) / 2
    dh = 2 * np.sqrt(c1 * c2) * np.sin(np.radians(turn / 2))
    t = (1 - 0.17 * np.cos(np.radians(mean_h - 30)) + 0.24 * np.cos(np.radians(2 * mean_h))
         + 0.32 * np.cos(np.radians(3 * mean_h + 6))
         - 0.20 * np.cos(np.radians(4 * mean_h - 63)))  # fmt: skip
    sl = 1 + 0.015 * (mean_l - 50) ** 2 / np.sqrt(20 + (mean_l - 50) ** 2)
    sc, sh = 1 + 0.045 * mean_c, 1 + 0.015 * mean_c * t
    rotation = -2 * np.sqrt(mean_c**7 / (mean_c**7 + 25.0**7)) * np.sin(
        np.radians(60 * np.exp(-(((mean_h - 275) / 25) ** 2)))
    )
    parts = (l2 - l1) / sl, (c2 - c1) / sc, dh / sh
    return float(np.sqrt(sum(part**2 for part in parts) + rotation * parts[1] * parts[2]))


def shape(place: int) -> str:
    """The drawing of a standing's chip, as the style sheet has it."""
    named = re.search(rf"\.s{place} \{{ [^}}]*--shape: var\(--([\w-]+)\)", SHEET)
    assert named, place
    drawn = re.search(rf'--{named[1]}: url\("([^"]+)"\)', SHEET)
    assert drawn, named[1]
    return drawn[1]


def test_the_difference_is_the_published_one() -> None:
    # Sharma, Wu and Dalal 2005, pairs 1, 7, 17 and 25.
    for one, other, expected in (
        ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
        ((50, 0, 0), (50, -1, 2), 2.3669),
        ((50, 2.5, 0), (73, 25, -18), 27.1492),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
    ):
        assert difference(np.array(one, float), np.array(other, float)) == pytest.approx(
            expected, abs=1e-4
        )


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_what_is_written_on_a_standing_is_readable(theme: str) -> None:
    said = tokens(theme)
    poor = {n: contrast(said[f"s{n}-ink"], said[f"s{n}"]) for n in PLACES}
    assert min(poor.values()) >= TEXT, poor


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "sheet"])
def test_text_is_readable_on_either_ground(theme: str, ground: str) -> None:
    said = tokens(theme)
    words = ("ink", "soft", "link", "error", "late", "done")
    ratios = {word: contrast(said[word], said[ground]) for word in words}
    assert min(ratios.values()) >= TEXT, ratios


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_notices_and_marks_are_readable(theme: str) -> None:
    said = tokens(theme)
    pairs = (("error", "error-paper"), ("done", "done-paper"), ("brand-ink", "brand"),
             ("demonstration-ink", "demonstration"), ("ink", "mark"), ("link", "mark"))  # fmt: skip
    ratios = {pair: contrast(said[pair[0]], said[pair[1]]) for pair in pairs}
    assert min(ratios.values()) >= TEXT, ratios
    assert contrast(said["focus"], said["paper"]) >= GRAPHIC
    assert contrast(said["focus"], said["sheet"]) >= GRAPHIC


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("eye", BLINDNESS)
def test_fills_stay_apart_for_every_eye(theme: str, eye: str) -> None:
    said = tokens(theme)
    seen = [lab(BLINDNESS[eye] @ linear(said[f"s{n}"])) for n in PLACES]
    pairs = {
        (one, other): difference(seen[one], seen[other])
        for one, other in itertools.combinations(PLACES, 2)
    }
    assert min(pairs.values()) >= APART, sorted(pairs.items(), key=lambda pair: pair[1])[:4]


def test_every_standing_has_a_shape_of_its_own() -> None:
    assert len({shape(place) for place in PLACES}) == len(Standing)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_shapes_stand_out_in_greyscale(theme: str) -> None:
    # A shape is drawn in its standing's ink: what greyscale keeps is luminance, as contrast does.
    said = tokens(theme)
    for place in PLACES:
        assert contrast(said[f"s{place}-ink"], said[f"s{place}"]) >= GRAPHIC


def test_the_charts_use_the_light_fills() -> None:
    said = tokens("light")
    assert {place: FILLS[kind] for place, kind in enumerate(Standing)} == {
        place: said[f"s{place}"] for place in PLACES
    }


def test_the_charts_are_recoloured_in_the_order_of_the_fills() -> None:
    sheet = (Path(__file__).parent.parent / "assets" / "charts.css").read_text("utf-8")
    recoloured = re.findall(r"nth-of-type\((\d)\) path \{ fill: var\(--s(\d)\)", sheet)
    order = list(Standing)
    expected = [(str(n), str(order.index(kind))) for n, kind in enumerate(FILLS, start=1)]
    assert recoloured == expected
