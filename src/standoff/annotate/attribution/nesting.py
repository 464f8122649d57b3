"""From word ranges to attributions: text order, kinds, and who stands inside whose content."""

from __future__ import annotations

from standoff.annotate.attribution.found import Found
from standoff.annotate.attribution.passage import TIME, Passage
from standoff.model.annotation import Attribution
from standoff.model.span import Span


def nest(passage: Passage, found: list[Found]) -> tuple[Attribution, ...]:
    """Attributions in text order of their first word, each with the nearest one whose content holds its cue."""
    unique = {(item.cue, item.content): item for item in found}
    ordered = sorted(unique.values(), key=lambda item: (_first(item), item.cue))
    made = []
    for item, parent in zip(ordered, _parents(passage, ordered), strict=True):
        made.append(
            Attribution(
                source=_spans(passage, (item.source,) if item.source else ()),
                cue=_spans(passage, (item.cue,)),
                content=_spans(passage, item.content),
                kind=item.kind or kind(passage, item),
                rule=_rule(item),
                parent=parent,
                stated=_stated(passage, item),
            )
        )
    return tuple(made)


def _rule(item: Found) -> str:
    """Which rule made it, with the cue's lemma; "stance:" marks what does not open a voice."""
    rule = f"{item.rule}:{item.lemma}" if item.lemma else item.rule
    return rule if item.speech else f"stance:{rule}"


def _first(item: Found) -> int:
    heads = [item.cue[0], *(first for first, _ in item.content)]
    return min([*heads, item.source[0]] if item.source else heads)


def _size(item: Found) -> int:
    return sum(last - first for first, last in item.content)


def _parents(passage: Passage, ordered: list[Found]) -> list[int | None]:
    """For each attribution the one with the smallest content, not smaller than its own, that holds its cue.

    Contents are laid over the words from the largest to the smallest, so that each finds the innermost below it.
    """
    owner: list[int | None] = [None] * (len(passage.words) + 1)
    parents: list[int | None] = [None] * len(ordered)
    by_cue = {k: index for index, item in enumerate(ordered) if not item.host for k in range(*item.cue)}
    for index in sorted(range(len(ordered)), key=lambda index: -_size(ordered[index])):
        host = ordered[index].host
        parents[index] = by_cue.get(host[0]) if host else owner[ordered[index].cue[0]]
        for first, last in ordered[index].content:
            owner[first:last] = [index] * (last - first)
    return parents


def _spans(passage: Passage, ranges: tuple[tuple[int, int], ...]) -> tuple[Span, ...]:
    words = passage.words
    return tuple(Span(words[first].start, words[last - 1].end) for first, last in ranges if last > first)


def kind(passage: Passage, item: Found) -> str:
    """Whether the content is quoted as far as the marks tell: direct, mixed or indirect."""
    words = [
        word for first, last in item.content for word in passage.words[first:last] if word.text[:1].isalnum()
    ]
    inside = sum(word.quote >= 0 for word in words)
    outside = passage.words[item.cue[0]].quote
    if outside >= 0:
        inside = sum(word.quote != outside for word in words)
    if not words or inside == 0:
        return "indirect"
    return "direct" if inside / len(words) > 0.9 else "mixed"


def _stated(passage: Passage, item: Found) -> Span | None:
    """A time expression beside the cue, outside the content: "reported Wednesday", "on Friday said"."""
    words = passage.words
    held = {k for first, last in item.content for k in range(first, last)}
    level = words[item.cue[0]].quote if item.cue[0] < len(words) else -1
    last = item.cue[1]
    while last < min(len(words), item.cue[1] + 12) and words[last].text not in (".", ";", ":"):
        last += 1
    for k in (*range(item.cue[1], last), *range(max(0, item.cue[0] - 4), item.cue[0])):
        if k not in held and words[k].quote == level and (match := TIME.match(passage.text, words[k].start)):
            return Span(match.start(), match.end())
    return None
