"""A floor under confidence changes what a coder gives and how its runs are named, and nothing else."""

from __future__ import annotations

import msgspec
import pytest

from standoff.model.document import Document, Hints
from standoff.pipeline.coding import code, coder_for, parts_for, signatures
from standoff.pipeline.documents import from_text
from standoff.pipeline.sure import at_least

TEXT = (
    "Mayor Ann Lee of Chicago sued the federal government on Monday over the order that withholds grants from "
    "sanctuary cities. The city may also appeal. Police in the city are barred from honoring immigration detainers."
)


@pytest.fixture(scope="module")
def document() -> Document:
    return from_text(TEXT, Hints(doc_id="d", outlet="City Desk", published="2017-03-22"))


def test_only_claims_that_are_sure_enough_come_out(document: Document) -> None:
    coder = coder_for("sanctuary", "rules")
    parts = parts_for(coder, "rules")
    every = code(document, coder, parts).claims
    least = sorted(claim.confidence for claim in every)[-1]
    some = code(document, at_least(coder, least), parts).claims
    assert 0 < len(some) < len(every)
    assert some == tuple(claim for claim in every if claim.confidence >= least)


def test_a_run_with_a_floor_has_a_name_of_its_own(document: Document) -> None:
    coder = coder_for("sanctuary", "rules")
    sure = at_least(coder, 0.5)
    parts = parts_for(sure, "rules")
    assert [part.name for part in parts] == [part.name for part in parts_for(coder, "rules")]
    names = {signatures(each, parts)[0] for each in (coder, sure, at_least(coder, 0.75))}
    assert len(names) == 3
    assert any("+least-0.5" in name for name in names)
    assert code(document, sure, parts).coder in names


def test_no_floor_is_the_coder_itself() -> None:
    coder = coder_for("sanctuary", "rules")
    assert at_least(coder, 0.0) is coder


def test_claims_keep_their_form(document: Document) -> None:
    coder = coder_for("sanctuary", "rules")
    found = code(document, at_least(coder, 0.01), parts_for(coder, "rules"))
    assert msgspec.structs.replace(found, coder="") == msgspec.structs.replace(
        code(document, coder, parts_for(coder, "rules")), coder=""
    )
