"""Groups and places without a name: "city officials", "many states", "the county"."""

from __future__ import annotations

from collections.abc import Sequence

from standoff.annotate.actors.cast import Cast
from standoff.annotate.actors.courts import court
from standoff.annotate.actors.found import Found
from standoff.annotate.actors.lexicon import Entry
from standoff.annotate.actors.persons import one_of
from standoff.annotate.actors.scene import SEATS, kind_of, last_place, legislature, level_of
from standoff.annotate.actors.seats import by_owner
from standoff.annotate.actors.worded import explicit_place, local_seat, state_seat
from standoff.gazetteer import US, state_of
from standoff.model.annotation import Actor, Toponym

CAPITALS = frozenset(
    "ocd-division/country:us/state:{}/place:{}".format(*pair.split(":"))
    for pair in """al:montgomery ak:juneau az:phoenix ar:little_rock ca:sacramento co:denver ct:hartford de:dover
    fl:tallahassee ga:atlanta hi:honolulu id:boise id:boise_city il:springfield in:indianapolis ia:des_moines
    ks:topeka ky:frankfort la:baton_rouge me:augusta md:annapolis ma:boston mi:lansing mn:st._paul mn:st_paul
    ms:jackson mo:jefferson_city mt:helena ne:lincoln nv:carson_city nh:concord nj:trenton nm:santa_fe ny:albany
    nc:raleigh nd:bismarck oh:columbus ok:oklahoma_city or:salem pa:harrisburg ri:providence sc:columbia
    sd:pierre tn:nashville tx:austin ut:salt_lake_city vt:montpelier va:richmond wa:olympia wv:charleston
    wi:madison wy:cheyenne""".split()
)


PARTIES = frozenset("republicans democrats gop dems conservatives liberals".split())
"""Groups that are lawmakers only where lawmakers are spoken of."""


def afar(cast: Cast, phrase: Found) -> bool:
    """Whether no lawmakers of a state are spoken of in the sentence of a phrase or the two before it."""
    words = cast.scene.words
    here = words[phrase.first].sentence
    return not any(
        cue.weight > 0 and 0 <= here - words[cue.word].sentence <= 2 for cue in cast.scene.cues if cue.chamber
    )


def resolve_group(cast: Cast, phrase: Found, entry: Entry) -> tuple[int, ...]:
    if phrase.listed:
        return tuple(one_of(cast, phrase, place, entry) for place in phrase.listed)
    if entry.type == "places" and (listed := enumerated(cast, phrase) or counted(cast, phrase)):
        return listed
    level, place = group_seat(cast, phrase, entry)
    name = cast.text_of(phrase)
    kind = "class" if place is None else "body"
    public = entry.level != "private"
    bare = " ".join(
        w.low
        for w in cast.scene.words[phrase.first : phrase.last]
        if w.low not in ("the", "these", "those", "their", "its", "his")
    )
    return (cast.keep(("group", bare, level, place), Actor(name, kind, level, place, None, public), entry),)


def counted(cast: Cast, phrase: Found) -> tuple[int, ...]:
    """The places that "the two cities" takes up: just so many of the kind in this and the last two sentences."""
    words = [w.low for w in cast.scene.words[phrase.first : phrase.last]]
    wanted = {"two": 2, "both": 2, "three": 3, "four": 4}.get(words[-2] if len(words) > 1 else "")
    kinds = KINDS_OF.get(words[-1])
    if wanted is None or kinds is None or (words[0] not in ("the", "these", "both")):
        return ()
    here = cast.scene.words[phrase.first].sentence
    near = {
        t.place: t
        for where, t in cast.scene.places
        if where < phrase.first
        and here - cast.scene.words[where].sentence <= 2
        and t.place
        and t.kind in kinds
    }
    return tuple(cast.place(t) for t in near.values()) if len(near) == wanted else ()


KINDS_OF = {
    "cities": ("place", "district"),
    "towns": ("place",),
    "counties": ("county",),
    "states": ("state",),
    "parishes": ("county",),
}


def enumerated(cast: Cast, phrase: Found) -> tuple[int, ...]:
    """The places that a colon lists after "the six states"."""
    if phrase.last >= len(cast.scene.words):
        return ()
    if phrase.det not in ("the", "these"):
        return ()
    sentence = cast.scene.words[phrase.first].sentence
    colon = [
        i
        for i in range(phrase.last, min(phrase.last + 80, len(cast.scene.words)))
        if cast.scene.words[i].sentence == sentence and cast.scene.words[i].text == ":"
    ]
    if not colon:
        return ()
    kinds = ("state",) if phrase.entry and phrase.entry.level == "state" else ("place", "county", "district")
    listed = [
        t
        for where, t in cast.scene.places
        if where > colon[0] and cast.scene.words[where].sentence == sentence and t.kind in kinds
    ]
    return tuple(cast.place(place) for place in listed) if len(listed) > 1 else ()


def group_seat(cast: Cast, phrase: Found, entry: Entry) -> tuple[str, str | None]:
    """Level and place of a group."""
    if entry.level in ("other", "private"):
        return "other", None
    if entry.level == "court":
        level, place, _ = court(cast.scene, phrase)
        return level, place
    worded = explicit_place(phrase, ("place", "county", "district", "state"))
    partisan = phrase.parties and entry.key in ("leaders", "officials", "members", "representatives")
    if partisan and not worded and not phrase.levels:
        entry = entry._replace(level="legislature")
    if entry.level == "federal" or ("federal" in phrase.levels and entry.type == "people"):
        return "federal", US
    if entry.type == "places":
        return entry.level, worded.place if worded and worded.kind == "state" else None
    if worded:
        return seat_at(worded, phrase, entry)
    if any(p.place == US for p in phrase.places):
        return "federal", US
    if phrase.bodies or phrase.roles:
        level, place, _ = by_owner(cast.scene, phrase, phrase.first)
        return level, place
    owner = cast.by_found.get(phrase.owner) if phrase.owner is not None else ()
    if owner and cast.actors[owner[0]].level in ("federal", "state", "local", "court"):
        return cast.actors[owner[0]].level, cast.actors[owner[0]].place
    return seat_by_words(cast, phrase, entry)


def seat_at(worded: Toponym, phrase: Found, entry: Entry) -> tuple[str, str | None]:
    """Level and place of a group that a phrase puts at a place ("Texas officials", "lawmakers in Albany")."""
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


def seat_by_words(cast: Cast, phrase: Found, entry: Entry) -> tuple[str, str | None]:
    """Level and place of a group without place or owner, by its own words and what was spoken of."""
    words = [w.low for w in cast.scene.words[phrase.first : phrase.last]]
    if "city" in words or "county" in words:
        _, place, _ = local_seat(cast.scene, phrase, "county" if "county" in words else "city")
        return "local", place
    if "state" in words and "local" not in words:
        level, place, _ = state_seat(cast.scene, phrase)
        return level, place
    if words == ["agents"] and cast.recent(("agency",), phrase.first, 3) is not None:
        return "federal", US
    if "local" in words or "municipal" in words:
        return "local", None
    if entry.level == "legislature":
        party = entry.key in PARTIES and phrase.last - phrase.first <= 2
        if legislature(cast.scene, phrase.first) == "state" and not (party and afar(cast, phrase)):
            level, place, _ = state_seat(cast.scene, phrase)
            return level, place
        return "federal", US
    if entry.level in ("state", "local"):
        return entry.level, None
    return "other", None


def resolve_site(cast: Cast, phrase: Found, entry: Entry) -> tuple[int, ...]:
    """ "The city", "the state": the place of that kind named last."""
    name = cast.text_of(phrase)
    if phrase.places:
        place = phrase.places[-1]
        return (cast.place(place),)
    if (
        phrase.det == "whose"
        and cast.said
        and cast.said[-1].sentence == cast.scene.words[phrase.first].sentence
    ):
        own = cast.actors[cast.said[-1].actors[0]].place
        right = own is not None and kind_of(own) in SEATS[entry.seat]
        return (cast.keep(("place", own), Actor(name, "place", entry.level, own)),) if right else ()
    if phrase.det in ("his", "her", "their", "its") and phrase.owner is not None:
        home = cast.by_found.get(phrase.owner, ())
        own = cast.actors[home[0]].place if len(home) == 1 else None
        if own is None or own == US:
            return ()
        own = own if kind_of(own) in SEATS[entry.seat] else state_of(own) if entry.seat == "state" else None
        return (cast.keep(("place", own), Actor(name, "place", entry.level, own)),) if own else ()
    if phrase.det in ("any", "every", "each", "no", "another") and entry.seat != "any":
        return (cast.keep(("group", name.lower(), entry.level), Actor(name, "class", entry.level)),)
    if phrase.det not in ("the", "this", "that") or phrase.plural or phrase.last - phrase.first > 2:
        return ()
    owner = cast.by_found.get(phrase.owner) if phrase.owner is not None else None
    if owner:
        return ()
    kinds = {
        "city": ("place", "district"),
        "county": ("county",),
        "state": ("state",),
        "any": ("place", "county", "district"),
    }[entry.seat]
    place_id = latest_seat(cast, kinds, phrase.first)
    if place_id is None:
        return ()
    level = "state" if kind_of(place_id) == "state" else "local"
    best = cast.place_names.get(place_id, name)
    return (cast.keep(("place", place_id), Actor(best, "place", level, place_id)),)


def latest_seat(cast: Cast, kinds: Sequence[str], at: int) -> str | None:
    """The division of a kind named last, in a phrase of its own, inside another, or as somebody's place."""
    near = last_place(cast.scene, kinds, at)
    near_word = max((where for where, t in cast.scene.places if t.place == near and where < at), default=-1)
    for said in reversed(cast.said):
        if said.word < near_word:
            break
        for actor in said.actors:
            place = cast.actors[actor].place
            if place and kind_of(place) in kinds and cast.actors[actor].kind in ("person", "body", "office"):
                return place
    return near
