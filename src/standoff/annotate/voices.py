"""In whose voice each stretch of a text stands: the page, whom it quotes, whom they quote.

Speech (words or content attributed to somebody) adds a voice; a speech act or stance that the page itself
narrates ("the mayor vowed", "criticized the plan") does not. Words of a cue belong to the outer voice, and so does
what is put in after a comma to explain a name in words that nobody quotes ("in Ohio, where jails are full").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import msgspec

from standoff.annotate.attribution.naming import name_sources, speaks
from standoff.annotate.attribution.pages import UNNAMED
from standoff.annotate.branches import Branches
from standoff.model.annotation import Annotations, Attribution, Scope
from standoff.model.document import Document
from standoff.model.span import Span

RELATIVES = frozenset({"acl:relcl", "advcl:relcl", "advcl"})
"""How the tree labels relative clauses, those of a place among them."""
ASIDE = re.compile(r",\s(?:which|where|whose|who)\b")


def page_name(document: Document) -> str:
    """The outlet, else the host of the address, else "the page"."""
    if document.outlet:
        return document.outlet
    host = urlsplit(document.url or "").hostname or ""
    return host.removeprefix("www.") or "the page"


def chains(attributions: tuple[Attribution, ...]) -> tuple[tuple[int, ...], ...]:
    """For each attribution the indexes of the speaking attributions around it, outermost first, itself last."""
    found: list[tuple[int, ...]] = []
    for index in range(len(attributions)):
        chain: list[int] = []
        at: int | None = index
        while at is not None and len(chain) < 12:
            if speaks(attributions[at]):
                inner = chain[-1] if chain else None
                if inner is None or attributions[inner].voice != attributions[at].voice:
                    chain.append(at)
            at = attributions[at].parent
        found.append(tuple(reversed(chain)))
    return tuple(found)


def scopes(document: Document, attributions: tuple[Attribution, ...], have: Annotations) -> tuple[Scope, ...]:
    """The partition of the text by chain of voices and quotation."""
    size = len(document.text)
    if not size:
        return ()
    chain_of = chains(attributions)
    order = sorted(
        range(len(attributions)), key=lambda index: (len(chain_of[index]), -_length(attributions[index]))
    )
    owner = [-1] * (size + 1)
    for index in order:
        if chain_of[index]:
            for span in attributions[index].content:
                owner[span.start : span.end] = [index] * (span.end - span.start)
    quoted = [False] * (size + 1)
    for start, end in _quoted(attributions, have):
        quoted[start:end] = [True] * (end - start)
    tree = Branches(have.tokens)
    for index in order:
        if chain_of[index] and attributions[index].kind in ("indirect", "mixed"):
            outer = chain_of[index][-2] if len(chain_of[index]) > 1 else -1
            for aside in _asides(attributions[index], tree, document.text):
                told = [owner[at] == index and not quoted[at] for at in range(aside.start, aside.end)]
                if all(told):
                    owner[aside.start : aside.end] = [outer] * len(told)
    page = page_name(document)
    made: list[Scope] = []
    start = 0
    for at in range(1, size + 1):
        if at < size and owner[at] == owner[start] and quoted[at] == quoted[start]:
            continue
        chain = chain_of[owner[start]] if owner[start] >= 0 else ()
        voices = (page, *(attributions[index].voice or UNNAMED for index in chain))
        made.append(Scope(Span(start, at), voices, chain, quoted[start]))
        start = at
    return tuple(made)


def _asides(attribution: Attribution, tree: Branches, text: str) -> Iterator[Span]:
    """The relative clauses that only add something about a noun of reported words: "..., where jails are full"."""
    for content in attribution.content:
        for index in tree.inside(content):
            if tree.tokens[index].deprel in RELATIVES:
                aside = tree.span(index)
                if content.start < aside.start and ASIDE.search(
                    text, max(0, aside.start - 2), aside.start + 6
                ):
                    yield Span(aside.start, min(aside.end, content.end))


def _length(attribution: Attribution) -> int:
    return sum(span.end - span.start for span in attribution.content)


def _quoted(attributions: tuple[Attribution, ...], have: Annotations) -> list[tuple[int, int]]:
    spans = [
        (span.start, span.end)
        for quotation in have.quotations
        if not quotation.scare
        for span in quotation.spans
    ]
    blocks = [
        (span.start, span.end)
        for attribution in attributions
        if attribution.kind in ("block", "page")
        for span in attribution.content
    ]
    return spans + blocks


class Voices:
    """Annotator: fills ``Attribution.voice`` and provides ``scopes``."""

    name = "voices"
    version = "1"
    requires = ("attributions", "actors", "mentions", "quotations")
    provides = ("scopes",)

    def annotate(self, document: Document, have: Annotations) -> Annotations:
        """``have`` with named attributions and the partition of the text into scopes."""
        attributions = name_sources(document, have)
        return msgspec.structs.replace(
            have, attributions=attributions, scopes=scopes(document, attributions, have)
        )


annotator = Voices()
