"""Public extractors of quotations, imported only where they are installed (the README beside says how).

Both read a spaCy document. No spaCy model comes with pip, so a blank English pipeline is given our parser's words,
tags and trees, with labels by the names that spaCy's models use. Pieces of quotation under one cue become one
attribution, as in the gold. Both find direct quotations only and name a source by its head and compounds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from importlib.util import find_spec
from itertools import groupby
from typing import Any, NamedTuple, cast

from evals.predicting import Row, as_document
from standoff import plugins
from standoff.model.annotation import Annotations, Token
from standoff.plugins import Annotator

LABELS = {
    "nsubj:pass": "nsubjpass", "nsubj:outer": "nsubj", "csubj:pass": "csubjpass", "csubj:outer": "csubj",
    "aux:pass": "auxpass", "obj": "dobj", "flat": "compound", "obl:agent": "agent", "root": "ROOT",
}  # fmt: skip
"""Universal labels under the names that the extractors look for."""
MARKS = '“”„‟"«»'


class Item(NamedTuple):
    """A word or line break of a spaCy document; ``token`` is None for what the text's parser did not see."""

    text: str
    space: bool
    token: int | None


def missing(*modules: str) -> str | None:
    """The first of ``modules`` that is not installed."""
    return next((module for module in modules if find_spec(module) is None), None)


def textacy(given: Row) -> list[Row]:
    """textacy's direct quotations, paragraph by paragraph: it refuses a text with an odd number of marks."""
    from textacy.extract.triples import direct_quotations

    tokens = parsed(given)
    found = []
    for part in paragraphs(given["text"], tokens):
        try:
            found += rows(direct_quotations(as_spacy(given["text"], tokens, part)), tokens, part)
        except ValueError:
            continue  # an unclosed quotation
    return found


def sayswho(given: Row) -> list[Row]:
    """The quotations that sayswho finds and their speakers as named there; its coreference needs a model."""
    from sayswho.quote_finder import quote_finder

    text, tokens = given["text"], parsed(given)
    items = [item for part in paragraphs(text, tokens) for item in (*closed(part), Item("\n", False, None))]
    return rows(quote_finder(as_spacy(text, tokens, items)), tokens, items) if items else []


# -- our parser's words for spaCy -----------------------------------------------------------------


def parsed(given: Row) -> tuple[Token, ...]:
    """The words of a document with tags and trees."""
    syntax = cast(Annotator, plugins.load("annotators", "syntax"))
    return syntax.annotate(as_document(given), Annotations()).tokens


def paragraphs(text: str, tokens: Sequence[Token]) -> list[list[Item]]:
    """The words of every paragraph."""
    found: list[list[Item]] = []
    before = 0
    for place, token in enumerate(tokens):
        if not found or "\n" in text[before : token.start]:
            found.append([])
        word = text[token.start : token.end]
        word = '"' if word in ("``", "''") else word  # sayswho asks for the code point of a mark
        found[-1].append(Item(word, text[token.end : token.end + 1].isspace(), place))
        before = token.end
    return found


def closed(part: list[Item]) -> list[Item]:
    """A paragraph with a mark at its end where one of its quotations stays open, as sayswho prepares its texts."""
    marks = [item for item in part if item.text in MARKS]
    return [*part, Item('"', False, None)] if len(marks) % 2 and part[0].text in MARKS else part


@cache
def vocabulary() -> Any:
    """English without a model."""
    import spacy

    return spacy.blank("en").vocab


def as_spacy(text: str, tokens: Sequence[Token], items: Sequence[Item]) -> Any:
    """A spaCy document; added words hang on the one before them."""
    from spacy.tokens import Doc

    place_of = {item.token: place for place, item in enumerate(items) if item.token is not None}
    heads, labels, tags, lemmas = [], [], [], []
    for place, item in enumerate(items):
        token = tokens[item.token] if item.token is not None else None
        head = place_of.get(token.head, place) if token else max(place - 1, 0)
        heads.append(head)
        labels.append("ROOT" if head == place else LABELS.get(token.deprel, token.deprel) if token else "dep")
        tags.append(token.upos if token else "SPACE" if item.text == "\n" else "PUNCT")
        lemmas.append(token.lemma if token else item.text)
    words, spaces = [item.text for item in items], [item.space for item in items]
    return Doc(vocabulary(), words, spaces, pos=tags, lemmas=lemmas, heads=heads, deps=labels)


def rows(triples: Iterable[Any], tokens: Sequence[Token], items: Sequence[Item]) -> list[Row]:
    """``(speaker, cue, content)`` by words of spaCy, as attributions of the text."""
    by_cue: dict[tuple[int, ...], dict[str, set[int]]] = {}
    for triple in triples:
        cue = tuple(word.i for word in triple.cue)
        roles = by_cue.setdefault(cue, {"source": set(), "cue": set(cue), "content": set()})
        roles["source"].update(word.i for word in triple.speaker)
        roles["content"].update(word.i for word in triple.content)
    return [
        {role: list(spans(words, tokens, items)) for role, words in roles.items()}
        for roles in by_cue.values()
    ]


def spans(words: Iterable[int], tokens: Sequence[Token], items: Sequence[Item]) -> Iterator[list[int]]:
    """Runs of words as offsets of the text."""
    own = [place for word in sorted(words) if (place := items[word].token) is not None]
    for _, run in groupby(enumerate(own), key=lambda pair: pair[1] - pair[0]):
        places = [place for _, place in run]
        yield [tokens[places[0]].start, tokens[places[-1]].end]


RIVALS: dict[str, tuple[Callable[[Row], list[Row]], tuple[str, ...]]] = {
    "textacy": (textacy, ("textacy", "spacy")),
    "sayswho": (sayswho, ("sayswho", "spacy")),
}
"""What finds attributions, and the modules it needs."""
