"""An HTML page to canonical text, blocks, links, the run map, and what the page says of itself."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urljoin, urlsplit

import msgspec

from standoff.extract.about import About, page
from standoff.extract.blocks import Candidate, candidates
from standoff.extract.choose import article
from standoff.extract.tree import Node, build
from standoff.model.document import Block, Link, Source, SourceRun
from standoff.model.span import Span

BETWEEN_BLOCKS = "\n\n"


class Page(msgspec.Struct, frozen=True):
    """What a page gives to its document."""

    text: str
    blocks: tuple[Block, ...]
    links: tuple[Link, ...]
    runs: tuple[SourceRun, ...]
    about: About


def read(decoded: str, source: Source) -> Page:
    """The article on a page. Raises NoArticle or TooDeep."""
    root = build(decoded, source.capture.uri)
    found = candidates(decoded, root)
    said = page(decoded, root, found, source)
    elements = sum(1 for _ in root.walk())
    chosen = article(decoded, found, elements, said, source.capture.uri)
    return _assemble(chosen, said, said.base)


def _assemble(chosen: Sequence[Candidate], said: About, base: str | None) -> Page:
    """Join the blocks and shift their runs and links to their place in the whole text."""
    parts: list[str] = []
    blocks: list[Block] = []
    links: list[Link] = []
    runs: list[SourceRun] = []
    numbers: dict[Node, int] = {}
    outside = _layout_quotes(chosen)
    here = 0
    for block in chosen:
        if parts:
            parts.append(BETWEEN_BLOCKS)
            here += len(BETWEEN_BLOCKS)
        quote = tuple(numbers.setdefault(node, len(numbers) + 1) for node in block.quotes[outside:])
        span = Span(here, here + len(block.text))
        blocks.append(Block(span, block.kind, len(quote), quote, _cite(block, base) if quote else None))
        for start, end, href in block.words.links:
            if address := _address(href, base):
                links.append(Link(Span(here + start, here + end), address))
        runs.extend(
            SourceRun(here + run.text_start, here + run.text_end, run.source_start, run.source_end)
            for run in block.words.runs
        )
        parts.append(block.text)
        here = span.end
    return Page("".join(parts), tuple(blocks), tuple(links), tuple(runs), said)


def _layout_quotes(chosen: Sequence[Candidate]) -> int:
    """How many block quotes stand around the whole article: such pages use them to indent."""
    depth = 0
    while all(
        len(block.quotes) > depth and block.quotes[depth] is chosen[0].quotes[depth] for block in chosen
    ):
        depth += 1
    return depth


def _cite(block: Candidate, base: str | None) -> str | None:
    """The innermost quote's ``cite`` attribute, else a link in its ``<cite>`` or in a tweet's last line."""
    quote = block.quotes[-1]
    if quote.get("cite").strip():
        return _address(quote.get("cite"), base)
    cited: str | None = None
    for node in quote.walk():
        if node.tag == "a" and node.get("href"):
            named = any(above.tag in {"cite", "footer"} for above in node.ancestors())
            if named or "tweet" in quote.get("class"):
                cited = node.get("href")
    return _address(cited, base) if cited else None


def _address(href: str, base: str | None) -> str | None:
    """A web address, resolved against the page's own; None for scripts, mail and broken ones."""
    try:
        address = urljoin(base or "", href.strip())
        scheme = urlsplit(address).scheme
    except ValueError:
        return None
    return address if scheme in {"http", "https", ""} and address else None
