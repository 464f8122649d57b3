"""Parses are mended where a rule's verb was read as something else; sound ones are left alone."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from standoff.coding.repair import cyclic, repaired
from standoff.model.annotation import Token


def parse(written: str) -> tuple[list[Token], list[str]]:
    """Tokens from ``form/lemma/upos/xpos/deprel/head`` words, heads counted from 0, -1 for the root."""
    tokens, forms = [], []
    for at, word in enumerate(written.split()):
        form, lemma, upos, xpos, deprel, head = word.split("/")
        forms.append(form)
        tokens.append(Token(10 * at, 10 * at + len(form), lemma, upos, xpos, int(head), deprel, 0))
    return tokens, forms


def tree(written: str) -> dict[str, tuple[str, str | None]]:
    """Each word's label and head word after mending."""
    tokens, forms = parse(written)
    return {
        form: (token.deprel, forms[token.head] if token.head >= 0 else None)
        for form, token in zip(forms, repaired(tokens, forms), strict=True)
    }


def test_a_gerund_read_as_a_preposition_governs_its_noun() -> None:
    found = tree(
        "denied/deny/VERB/VBD/root/-1 withholding/withhold/VERB/VBG/case/2 grants/grant/NOUN/NNS/obl/0"
    )
    assert found["withholding"] == ("xcomp", "denied")
    assert found["grants"] == ("obj", "withholding")


def test_real_prepositions_stay() -> None:
    written = "cities/city/NOUN/NNS/root/-1 including/include/VERB/VBG/case/2 Boston/Boston/PROPN/NNP/nmod/0"
    tokens, forms = parse(written)
    assert repaired(tokens, forms) == tokens


def test_a_gerund_read_as_an_adjective_after_from_governs_its_noun() -> None:
    found = tree(
        "barred/bar/VERB/VBD/root/-1 from/from/ADP/IN/case/3 holding/hold/VERB/VBG/amod/3 "
        "inmates/inmate/NOUN/NNS/obl/0"
    )
    assert found["from"] == ("mark", "holding")
    assert found["holding"] == ("advcl", "barred")
    assert found["inmates"] == ("obj", "holding")


def test_a_rules_verb_read_as_a_noun_governs_the_clause() -> None:
    found = tree(
        "The/the/DET/DT/det/1 ordinance/ordinance/NOUN/NN/compound/3 bars/bar/NOUN/NNS/compound/3 "
        "officers/officer/NOUN/NNS/root/-1 from/from/SCONJ/IN/mark/5 asking/ask/VERB/VBG/acl/3"
    )
    assert found["bars"] == ("root", None)
    assert found["ordinance"] == ("nsubj", "bars")
    assert found["officers"] == ("obj", "bars")
    assert found["asking"] == ("acl", "bars")


def test_no_mend_makes_a_circle() -> None:
    tokens, forms = parse(
        "denied/deny/VERB/VBD/root/-1 withholding/withhold/VERB/VBG/case/2 grants/grant/NOUN/NNS/obl/0 "
        "from/from/ADP/IN/case/5 sheltering/shelter/VERB/VBG/amod/5 cities/city/NOUN/NNS/nmod/2"
    )
    mended = repaired(tokens, forms)
    for index in range(len(mended)):
        steps, at = 0, index
        while at >= 0:
            at, steps = mended[at].head, steps + 1
            assert steps <= len(mended)


WORDS = (
    "banning/ban/VERB/VBG",
    "laws/law/NOUN/NNS",
    "order/order/NOUN/NN",
    "from/from/ADP/IN",
    "to/to/PART/TO",
    "first/first/ADJ/JJ",
    "requires/require/NOUN/NNS",
    "violate/violate/VERB/VBP",
    "using/use/VERB/VBG",
)
LABELS = ("case", "amod", "advcl", "acl", "compound", "obj", "obl", "mark", "nsubj")


@st.composite
def trees(draw: st.DrawFn) -> str:
    """Random sentences whose heads form a tree, of words and labels that mends look for."""
    order = draw(st.permutations(range(draw(st.integers(2, 9)))))
    heads = {order[0]: -1} | {
        node: draw(st.sampled_from(order[:place])) for place, node in enumerate(order) if place
    }
    words = [draw(st.sampled_from(WORDS)) for _ in order]
    labels = [draw(st.sampled_from(LABELS)) for _ in order]
    return " ".join(
        f"{word}/{label}/{heads[i]}" for i, (word, label) in enumerate(zip(words, labels, strict=True))
    )


@given(trees())
def test_heads_stay_acyclic(written: str) -> None:
    tokens, forms = parse(written)
    assert not cyclic(tokens)
    assert not cyclic(repaired(tokens, forms))


def test_a_gerund_is_not_hung_on_a_noun_below_it() -> None:
    written = "laws/law/NOUN/NNS/nsubj/1 banning/ban/VERB/VBG/advcl/2 violate/violate/VERB/VBP/root/-1"
    tokens, forms = parse(written)
    assert repaired(tokens, forms) == tokens
