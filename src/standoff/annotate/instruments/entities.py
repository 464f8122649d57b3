"""The instruments of one document while it is read: by number, by title, and those still spoken of."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field

from standoff.annotate.instruments.found import Found
from standoff.gazetteer import US

_GROUPS = {
    "bill": "law",
    "statute": "law",
    "ordinance": "law",
    "order": "executive_order",
    "general_order": "policy",
    "directive": "policy",
}
STILL = 6
"""Sentences after which an instrument is no longer spoken of."""


def group_of(kind: str) -> str:
    """Kinds that one word may stand for: a bill becomes a statute, an ordinance is a law."""
    return _GROUPS.get(kind, kind)


@dataclass(eq=False)
class Entity:
    """One instrument of the document and where it was last spoken of.

    ``standing`` is True for a statute everybody knows, named in passing; ``words`` are those that have
    described it; ``mentions`` index the document's mentions.
    """

    group: str
    number: str | None = None
    title: str | None = None
    place: str | None = None
    plural: bool = False
    standing: bool = False
    sentence: int = 0
    offset: int = 0
    words: set[str] = field(default_factory=set)
    kinds: set[str] = field(default_factory=set)
    mentions: list[int] = field(default_factory=list)

    @property
    def identifier(self) -> str | None:
        """The official number, else the title."""
        return self.number or self.title


class Register:
    """Every instrument so far."""

    def __init__(self) -> None:
        self._numbers: defaultdict[str, list[Entity]] = defaultdict(list)
        self._titles: defaultdict[tuple[str, ...], list[Entity]] = defaultdict(list)
        self._active: list[Entity] = []
        self.laws: list[Entity] = []

    def open(self, mention: Found) -> Entity:
        """A new instrument, as the mention tells of it."""
        standing = mention.kind == "statute" and mention.place == US
        entity = Entity(group_of(mention.kind), place=mention.place, plural=mention.plural, standing=standing)
        if entity.group == "law":
            self.laws.append(entity)
        if mention.definite is None:
            self.name(entity, mention)
        return entity

    def name(self, entity: Entity, mention: Found) -> None:
        """Give an instrument the number or title of the mention."""
        if mention.title is None and mention.identifier:
            entity.number = mention.identifier
            self._numbers[mention.identifier].append(entity)
        elif mention.title:
            entity.title = mention.title
            self._titles[_tail(mention.title)].append(entity)

    def find(self, mention: Found) -> Entity | None:
        """The instrument known by this number or title, or by a longer title that ends in it."""
        if mention.title is None:
            known = self._numbers[mention.identifier or ""]
            return next((one for one in known if places_agree(one.place, mention.place)), None)
        for entity in self._titles[_tail(mention.title)]:
            if entity.title and _same_title(mention.title, entity.title):
                entity.title = max(entity.title, mention.title, key=len)
                return entity
        return None

    def touch(self, entity: Entity, index: int, mention: Found, sentence: int) -> None:
        """Note that the mention of that index, in that sentence, speaks of the instrument."""
        entity.sentence, entity.offset = sentence, mention.start
        entity.kinds |= {mention.kind} - {"it"}
        entity.words |= mention.words
        entity.place = entity.place or mention.place
        entity.mentions.append(index)
        if entity not in self._active:
            self._active.append(entity)

    def active(self, sentence: int) -> list[Entity]:
        """The instruments spoken of in the last sentences."""
        self._active = [entity for entity in self._active if sentence - entity.sentence <= STILL]
        return self._active

    def merge(self, keep: Entity, gone: Entity) -> None:
        """Two that turn out to be one."""
        if gone.number and not keep.number:
            keep.number = gone.number
            self._numbers[gone.number].append(keep)
        if gone.title and not keep.title:
            keep.title = gone.title
            self._titles[_tail(gone.title)].append(keep)
        keep.place = keep.place or gone.place
        keep.words |= gone.words
        keep.kinds |= gone.kinds
        keep.sentence, keep.offset = max((keep.sentence, keep.offset), (gone.sentence, gone.offset))
        keep.mentions = sorted({*keep.mentions, *gone.mentions})
        self._active = [entity for entity in self._active if entity is not gone]
        self.laws = [entity for entity in self.laws if entity is not gone]
        for table in (self._numbers[gone.number or ""], self._titles[_tail(gone.title or "")]):
            if gone in table:
                table.remove(gone)


def places_agree(a: str | None, b: str | None) -> bool:
    """True unless both are known and neither lies in the other; the federal level holds nothing but itself."""
    if a is None or b is None or a == b:
        return True
    return US not in (a, b) and (a.startswith(b + "/") or b.startswith(a + "/"))


def _same_title(a: str, b: str) -> bool:
    """Equal but for case and a leading article, or the shorter is the tail of the longer ("the Liberty Act")."""
    one, other = _title_words(a), _title_words(b)
    if len(one) > len(other):
        one, other = other, one
    return len(one) >= 2 and other[-len(one) :] == one


def _tail(title: str) -> tuple[str, ...]:
    return tuple(_title_words(title)[-2:])


def _title_words(title: str) -> list[str]:
    return [word for word in re.findall(r"[\w-]+", title.lower()) if word != "the"]
