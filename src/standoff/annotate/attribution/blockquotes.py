"""Block quotes that the markup encloses: who speaks is in the lead-in, else below the quote."""

from __future__ import annotations

from itertools import islice, takewhile

from standoff.annotate.attribution import credits, leads, openings
from standoff.annotate.attribution.found import Found, Range
from standoff.annotate.attribution.leads import Lead, Part
from standoff.annotate.attribution.passage import Passage


def find(passage: Passage, parts: list[Part]) -> list[Found]:
    """One attribution for each block quote, outer before inner; who speaks is in the lead-in, else below the quote."""
    found: list[Found] = []
    page: Lead | None = None
    last: Lead | None = None
    seen: set[int] = set()
    for k, part in enumerate(parts):
        for level, quote in enumerate(part.quote):
            if quote in seen:
                continue
            seen.add(quote)
            held = _held(parts, k, quote)
            before = parts[k - 1] if k and len(parts[k - 1].quote) == level else None
            lead = leads.lead_in(passage, before) if before is not None else None
            if before is not None and page is not None and level == 0:
                again = leads.nameless(before) if lead is None else _again(passage, lead)
                lead = page if again else lead
            if lead is None and before is not None:
                lead = openings.any_subject(passage, before)
            if lead is None and before is not None and openings.goes_on(before):
                lead = last
            last = lead
            signed = credits.below(passage, held)
            if lead is not None and lead.page:
                page = lead
            content = tuple((other.low, other.high) for other in held)
            if signed is not None:
                source, cue = signed
                kind = "page" if leads.is_outlet(leads.words_of(passage, source)) else "block"
                held_words = _without(content, source, cue)
                found.append(Found(source, cue, held_words, "block-signed", True, kind))
            elif lead is not None:
                kind = "page" if lead.page else "block"
                found.append(Found(lead.source, lead.cue, content, f"block-{kind}", True, kind))
            else:
                opening = _spoken(passage, before)
                rule = "block-named" if opening else "block-unnamed"
                who, where = opening if opening else (None, (part.low, part.low))
                found.append(Found(who, where, content, rule, True, "block"))
    return found


def _again(passage: Passage, lead: Lead) -> bool:
    """Whether a lead-in speaks of the page quoted before: "The story continues:"."""
    return lead.source is not None and leads.words_of(passage, lead.source).lower() in leads.ANAPHORS


def _held(parts: list[Part], first: int, quote: int) -> list[Part]:
    """The paragraphs of one block quote, which stand together."""
    return list(takewhile(lambda part: quote in part.quote, islice(parts, first, None)))


def _without(content: tuple[Range, ...], source: tuple[int, int], cue: tuple[int, int]) -> tuple[Range, ...]:
    first = min(source[0], cue[0])
    return tuple((low, min(high, first)) for low, high in content if low < first)


def _spoken(passage: Passage, before: Part | None) -> tuple[Range, Range] | None:
    """The speaker of the sentence before a block quote that does not end in a colon ("Smith wrote on Monday.")."""
    if before is None:
        return None
    low, high = leads.last_sentence(passage, before), before.high
    lead = leads.speaker(passage, low, high)
    if lead is None and passage.words[high - 1].text == ".":
        lead = openings.credited(passage, high - 1)
    return (lead.source, lead.cue) if lead is not None and lead.source is not None else None
