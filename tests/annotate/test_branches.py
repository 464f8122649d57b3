"""Branches of trees written by hand."""

from __future__ import annotations

from standoff.annotate.branches import Branches
from standoff.model.annotation import Token
from standoff.model.span import Span


def written(clause: str) -> Branches:
    """Branches from "form/deprel/head" cells, heads counted from 1."""
    tokens, place = [], 0
    for cell in clause.split():
        form, deprel, head = cell.split("/")
        xpos = "HYPH" if form == "-" else ""
        upos = "PUNCT" if deprel == "punct" else ""
        tokens.append(Token(place, place + len(form), form, upos, xpos, int(head) - 1, deprel, 0))
        place += len(form) + 1
    return Branches(tokens)


PASSIVE = "Dover/nsubj:pass/3 was/aux:pass/3 sued/root/0 by/case/6 the/det/6 state/obl:agent/3 ./punct/3"


def test_a_noun_phrase_begins_after_its_preposition() -> None:
    assert written("sued/root/0 by/case/3 Gov./nmod:desc/4 Roe/obl:agent/1").noun_phrase(3) == Span(8, 16)


def test_children_subtrees_and_ancestors() -> None:
    tree = written(PASSIVE)
    assert tree.children(2) == (0, 1, 5, 6)
    assert tree.children(2, "aux:pass") == (1,)
    assert tree.subtree(5) == (3, 4, 5)
    assert tree.ancestors(4) == (5, 2)
    assert tree.span(5) == Span(15, 27)
    assert tree.noun_phrase(5) == Span(18, 27)


def test_head_of_a_stretch() -> None:
    tree = written(PASSIVE)
    assert tree.head_of(Span(15, 27)) == 5
    assert tree.head_of(Span(0, 27)) == 2
    assert tree.head_of(Span(18, 21)) == 4
    assert tree.head_of(Span(40, 50)) is None


def test_a_phrase_leaves_out_conjuncts_and_clauses() -> None:
    tree = written("the/det/2 law/root/0 ,/punct/4 passed/acl/2 ,/punct/7 and/cc/7 orders/conj/2")
    assert tree.noun_phrase(1) == Span(0, 7)
    assert tree.conjuncts(1) == (1, 6)


def test_a_phrase_runs_over_its_hyphens() -> None:
    tree = written("a/det/5 wide/compound/4 -/punct/2 open/amod/5 door/root/0")
    assert tree.noun_phrase(4) == Span(0, 18)


def test_a_stretch_stops_where_another_branch_breaks_it() -> None:
    tree = written("plans/nsubj/2 exist/root/0 to/mark/4 sue/acl/1")
    assert tree.subtree(0) == (0, 2, 3)
    assert tree.span(0) == Span(0, 5)
