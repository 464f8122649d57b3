from __future__ import annotations

from typing import Any

from standoff.reconcile import reconcile


def test_a_copy_is_no_second_witness_and_says_why(made: Any) -> None:
    story = " ".join(f"word{i} of the report" for i in range(40))
    documents = {
        "wire": made.document("wire", story, "2017-03-27"),
        "copy": made.document("copy", f"By our staff. {story}", "2017-03-28"),
        "other": made.document("other", "The city went to court on its own account, says our reporter."),
    }
    claims = [made.claim("sue", document=name) for name in documents]
    result = reconcile(claims, documents)
    (move,) = result.moves
    assert (len(move.documents), move.support) == (3, 2)
    assert [(fold.document, fold.of) for fold in move.folds] == [("copy", "wire")]


def test_a_quoted_passage_is_no_second_witness_for_what_it_says(made: Any) -> None:
    passage = "According to the clerk " + " ".join(f"item{i}" for i in range(30)) + " and so the city sued."
    long = " ".join(f"own{i}" for i in range(300))
    documents = {
        "first": made.document("first", f"{passage} {long}", "2017-03-20"),
        "quoting": made.document("quoting", f"{long.replace('own', 'mine')} {passage}"),
    }
    start = documents["quoting"].text.index("According")
    inside = [
        made.claim("sue", document="first", span=(0, 20)),
        made.claim("sue", document="quoting", span=(start, start + 20)),
    ]
    assert reconcile(inside, documents).moves[0].support == 1
    own_words = [inside[0], made.claim("sue", document="quoting", span=(0, 20))]
    assert reconcile(own_words, documents).moves[0].support == 2


def test_a_document_not_at_hand_is_a_witness_of_its_own(made: Any) -> None:
    documents = {"here": made.document("here", "The city went to court on its own account.")}
    claims = [made.claim("sue", document=name) for name in ("here", "elsewhere")]
    assert reconcile(claims, documents).moves[0].support == 2
