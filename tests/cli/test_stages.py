"""The stages of an instrument on the command line."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

from tests.cli.conftest import Call

PAGES = Path(str(files("standoff"))) / "demo" / "coverage"


def test_stages_in_order_with_their_rules(call: Call) -> None:
    pages = [str(page) for page in sorted(PAGES.glob("*mississippi*.html"))]
    assert call("add", *pages).code == 0
    rows = json.loads(call("stages", "SB 2710", "--place", "Mississippi", "--format", "json").out)
    assert [row["day"] for row in rows] == sorted(row["day"] for row in rows)
    assert {"passed-legislature", "signed"} <= {row["rule"] for row in rows}
    assert [row["now"] for row in rows].count("now") == 1
    assert all(row["claims"] for row in rows)
    told = call("stages", "SB 2710", "--why").out
    assert "2017-03-27" in told
    assert rows[-1]["prose"].split()[0] in told


def test_an_instrument_that_nobody_tells_of(call: Call) -> None:
    call("add", str(next(iter(sorted(PAGES.glob("*mississippi*.html"))))))
    found = call("stages", "HB 9")
    assert found.code == 3
    assert "no stage of it is on record" in found.err
