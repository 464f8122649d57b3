"""Days still ahead: what is told in the present tense and dated after publication has not come yet."""

from __future__ import annotations

from standoff import dates
from standoff.coding.reading import Reading
from standoff.errors import BadDate
from standoff.model.span import Span

FORCE = frozenset("effect force".split())
STARTING = frozenset({"starting", "beginning", "effective"})
CLAUSES = frozenset("acl advcl ccomp xcomp csubj conj parataxis nsubj".split())


def is_to_come(index: int, reading: Reading) -> bool:
    """Whether a present tense has a day still ahead on it: "starting July 1", "takes effect next month"."""
    inside, waiting = [], [index]
    while waiting:
        for child in reading.tree.children[waiting.pop()]:
            label = reading.tokens[child].deprel.split(":")[0]
            if label not in CLAUSES or reading.forms[child] in STARTING:
                inside.append(child)
                waiting.append(child)
    return is_ahead(inside, reading)


def is_ahead(inside: list[int], reading: Reading) -> bool:
    """Whether some words hold a date that begins after the day of publication."""
    published = reading.document.published
    if not inside or not published:
        return False
    known = set(inside)
    span = Span(reading.tokens[min(inside)].start, reading.tokens[max(inside)].end)
    for time in reading.times_in(span):
        if not time.edtf or not known & set(reading.tokens_in(Span(time.start, time.end))):
            continue
        try:
            begins, today = dates.parse(time.edtf)[0], dates.parse(published)[1]
        except BadDate:
            continue
        if begins >= today:
            return True
    return False


def comes_later(paper: int, index: int, reading: Reading) -> bool:
    """Whether an instrument is said to come into force on a day still ahead: "which takes effect in September"."""
    for clause in reading.tree.dependents(paper, "acl"):
        inside = [i for i in reading.tree.subtree(clause) if i != index]
        if any(reading.lemmas[i] in FORCE for i in inside) and is_ahead(inside, reading):
            return True
    return False
