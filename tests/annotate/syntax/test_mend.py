"""Mending of two impossible shapes, and of nothing else."""

from __future__ import annotations

from standoff.annotate.syntax.decode import is_tree
from standoff.annotate.syntax.mend import free_infinitives, join_twins


def test_twin_subjects_become_one_name() -> None:
    xpos, heads, labels = ["NN", "NN", "VBD"], [2, 2, -1], ["nsubj", "nsubj", "root"]
    join_twins(xpos, heads, labels)
    assert (heads, labels) == ([1, 2, -1], ["compound", "nsubj", "root"])


def test_subjects_apart_stay() -> None:
    for xpos in (["WDT", "NN", "VBD"], ["NN", "PRP", "VBD"]):
        heads, labels = [2, 2, -1], ["nsubj", "nsubj", "root"]
        join_twins(xpos, heads, labels)
        assert labels == ["nsubj", "nsubj", "root"]
    heads, labels = [3, 2, 3, -1], ["nsubj", "punct", "nsubj", "root"]
    join_twins(["NN", ",", "NN", "VBD"], heads, labels)
    assert labels[0] == "nsubj"


def test_an_infinitive_read_as_a_noun() -> None:
    forms, xpos = ["They", "refuse", "to", "honor", "detainers"], ["PRP", "VBP", "IN", "VB", "NNS"]
    heads, labels = [1, -1, 4, 4, 1], ["nsubj", "root", "case", "compound", "obl"]
    assert free_infinitives(forms, xpos, heads, labels) == [2]
    assert heads == [1, -1, 3, 1, 3]
    assert labels == ["nsubj", "root", "mark", "xcomp", "obj"]
    assert xpos[2] == "TO"
    assert is_tree(heads)


def test_a_prepositional_phrase_stays() -> None:
    forms, xpos = ["They", "go", "to", "city", "hall"], ["PRP", "VBP", "IN", "NN", "NN"]
    heads, labels = [1, -1, 4, 4, 1], ["nsubj", "root", "case", "compound", "obl"]
    assert free_infinitives(forms, xpos, heads, labels) == []
    assert labels[3] == "compound"
