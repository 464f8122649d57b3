"""Measure the shipped files on held-out parts: ``python training/syntax/evaluate.py [--part dev|test] [--out FILE]``.

Gold words in: UPOS, XPOS, lemma, UAS, LAS (with subtypes) and LAS of the universal relations, over all words,
punctuation too; F1 of verbs' arguments and negation as ``standoff.annotate.tree`` reads them.
Raw sentences in: F1 of tokens. Raw text in: words per CPU-second, tokenising included.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from pathlib import Path

from treebank import Sentence, data_option, part

import standoff
from standoff.annotate.syntax.forms import plain
from standoff.annotate.syntax.parser import parse
from standoff.annotate.syntax.sentences import sentence_spans
from standoff.annotate.syntax.tokenize import token_spans
from standoff.annotate.syntax.weights import Weights, load
from standoff.annotate.tree import Tree
from standoff.model.annotation import Token

SHIPPED = Path(standoff.__file__).parent / "models" / "syntax"


def tree_figures(gold: list[Sentence], weights: Weights) -> dict[str, float]:
    """Accuracies over all words, gold words given."""
    right: Counter[str] = Counter()
    words = 0
    for one, found in zip(gold, parse([one.forms for one in gold], weights), strict=True):
        words += len(found)
        for place, word in enumerate(found):
            attached = word.head + 1 == one.heads[place]
            right["upos"] += word.upos == one.upos[place]
            right["xpos"] += word.xpos == one.xpos[place]
            right["lemma"] += word.lemma.lower() == plain(one.lemmas[place]).lower()
            right["uas"] += attached
            right["las"] += attached and word.deprel == one.deprels[place]
            right["las_universal"] += (
                attached and word.deprel.split(":")[0] == one.deprels[place].split(":")[0]
            )
    return {name: round(count / words, 4) for name, count in right.items()} | {"words": words}


def argument_figures(gold: list[Sentence], weights: Weights) -> dict[str, float]:
    """F1 of (verb, agent) and (verb, patient) pairs, read by the same rules off predicted and off gold trees."""
    both, total = Counter[str](), Counter[str]()
    for one, words in zip(gold, parse([one.forms for one in gold], weights), strict=True):
        rows = zip(one.forms, one.lemmas, one.upos, one.xpos, one.heads, one.deprels, strict=True)
        wanted = _arguments(
            [Token(0, 1, base, upos, xpos, head - 1, rel, 0) for _, base, upos, xpos, head, rel in rows]
        )
        found = _arguments([Token(0, 1, w.lemma, w.upos, w.xpos, w.head, w.deprel, 0) for w in words])
        for name in wanted:
            both[name] += len(wanted[name] & found[name])
            total[name] += len(wanted[name]) + len(found[name])
    return {f"{name}_f1": round(2 * both[name] / total[name], 4) for name in total}


def _arguments(tokens: list[Token]) -> dict[str, set[tuple[int, int]]]:
    tree = Tree(tokens)
    verbs = [index for index, token in enumerate(tokens) if token.upos == "VERB"]
    return {
        "agents": {(verb, noun) for verb in verbs for noun in tree.agents(verb)},
        "patients": {(verb, noun) for verb in verbs for noun in tree.patients(verb)},
        "negated": {(verb, verb) for verb in verbs if tree.is_negated(verb)},
    }


def token_f1(gold: list[Sentence]) -> float:
    """F1 of token spans, one raw sentence at a time."""
    both = total = 0
    for one in gold:
        wanted, place = set(), 0
        for form in one.forms:
            start = one.text.find(form, place)
            if start >= 0:
                place = start + len(form)
                wanted.add((start, place))
        found = set(token_spans(one.text))
        both += len(wanted & found)
        total += len(wanted) + len(found)
    return round(2 * both / total, 4)


def speed(gold: list[Sentence], weights: Weights) -> int:
    """Words per CPU-second from raw text to trees, documents of 25 sentences one by one."""
    texts = ["\n".join(one.text for one in gold[first : first + 25]) for first in range(0, len(gold), 25)]
    began, words = time.process_time(), 0
    for text in texts:
        spans = sentence_spans(text)
        found = [[text[start:end] for start, end in token_spans(text, *span)] for span in map(_pair, spans)]
        words += sum(map(len, parse(found, weights)))
    return round(words / (time.process_time() - began))


def _pair(span: object) -> tuple[int, int]:
    return span.start, span.end


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    data_option(options)
    options.add_argument("--weights", type=Path, default=SHIPPED)
    options.add_argument("--part", choices=("dev", "test"), default="dev")
    options.add_argument("--out", type=Path, help="write the figures here too")
    given = options.parse_args()
    weights = load(given.weights)
    figures: dict[str, object] = {"part": given.part}
    for key in ("ewt", "gum"):
        gold = part(given.data, given.part, (key,))
        figures[key] = (
            tree_figures(gold, weights) | argument_figures(gold, weights) | {"token_f1": token_f1(gold)}
        )
    figures["words_per_cpu_second"] = speed(part(given.data, given.part), weights)
    figures["bytes"] = sum(path.stat().st_size for path in given.weights.iterdir() if path.suffix != ".md")
    text = json.dumps(figures, indent=1)
    print(text)
    if given.out:
        given.out.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
