"""Measure weights on PolNeAR documents with the package's own scorer, window by window."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import torch
from network import Hearing
from tokenizers import Tokenizer

from standoff.annotate.hearing.decoding import Transitions, decode
from standoff.annotate.hearing.windows import Window, lines, windows
from standoff.evaluate import attribution
from standoff.evaluate.figures import summed


def predicted(model: Hearing, tokenizer: Tokenizer, text: str, most: int) -> list[dict[str, Any]]:
    """The attributions of a text in the form of the scorer."""
    transitions = Transitions(model.steps.detach().numpy(), model.starts.detach().numpy())
    rows: list[dict[str, Any]] = []
    for window in windows(text, lines(text), tokenizer, most):
        with torch.no_grad():
            pieces = torch.tensor([window.pieces])
            emissions, sources, cues = model(pieces, pieces >= 0, torch.tensor([window.first]))
        rows += [
            row(window, heard)
            for heard in decode(emissions[0].numpy(), sources[0].numpy(), cues[0].numpy(), transitions)
        ]
    return rows


def row(window: Window, heard: Any) -> dict[str, Any]:
    """One attribution as spans of the text."""

    def span(words: tuple[int, int] | None) -> list[list[int]]:
        return [] if words is None else [[window.words[words[0]][0], window.words[words[1] - 1][1]]]

    content = [one for words in heard.content for one in span(words)]
    return {"source": span(heard.source), "cue": span(heard.cue), "content": content, "parent": None}


def measure(
    model: Hearing, tokenizer: Tokenizer, gold: Sequence[dict[str, Any]], most: int
) -> dict[str, float]:
    """Headline F1 of spans and pairs."""
    model.eval()
    said = {d["doc_id"]: predicted(model, tokenizer, d["text"], most) for d in gold}
    counts: dict[str, Counter[str]] = attribution.by_document(gold, said)
    report = attribution.report(summed(counts.values()))
    return {name: round(rates.f1, 4) for name, rates in report.items() if rates.f1 is not None}
