"""One process of ``benchmarks.hearing``: one piece of work over texts, its CPU time measured from inside.

``python -m benchmarks.hearing_run WORK PROFILE TEXTS`` prints one JSON object; TEXTS is a file of JSON Lines. The first
text is what starting takes and is not counted.
"""

from __future__ import annotations

import json
import re
import resource
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from time import perf_counter, process_time
from typing import Any, cast

import msgspec

from evals.attribution import found_by
from evals.rivals import RIVALS
from standoff.errors import StandoffError
from standoff.model.annotation import Annotations
from standoff.model.document import Document, Hints
from standoff.pipeline.annotating import annotate, annotators
from standoff.pipeline.coding import code, coder_for, parts_for
from standoff.pipeline.documents import from_text
from standoff.pipeline.interchange import annotations_row, claims_row, line
from standoff.plugins import Annotator
from standoff.settings import Settings

PARAGRAPH = re.compile(r"[^\n]+")
ENCODER = "encoder"
Step = Callable[[str], object]
Spent = defaultdict[str, float]


class Ran(msgspec.Struct, frozen=True):
    """Words read; CPU seconds for them, to start, and by annotator; seconds by the clock; peak memory in MB."""

    words: int
    cpu: float
    start: float
    wall: float
    peak: float
    spent: dict[str, float]


class Timed:
    """An annotator whose CPU time is added up under its name."""

    def __init__(self, part: Annotator, spent: Spent) -> None:
        self._part = part
        self._spent = spent

    def __getattr__(self, name: str) -> Any:
        return getattr(self._part, name)

    def annotate(self, document: Document, have: Annotations) -> Annotations:
        """What the annotator does, timed."""
        begin = process_time()
        try:
            return self._part.annotate(document, have)
        finally:
            self._spent[self._part.name] += process_time() - begin


def measured(work: str, profile: str, texts: list[str]) -> Ran:
    """``texts`` through one piece of work; the first one only warms up."""
    spent: Spent = defaultdict(float)
    step = steps(work, profile, spent)
    step(texts[0])
    spent.clear()
    start, begin = process_time(), perf_counter()
    for text in texts[1:]:
        step(text)
    cpu, wall = process_time() - start, perf_counter() - begin
    return Ran(sum(len(text.split()) for text in texts[1:]), cpu, start, wall, peak(), dict(spent))


def peak() -> float:
    """The most memory this process has used, in MB; from the kernel's own file where there is one.

    What ``getrusage`` tells on Linux may be that of the process that started this one.
    """
    status = Path("/proc/self/status")
    if status.exists():
        return int(status.read_text().partition("VmHWM:")[2].split()[0]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def steps(work: str, profile: str, spent: Spent) -> Step:
    """What to do with each text: ``encoder``, ``annotate``, ``code`` or a rival."""
    if work == "encoder":
        return bare_encoder()
    if work in RIVALS:
        find, _ = RIVALS[work]
        return lambda text: found_by(find, {"doc_id": "bench", "text": text})
    if profile == "encoder":
        time_the_encoder(spent)
    coder = coder_for(Settings().codebook)
    wanted = parts_for(coder, profile) if work == "code" else annotators(profile)
    parts = tuple(cast(Annotator, Timed(part, spent)) for part in wanted)
    if work == "annotate":
        return unless_refused(lambda text: line(annotations_row("bench", annotate(document(text), parts))))
    return unless_refused(lambda text: line(claims_row(code(document(text), coder, parts))))


def unless_refused(step: Step) -> Step:
    """The step, going on after a text that is refused (one in another language), as the program does."""

    def going_on(text: str) -> object:
        with suppress(StandoffError):
            return step(text)
        return None

    return going_on


def bare_encoder() -> Step:
    """The encoder and its decoding, without parser and rules."""
    from standoff.annotate.hearing.encoder import hear
    from standoff.annotate.hearing.weights import shipped

    return lambda text: list(hear(text, [match.span() for match in PARAGRAPH.finditer(text)], shipped()))


def time_the_encoder(spent: Spent) -> None:
    """Add up the encoder's part of the annotator ``heard`` under a name of its own."""
    from standoff.annotate.attribution import heard

    hear = heard.hear

    def timed(*arguments: Any) -> Iterator[Any]:
        begin = process_time()
        found = list(hear(*arguments))
        spent[ENCODER] += process_time() - begin
        return iter(found)

    heard.hear = timed


def document(text: str) -> Document:
    """A text as an article."""
    return from_text(text, Hints(doc_id="bench", outlet="Bench", published="2017-03-22"))


def main(work: str, profile: str, path: str) -> None:
    """Measure and print."""
    texts = [json.loads(row)["text"] for row in Path(path).read_text("utf-8").splitlines()]
    print(msgspec.json.encode(measured(work, profile, texts)).decode())


if __name__ == "__main__":
    main(*sys.argv[1:])
