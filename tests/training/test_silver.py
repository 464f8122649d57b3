from __future__ import annotations

import gzip
import hashlib
from pathlib import Path
from typing import Any

import pytest


def sentence(text: str, *words: str, head: str = "") -> str:
    """CoNLL-U of words ``form/lemma/upos/xpos/head/relation``; a form that ends in ``_`` has no space after it."""
    made = [f"{head}# text = {text}"]
    for place, word in enumerate(words, 1):
        form, lemma, upos, xpos, governor, relation = word.split("/")
        misc = "SpaceAfter=No" if form.endswith("_") else "_"
        cells = [str(place), form.rstrip("_"), lemma, upos, xpos, "_", governor, relation, "_", misc]
        made.append("\t".join(cells))
    return "\n".join(made) + "\n\n"


def said(head: str = "") -> str:
    return sentence(
        "Clerks said that the office closed.",
        "Clerks/clerk/NOUN/NNS/2/nsubj",
        "said/say/VERB/VBD/0/root",
        "that/that/SCONJ/IN/6/mark",
        "the/the/DET/DT/5/det",
        "office/office/NOUN/NN/6/nsubj",
        "closed_/close/VERB/VBD/2/ccomp",
        "././PUNCT/./2/punct",
        head=head,
    )


def rained(head: str = "") -> str:
    words = ("It/it/PRON/PRP/2/nsubj", "rained_/rain/VERB/VBD/0/root", "././PUNCT/./2/punct")
    return sentence("It rained.", *words, head=head)


TREEBANK = (
    said("# newdoc id = one\n# newpar id = one-p1\n")
    + rained()
    + rained("# newpar\n# newpar_block = p (1 s)\n")
    + rained("# newdoc id = two\n")
)


@pytest.fixture
def silver(recipe: Any) -> Any:
    return recipe("silver")


def test_documents_and_paragraphs_are_put_together(silver: Any) -> None:
    found = dict(silver.read(TREEBANK))
    assert list(found) == ["one", "two"]
    document, have = silver.annotated("one", found["one"])
    assert document.text == "Clerks said that the office closed. It rained.\n\nIt rained."
    assert [document.text[token.start : token.end] for token in have.tokens][-4:] == [
        ".",
        "It",
        "rained",
        ".",
    ]
    assert [have.tokens[token.head].lemma for token in have.tokens if token.deprel == "nsubj"] == [
        "say",
        "close",
        "rain",
        "rain",
    ]
    assert [document.text[s.span.start : s.span.end] for s in have.sentences][1] == "It rained."


def test_sentences_without_a_space_between_stay_together(silver: Any) -> None:
    glued = rained("# newdoc id = one\n").replace(
        "PUNCT\t.\t_\t2\tpunct\t_\t_", "PUNCT\t.\t_\t2\tpunct\t_\tSpaceAfter=No"
    )
    ((name, trees),) = silver.read(glued + rained())
    assert silver.annotated(name, trees)[0].text == "It rained.It rained."


def test_ranges_and_empty_nodes_are_no_words(silver: Any) -> None:
    lines = [
        "# newdoc id = one",
        "# text = It didn't.",
        "1\tIt\tit\tPRON\tPRP\t_\t2\tnsubj\t_\t_",
        "2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No",
        "2\tdid\tdo\tVERB\tVBD\t_\t0\troot\t_\t_",
        "3\tn't\tnot\tPART\tRB\t_\t2\tadvmod\t_\t_",
        "3.1\train\train\tVERB\tVB\t_\t_\t_\t_\t_",
        "4\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_",
    ]
    ((name, trees),) = silver.read("\n".join(lines) + "\n")
    _, have = silver.annotated(name, trees)
    assert [(token.start, token.end) for token in have.tokens] == [(0, 2), (3, 6), (6, 9), (9, 10)]


def test_what_the_rules_find_becomes_an_example(silver: Any) -> None:
    ((name, trees), _) = silver.read(TREEBANK)
    found = silver.attributed(name, trees)
    (one,) = found["attributions"]
    words = {role: [found["text"][start:end] for start, end in spans] for role, spans in one.items()}
    assert words["source"] == ["Clerks"]
    assert words["cue"] == ["said"]
    assert words["content"] == ["that the office closed"]


def test_only_outermost_attributions_of_words_are_taken(silver: Any) -> None:
    from standoff.model.annotation import Attribution
    from standoff.model.span import Span

    def one(at: int, kind: str, parent: int | None = None) -> Attribution:
        return Attribution((), (Span(at, at + 1),), (Span(at + 2, at + 3),), kind, "rule", parent)

    found = [
        one(0, "indirect"),
        one(10, "direct", parent=0),
        one(20, "page"),
        one(30, "block"),
        one(40, "mixed"),
    ]
    assert [row["cue"] for row in silver.outermost(found)] == [[[0, 1]], [[40, 41]]]


def test_another_file_is_refused(silver: Any, tmp_path: Path) -> None:
    path = tmp_path / "trees.gz"
    path.write_bytes(gzip.compress(TREEBANK.encode()))
    assert silver.verified(path, hashlib.sha256(path.read_bytes()).hexdigest()) == TREEBANK
    with pytest.raises(SystemExit, match="is not the file"):
        silver.verified(path, "0" * 64)
    with pytest.raises(SystemExit, match="not there"):
        silver.verified(tmp_path / "absent.gz", "0" * 64)
