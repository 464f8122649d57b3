"""Sentences, tokens and dependency trees (Universal Dependencies 2, Penn tags) by a small network."""

from __future__ import annotations

import msgspec

from standoff.model.annotation import Annotations, Sentence, Token
from standoff.model.document import Document


class Syntax:
    """The annotator ``syntax``: fills ``sentences`` and ``tokens``."""

    name = "syntax"
    version = "1"
    requires: tuple[str, ...] = ()
    provides: tuple[str, ...] = ("sentences", "tokens")

    def annotate(self, document: Document, have: Annotations) -> Annotations:
        """``have`` with sentences and tokens. Raises PluginError when the weights are missing or damaged."""
        from standoff.annotate.syntax.parser import parse
        from standoff.annotate.syntax.sentences import sentence_spans
        from standoff.annotate.syntax.tokenize import token_spans
        from standoff.annotate.syntax.weights import shipped

        text = document.text
        spans = [
            (span, token_spans(text, span.start, span.end)) for span in sentence_spans(text, document.blocks)
        ]
        spans = [(span, tokens) for span, tokens in spans if tokens]
        trees = (
            parse([[text[start:end] for start, end in tokens] for _, tokens in spans], shipped())
            if spans
            else []
        )
        sentences: list[Sentence] = []
        found: list[Token] = []
        for place, ((span, tokens), tree) in enumerate(zip(spans, trees, strict=True)):
            first = len(found)
            sentences.append(Sentence(span, first, first + len(tokens)))
            for (start, end), word in zip(tokens, tree, strict=True):
                head = first + word.head if word.head >= 0 else -1
                found.append(Token(start, end, word.lemma, word.upos, word.xpos, head, word.deprel, place))
        return msgspec.structs.replace(have, sentences=tuple(sentences), tokens=tuple(found))


annotator = Syntax()
