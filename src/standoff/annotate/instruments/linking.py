"""Which mentions speak of the same instrument: appositions, short titles, "the bill" for the bill just named.

A mention joins an instrument only when one candidate stands out. Where two compete and neither is
clearly the one just spoken of, it stays without identifier.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from standoff.annotate.instruments import lexicon
from standoff.annotate.instruments.entities import STILL, Entity, Register, group_of, places_agree
from standoff.annotate.instruments.found import Found
from standoff.annotate.instruments.nouns import ACTING
from standoff.gazetteer import US

_BARE = frozenset({"statute", "policy", "regulation", "guidance"})
"""Kinds whose noun without an article means the whole body of them ("federal law")."""

_BODIES = frozenset({"state", "city", "county", "nation", "country", "town", "congress"})
_ARTICLE = re.compile(r"(?:an?|the|another|one|no|any|every)\b", re.IGNORECASE)
_OWNER = re.compile(r"(?P<owner>[A-Z][\w.-]*)['’]s?\s")
_CLAUSE = re.compile(r"\s+(?:the|he|she|they|we|you|I|that|of|to)\b")
_AND = re.compile(r"[”\"’,]*\s+(?:and|or|nor)\s+")
_NAMES_IT = re.compile(
    r"(?:,? ?[“\"‘]?|\s?\(\s?[“\"]?|"
    r",? (?:which is |is |was |now |also |formally |officially |better |commonly |widely )*"
    r"(?:known as|called|dubbed|titled|entitled|named|nicknamed|numbered|designated|or)(?: as)?(?: the)? [“\"‘]?|"
    r" [“\"‘]?)",
    re.IGNORECASE,
)
_APART = re.compile(
    r"\b(?:another|separate|similar|different|other|second|competing|companion|rival|earlier|previous)\b",
    re.IGNORECASE,
)


def link(text: str, mentions: Sequence[Found], sentence_starts: Sequence[int]) -> list[Entity | None]:
    """The instrument of each mention (in text order); None for one that stands for none in particular."""
    return _Linker(text, mentions, sentence_starts).run()


class _Linker:
    """One walk through a document's mentions."""

    def __init__(self, text: str, mentions: Sequence[Found], sentence_starts: Sequence[int]) -> None:
        self.text = text
        self.mentions = mentions
        self.starts = sentence_starts
        self.register = Register()
        self.of: list[Entity | None] = []

    def run(self) -> list[Entity | None]:
        for index, mention in enumerate(self.mentions):
            entity = self._entity(index, mention)
            self.of.append(entity)
            if entity is None:
                continue
            self.register.touch(entity, index, mention, self._sentence(mention.start))
            if mention.kind != "it" and index:
                self._appose(index)
        return self.of

    def _sentence(self, offset: int) -> int:
        return bisect_right(self.starts, offset) - 1

    def _entity(self, index: int, mention: Found) -> Entity | None:
        if mention.kind == "it":
            return self._subject_before(index, mention)
        if mention.definite is None:
            known = self.register.find(mention) or self._unnamed_so_far(index, mention)
            return known or self.register.open(mention)
        if mention.fixed or self._is_at_large(mention):
            return None
        if not mention.definite or mention.plural or self._is_somebodys(mention):
            return self._described(mention) or self.register.open(mention)
        return self._pointed_at(mention) or self.register.open(mention)

    def _is_at_large(self, mention: Found) -> bool:
        """ "Federal law", "immigration policy": no article, nothing in particular."""
        if mention.definite or mention.plural or mention.kind not in _BARE:
            return False
        return not _ARTICLE.match(self.text, mention.start)

    def _is_somebodys(self, mention: Found) -> bool:
        """ "Hilton's bill": a person's own, where no place owns it."""
        owned = _OWNER.match(self.text, mention.start)
        if not owned or mention.place is not None or mention.kind not in ("bill", "statute"):
            return False
        return owned["owner"].lower() not in _BODIES

    # --- named for the first time, spoken of before ---

    def _unnamed_so_far(self, index: int, mention: Found) -> Entity | None:
        """A bill spoken of without a name, now named as the subject of what it would do."""
        if group_of(mention.kind) != "law" or mention.kind == "statute" or mention.place == US:
            return None
        if not (mention.title or "").endswith("Act") or not ACTING.match(self.text, mention.end):
            return None
        if not re.search(
            r"\bthe [“\"‘]?$", self.text[max(0, mention.start - 6) : mention.start], re.IGNORECASE
        ):
            return None
        entity = self._same_sentence(index, mention) or self._only_law(mention)
        if entity is not None:
            self.register.name(entity, mention)
        return entity

    def _same_sentence(self, index: int, mention: Found) -> Entity | None:
        """ "Another bill passed on Monday, the Dream Act, would ...": the name closes its own sentence's bill."""
        before = self.of[index - 1] if index else None
        if before is None or before.group != "law" or before.identifier or before.plural:
            return None
        gap = self.text[self.mentions[index - 1].end : mention.start]
        near = before.sentence == self._sentence(mention.start) and len(gap) < 60
        closed = near and re.search(r",\s+(?:the\s+)?[“\"‘]?$", gap)
        return before if closed and places_agree(before.place, mention.place) else None

    def _only_law(self, mention: Found) -> Entity | None:
        here, laws = self._sentence(mention.start), self.register.laws
        if len(laws) != 1 or laws[0].identifier or laws[0].plural or here - laws[0].sentence > 3:
            return None
        before = self.text[max(self.starts[here], mention.start - 60) : mention.start]
        return laws[0] if not _APART.search(before) and places_agree(laws[0].place, mention.place) else None

    # --- spoken of again ---

    def _described(self, mention: Found) -> Entity | None:
        """ "the Dream Act, which ... aid — legislation that has passed twice": a loose apposition in one sentence."""
        lead = self.text[max(0, mention.start - 3) : mention.start]
        if mention.plural or not re.search(r"(?:[—–]|, |- )$", lead):
            return None
        if not re.match(r"\s+(?:that|which)\b", self.text[mention.end : mention.end + 8]):
            return None
        here, group = self._sentence(mention.start), group_of(mention.kind)
        active = [one for one in self.register.active(here) if one.group == group and one.sentence == here]
        named = [one for one in active if one.identifier]
        return named[0] if len(named) == 1 and places_agree(named[0].place, mention.place) else None

    def _subject_before(self, index: int, mention: Found) -> Entity | None:
        """The one instrument that was the subject of something in the sentence before."""
        here = self._sentence(mention.start)
        subjects: list[Entity] = []
        for earlier in range(index - 1, -1, -1):
            if self._sentence(self.mentions[earlier].start) < here - 1:
                break
            entity = self.of[earlier]
            if entity and entity not in subjects and ACTING.match(self.text, self.mentions[earlier].end):
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
        near = [one for one in self.register.active(here) if self._fits(one, mention, here)]
        near.sort(key=lambda entity: (entity.sentence, entity.offset), reverse=True)
        alike = [one for one in near if (mention.words - lexicon.words("plain")) & one.words]
        if len(alike) == 1:
            return alike[0]
        if not near or near[0].plural:
            return None
        if len(near) == 1 or (here - near[0].sentence <= 1 and near[1].sentence < near[0].sentence):
            return near[0]
        return None

    def _fits(self, entity: Entity, mention: Found, here: int) -> bool:
        """True when the mention's words allow the instrument and it is near enough."""
        if mention.kind == "order":
            if entity.group not in ("executive_order", "court_order"):
                return False
        elif entity.group != group_of(mention.kind):
            return False
        if here - entity.sentence > _reach(entity) or not places_agree(entity.place, mention.place):
            return False
        if "state" in mention.words and entity.place == US:
            return False
        if mention.kind == "ordinance" and entity.number and "ordinance" not in entity.kinds:
            return False
        last = self.mentions[entity.mentions[-1]].end
        if mention.start - last < 12 and _AND.fullmatch(self.text, last, mention.start):
            return False  # "the Harbor Act and the roads bill"
        plain = lexicon.words("plain")
        told = {word for word in mention.words - plain if not word.endswith(("'s", "’s", "'", "’"))}
        return not told or bool(told & entity.words) or not (entity.words - plain or entity.identifier)

    # --- two mentions side by side ---

    def _appose(self, index: int) -> None:
        """ "the anti-sanctuary law, SB 4", "SB 54, the ... law", "the Values Act (SB 54)": one instrument."""
        before, after = self.mentions[index - 1], self.mentions[index]
        first, second = self.of[index - 1], self.of[index]
        if first is None or second is None or first is second or first.group != second.group:
            return
        gap = self.text[before.end : min(after.start, before.end + 60)]
        if not _NAMES_IT.fullmatch(gap) or not self._may_be_one(before, after, gap.strip()):
            return
        if before.plural or after.plural or not places_agree(first.place, second.place):
            return
        if (first.number and second.number) or (first.title and second.title):
            return
        for place in second.mentions:
            self.of[place] = first
        self.register.merge(first, second)

    def _may_be_one(self, before: Found, after: Found, gap: str) -> bool:
        """Whether two mentions with that between them can be apposed, by what each is."""
        if before.definite is None and after.definite is None:
            return gap not in (",", "")
        if before.definite is not None and after.definite is not None:
            return False
        if after.definite is None:
            return True
        return gap not in ("", "(") and (after.definite or bool(_ARTICLE.match(self.text, after.start)))


def _reach(entity: Entity) -> int:
    """How many sentences back an instrument may be to be meant by "the law", "the order"."""
    if entity.standing:
        return 2
    if entity.identifier is None:
        return 3
    return STILL if entity.group == "law" else 2
