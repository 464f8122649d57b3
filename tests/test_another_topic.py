"""Another topic is one file: the codebook printed in docs/codebook.md works as it stands."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from standoff.model.document import Hints
from standoff.pipeline.codebooks import checked
from standoff.pipeline.coding import code, coder_for
from standoff.pipeline.documents import from_text

PAGE = Path(__file__).parent.parent / "docs" / "codebook.md"


@pytest.fixture
def topic(tmp_path: Path) -> str:
    """The path of the file that the page shows."""
    (block,) = re.findall(r"^```toml\n(name = .*?)^```$", PAGE.read_text("utf-8"), re.M | re.S)
    path = tmp_path / "minimum-wage.toml"
    path.write_text(block, "utf-8")
    return str(path)


def test_its_examples_come_out_as_written(topic: str) -> None:
    codebook, failed = checked(topic)
    assert (codebook.name, failed) == ("minimum-wage", [])


def test_it_codes_its_topic_and_nothing_else(topic: str) -> None:
    text = (
        "The Akron City Council passed an ordinance on Tuesday that raises the minimum wage. "
        "The council also repaired a bridge."
    )
    found = code(from_text(text, Hints(published="2017-03-22")), coder_for(topic)).claims
    assert [(claim.move, claim.status, claim.date.edtf if claim.date else None) for claim in found] == [
        ("pass_chamber", "happened", "2017-03-21")
    ]
    sanctuary = "The city council of Chicago passed an ordinance on sanctuary cities on Tuesday."
    assert code(from_text(sanctuary), coder_for(topic)).claims == ()
