"""From a first guess at an article's blocks to the article: furniture out, prose among it back in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from standoff.extract import furniture
from standoff.extract.blocks import Candidate
from standoff.extract.tree import BLOCKS, HEADINGS, Node

CARD_CHARACTERS = 400
"""A box below a linked headline is a teaser up to this length."""

_WITHIN_TEXT = HEADINGS | {"p", "li", "ul", "ol", "dl", "dd", "dt", "blockquote", "figure", "pre"}
_SENTENCE = re.compile(r"[.!?:;…—–,][\"'”’»)\]]*$")
_LETTERS = re.compile(r"[^\W_]+")


def choice(found: Sequence[Candidate], start: set[int], title: str, writers: str) -> list[Candidate]:
    """The article's blocks in page order, from the indices ``start`` of blocks that probably belong to it.

    ``title`` and ``writers`` are what the page gives as its headline and byline, empty where it gives none.
    """
    return _Choice(found, start, title, writers).blocks()


def plain(text: str) -> str:
    """Letters and digits alone, in lower case: what stays equal however a page is cut up."""
    return "".join(_LETTERS.findall(text.lower()))


def is_prose(block: Candidate) -> bool:
    """A paragraph of sentences: some words, an end mark, few links."""
    return (
        block.kind != "heading"
        and block.text.count(" ") >= 5
        and _SENTENCE.search(block.text) is not None
        and block.linked() < 0.6
        and not furniture.says(block.text, block.linked())
    )


class _Choice:
    """The article around the blocks of a first guess."""

    def __init__(self, found: Sequence[Candidate], start: set[int], title: str, writers: str) -> None:
        self.found = found
        self.title = plain(title)
        self.writers = writers
        self.weight: Counter[Node] = Counter()
        for index in start:
            for node in found[index].node.ancestors():
                self.weight[node] += len(found[index].text)
        self.total = max(sum(len(found[index].text) for index in start), 1)
        self.doubtful = self._doubtful_names(start)
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
        taken = self._without_annexes(self._without_repeats(taken))
        chosen = [self.found[index] for index in taken]
        return _without_ends(chosen, self.writers)

    def _refused(self, block: Candidate) -> bool:
        """Furniture by its own words or by an element around it, the headline, a byline, a rule, a table's cell."""
        if not plain(block.text):
            return True
        if furniture.says(block.text, block.linked()) or furniture.byline(block.text):
            return True
        if block.kind == "heading" and (furniture.heads(block.text) or plain(block.text) == self.title):
            return True
        if self._needs_prose(block) and not is_prose(block):
            return True
        return self._furnished(block.node)

    def _needs_prose(self, block: Candidate) -> bool:
        """True in a table, and in a header unless it holds half of the article."""
        return any(
            node.tag in {"td", "th"} or (node.tag == "header" and self.weight[node] < 0.5 * self.total)
            for node in block.node.ancestors()
        )

    def _doubtful_names(self, start: set[int]) -> set[str]:
        """Names under which half of the article stands in pieces: on this page they do not mean furniture."""
        share: Counter[str] = Counter()
        for index in start:
            around = [
                node for node in self.found[index].node.ancestors() if self.weight[node] < 0.5 * self.total
            ]
            told = {name for node in around if (name := furniture.named(node)) is not None}
            share.update(dict.fromkeys(told, len(self.found[index].text)))
        return {name for name in share if share[name] >= 0.5 * self.total and not furniture.sure(name)}

    def _titled_boxes(self) -> Iterator[Node]:
        """Boxes whose heading says that they lead elsewhere: "Most read", or a headline that is all link."""
        for block in self.found:
            teaser = block.kind == "heading" and block.linked() > 0.9 and plain(block.text) != self.title
            if teaser or (block.kind == "heading" and furniture.heads(block.text)):
                box = _box(block.node)
                short = not teaser or self.weight[box] < max(CARD_CHARACTERS, 0.25 * self.total)
                if short and self.weight[box] < 0.5 * self.total:
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
                and (name := furniture.named(below)) is not None
                and name not in self.doubtful
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
            return (inside and (ends or bool(block.quotes))) or (is_prose(block) and abs(index - last) < 12)
        return is_prose(block)

    def _without_annexes(self, taken: list[int]) -> list[int]:
        """Without what follows in a small box of another make than the one that holds most."""
        weight: Counter[Node] = Counter()
        for index in taken:
            for node in self.found[index].node.ancestors():
                weight[node] += len(self.found[index].text)
        total = sum(len(self.found[index].text) for index in taken)
        whole = [node for node in weight if weight[node] >= 0.7 * total and node.tag in BLOCKS]
        main = max(whole, key=lambda node: sum(1 for _ in node.ancestors()), default=None)
        if main is None:
            return taken
        around = list(main.ancestors())
        last = max(index for index in taken if main in self.found[index].node.ancestors())
        kept = []
        for index in taken:
            node = self.found[index].node
            top = next(above for above in node.ancestors() if above in around)
            box = _below(top, node)
            annex = index > last and box.tag not in _WITHIN_TEXT and _looks(box) != _looks(_below(top, main))
            if not annex:
                kept.append(index)
        return kept

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
            pulled = len(letters) > 9 and self.found[index].quotes and letters in prose
            if not pulled and best[letters] is _place(self.found[index]):
                kept.append(index)
        return kept


def _below(top: Node, node: Node) -> Node:
    """The child of ``top`` in which ``node`` stands."""
    path = [node]
    for above in node.ancestors():
        if above is top:
            break
        path.append(above)
    return path[-1]


def _looks(node: Node) -> tuple[str, ...]:
    """Tag, class and id without numbers: alike for the parts of one article."""
    return node.tag, *(re.sub(r"\d+", "", node.get(name)) for name in ("class", "id"))


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


def _without_ends(chosen: list[Candidate], writers: str) -> list[Candidate]:
    """Without the headline above, the writer's biography near the end, and headings that nothing follows."""
    tail = len(chosen) - 5
    kept = [
        block
        for index, block in enumerate(chosen)
        if index < tail or block.quotes or not furniture.biography(block.text, writers)
    ]
    while kept and kept[-1].kind == "heading":
        kept.pop()
    while kept and kept[0].kind == "heading" and any(above.tag == "h1" for above in kept[0].node.ancestors()):
        kept.pop(0)
    return kept
