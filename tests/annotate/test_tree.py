"""Reading trees: first on trees written by hand, then on what the parser makes of clear sentences."""

from __future__ import annotations

import pytest

from standoff.annotate.syntax import annotator
from standoff.annotate.tree import Tree
from standoff.model.annotation import Annotations, Token
from standoff.model.document import Capture, Document

CLAUSES = {
    "control": "The/DT/det/2 mayor/NN/nsubj/3 vowed/VBD/root/0 to/TO/mark/5 sue/VB/xcomp/3 the/DT/det/7 state/NN/obj/5",
    "object control": "Ortiz/NNP/nsubj/2 ordered/VBD/root/0 police/NN/obj/2 to/TO/mark/5 stop/VB/xcomp/2",
    "asked": "Ortiz/NNP/nsubj/2 asked/VBD:ask/root/0 police/NN/obj/2 to/TO/mark/5 stop/VB/advcl/2",
    "purpose": "Ortiz/NNP/nsubj/2 sued/VBD/root/0 Dover/NNP/obj/2 to/TO/mark/5 win/VB/advcl/2",
    "promise": "Ortiz/NNP/nsubj/2 promised/VBD:promise/root/0 police/NN/obj/2 to/TO/mark/5 stay/VB/xcomp/2",
    "passive": "Dover/NNP/nsubj:pass/3 was/VBD:be/aux:pass/3 sued/VBN/root/0 "
    "by/IN/case/6 the/DT/det/6 state/NN/obl:agent/3",
    "two passives": "Dover/NNP/nsubj:pass/3 was/VBD:be/aux:pass/3 fined/VBN/root/0 and/CC/cc/5 sued/VBN/conj/3",
    "coordination": "Iowa/NNP/nsubj/4 and/CC/cc/3 Texas/NNP/conj/1 signed/VBD/root/0 "
    "and/CC/cc/6 sent/VBD/conj/4 it/PRP/obj/6",
    "relative": "the/DT/det/2 judge/NN/root/0 who/WP/nsubj/4 blocked/VBD/acl:relcl/2 it/PRP/obj/4",
    "that": "the/DT/det/2 order/NN/root/0 that/IN/obj/5 she/PRP/nsubj/5 signed/VBD/acl/2",
    "name": "Ann/NNP/root/0 Roe/NNP/flat/1 who/WP/nsubj/4 sued/VBD/acl:relcl/2",
    "gap": "the/DT/det/2 order/NN/root/0 she/PRP/nsubj/4 signed/VBD/acl:relcl/2",
    "participle": "a/DT/det/2 law/NN/root/0 passed/VBN/acl/2 by/IN/case/6 the/DT/det/6 House/NNP/obl:agent/3",
    "owned plan": "the/DT/det/2 city/NN/nmod:poss/4 's/POS/case/2 plan/NN/root/0 to/TO/mark/6 sue/VB/acl/4",
    "plans to": "Dover/NNP/nsubj/2 has/VBZ:have/root/0 plans/NNS/obj/2 to/TO/mark/5 sue/VB/acl/3",
    "negated": "Dover/NNP/nsubj/4 has/VBZ:have/aux/4 not/RB/advmod/4 sued/VBN/root/0",
    "no city": "No/DT:no/det/2 city/NN/nsubj/3 sued/VBD/root/0",
    "no longer": "Dover/NNP/nsubj/4 no/DT:no/det/3 longer/RBR/advmod/4 sues/VBZ/root/0",
    "shared will": "It/PRP/nsubj/4 will/MD/aux/4 not/RB/advmod/4 fight/VB/root/0 "
    "or/CC/cc/6 sue/VB/conj/4 Dover/NNP/obj/6",
    "but": "It/PRP/nsubj/4 will/MD/aux/4 not/RB/advmod/4 fight/VB/root/0 but/CC/cc/6 sue/VB/conj/4",
    "if": "It/PRP/nsubj/3 will/MD/aux/3 sue/VB/root/0 if/IN/mark/6 Dover/NNP/nsubj/6 refuses/VBZ/advcl/3",
}


def written(clause: str) -> Tree:
    """A tree from "form/TAG[:lemma]/deprel/head" cells, heads counted from 1."""
    tokens, place = [], 0
    for cell in CLAUSES[clause].split():
        form, tag, deprel, head = cell.split("/")
        xpos, _, base = tag.partition(":")
        tokens.append(Token(place, place + len(form), base or form, "", xpos, int(head) - 1, deprel, 0))
        place += len(form) + 1
    return Tree(tokens)


def forms(clause: str, indices: tuple[int, ...]) -> str:
    return " ".join(CLAUSES[clause].split()[index].split("/")[0] for index in indices)


@pytest.mark.parametrize(
    ("clause", "verb", "agents", "patients"),
    [
        ("control", 4, "mayor", "state"),
        ("object control", 4, "police", ""),
        ("asked", 4, "police", ""),
        ("purpose", 4, "Ortiz", ""),
        ("promise", 4, "Ortiz", ""),
        ("passive", 2, "state", "Dover"),
        ("two passives", 4, "", "Dover"),
        ("coordination", 3, "Iowa Texas", ""),
        ("coordination", 5, "Iowa Texas", "it"),
        ("relative", 3, "judge", "it"),
        ("that", 4, "she", "order"),
        ("name", 3, "Ann", ""),
        ("gap", 3, "she", "order"),
        ("participle", 2, "House", "law"),
        ("owned plan", 5, "city", ""),
        ("plans to", 4, "Dover", ""),
    ],
)
def test_who_does_what_to_whom(clause: str, verb: int, agents: str, patients: str) -> None:
    tree = written(clause)
    assert forms(clause, tree.agents(verb)) == agents
    assert forms(clause, tree.patients(verb)) == patients


@pytest.mark.parametrize(
    ("clause", "verb", "negated", "modal"),
    [
        ("negated", 3, True, None),
        ("no city", 2, True, None),
        ("no longer", 3, True, None),
        ("shared will", 5, True, "will"),
        ("but", 5, False, None),
        ("if", 2, False, "will"),
        ("passive", 2, False, None),
    ],
)
def test_negation_and_modality(clause: str, verb: int, negated: bool, modal: str | None) -> None:
    markers = written(clause).markers(verb)
    assert (markers.negated, markers.modal) == (negated, modal)


def test_markers_name_the_frame() -> None:
    tree = written("if")
    assert tree.markers(2).conditions == (5,)
    assert tree.markers(5).subordinator == "if"
    assert tree.markers(5).conditions == ()
    assert written("control").markers(4).infinitive
    assert not written("control").markers(2).infinitive
    assert written("passive").markers(2).passive
    assert written("passive").markers(2).auxiliaries == ("be",)


def test_governors_lead_outwards() -> None:
    assert written("control").governors(4) == ((2, "xcomp"),)
    assert written("plans to").governors(4) == ((2, "acl"),)
    assert written("passive").governors(2) == ()


def test_a_circle_of_control_ends() -> None:
    looped = Tree([Token(0, 1, "a", "", "VB", 1, "xcomp", 0), Token(2, 3, "b", "", "VB", 0, "xcomp", 0)])
    assert looped.subjects(0) == ()


def read(text: str) -> Tree:
    capture = Capture("test", "2017-03-22T00:00:00Z", "", "text/plain")
    return Tree(annotator.annotate(Document("d", capture, text, "", "test"), Annotations()).tokens)


@pytest.mark.parametrize(
    ("text", "lemma", "agents", "patients"),
    [
        ("The governor signed the bill on Monday.", "sign", "The governor", "the bill"),
        ("The governor vowed to sue the city.", "sue", "The governor", "the city"),
        ("The city was sued by the attorney general.", "sue", "the attorney general", "The city"),
        ("The sheriff said the county will honor the requests.", "honor", "the county", "the requests"),
        (
            "The mayor of Dover rejected the demand and sued the state.",
            "sue",
            "The mayor of Dover",
            "the state",
        ),
        ("A judge blocked the order that the president issued.", "issue", "the president", "the order"),
    ],
)
def test_parsed_sentences(text: str, lemma: str, agents: str, patients: str) -> None:
    tree = read(text)
    verb = next(index for index, token in enumerate(tree.tokens) if token.lemma == lemma)

    def phrases(heads: tuple[int, ...]) -> list[str]:
        spans = [tree.noun_phrase(head) for head in heads]
        return [text[span.start : span.end] for span in spans]

    assert phrases(tree.agents(verb)) == [agents]
    assert phrases(tree.patients(verb)) == [patients]


@pytest.mark.parametrize(
    ("text", "lemma", "negated", "modal"),
    [
        ("The city will not sue the state.", "sue", True, "will"),
        ("The city has not sued the state.", "sue", True, None),
        ("The city may sue the state.", "sue", False, "may"),
        ("The council didn’t repeal the ordinance.", "repeal", True, None),
    ],
)
def test_parsed_markers(text: str, lemma: str, negated: bool, modal: str | None) -> None:
    tree = read(text)
    verb = next(index for index, token in enumerate(tree.tokens) if token.lemma == lemma)
    assert (tree.markers(verb).negated, tree.markers(verb).modal) == (negated, modal)
