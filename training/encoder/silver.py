"""Attributions without PolNeAR: what the package's rules find over gold trees of two treebanks.

The rules get sentences, words, tags and heads as people annotated them, so that errors of the parser do not become
errors of the training data. Documents have the form of PolNeAR's, and the encoder learns from both in the same way.
"""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
from corpus import manifest

from standoff.annotate.attribution import find
from standoff.annotate.quotations import annotator as quotations
from standoff.model.annotation import Annotations, Attribution, Sentence, Token
from standoff.model.document import Capture, Document
from standoff.model.span import Span

OF_THE_PAGE = ("block", "page")
"""Kinds of attribution that the page's structure tells, which the encoder does not see."""


class Tree(NamedTuple):
    """A sentence of a treebank: its text, whether it opens a paragraph, whether a space follows, and its words.

    A word is a row of CoNLL-U: form 1, lemma 2, upos 3, xpos 4, head 6 (from 1; 0 for the root), relation 7.
    """

    text: str
    opens: bool
    spaced: bool
    words: tuple[tuple[str, ...], ...]


def documents(folder: Path, part: str) -> list[dict[str, Any]]:
    """The documents of a part of all treebanks, with the attributions found in them.

    Raises SystemExit when a file is not the one that ``data.toml`` names.
    """
    found = []
    for bank in manifest()["silver"]:
        said = bank["files"][part]
        trees = list(read(verified(folder / "ud" / said["name"], said["sha256"])))
        counts = (len(trees), sum(len(tree) for _, tree in trees))
        if counts != (said["documents"], said["sentences"]):
            raise SystemExit(f"{said['name']}: has {counts} documents and sentences, not those of data.toml")
        found += [attributed(name, tree) | {"publisher": bank["key"]} for name, tree in trees]
    return found


def verified(path: Path, digest: str) -> str:
    """The text of a file that has this digest."""
    if not path.exists():
        raise SystemExit(f"{path}: not there; --data names the folder that holds ud/")
    content = path.read_bytes()
    if hashlib.sha256(content).hexdigest() != digest:
        raise SystemExit(f"{path}: is not the file that data.toml names")
    return gzip.decompress(content).decode()


def read(conllu: str) -> Iterator[tuple[str, list[Tree]]]:
    """The documents of a CoNLL-U text, by name. Ranges of several words and empty nodes are left out."""
    name, trees = "", list[Tree]()
    for block in conllu.strip().split("\n\n"):
        lines = block.split("\n")
        said = dict(line[2:].partition(" = ")[::2] for line in lines if line.startswith("# "))
        if "newdoc id" in said:
            if trees:
                yield name, trees
            name, trees = said["newdoc id"], []
        rows = [tuple(line.split("\t")) for line in lines if not line.startswith("#")]
        words = tuple(row for row in rows if row[0].isdigit())
        opens = any(line.startswith("# newpar") and "newpar_block" not in line for line in lines)
        last = next(row for row in reversed(rows) if "." not in row[0])
        ranged = [row for row in rows if row[0].endswith(f"-{last[0]}")]
        spaced = not any("SpaceAfter=No" in row[9] for row in (last, *ranged))
        trees.append(Tree(said["text"], opens, spaced, words))
    if trees:
        yield name, trees


def attributed(name: str, trees: Sequence[Tree]) -> dict[str, Any]:
    """A document in PolNeAR's form: its text, and the outermost attributions that the rules find."""
    document, have = annotated(name, trees)
    found = find(document, quotations.annotate(document, have))
    return {"doc_id": name, "text": document.text, "attributions": list(outermost(found))}


def outermost(found: Iterable[Attribution]) -> Iterator[dict[str, Any]]:
    """Attributions that stand in no other and that words alone tell, as spans."""
    for one in found:
        if one.parent is None and one.kind not in OF_THE_PAGE:
            yield {
                role: [[span.start, span.end] for span in spans]
                for role, spans in (("source", one.source), ("cue", one.cue), ("content", one.content))
            }


def annotated(name: str, trees: Sequence[Tree]) -> tuple[Document, Annotations]:
    """The text of a document, a line per paragraph, with the treebank's sentences and words."""
    text, sentences, tokens = "", list[Sentence](), list[Token]()
    spaced = False
    for place, tree in enumerate(trees):
        if text:
            text += "\n\n" if tree.opens else " " if spaced else ""
        base, first, at = len(text), len(tokens), 0
        for _, form, lemma, upos, xpos, _, head, relation, *_ in tree.words:
            start = tree.text.index(form, at)
            at = start + len(form)
            governor = first + int(head) - 1 if head != "0" else -1
            tokens.append(Token(base + start, base + at, lemma, upos, xpos, governor, relation, place))
        text += tree.text
        spaced = tree.spaced
        sentences.append(Sentence(Span(base, len(text)), first, len(tokens)))
    digest = hashlib.sha256(text.encode()).hexdigest()
    capture = Capture(f"treebank:{name}", "1970-01-01T00:00:00Z", digest, "text/plain")
    document = Document(name, capture, text, digest, "treebank")
    return document, msgspec.structs.replace(Annotations(), sentences=tuple(sentences), tokens=tuple(tokens))
