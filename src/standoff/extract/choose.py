"""Which blocks of a page are its article.

trafilatura tells which text is the article; the blocks that hold this text give the place in our own
tree. There, what it passed over is taken back when it is prose among the article's paragraphs, and what
is furniture by tag, name or wording is left out.
"""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from standoff.errors import NoArticle
from standoff.extract import furniture
from standoff.extract.blocks import Candidate
from standoff.extract.tree import BLOCKS, HEADINGS, Node

MAX_ELEMENTS = 60_000
"""Larger pages are chosen by our own rules alone: the time of trafilatura grows faster than its input."""

_WITHIN_TEXT = HEADINGS | {"p", "li", "ul", "ol", "dl", "dd", "dt", "blockquote", "figure", "pre"}
_SENTENCE = re.compile(r"[.!?:;…—–,][\"'”’»)\]]*$")
_WHOLE_PAGE = re.compile(r"<(?:html|body)\b", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W_]+")


def article(
    source: str, found: Sequence[Candidate], elements: int, title: str | None, what: str
) -> list[Candidate]:
    """The blocks of the main text, in page order. Raises NoArticle, naming ``what``, without prose."""
    marked = _kept_by_trafilatura(source, found) if elements <= MAX_ELEMENTS else set[int]()
    for start in (marked, _largest_cluster(found)):
        taken = _Choice(found, start, title).blocks() if start else []
        if _is_prose(taken):
            return taken
    raise NoArticle(what, "holds no article", "give the page of one article, or its text as .txt")


def plain(text: str) -> str:
    """Letters and digits alone, in lower case: what stays equal however a page is cut up."""
    return "".join(_LETTERS.findall(text.lower()))


def _kept_by_trafilatura(source: str, found: Sequence[Candidate]) -> set[int]:
    """Indices of the blocks whose text trafilatura takes for the article."""
    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(
        logging.CRITICAL
    )  # a page without an article is no error of ours
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
    prose = [index for index, block in enumerate(found) if _prose(block)]
    whole: Counter[Node] = Counter()
    for index in prose:
        whole.update({node: len(found[index].text) for node in found[index].node.ancestors()})
    half = 0.5 * sum(len(found[index].text) for index in prose)
    weight: Counter[Node] = Counter()
    for index in prose:
        around = _containers(found[index].node)
        if any(whole[node] < half and furniture.names(node) for node in around):
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


def _prose(block: Candidate) -> bool:
    """A paragraph of sentences: some words, an end mark, few links."""
    return (
        block.kind != "heading"
        and block.text.count(" ") >= 5
        and _SENTENCE.search(block.text) is not None
        and block.linked() < 0.6
        and not furniture.says(block.text, block.linked())
    )


def _is_prose(taken: Sequence[Candidate]) -> bool:
    """True for at least twenty words (ten in an ``<article>``) with one full sentence among them."""
    words = sum(block.text.count(" ") + 1 for block in taken)
    framed = any(above.tag == "article" for block in taken for above in block.node.ancestors())
    return words >= (10 if framed else 20) and any(_prose(block) for block in taken)


class _Choice:
    """The article around the blocks of a first guess."""

    def __init__(self, found: Sequence[Candidate], start: set[int], title: str | None) -> None:
        self.found = found
        self.title = plain(title or "")
        self.weight: Counter[Node] = Counter()
        for index in start:
            for node in found[index].node.ancestors():
                self.weight[node] += len(found[index].text)
        self.total = max(sum(len(found[index].text) for index in start), 1)
        self.furnished = dict.fromkeys(self._titled_boxes(), True)
        self.start = {index for index in start if not self._refused(found[index])}
        self.parents = {_place(found[index]) for index in self.start}

    def blocks(self) -> list[Candidate]:
        """The chosen blocks in page order."""
        if not self.start:
            return []
        first, last = min(self.start), max(self.start)
        taken = [
            index
            for index, block in enumerate(self.found)
            if index in self.start or (not self._refused(block) and self._rescued(index, first, last))
        ]
        taken = self._without_repeats(taken)
        chosen = [self.found[index] for index in taken]
        return _without_ends(chosen)

    def _refused(self, block: Candidate) -> bool:
        """Furniture by its own words or by an element around it, the headline, a byline, a table's cell."""
        if furniture.says(block.text, block.linked()) or furniture.byline(block.text):
            return True
        if self.title and block.kind == "heading" and plain(block.text) == self.title:
            return True
        if any(node.tag in {"td", "th"} for node in block.node.ancestors()) and not _prose(block):
            return True
        return self._furnished(block.node)

    def _titled_boxes(self) -> Iterator[Node]:
        """Boxes whose heading says that they lead elsewhere: "Most read", or a headline that is all link."""
        for block in self.found:
            teaser = block.kind == "heading" and block.linked() > 0.9
            if teaser or (block.kind == "heading" and furniture.heads(block.text)):
                box = _box(block.node)
                if self.weight[box] < (0.25 if teaser else 0.5) * self.total:
                    yield box

    def _furnished(self, node: Node) -> bool:
        """True inside an element that is furniture by name, unless half of the article stands in it."""
        path = []
        answer = False
        for above in node.ancestors():
            if above in self.furnished:
                answer = self.furnished[above]
                break
            path.append(above)
        for below in reversed(path):
            answer = answer or (
                below.tag not in {"", "html", "body"}
                and self.weight[below] < 0.5 * self.total
                and furniture.names(below)
                and not _source_of_quote(below)
            )
            self.furnished[below] = answer
        return answer

    def _rescued(self, index: int, first: int, last: int) -> bool:
        """Prose that stands among the article's paragraphs though trafilatura passed it over."""
        block = self.found[index]
        if _place(block) not in self.parents or block.linked() > 0.8:
            return False
        inside = first < index < last
        if block.kind == "heading":
            return inside
        if block.quotes or block.node.tag in {"p", "li", "dd"}:
            ends = _SENTENCE.search(block.text) is not None
            return (inside and (ends or bool(block.quotes))) or (_prose(block) and abs(index - last) < 12)
        return _prose(block)

    def _without_repeats(self, taken: list[int]) -> list[int]:
        """Words shown twice on a page stay where most of the article is; quotes pulled from it go."""
        best: dict[str, Node] = {}
        for index in taken:
            letters, place = plain(self.found[index].text), _place(self.found[index])
            if letters not in best or self.weight[place] > self.weight[best[letters]]:
                best[letters] = place
        prose = " ".join(plain(self.found[index].text) for index in taken if not self.found[index].quotes)
        kept = []
        for index in taken:
            letters = plain(self.found[index].text)
            pulled = len(letters) > 30 and self.found[index].quotes and letters in prose
            if not pulled and best[letters] is _place(self.found[index]):
                kept.append(index)
        return kept


def _place(block: Candidate) -> Node:
    """The element whose children are the article's paragraphs: above lists and block quotes."""
    top = block.quotes[0] if block.quotes else block.node
    for above in top.ancestors():
        if above.parent is None or (above.tag in BLOCKS and above.tag not in _WITHIN_TEXT):
            return above
    return top


def _box(heading: Node) -> Node:
    """The element that a heading is the head of."""
    around = (above for above in heading.ancestors() if above.tag in BLOCKS and above.tag not in HEADINGS)
    return next(around, heading)


def _source_of_quote(node: Node) -> bool:
    """True for the line below a block quote that names its source."""
    if node.tag == "footer":
        return any(above.tag == "blockquote" for above in node.ancestors())
    if node.tag == "figcaption" and node.parent is not None:
        return any(below.tag == "blockquote" for below in node.parent.walk())
    return False


def _without_ends(chosen: list[Candidate]) -> list[Candidate]:
    """Without headings that nothing follows and the writer's biography at the end."""
    end = len(chosen)
    while end and (
        chosen[end - 1].kind == "heading"
        or (not chosen[end - 1].quotes and furniture.biography(chosen[end - 1].text))
    ):
        end -= 1
    return chosen[:end]
