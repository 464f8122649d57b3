"""Relations between acts are kept where the text words them, and only there."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from standoff.model.claim import Claim

Coded = Callable[..., tuple[Claim, ...]]

ENDED = "Miami-Dade County ended its sanctuary policy "


@pytest.mark.parametrize(
    ("move", "kind", "text", "worded"),
    [
        (
            "repeal",
            "attributed_cause",
            ENDED + "because of the threat to its grants.",
            "because of the threat to its grants",
        ),
        (
            "sue",
            "attributed_cause",
            "The Justice Department sued California because the state limits cooperation with agents.",
            "because the state limits cooperation with agents",
        ),
        ("repeal", "responds_to", ENDED + "despite the protests.", "despite the protests"),
        ("repeal", "purpose", ENDED + "in order to keep its grants.", "in order to keep its grants"),
    ],
)
def test_worded_relations(coded: Coded, move: str, kind: str, text: str, worded: str) -> None:
    (claim,) = [claim for claim in coded(text) if claim.move == move]
    found = getattr(claim, kind)
    assert found is not None
    assert found.text == worded
    assert text[found.span.start : found.span.end] == worded


def test_order_in_time_is_no_relation(coded: Coded) -> None:
    claims = coded(ENDED + "after the president signed the order.")
    assert "repeal" in {claim.move for claim in claims}
    for claim in claims:
        assert (claim.responds_to, claim.purpose, claim.attributed_cause) == (None, None, None)
