"""Lemmas by rule, with the shipped verbs and exceptions."""

from __future__ import annotations

import pytest

from standoff.annotate.syntax.lemmas import lemma
from standoff.annotate.syntax.weights import shipped


@pytest.mark.parametrize(
    ("form", "xpos", "expected"),
    [
        ("Cities", "NNS", "city"),
        ("policies", "NNS", "policy"),
        ("jails", "NNS", "jail"),
        ("men", "NNS", "man"),
        ("people", "NNS", "people"),
        ("sued", "VBD", "sue"),
        ("suing", "VBG", "sue"),
        ("vowed", "VBD", "vow"),
        ("rescinded", "VBN", "rescind"),
        ("rescinding", "VBG", "rescind"),
        ("banned", "VBN", "ban"),
        ("preempted", "VBN", "preempt"),
        ("issued", "VBD", "issue"),
        ("vetoes", "VBZ", "veto"),
        ("denies", "VBZ", "deny"),
        ("refused", "VBD", "refuse"),
        ("fought", "VBD", "fight"),
        ("upheld", "VBN", "uphold"),
        ("overridden", "VBN", "override"),
        ("revoking", "VBG", "revoke"),
        ("voided", "VBN", "void"),
        ("crises", "NNS", "crisis"),
        ("n’t", "RB", "not"),
        ("wo", "MD", "will"),
        ("’s", "POS", "'s"),
        ("was", "VBD", "be"),
        ("better", "JJR", "good"),
        ("stricter", "JJR", "strict"),
        ("Phoenix", "NNP", "Phoenix"),
    ],
)
def test_lemmas(form: str, xpos: str, expected: str) -> None:
    assert shipped().lemma(form, xpos) == expected


def test_rules_alone_restore_the_mute_e() -> None:
    found = [
        lemma(form, "VBG", {}, frozenset())
        for form in ("enforcing", "deciding", "requiring", "planning", "signing")
    ]
    assert found == ["enforce", "decide", "require", "plan", "sign"]
