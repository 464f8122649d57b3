"""Which mentions speak of the same instrument: appositions, short titles, "the bill" for the bill just named.

A mention joins an instrument only when one candidate stands out. Where two compete and neither is
clearly the one just spoken of, it stays without identifier.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from standoff.annotate.instruments import lexicon
from standoff.annotate.instruments.found import US, Found
from standoff.annotate.instruments.nouns import ACTING

REACH = {"law": 6}
"""How many sentences back a named instrument of a group is still spoken of; 2 for the other groups."""

_GROUPS = {
    "bill": "law",
    "statute": "law",
    "ordinance": "law",
    "order": "executive_order",
    "general_order": "policy",
    "directive": "policy",
}
_BARE = frozenset({"statute", "policy", "regulation", "guidance"})
"""Kinds whose noun without an article means the whole body of them ("federal law")."""

_BODIES = frozenset({"state", "city", "county", "nation", "country", "town", "congress"})
_CLAUSE = re.compile(r"\s+(?:the|he|she|they|we|you|I|that|of|to)\b")
_NAMES_IT = re.compile(
    r"(?:,? ?[“\"‘]?|\s?\(\s?[“\"]?|"
    r",? (?:which is |is |was |now |also |formally |officially |better |commonly |widely )*"
    r"(?:known as|called|dubbed|titled|entitled|named|nicknamed|numbered|designated|or)(?: as)?(?: the)? [“\"‘]?|"
    r" [“\"‘]?)",
    re.IGNORECASE,
)
_APART = re.compile(
    r"\b(?:another|separate|similar|different|other|second|competing|companion|rival|earlier|previous)\b",
    re.I,
)


@dataclass(eq=False)
class Entity:
    """One instrument of the document and where it was last spoken of."""

    group: str
    number: str | None = None
    title: str | None = None
    place: str | None = None
    words: set[str] = field(default_factory=set)
    sentence: int = 0
    offset: int = 0
    plural: bool = False
    standing: bool = False
    """True for a statute everybody knows, named in passing."""
    kinds: set[str] = field(default_factory=set)
    mentions: list[int] = field(default_factory=list)

    @property
    def identifier(self) -> str | None:
        """The official number, else the title."""
        return self.number or self.title


def link(text: str, mentions: Sequence[Found], sentence_starts: Sequence[int]) -> list[Entity | None]:
    """The instrument of each mention (in text order); None for one that stands for none in particular."""
    return _Linker(text, mentions, sentence_starts).run()


class _Linker:
    def __init__(self, text: str, mentions: Sequence[Found], sentence_starts: Sequence[int]) -> None:
        self.text = text
        self.mentions = mentions
        self.starts = sentence_starts
        self.entities: list[Entity] = []
        self.of: list[Entity | None] = []

    def run(self) -> list[Entity | None]:
        for index, mention in enumerate(self.mentions):
            entity = self._entity(index, mention)
            self.of.append(entity)
            if entity is not None:
                self._touch(entity, index, mention)
            if entity is not None and mention.kind != "it":
                self._apposed(index)
        return self.of

    def _sentence(self, offset: int) -> int:
        return bisect_right(self.starts, offset) - 1

    def _touch(self, entity: Entity, index: int, mention: Found) -> None:
        entity.sentence, entity.offset = self._sentence(mention.start), mention.start
        entity.kinds |= {mention.kind} - {"it"}
        entity.words |= set(mention.words)
        entity.place = entity.place or mention.place
        entity.mentions.append(index)

    def _open(self, mention: Found) -> Entity:
        number = mention.identifier if mention.identifier != mention.title else None
        entity = Entity(
            _GROUPS.get(mention.kind, mention.kind),
            number,
            mention.title,
            mention.place,
            plural=mention.plural,
            standing=mention.kind == "statute" and mention.place == US,
        )
        self.entities.append(entity)
        return entity

    def _entity(self, index: int, mention: Found) -> Entity | None:
        if mention.kind == "it":
            return self._subject_before(index, mention)
        if mention.definite is None:
            return self._named(mention) or self._named_first(index, mention) or self._open(mention)
        if mention.fixed or (
            mention.definite is False
            and not mention.plural
            and mention.kind in _BARE
            and not self._has_article(mention)
        ):
            return None
        if not mention.definite or mention.plural or self._is_somebodys(mention):
            return self._described(mention) or self._open(mention)
        return self._pointed_at(mention) or self._open(mention)

    def _named(self, mention: Found) -> Entity | None:
        """The instrument already known by this number or title, or by a longer title that ends in it."""
        for entity in self.entities:
            if (
                mention.title is None
                and entity.number == mention.identifier
                and _places_agree(entity.place, mention.place)
            ):
                return entity
            if mention.title and entity.title and _same_title(mention.title, entity.title):
                entity.title = max(entity.title, mention.title, key=len)
                return entity
        return None

    def _named_first(self, index: int, mention: Found) -> Entity | None:
        """A bill spoken of without a name, now named as the subject of what it would do."""
        group, here = _GROUPS.get(mention.kind, mention.kind), self._sentence(mention.start)
        if (
            group != "law"
            or mention.kind == "statute"
            or mention.place == US
            or not ACTING.match(self.text, mention.end)
        ):
            return None
        if self._trails(index, mention, here):
            closed = self.of[index - 1]
            assert closed is not None
            self._name(closed, mention)
            return closed
        rivals = [entity for entity in self.entities if entity.group == "law"]
        if len(rivals) != 1 or rivals[0].identifier or rivals[0].plural or here - rivals[0].sentence > 3:
            return None
        before = self.text[max(self.starts[here], mention.start - 60) : mention.start]
        if _APART.search(before) or not _places_agree(rivals[0].place, mention.place):
            return None
        self._name(rivals[0], mention)
        return rivals[0]

    def _trails(self, index: int, mention: Found, here: int) -> bool:
        """ "Another bill passed on Monday, the Dream Act, would ...": the name closes its own sentence's bill."""
        before = self.of[index - 1] if index else None
        if (
            before is None
            or before.group != "law"
            or before.identifier
            or before.plural
            or before.sentence != here
        ):
            return False
        gap = self.text[self.mentions[index - 1].end : mention.start]
        return (
            len(gap) < 60
            and bool(re.search(r",\s+(?:the\s+)?[“\"‘]?$", gap))
            and _places_agree(before.place, mention.place)
        )

    def _described(self, mention: Found) -> Entity | None:
        """ "the Dream Act, which ... aid — legislation that has passed twice": a loose apposition in one sentence."""
        lead = self.text[max(0, mention.start - 3) : mention.start]
        if (
            mention.plural
            or not re.search(r"(?:[—–]|, |- )$", lead)
            or not re.match(r"\s+(?:that|which)\b", self.text[mention.end :][:8])
        ):
            return None
        here, group = self._sentence(mention.start), _GROUPS.get(mention.kind, mention.kind)
        named = [
            entity
            for entity in self.entities
            if entity.group == group and entity.sentence == here and entity.identifier
        ]
        return named[0] if len(named) == 1 and _places_agree(named[0].place, mention.place) else None

    def _subject_before(self, index: int, mention: Found) -> Entity | None:
        """The one instrument that was the subject of something in the sentence before."""
        here, subjects = self._sentence(mention.start), []
        for earlier in range(index - 1, -1, -1):
            if self._sentence(self.mentions[earlier].start) < here - 1:
                break
            entity = self.of[earlier]
            if (
                entity is not None
                and entity not in subjects
                and ACTING.match(self.text, self.mentions[earlier].end)
            ):
                subjects.append(entity)
        return subjects[0] if len(subjects) == 1 and not subjects[0].plural else None

    def _pointed_at(self, mention: Found) -> Entity | None:
        """The one instrument "the law" can stand for here."""
        if (
            mention.kind in ("statute", "policy")
            and not mention.words
            and _CLAUSE.match(self.text, mention.end)
        ):
            return None
        here = self._sentence(mention.start)
        group = _GROUPS.get(mention.kind, mention.kind)
        near = [entity for entity in self.entities if self._fits(entity, mention, group, here)]
        if not near:
            return None
        near.sort(key=lambda entity: (entity.sentence, entity.offset), reverse=True)
        alike = [entity for entity in near if (mention.words - lexicon.words("plain")) & entity.words]
        if len(alike) == 1:
            return alike[0]
        latest = near[0]
        if latest.plural:
            return None
        if len(near) == 1:
            return latest
        clear = here - latest.sentence <= 1 and near[1].sentence < latest.sentence
        return latest if clear else None

    def _fits(self, entity: Entity, mention: Found, group: str, here: int) -> bool:
        reach = REACH.get(group, 2) if entity.identifier else 3
        if entity.standing:
            reach = 2
        if entity.mentions and re.fullmatch(
            r"[”\"’,]*\s+(?:and|or|nor)\s+", self.text[self.mentions[entity.mentions[-1]].end : mention.start]
        ):
            return False
        if mention.kind == "order":
            if entity.group not in ("executive_order", "court_order"):
                return False
        elif entity.group != group:
            return False
        if here - entity.sentence > reach or not _places_agree(entity.place, mention.place):
            return False
        if "state" in mention.words and entity.place == US:
            return False
        if mention.kind == "ordinance" and entity.number and "ordinance" not in entity.kinds:
            return False
        told = {
            word
            for word in mention.words - lexicon.words("plain")
            if not word.endswith(("'s", "’s", "'", "’"))
        }
        return (
            not told
            or bool(told & entity.words)
            or not (entity.words - lexicon.words("plain") or entity.identifier)
        )

    def _apposed(self, index: int) -> None:
        """ "the anti-sanctuary law, SB 4", "SB 54, the ... law", "the Values Act (SB 54)": one instrument."""
        if index == 0:
            return
        before, after = self.mentions[index - 1], self.mentions[index]
        first, second = self.of[index - 1], self.of[index]
        if first is None or second is None or first is second or first.group != second.group:
            return
        gap = self.text[before.end : after.start]
        if len(gap) > 40 or not _NAMES_IT.fullmatch(gap):
            return
        if before.definite is None and after.definite is None:
            if gap.strip() in (",", "") or (first.number and second.number) or (first.title and second.title):
                return
        elif (
            (before.definite is not None and after.definite is not None)
            or (
                after.definite is not None
                and (gap.strip() in ("", "(") or (after.definite is False and not self._has_article(after)))
            )
            or before.plural
            or after.plural
            or not _places_agree(first.place, second.place)
        ):
            return
        self._merge(first, second)

    def _is_somebodys(self, mention: Found) -> bool:
        """ "Hilton's bill": a person's own, where no place owns it."""
        words = self.text[mention.start : mention.end]
        owned = (
            re.match(r"[A-Z][\w.-]*['’]s?\s", words)
            and words.split("'")[0].split("’")[0].lower() not in _BODIES
        )
        return bool(owned) and mention.place is None and mention.kind in ("bill", "statute")

    def _has_article(self, mention: Found) -> bool:
        return bool(
            re.match(
                r"(?:an?|the|another|one|no|any|every)\b",
                self.text[mention.start : mention.end],
                re.IGNORECASE,
            )
        )

    def _merge(self, keep: Entity, gone: Entity) -> None:
        keep.number, keep.title = keep.number or gone.number, keep.title or gone.title
        keep.place = keep.place or gone.place
        keep.words |= gone.words
        keep.kinds |= gone.kinds
        keep.sentence, keep.offset = max((keep.sentence, keep.offset), (gone.sentence, gone.offset))
        keep.mentions = sorted({*keep.mentions, *gone.mentions})
        self.of = [keep if entity is gone else entity for entity in self.of]
        self.entities.remove(gone)

    @staticmethod
    def _name(entity: Entity, mention: Found) -> None:
        entity.title = mention.title
        entity.number = mention.identifier if mention.identifier != mention.title else None


def _places_agree(a: str | None, b: str | None) -> bool:
    return (
        a is None
        or b is None
        or a == b
        or (US not in (a, b) and (a.startswith(b + "/") or b.startswith(a + "/")))
    )


def _same_title(a: str, b: str) -> bool:
    """Equal but for case and a leading article, or the shorter is the tail of the longer ("the Liberty Act")."""
    one, other = _title_words(a), _title_words(b)
    if len(one) > len(other):
        one, other = other, one
    return len(one) >= 2 and other[-len(one) :] == one


def _title_words(title: str) -> list[str]:
    return [word for word in re.findall(r"[\w-]+", title.lower().replace("’", "'")) if word != "the"]
