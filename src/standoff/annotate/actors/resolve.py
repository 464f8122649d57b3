"""From phrases to actors: names merged, descriptions and pronouns tied to what they stand for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from standoff.annotate.actors.found import Found
from standoff.annotate.actors.lexicon import Entry
from standoff.annotate.actors.people import (
    Fact,
    Person,
    by_owner,
    court,
    explicit_place,
    local_seat,
    office_fact,
    people_of,
    state_seat,
)
from standoff.annotate.actors.scene import (
    SEATS,
    US,
    Scene,
    kind_of,
    last_place,
    legislature,
    level_of,
    place_near,
    state_of,
)
from standoff.model.annotation import Actor, Mention, Toponym

CAPITALS = frozenset(
    f"ocd-division/country:us/state:{state}/place:{city}"
    for state, city in (
        pair.split(":")
        for pair in (
            "al:montgomery ak:juneau az:phoenix ar:little_rock ca:sacramento co:denver ct:hartford de:dover fl:tallahassee ga:atlanta hi:honolulu "
            "id:boise id:boise_city il:springfield in:indianapolis ia:des_moines ks:topeka ky:frankfort la:baton_rouge me:augusta md:annapolis ma:boston mi:lansing mn:st._paul "
            "ms:jackson mo:jefferson_city mt:helena ne:lincoln nv:carson_city nh:concord nj:trenton nm:santa_fe ny:albany nc:raleigh nd:bismarck "
            "oh:columbus ok:oklahoma_city or:salem pa:harrisburg ri:providence sc:columbia sd:pierre tn:nashville tx:austin ut:salt_lake_city "
            "vt:montpelier va:richmond wa:olympia wv:charleston wi:madison wy:cheyenne"
        ).split()
    )
)
SPONSORS = re.compile(r"[A-Z][a-z]+-[A-Z][a-z]+")
COMPOUND = re.compile(
    r"(?!Ma?c[A-Z]|De[A-Z]|La[A-Z]|Le[A-Z]|Di[A-Z]|Van[A-Z]|Fitz[A-Z]|[A-Z][’'])[A-Z][a-z]+[A-Z0-9]"
)
DEFINITE = ("the", "this", "that", "'s", "his", "her", "its", "their", "")


class Said(NamedTuple):
    """A mention already resolved: the phrase, its actors, whether it is a subject or an object, whether quoted."""

    found: int
    actors: tuple[int, ...]
    word: int
    sentence: int
    subject: bool
    object: bool
    quoted: bool


class Cast:
    """The actors of one text while they are gathered; each is found again by its key."""

    def __init__(self, scene: Scene, speakers: Sequence[tuple[int, int, int]] = ()) -> None:
        self.scene = scene
        self.speakers = speakers
        self.actors: list[Actor] = []
        self.keys: dict[tuple[object, ...], int] = {}
        self.said: list[Said] = []
        self.people = people_of(scene)
        self.person_at = {i: number for number, person in enumerate(self.people) for i in person.mentions}
        self.aliases: dict[str, int] = {}
        self.genders: dict[int, str] = {}
        self.by_found: dict[int, tuple[int, ...]] = {}
        self.entries: dict[int, Entry] = {}

    # keeping actors

    def keep(self, key: tuple[object, ...], actor: Actor, entry: Entry | None = None) -> int:
        """The index of the actor under this key, made on first sight."""
        if key not in self.keys:
            self.keys[key] = len(self.actors)
            self.actors.append(actor)
            if entry is not None:
                self.entries[self.keys[key]] = entry
        return self.keys[key]

    def text_of(self, phrase: Found) -> str:
        return self.scene.text[self.scene.words[phrase.first].start : self.scene.words[phrase.last - 1].end]

    def person(self, number: int) -> int:
        person = self.people[number]
        fact = person.fact or Fact("", "other", None, 0.0)
        index = self.keep(
            ("person", number),
            Actor(person.name, "person", fact.level, fact.place, fact.role or None, person.public),
        )
        self.genders[index] = person.gender
        return index

    def place(self, toponym: Toponym, name: str | None = None) -> int:
        key = toponym.place or toponym.name.lower()
        return self.keep(
            ("place", key), Actor(name or toponym.name, "place", level_of(toponym), toponym.place)
        )

    # looking back

    def recent(self, accept: Sequence[str], at: int, back: int = 10_000) -> int | None:
        """The actor mentioned last before word ``at`` whose body type is among ``accept``, within ``back`` sentences."""
        here = self.scene.words[at].sentence
        for said in reversed(self.said):
            if here - said.sentence > back:
                break
            for actor in said.actors:
                entry = self.entries.get(actor)
                if entry is not None and entry.type in accept:
                    return actor
        return None

    def holder(self, phrase: Found, fact: Fact) -> int | None:
        """The person in the text whom "the mayor" or "the governor" stands for."""
        at, sentence = phrase.first, self.scene.words[phrase.first].sentence
        fits = [
            n
            for n, p in enumerate(self.people)
            if p.fact
            and p.fact.role == fact.role
            and not (fact.role in ("officer", "private", "candidate", "advocate"))
        ]
        worded = explicit_place(phrase, ("place", "county", "district", "state"))
        owner = self.by_found.get(phrase.owner) if phrase.owner is not None else None
        home = worded.place if worded else self.actors[owner[0]].place if owner else None
        if home and fact.role != "president":
            fits = [n for n in fits if self.agrees(self.people[n], home)]
        elif fact.level == "state" and fact.place and not home:
            named = {
                t.place
                for where, t in self.scene.places
                if t.kind == "state" and self.scene.words[where].sentence == sentence and where < at
            }
            near = {
                n
                for n in fits
                if any(
                    abs(self.scene.words[self.scene.found[i].first].sentence - sentence) <= 1
                    for i in self.people[n].mentions
                )
            }
            if named:
                fits = [n for n in fits if n in near or (self.people[n].fact or fact).place in named]
        if not fits:
            return None
        if phrase.det not in DEFINITE and not (len(fits) == 1 and self.soon(fits[0], sentence)):
            return None
        before = {
            n: max((i for i in self.people[n].mentions if self.scene.found[i].first < at), default=-1)
            for n in fits
        }
        current = [n for n in fits if (self.people[n].fact or fact).weight >= 9] or fits
        best = max(current, key=lambda n: (before[n], -self.people[n].mentions[0]))
        return self.person(best)

    def soon(self, number: int, sentence: int) -> bool:
        """Whether a person is named within the next three sentences."""
        return any(
            0 <= self.scene.words[self.scene.found[i].first].sentence - sentence <= 3
            for i in self.people[number].mentions
        )

    def agrees(self, person: Person, home: str) -> bool:
        place = person.fact.place if person.fact else None
        return place is not None and (place == home or state_of(place) == home)

    # one phrase after another

    def resolve(self, i: int) -> tuple[tuple[int, ...], str]:
        """The actors of phrase ``i`` and the form of the mention; no actors when it stays open."""
        phrase = self.scene.found[i]
        if phrase.kind == "person":
            return self.resolve_person(i, phrase)
        if phrase.kind == "place":
            return tuple(self.place(place) for place in phrase.places), "name"
        if phrase.kind == "outlet" and phrase.entry:
            name = self.text_of(phrase)
            return (
                self.keep(
                    ("outlet", phrase.entry.key.removeprefix("the ")),
                    Actor(name, "outlet", "outlet"),
                    phrase.entry,
                ),
            ), "name"
        if phrase.kind == "office" and phrase.entry:
            return self.resolve_office(phrase, phrase.entry), "nominal"
        if phrase.kind == "body" and phrase.entry:
            return self.resolve_body(i, phrase, phrase.entry)
        if phrase.kind == "group" and phrase.entry:
            return self.resolve_group(phrase, phrase.entry), "nominal"
        if phrase.kind == "site" and phrase.entry:
            return self.resolve_site(phrase, phrase.entry), "nominal"
        if phrase.kind == "paper" and phrase.entry:
            return self.resolve_paper(i, phrase, phrase.entry), "nominal"
        return (), "nominal"

    def resolve_person(self, i: int, phrase: Found) -> tuple[tuple[int, ...], str]:
        number = self.person_at[i]
        word = phrase.name[0]
        if self.sponsors(phrase):
            level, place = ("federal", US) if legislature(self.scene, phrase.first) == "federal" else ("state", place_near(self.scene, "state", phrase.first))
            return (self.keep(("paper", word.lower()), Actor(word, "document", level, place)),), "name"
        untitled = len(phrase.name) == 1 and not phrase.entry and not phrase.honor
        if untitled and COMPOUND.match(word) and self.people[number].fact is None:
            return (self.keep(("body", word), Actor(word, "body", "other")),), "name"
        if (
            len(phrase.name) == 1
            and word.isupper()
            and len(word) > 1
            and not phrase.entry
            and not phrase.honor
        ):
            return self.acronym(i, phrase, word)
        return (self.person(number),), "name"

    def sponsors(self, phrase: Found) -> bool:
        """Whether a compound of two surnames is the bill that two lawmakers sponsor ("Byron-Lovelace")."""
        if len(phrase.name) != 1 or phrase.entry or phrase.honor or not SPONSORS.fullmatch(phrase.name[0]):
            return False
        halves = phrase.name[0].lower().split("-")
        named = any(person.surname in halves for person in self.people)
        follower = self.scene.words[phrase.last].low if phrase.last < len(self.scene.words) else ""
        return named or follower in ("bill", "amendment", "act", "law", "plan", "proposal", "measure")

    def acronym(self, i: int, phrase: Found, word: str) -> tuple[tuple[int, ...], str]:
        """A body named by its initials: introduced in the text, a city's police, or an organisation."""
        if word in self.aliases:
            return (self.aliases[word],), "name"
        before = self.said[-1] if self.said else None
        if before and self.scene.text[
            self.scene.words[self.scene.found[before.found].last - 1].end : self.scene.words[
                phrase.first
            ].start
        ].strip() in ("(", "["):
            self.aliases[word] = before.actors[0]
            return before.actors[:1], "name"
        if word.endswith("PD") and len(word) <= 5:
            place = self.by_initials(word[:-2]) or place_near(self.scene, "city", phrase.first)
            return (self.keep(("body", "police", place), Actor(word, "body", "local", place)),), "name"
        if len(word) > 6:
            return (), "name"
        return (self.keep(("body", word), Actor(word, "body", "other")),), "name"

    def by_initials(self, initials: str) -> str | None:
        for _, place in self.scene.places:
            if (
                place.kind == "place"
                and place.place
                and "".join(w[0] for w in place.name.replace(".", " ").split() if w[0].isupper()) == initials
            ):
                return place.place
        return None

    def resolve_office(self, phrase: Found, entry: Entry) -> tuple[int, ...]:
        fact = office_fact(self.scene, phrase, entry)
        if phrase.same is not None and self.scene.found[phrase.same].kind == "person":
            known = self.by_found.get(phrase.same, ())
            for actor in known:
                self.promote(actor, self.from_owner(phrase, fact))
            return known
        if phrase.listed:
            return tuple(self.one_of(phrase, place, entry) for place in phrase.listed)
        if phrase.same is None and (later := self.named_next(phrase)) is not None:
            self.promote(later, self.from_owner(phrase, fact))
            return (later,)
        if not phrase.plural and (holder := self.holder(phrase, fact)) is not None:
            return (holder,)
        fact = self.from_owner(phrase, fact)
        public = entry.key != "private"
        name = self.text_of(phrase)
        if (
            entry.key == "judge"
            and phrase.det == "the"
            and (judge := self.last_judge()) is not None
            and not phrase.plural
        ):
            return (judge,)
        key = (
            "office",
            entry.key if entry.key not in ("officer", "private", "advocate") else name.lower(),
            fact.level,
            fact.place,
            phrase.plural,
            phrase.det in ("a", "an") and phrase.first,
        )
        return (self.keep(key, Actor(name, "office", fact.level, fact.place, entry.key, public), entry),)

    def promote(self, index: int, fact: Fact) -> None:
        """Give a person without a level the one of the office that the text ascribes to them."""
        actor = self.actors[index]
        if (
            actor.kind == "person"
            and actor.level == "other"
            and fact.level in ("federal", "state", "local", "court")
        ):
            self.actors[index] = Actor(actor.name, "person", fact.level, fact.place, fact.role, True)

    def named_next(self, phrase: Found) -> int | None:
        """The person in apposition after an office ("the mayor, Ada Byron")."""
        for i, other in enumerate(self.scene.found):
            if other.same is not None and other.kind == "person" and self.scene.found[other.same] is phrase:
                return self.person(self.person_at[i])
        return None

    def last_judge(self) -> int | None:
        for said in reversed(self.said):
            for actor in said.actors:
                if self.actors[actor].level == "court" and self.actors[actor].kind in ("person", "office"):
                    return actor
        return None

    def from_owner(self, phrase: Found, fact: Fact) -> Fact:
        """Level and place of an open office from what it belongs to ("a spokesman for the mayor")."""
        if (
            phrase.owner is None
            or fact.level not in ("other",)
            or fact.role in ("private", "candidate", "advocate")
        ):
            return fact
        owner = self.by_found.get(phrase.owner) or self.ahead(phrase.owner)
        if not owner:
            return fact
        actor = self.actors[owner[0]]
        return fact._replace(level=actor.level, place=actor.place)

    def ahead(self, i: int) -> tuple[int, ...]:
        """The actors of a later phrase, for "a spokesman for the mayor"."""
        phrase = self.scene.found[i]
        if phrase.kind == "pronoun" or phrase.owner is not None:
            return ()
        actors, _ = self.resolve(i)
        return actors

    def one_of(self, phrase: Found, place: Toponym, entry: Entry) -> int:
        """One actor of a list: "lawmakers in Iowa" of "lawmakers in Iowa and Texas"."""
        words = self.scene.words
        head = self.scene.text[words[phrase.first].start : words[phrase.head].end]
        link = words[phrase.head + 1].text
        name = f"{head[0].lower()}{head[1:]} {link} {place.name}"
        level = level_of(place)
        if entry.level in ("state", "local") and level == "state":
            level = entry.level
        return self.keep(
            ("one of", entry.key, place.place or place.name), Actor(name, "body", level, place.place), entry
        )

    def resolve_body(self, i: int, phrase: Found, entry: Entry) -> tuple[tuple[int, ...], str]:
        name = self.text_of(phrase)
        if entry.level == "federal":
            if entry.key == "federal government" or not phrase.places or phrase.places[0].kind == "country":
                return (self.keep(("body", entry.key), Actor(name, "body", "federal", US), entry),), "name"
        if (
            entry.level == "other"
            and entry.key.endswith(("caucus", "conference"))
            and any(w in entry.key for w in ("democrat", "republican", "freedom"))
        ):
            level, place = self.chamber_seat(phrase)
            return (self.keep(("body", entry.key), Actor(name, "body", level, place), entry),), "name"
        if entry.level == "other":
            return (self.keep(("body", entry.key), Actor(name, "body", "other", None), entry),), "name"
        if entry.level == "court":
            return self.resolve_court(phrase, entry), "name"
        if entry.key == "administration" or phrase.name:
            return self.resolve_administration(phrase, entry), "name"
        if entry.key in ("department nominal", "agency", "office", "committee"):
            return self.resolve_small_body(phrase, entry), "nominal"
        level, place = self.body_seat(phrase, entry)
        if level == "":
            return (), "nominal"
        key = ("body", entry.key, level, place)
        return (self.keep(key, Actor(name, "body", level, place), entry),), "name"

    def body_seat(self, phrase: Found, entry: Entry) -> tuple[str, str | None]:
        """Level and place of a chamber, council, police department or government."""
        owner = self.by_found.get(phrase.owner) if phrase.owner is not None else None
        if owner and self.actors[owner[0]].level in ("state", "local", "federal") and entry.level == "open":
            return self.actors[owner[0]].level, self.actors[owner[0]].place
        if entry.key == "government":
            if phrase.places:
                return level_of(phrase.places[0]), phrase.places[0].place
            if phrase.levels:
                level, place, _ = by_owner(self.scene, phrase, phrase.first)
                return level, place
            return ("federal", US) if phrase.det == "the" else ("", None)
        if entry.level == "local":
            if owner and self.actors[owner[0]].level == "local":
                return "local", self.actors[owner[0]].place
            if (
                not (phrase.det or phrase.places or phrase.levels or self.scene.words[phrase.head].cap)
                and entry.key != "police"
            ):
                return "", None
            _, place, _ = local_seat(self.scene, phrase, entry.seat)
            return "local", place
        if entry.level == "state":
            level, place, _ = state_seat(self.scene, phrase)
            return level, place
        if entry.type == "chamber":
            return self.chamber_seat(phrase)
        level, place, _ = by_owner(self.scene, phrase, phrase.first)
        if entry.key.startswith(("house ", "senate ")):
            return self.chamber_seat(phrase)
        if entry.key.startswith(("u.s. ", "us ")):
            return "federal", US
        if entry.key == "attorney general's office":
            level, place, _ = state_seat(self.scene, phrase)
        return level, place

    def chamber_seat(self, phrase: Found) -> tuple[str, str | None]:
        if "federal" in phrase.levels or any(p.place == US for p in phrase.places):
            return "federal", US
        if (
            "state" in phrase.levels
            or explicit_place(phrase, ("state",))
            or legislature(self.scene, phrase.first) == "state"
        ):
            level, place, _ = state_seat(self.scene, phrase)
            return level, place
        return "federal", US

    def resolve_court(self, phrase: Found, entry: Entry) -> tuple[int, ...]:
        bare = (
            phrase.det in ("the", "this", "that")
            and not phrase.places
            and not phrase.levels
            and phrase.last - phrase.first <= 3
        )
        words = [w.low for w in self.scene.words[phrase.first : phrase.last]]
        if (
            bare
            and entry.key in ("court", "appeals court", "district court")
            and not any(w[0].isdigit() for w in words)
            and not self.scene.words[phrase.head].cap
        ):
            wanted = {"court"} if entry.key == "court" else {entry.key}
            for said in reversed(self.said):
                for actor in said.actors:
                    known = self.entries.get(actor)
                    if known and known.type == "court" and ("court" in wanted or known.key in wanted):
                        return (actor,)
        level, place, _ = court(self.scene, phrase)
        name = self.text_of(phrase)
        mark = next((w for w in words if w[0].isdigit()), "") or ",".join(p.name for p in phrase.places)
        new = phrase.first if phrase.det in ("a", "an", "another") else -1
        return (self.keep(("court", entry.key, mark, place, new), Actor(name, "body", level, place), entry),)

    def resolve_administration(self, phrase: Found, entry: Entry) -> tuple[int, ...]:
        name = self.text_of(phrase)
        if phrase.name:
            holder = next((p for p in self.people if p.surname == phrase.name[-1].lower()), None)
            fact = (
                holder.fact
                if holder
                and holder.fact
                and holder.fact.level in ("state", "local")
                and holder.fact.weight > 6
                else None
            )
            level, place = (fact.level, fact.place) if fact else ("federal", US)
            return (
                self.keep(
                    ("body", entry.key, phrase.name[-1].lower()), Actor(name, "body", level, place), entry
                ),
            )
        owner = self.by_found.get(phrase.owner) if phrase.owner is not None else None
        if owner:
            actor = self.actors[owner[0]]
            surname = next(
                (p.surname for n, p in enumerate(self.people) if self.keys.get(("person", n)) == owner[0]),
                actor.name,
            )
            return (
                self.keep(("body", entry.key, surname), Actor(name, "body", actor.level, actor.place), entry),
            )
        if (known := self.recent(("administration",), phrase.first)) is not None:
            return (known,)
        later = next(
            (f for f in self.scene.found if f.entry and f.entry.key == "administration" and f.name), None
        )
        if later is not None and phrase.first < later.first:
            return self.resolve_administration(later, entry)
        local = any(p.fact and p.fact.role in ("mayor", "governor") for p in self.people)
        if (
            not local
            or any(p.fact and p.fact.role == "president" for p in self.people)
            or "federal" in phrase.levels
        ):
            return (self.keep(("body", entry.key, ""), Actor(name, "body", "federal", US), entry),)
        return ()

    def resolve_small_body(self, phrase: Found, entry: Entry) -> tuple[int, ...]:
        """A department, agency, office or committee without a name of its own."""
        name = self.text_of(phrase)
        owner = self.by_found.get(phrase.owner) if phrase.owner is not None else None
        if owner:
            actor = self.actors[owner[0]]
            whole = f"{actor.name}'s {self.scene.text[self.scene.words[phrase.first].start : self.scene.words[phrase.last - 1].end]}"
            return (
                self.keep(
                    ("body", entry.key, owner[0]), Actor(whole, "body", actor.level, actor.place), entry
                ),
            )
        if entry.key == "committee" and any(b.type == "chamber" for b in phrase.bodies):
            level, place = self.chamber_seat(phrase)
            return (
                self.keep(("body", name.lower(), level, place), Actor(name, "body", level, place), entry),
            )
        level, place, _ = by_owner(self.scene, phrase, phrase.first)
        if level != "other":
            return (
                self.keep(
                    ("body", name.lower().removeprefix("the "), level, place),
                    Actor(name, "body", level, place),
                    entry,
                ),
            )
        if phrase.det not in ("the", "this", "that"):
            return ()
        types = {
            "department nominal": ("department",),
            "agency": ("agency", "department"),
            "office": ("office",),
            "committee": ("committee",),
        }[entry.key]
        known = self.recent(types, phrase.first)
        return (known,) if known is not None else ()

    def resolve_group(self, phrase: Found, entry: Entry) -> tuple[int, ...]:
        if phrase.listed:
            return tuple(self.one_of(phrase, place, entry) for place in phrase.listed)
        if entry.type == "places" and (listed := self.enumerated(phrase)):
            return listed
        level, place = self.group_seat(phrase, entry)
        name = self.text_of(phrase)
        kind = "class" if place is None else "body"
        public = entry.level != "private"
        bare = " ".join(
            w.low
            for w in self.scene.words[phrase.first : phrase.last]
            if w.low not in ("the", "these", "those", "their", "its", "his")
        )
        return (
            self.keep(("group", bare, level, place), Actor(name, kind, level, place, None, public), entry),
        )

    def enumerated(self, phrase: Found) -> tuple[int, ...]:
        """The places that a colon lists after "the six states"."""
        if phrase.last >= len(self.scene.words):
            return ()
        sentence = self.scene.words[phrase.first].sentence
        colon = [
            i
            for i in range(phrase.last, len(self.scene.words))
            if self.scene.words[i].sentence == sentence and self.scene.words[i].text == ":"
        ]
        if not colon or phrase.det not in ("the", "these"):
            return ()
        kinds = (
            ("state",) if phrase.entry and phrase.entry.level == "state" else ("place", "county", "district")
        )
        listed = [
            t
            for where, t in self.scene.places
            if where > colon[0] and self.scene.words[where].sentence == sentence and t.kind in kinds
        ]
        return tuple(self.place(place) for place in listed) if len(listed) > 1 else ()

    def group_seat(self, phrase: Found, entry: Entry) -> tuple[str, str | None]:
        """Level and place of a group."""
        if entry.level in ("other", "private"):
            return "other", None
        if entry.level == "court":
            level, place, _ = court(self.scene, phrase)
            return level, place
        worded = explicit_place(phrase, ("place", "county", "district", "state"))
        partisan = phrase.parties and entry.key in ("leaders", "officials", "members", "representatives")
        if partisan and not worded and not phrase.levels:
            entry = entry._replace(level="legislature")
        if entry.level == "federal" or "federal" in phrase.levels and entry.type == "people":
            return "federal", US
        if entry.type == "places":
            return entry.level, worded.place if worded and worded.kind == "state" else None
        if worded:
            level = level_of(worded)
            if entry.level in ("state", "local") and level == "state":
                level = entry.level
            if entry.level == "legislature" and level == "state" and "federal" in phrase.levels:
                return "federal", US
            if worded.kind == "district" and entry.level in ("legislature", "open") and worded.name == "Washington":
                return "federal", US
            if entry.level == "legislature" and worded.place in CAPITALS:
                return "state", state_of(worded.place)
            return level, worded.place
        if any(p.place == US for p in phrase.places):
            return "federal", US
        if phrase.bodies or phrase.roles:
            level, place, _ = by_owner(self.scene, phrase, phrase.first)
            return level, place
        owner = (
            self.by_found.get(phrase.owner) or self.ahead(phrase.owner) if phrase.owner is not None else ()
        )
        if owner and self.actors[owner[0]].level in ("federal", "state", "local", "court"):
            return self.actors[owner[0]].level, self.actors[owner[0]].place
        words = [w.low for w in self.scene.words[phrase.first : phrase.last]]
        if "city" in words or "county" in words:
            _, place, _ = local_seat(self.scene, phrase, "county" if "county" in words else "city")
            return "local", place
        if "state" in words and "local" not in words:
            level, place, _ = state_seat(self.scene, phrase)
            return level, place
        if "local" in words or "municipal" in words:
            return "local", None
        if entry.level == "legislature":
            if legislature(self.scene, phrase.first) == "state":
                level, place, _ = state_seat(self.scene, phrase)
                return level, place
            return "federal", US
        if entry.level in ("state", "local"):
            return entry.level, None
        return "other", None

    def resolve_site(self, phrase: Found, entry: Entry) -> tuple[int, ...]:
        """ "The city", "the state": the place of that kind named last."""
        name = self.text_of(phrase)
        if phrase.places:
            place = phrase.places[-1]
            return (self.place(place),)
        if phrase.det in ("his", "her", "their", "its") and phrase.owner is not None:
            home = self.by_found.get(phrase.owner, ())
            own = self.actors[home[0]].place if len(home) == 1 else None
            if own is None or own == US:
                return ()
            own = own if kind_of(own) in SEATS[entry.seat] else state_of(own) if entry.seat == "state" else None
            return (self.keep(("place", own), Actor(name, "place", entry.level, own)),) if own else ()
        if phrase.det not in ("the", "this", "that") or phrase.plural or phrase.last - phrase.first > 2:
            return ()
        owner = self.by_found.get(phrase.owner) if phrase.owner is not None else None
        if owner:
            return ()
        kinds = {
            "city": ("place", "district"),
            "county": ("county",),
            "state": ("state",),
            "any": ("place", "county", "district"),
        }[entry.seat]
        place_id = self.latest_seat(kinds, phrase.first)
        if place_id is None:
            return ()
        level = "state" if kind_of(place_id) == "state" else "local"
        return (self.keep(("place", place_id), Actor(name, "place", level, place_id)),)

    def latest_seat(self, kinds: Sequence[str], at: int) -> str | None:
        """The division of a kind named last, in a phrase of its own, inside another, or as somebody's place."""
        near = last_place(self.scene, kinds, at)
        near_word = max(
            (where for where, t in self.scene.places if t.place == near and where < at), default=-1
        )
        for said in reversed(self.said):
            if said.word < near_word:
                break
            for actor in said.actors:
                place = self.actors[actor].place
                if (
                    place
                    and kind_of(place) in kinds
                    and self.actors[actor].kind in ("person", "body", "office")
                ):
                    return place
        return near

    def resolve_paper(self, i: int, phrase: Found, entry: Entry) -> tuple[int, ...]:
        """A document: its issuer's level and place."""
        name = self.text_of(phrase)
        if entry.seat == "numbered":
            number = name.replace(".", "").lower()
            place = US if entry.level == "federal" else place_near(self.scene, "state", phrase.first)
            return (self.keep(("paper", number), Actor(name, "document", entry.level, place), entry),)
        same = self.last_paper(phrase, entry)
        if same is not None:
            return (same,)
        level, place = self.issuer(i, phrase, entry)
        return (self.keep(("paper", phrase.first), Actor(name, "document", level, place), entry),)

    def last_paper(self, phrase: Found, entry: Entry) -> int | None:
        """The document of the same sort that "the order" takes up again."""
        if (
            phrase.det not in ("the", "this", "that")
            or phrase.places
            or phrase.bodies
            or phrase.owner is not None
        ):
            return None
        head = entry.key.split()[-1].rstrip("s")
        for said in reversed(self.said):
            for actor in said.actors:
                known = self.entries.get(actor)
                if (
                    known
                    and known.kind == "paper"
                    and (
                        known.plural == entry.plural and known.key.split()[-1].rstrip("s") == head
                        or (known.seat == entry.seat == "legislature")
                    )
                ):
                    return actor
        return None

    def issuer(self, i: int, phrase: Found, entry: Entry) -> tuple[str, str | None]:
        """Whose document it is: its possessor's, its modifier's, else the likeliest body of the text."""
        if phrase.owner is not None:
            owner = self.by_found.get(phrase.owner) or self.ahead(phrase.owner)
            if owner and self.actors[owner[0]].level != "other":
                return self.actors[owner[0]].level, self.actors[owner[0]].place
        if phrase.places or phrase.levels or phrase.bodies:
            worded = explicit_place(phrase, ("place", "county", "state", "country"))
            if worded:
                return level_of(worded), worded.place
            level, place, _ = by_owner(self.scene, phrase, phrase.first)
            if level != "other":
                return level, place
        at = phrase.first
        if entry.seat == "local":
            return "local", None
        if entry.seat == "court":
            return "court", US
        if entry.seat == "city":
            return "local", place_near(self.scene, "city", at)
        if entry.seat in ("legislature", "name"):
            for said in self.said:
                if (
                    said.sentence == self.scene.words[at].sentence
                    and said.subject
                    and len(said.actors) == 1
                    and self.legislates(said)
                ):
                    return self.actors[said.actors[0]].level, self.actors[said.actors[0]].place
            if legislature(self.scene, at) == "state":
                return "state", place_near(self.scene, "state", at)
            return "federal", US
        here = self.scene.words[at].sentence
        options = [
            said
            for said in self.said
            if here - said.sentence <= 2 and len(said.actors) == 1 and self.issues(said)
        ]
        options.sort(key=lambda said: (here - said.sentence, not said.subject, said.word))
        for said in options[:1]:
            return self.actors[said.actors[0]].level, self.actors[said.actors[0]].place
        return "other", None

    def legislates(self, said: Said) -> bool:
        """Whether an earlier mention is of a body or office that makes laws."""
        actor = self.actors[said.actors[0]]
        known = self.entries.get(said.actors[0])
        lawmaking = known is not None and (
            known.type in ("chamber", "legislature", "council")
            or known.level == "legislature"
            or known.key in ("representative", "senator", "state legislator", "council member")
        )
        role = actor.role in (
            "governor",
            "mayor",
            "state legislator",
            "council member",
            "senator",
            "representative",
            "congressman",
        )
        return actor.level in ("federal", "state", "local") and (lawmaking or role)

    def issues(self, said: Said) -> bool:
        """Whether an earlier mention can be the issuer of a document."""
        actor = self.actors[said.actors[0]]
        return (
            actor.public
            and actor.kind != "class"
            and actor.level in ("federal", "state", "local")
            and (actor.kind != "place" or said.subject)
        )
