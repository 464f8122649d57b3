"""Pictures are sound SVG, say their numbers, and can be read on light and dark pages."""

import re
from collections import Counter
from xml.etree import ElementTree

import pytest

from evals.pictures import COLOURS, FULLEST, Axes, lines, matrix

SVG = "{http://www.w3.org/2000/svg}"
TABLE = Counter({("sign", "sign"): 7, ("sign", "none"): 3, ("none", "sue"): 2, ("a<b", "sign"): 1})


def words(svg: str) -> list[str]:
    return [element.text or "" for element in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def test_a_matrix_has_a_number_in_every_cell_that_occurs() -> None:
    svg = matrix("Moves", "One document.", TABLE, ["sign", "sue", "veto", "a<b", "none"])
    assert Counter(words(svg)) == Counter(
        ["Moves", "One document.", "sign", "a<b", "none", "sign", "sue", "none", "7", "3", "2", "1"]
    )
    told = {element.text for element in ElementTree.fromstring(svg).iter(f"{SVG}title")}
    assert told == {
        "Moves",
        "sign, found as sign: 7 of 10",
        "sign, found as none: 3 of 10",
        "none, found as sue: 2 of 2",
        "a<b, found as sign: 1 of 1",
    }


def test_right_and_wrong_differ_and_are_shaded_by_their_share() -> None:
    svg = matrix("Moves", "", TABLE, ["sign", "sue", "a<b", "none"])
    shades = re.findall(r'class="(right|wrong)"[^>]* fill-opacity="([\d.]+)"', svg)
    assert [kind for kind, _ in shades] == ["right", "wrong", "wrong", "wrong"]
    assert float(shades[0][1]) > float(shades[1][1])
    assert max(float(shade) for _, shade in shades) <= FULLEST


def test_everything_stands_inside_the_picture() -> None:
    names = ["a_very_long_code_of_a_move", "b", "none"]
    svg = matrix("T", "n", Counter({(a, b): 1 for a in names for b in names}), names)
    root = ElementTree.fromstring(svg)
    wide, high = float(root.attrib["width"]), float(root.attrib["height"])
    for box in root.iter(f"{SVG}rect"):
        assert float(box.get("x", 0)) + float(box.attrib["width"]) <= wide
        assert float(box.get("y", 0)) + float(box.attrib["height"]) <= high


def test_lines_run_from_corner_to_corner() -> None:
    svg = lines("T", "n", Axes("kept", "right"), {"all": [(0.0, 0.0), (1.0, 1.0)], "core": [(0.5, 0.5)]})
    root = ElementTree.fromstring(svg)
    first, second = (line.attrib["points"].split() for line in root.iter(f"{SVG}polyline"))
    (x0, y0), (x1, y1) = (map(float, point.split(",")) for point in first)
    x, y = map(float, second[0].split(","))
    assert (x, y) == ((x0 + x1) / 2, (y0 + y1) / 2)
    assert x1 > x0
    assert y1 < y0
    assert {"all", "core", "kept", "right", "0.0", "1.0"} <= set(words(svg))


@pytest.mark.parametrize("page", COLOURS)
@pytest.mark.parametrize("kind", ["right", "wrong"])
def test_the_number_in_the_fullest_cell_can_be_read(page: str, kind: str) -> None:
    """Contrast of 4.5 to 1, as the web's accessibility guidelines ask of small text."""
    ours = COLOURS[page]
    shaded = [
        FULLEST * a + (1 - FULLEST) * b for a, b in zip(rgb(ours[kind]), rgb(ours["page"]), strict=True)
    ]
    a, b = sorted((luminance(shaded), luminance(rgb(ours["text"]))))
    assert (b + 0.05) / (a + 0.05) >= 4.5


def rgb(colour: str) -> list[float]:
    return [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]


def luminance(colour: list[float]) -> float:
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
