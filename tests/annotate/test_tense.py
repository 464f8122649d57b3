from __future__ import annotations

import pytest

from standoff.annotate.tense import tense_at
from standoff.model.annotation import Token

# form=lemma:upos:xpos:head:deprel, one token each; the lemma is left out where it is the form
CASES = {
    "past": "council:NOUN:NN:1:nsubj voted=vote:VERB:VBD:-1:root Monday:PROPN:NNP:1:obl",
    "future": "council:NOUN:NN:2:nsubj will:AUX:MD:2:aux vote:VERB:VB:-1:root Monday:PROPN:NNP:2:obl",
    "may": "council:NOUN:NN:2:nsubj may:AUX:MD:2:aux vote:VERB:VB:-1:root Monday:PROPN:NNP:2:obl",
    "imperative": "vote:VERB:VB:-1:root Monday:PROPN:NNP:0:obl",
    "perfect": "council:NOUN:NN:2:nsubj has=have:AUX:VBZ:2:aux met=meet:VERB:VBN:-1:root Monday:PROPN:NNP:2:obl",
    "scheduled": "vote:NOUN:NN:-1:root set:VERB:VBN:0:acl Monday:PROPN:NNP:1:obl",
    "due": "vote:NOUN:NN:-1:root due:ADJ:JJ:0:amod Monday:PROPN:NNP:1:obl",
    "plans": "we:PRON:PRP:1:nsubj plan:VERB:VBP:-1:root to:PART:TO:3:mark vote:VERB:VB:1:xcomp Monday:PROPN:NNP:3:obl",
    "due to be": (
        "it:PRON:PRP:1:nsubj due:ADJ:JJ:-1:root to:PART:TO:4:mark be:AUX:VB:4:aux:pass "
        "read:VERB:VBN:1:xcomp Monday:PROPN:NNP:4:obl"
    ),
    "put off": "vote:NOUN:NN:2:nsubj was=be:AUX:VBD:2:aux:pass delayed=delay:VERB:VBN:-1:root Monday:PROPN:NNP:2:obl",
    "meeting": "they:PRON:PRP:2:nsubj are=be:AUX:VBP:2:aux meeting=meet:VERB:VBG:-1:root Monday:PROPN:NNP:2:obl",
    "timetable": "law:NOUN:NN:1:nsubj takes=take:VERB:VBZ:-1:root Monday:PROPN:NNP:1:obl",
    "says": "it:PRON:PRP:1:nsubj says=say:VERB:VBZ:-1:root Monday:PROPN:NNP:1:obl",
    "headline": "Monday:PROPN:NNP:1:compound vote:NOUN:NN:-1:root",
}


def tokens(case: str) -> list[Token]:
    found, start = [], 0
    for written in CASES[case].split(" "):
        word, upos, xpos, head, deprel = written.split(":", maxsplit=4)
        form, _, lemma = word.partition("=")
        found.append(Token(start, start + len(form), lemma or form, upos, xpos, int(head), deprel, 0))
        start += len(form) + 1
    return found


@pytest.mark.parametrize(
    ("case", "tense"),
    [
        ("past", "past"), ("future", "future"), ("may", "future"), ("imperative", "future"), ("due to be", "future"),
        ("perfect", "past"),
        ("scheduled", "future"), ("due", "future"), ("plans", "future"), ("put off", "future"), ("meeting", "future"),
        ("timetable", "future"), ("says", None), ("headline", None),
    ],
)  # fmt: skip
def test_the_verb_above_tells(case: str, tense: str | None) -> None:
    words = tokens(case)
    monday = next(token for token in words if token.lemma == "Monday")
    assert tense_at(words, monday.start, monday.end) == tense


def test_no_tokens_no_tense() -> None:
    assert tense_at((), 0, 5) is None
    assert tense_at(tokens("past"), 900, 905) is None
