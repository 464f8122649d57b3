"""Which blocks of a page are its article.

trafilatura tells which text is the article; the blocks that hold this text give the place in our own
tree. There, what it passed over is taken back when it is prose among the article's paragraphs, and what
is furniture by tag, name or wording is left out.
"""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Sequence

from standoff.errors import NoArticle
from standoff.extract import furniture
from standoff.extract.about import About
from standoff.extract.blocks import Candidate
from standoff.extract.selection import choice, is_prose, plain
from standoff.extract.tree import HEADINGS, Node

MAX_ELEMENTS = 60_000
"""Larger pages are chosen by our own rules alone: the time of trafilatura grows faster than its input."""

_WHOLE_PAGE = re.compile(r"<(?:html|body)\b", re.IGNORECASE)
_REFUSAL = re.compile(
    r"\b(?:404|403|(?:page|file|article|story) (?:was |could )?not (?:be )?found|not found$|access denied|forbidden"
    r"|are you a (?:robot|human)|just a moment)\b",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"[^\W_]+")


def article(
    source: str, found: Sequence[Candidate], elements: int, said: About, what: str
) -> list[Candidate]:
    """The blocks of the main text, in page order. Raises NoArticle, naming ``what``, without prose."""
    marked = _kept_by_trafilatura(source, found) if elements <= MAX_ELEMENTS else set[int]()
    title, writers = said.title or "", said.byline or ""
    for start in (marked, _largest_cluster(found)):
        taken = choice(found, start, title, writers) if start else []
        if _is_article(taken) and not _is_refusal(taken, title):
            return taken
    raise NoArticle(what, "holds no article", "give the page of one article, or its text as .txt")


def _kept_by_trafilatura(source: str, found: Sequence[Candidate]) -> set[int]:
    """Indices of the blocks whose text trafilatura takes for the article."""
    from trafilatura import bare_extraction

    # It logs an error for every page without an article, which we report ourselves.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    page = source.replace("\x00", "")
    if not _WHOLE_PAGE.search(page):
        page = f"<html><body>{page}</body></html>"
    try:
        result = bare_extraction(page, include_comments=False)
    except (ValueError, RecursionError, MemoryError):
        return set()
    body = getattr(result, "body", None)
    if body is None:
        return set()
    lines = {plain(" ".join(element.itertext())) for element in body.iter() if isinstance(element.tag, str)}
    whole = plain(" ".join(body.itertext()))
    return {index for index, block in enumerate(found) if _holds(whole, lines, block.text)}


def _holds(whole: str, lines: set[str], text: str) -> bool:
    """True when a block is in the kept text: short ones as a line, long ones anywhere, nearly or quite."""
    letters = plain(text)
    if len(letters) < 25:
        return letters in lines
    if letters in whole:
        return True
    words = _LETTERS.findall(text.lower())
    windows = ["".join(words[at : at + 6]) for at in range(0, len(words) - 5, 3)]
    return len(windows) >= 3 and sum(window in whole for window in windows) >= 0.7 * len(windows)


def _largest_cluster(found: Sequence[Candidate]) -> set[int]:
    """Without trafilatura: the prose in ``<article>`` or ``<main>``, else where most of it stands together."""
    prose = [index for index, block in enumerate(found) if is_prose(block)]
    whole: Counter[Node] = Counter()
    for index in prose:
        whole.update({node: len(found[index].text) for node in found[index].node.ancestors()})
    half = 0.5 * sum(len(found[index].text) for index in prose)
    weight: Counter[Node] = Counter()
    for index in prose:
        around = _containers(found[index].node)
        if any(whole[node] < half and furniture.named(node) for node in around):
            continue
        for distance, node in enumerate(around):
            size = len(found[index].text)
            weight[node] += size if node.tag in {"article", "main"} else size >> min(distance, 20)
    if not weight:
        return set()
    best = max(weight, key=lambda node: weight[node])
    return {index for index in prose if best in found[index].node.ancestors()}


def _containers(node: Node) -> list[Node]:
    """What may hold a whole article: the elements around a paragraph, innermost first, up to the page itself."""
    return [above for above in node.ancestors() if above.tag not in {"p", "li", *HEADINGS}]


def _is_article(taken: Sequence[Candidate]) -> bool:
    """True for at least twenty words (ten in an ``<article>``) with one full sentence among them."""
    words = sum(block.text.count(" ") + 1 for block in taken)
    framed = any(above.tag == "article" for block in taken for above in block.node.ancestors())
    return words >= (10 if framed else 20) and any(is_prose(block) for block in taken)


def _is_refusal(taken: Sequence[Candidate], title: str) -> bool:
    """True for the short page a site sends in place of an article it does not have or does not give."""
    words = sum(block.text.count(" ") + 1 for block in taken)
    return words < 80 and _REFUSAL.search(title) is not None
