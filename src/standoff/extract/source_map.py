"""From words of the canonical text back to the page they were read from."""

from __future__ import annotations

from bisect import bisect_right

from standoff.model.document import Document
from standoff.model.span import Span


def to_source(document: Document, span: Span) -> tuple[Span, ...]:
    """Where the words of ``span`` stand in the decoded source, in order, as code points; neighbours joined.

    The source is what the capture's bytes give in ``Document.encoding``, without a byte order mark.
    Tags between words are left out. Empty when no word of the span was copied (a paragraph break).
    """
    runs = document.source_map
    first = max(bisect_right(runs, span.start, key=lambda run: run.text_start) - 1, 0)
    found: list[Span] = []
    for run in runs[first:]:
        if run.text_start >= span.end:
            break
        if run.text_end <= span.start:
            continue
        start, end = run.source_start, run.source_end
        if run.text_end - run.text_start == end - start:
            start += max(span.start - run.text_start, 0)
            end -= max(run.text_end - span.end, 0)
        if found and found[-1].end == start:
            found[-1] = Span(found[-1].start, end)
        else:
            found.append(Span(start, end))
    return tuple(found)
