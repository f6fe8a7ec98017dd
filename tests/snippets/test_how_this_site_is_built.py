"""The page "How this site is built": what it says must hold for the numbers that `make bench` wrote."""

from fractions import Fraction

import pytest

from measurements import PEAK_MEBIBYTES, SECONDS
from pageloom.output import parts


def rows(printed):
    [(kind, lines)] = parts(printed)
    assert kind == "table"
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[:1] + lines[2:]]


def test_the_table_of_times_shows_what_was_measured(snippet):
    page = snippet("how_this_site_is_built/build_times.py")
    heads, *engines = rows(page.output)
    assert heads == ["engine", "cold", "idle", "code", "word", "live"]
    measures = ["cold", "nothing changed", "snippet edited", "word edited", "edit → served"]
    assert [engine for engine, *_ in engines] == list(SECONDS["40×5"])
    for engine, *cells in engines:
        took = SECONDS["40×5"][engine]
        assert cells == [f"{took[what]:.1f}" if what in took else "–" for what in measures]


def test_the_aims_are_compared_with_the_medians(snippet):
    page = snippet("how_this_site_is_built/aims.py")
    table = {aim: cells for aim, *cells in rows(page.output)[1:]}
    for column, (size, engines) in enumerate(SECONDS.items(), start=1):
        exact = {
            name: {what: Fraction(str(value)) for what, value in took.items()}
            for name, took in engines.items()
        }
        floor, static, ours = (exact[name] for name in ("floor", "static", "ours"))
        wanted = {
            "from nothing": ours["cold"] / (floor["cold"] + static["cold"]),
            "nothing changed": ours["nothing changed"] / static["nothing changed"],
            "snippet edited": ours["snippet edited"] - static["snippet edited"],
            "edit → served": ours["edit → served"] / static["edit → served"],
            "memory": PEAK_MEBIBYTES[size]["ours"]["RSS"],
        }
        for aim, value in wanted.items():
            most, shown = float(table[aim][0]), table[aim][column]
            assert float(shown.removeprefix("* ")) == pytest.approx(float(value), abs=0.0051), (aim, size)
            assert shown.startswith("* ") == (value > most), (aim, size)


def test_what_the_page_says_of_the_engines_holds():
    for engines in SECONDS.values():
        assert engines["ours"]["nothing changed"] <= 1.15 * engines["static"]["nothing changed"]
        assert engines["ours"]["cold"] <= engines["floor"]["cold"] + engines["static"]["cold"]
    everything_again = [SECONDS["40×5"]["markdown-exec"][what] for what in ("cold", "nothing changed")]
    assert max(everything_again) <= 1.3 * min(everything_again)
