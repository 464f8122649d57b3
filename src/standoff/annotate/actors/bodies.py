"""Bodies of government: departments, chambers, councils, courts, administrations."""

from __future__ import annotations

from standoff.annotate.actors.cast import Cast
from standoff.annotate.actors.courts import court
from standoff.annotate.actors.found import Found
from standoff.annotate.actors.lexicon import Entry
from standoff.annotate.actors.officeholders import holder, was_president
from standoff.annotate.actors.scene import legislature, level_of, local_assembly
from standoff.annotate.actors.seats import by_owner, of_another_nation, other_nation
from standoff.annotate.actors.worded import explicit_place, local_seat, state_seat, states_named
from standoff.gazetteer import US
from standoff.model.annotation import Actor


def resolve_body(cast: Cast, phrase: Found, entry: Entry) -> tuple[tuple[int, ...], str]:
    """The body a phrase names, and whether it is a name of its own or a description."""
    name = cast.text_of(phrase)
    if entry.level == "federal" and (nation := other_nation(cast.scene, phrase)):
        return (cast.keep(("body", entry.key, nation), Actor(name, "body", "other", nation), entry),), "name"
    abroad = bool(phrase.places) and phrase.places[0].kind != "country"
    if entry.level == "federal" and (entry.key == "federal government" or not abroad):
        return (cast.keep(("body", entry.key), Actor(name, "body", "federal", US), entry),), "name"
    if (
        entry.level == "other"
        and entry.key.endswith(("caucus", "conference"))
        and any(w in entry.key for w in ("democrat", "republican", "freedom"))
    ):
        level, place = chamber_seat(cast, phrase)
        return (cast.keep(("body", entry.key), Actor(name, "body", level, place), entry),), "name"
    if entry.level == "other":
        return (cast.keep(("body", entry.key), Actor(name, "body", "other", None), entry),), "name"
    if entry.level == "court":
        return resolve_court(cast, phrase, entry), "name"
    if entry.key == "administration" or phrase.name:
        return resolve_administration(cast, phrase, entry), "name"
    if entry.key in ("department nominal", "agency", "office", "field office", "committee", "commission"):
        return resolve_small_body(cast, phrase, entry), "nominal"
    level, place = body_seat(cast, phrase, entry)
    if level == "":
        return (), "nominal"
    key = ("body", entry.key, level, place)
    return (cast.keep(key, Actor(name, "body", level, place), entry),), "name"


def body_seat(cast: Cast, phrase: Found, entry: Entry) -> tuple[str, str | None]:
    """Level and place of a chamber, council, police department or government."""
    owner = cast.by_found.get(phrase.owner) if phrase.owner is not None else None
    if owner and cast.actors[owner[0]].level in ("state", "local", "federal") and entry.level == "open":
        return cast.actors[owner[0]].level, cast.actors[owner[0]].place
    if entry.key in ("government", "court") and of_another_nation(cast.scene, phrase):
        return "other", other_nation(cast.scene, phrase)
    if entry.key == "government":
        if phrase.places:
            return level_of(phrase.places[0]), phrase.places[0].place
        if phrase.levels:
            level, place, _ = by_owner(cast.scene, phrase, phrase.first)
            return level, place
        return ("federal", US) if phrase.det == "the" else ("", None)
    if entry.level == "local":
        if owner and (cast.actors[owner[0]].level == "local" or of_campus(cast, phrase)):
            return "local", cast.actors[owner[0]].place
        if (
            not (phrase.det or phrase.places or phrase.levels or cast.scene.words[phrase.head].cap)
            and entry.key != "police"
        ):
            return "", None
        _, place, _ = local_seat(cast.scene, phrase, entry.seat)
        if entry.key == "police" and "local" in phrase.levels:
            return "local", None
        if entry.key == "police" and not (phrase.det or phrase.places or phrase.levels):
            place = place if place and named_just_before(cast, place, phrase.first) else None
        return "local", place
    if entry.level == "state":
        if entry.key == "assembly" and (place := own_assembly(cast, phrase)):
            return "local", place
        level, place, _ = state_seat(cast.scene, phrase)
        return level, place
    if entry.type == "chamber":
        return chamber_seat(cast, phrase)
    level, place, _ = by_owner(cast.scene, phrase, phrase.first)
    if entry.key.startswith(("house ", "senate ")):
        return chamber_seat(cast, phrase)
    if entry.key.startswith(("u.s. ", "us ")):
        return "federal", US
    if entry.seat == "state" and level == "other":
        level, place, _ = state_seat(cast.scene, phrase)
    return level, place


def of_campus(cast: Cast, phrase: Found) -> bool:
    """Whether a police force belongs to a university worded after it."""
    owner = cast.scene.found[phrase.owner] if phrase.owner is not None else None
    return owner is not None and owner.entry is not None and owner.entry.type == "university"


def own_assembly(cast: Cast, phrase: Found) -> str | None:
    """The city or county whose council an assembly is: worded ("the Juneau Assembly"), or known from before."""
    if cast.scene.words[phrase.head].low != "assembly" or explicit_place(phrase, ("state",)):
        return None
    if local_assembly(phrase):
        return local_seat(cast.scene, phrase, "county" if "county" in phrase.levels else "city")[1]
    known = cast.recent(("chamber",), phrase.first) if not phrase.levels else None
    return cast.actors[known].place if known is not None and cast.actors[known].level == "local" else None


def named_just_before(cast: Cast, place: str, at: int) -> bool:
    """Whether a place is named in the sentence before word ``at`` or the two sentences before it."""
    words = cast.scene.words
    return any(
        t.place == place and where < at and words[at].sentence - words[where].sentence <= 2
        for where, t in cast.scene.places
    )


def chamber_seat(cast: Cast, phrase: Found) -> tuple[str, str | None]:
    if "federal" in phrase.levels or any(p.place == US for p in phrase.places):
        return "federal", US
    if (
        "state" in phrase.levels
        or explicit_place(phrase, ("state",))
        or legislature(cast.scene, phrase.first) == "state"
    ):
        level, place, _ = state_seat(cast.scene, phrase)
        return level, place
    return "federal", US


def resolve_court(cast: Cast, phrase: Found, entry: Entry) -> tuple[int, ...]:
    bare = (
        phrase.det in ("the", "this", "that")
        and not phrase.places
        and not phrase.levels
        and phrase.last - phrase.first <= 3
    )
    words = [w.low for w in cast.scene.words[phrase.first : phrase.last]]
    if (
        bare
        and entry.key in ("court", "appeals court", "district court")
        and not any(w[0].isdigit() for w in words)
        and not cast.scene.words[phrase.head].cap
    ):
        wanted = {"court"} if entry.key == "court" else {entry.key}
        for said in reversed(cast.said):
            for actor in said.actors:
                known = cast.entries.get(actor)
                if known and known.type == "court" and ("court" in wanted or known.key in wanted):
                    return (actor,)
    level, place, _ = court(cast.scene, phrase)
    name = cast.text_of(phrase)
    mark = next((w for w in words if w[0].isdigit()), "") or ",".join(p.name for p in phrase.places)
    new = phrase.first if phrase.det in ("a", "an", "another") else -1
    return (cast.keep(("court", entry.key, mark, place, new), Actor(name, "body", level, place), entry),)


def resolve_administration(cast: Cast, phrase: Found, entry: Entry) -> tuple[int, ...]:
    name = cast.text_of(phrase)
    if phrase.name:
        level, place = administration_seat(cast, phrase)
        return (
            cast.keep(("body", entry.key, phrase.name[-1].lower()), Actor(name, "body", level, place), entry),
        )
    owner = cast.by_found.get(phrase.owner) if phrase.owner is not None else None
    if owner:
        actor = cast.actors[owner[0]]
        surname = next(
            (p.surname for n, p in enumerate(cast.people) if cast.keys.get(("person", n)) == owner[0]),
            actor.name,
        )
        return (
            cast.keep(("body", entry.key, surname), Actor(name, "body", actor.level, actor.place), entry),
        )
    if (known := cast.recent(("administration",), phrase.first)) is not None:
        return (known,)
    later = next(
        (f for f in cast.scene.found if f.entry and f.entry.key == "administration" and f.name), None
    )
    if later is not None and phrase.first < later.first:
        return resolve_administration(cast, later, entry)
    local = any(p.fact and p.fact.role in ("mayor", "governor") for p in cast.people)
    if (
        not local
        or any(p.fact and p.fact.role == "president" for p in cast.people)
        or "federal" in phrase.levels
    ):
        return (cast.keep(("body", entry.key, ""), Actor(name, "body", "federal", US), entry),)
    return ()


def administration_seat(cast: Cast, phrase: Found) -> tuple[str, str | None]:
    """Level and place of an administration by whose it is: the nation's, unless a governor or mayor of that name
    is in the text, or the state or city stands right after it and no president bore the name."""
    surname = phrase.name[-1].lower()
    person = next((p for p in cast.people if p.surname == surname), None)
    fact = person.fact if person else None
    if fact and fact.level in ("state", "local") and fact.weight > 6:
        return fact.level, fact.place
    scene = cast.scene
    if was_president(surname) or (fact and fact.level == "federal"):
        return "federal", US
    if place := explicit_place(phrase, ("state", "place", "county")):
        return level_of(place), place.place
    known = holder(phrase.name, scene.published, states_named(scene), scene.federal)
    return (known.level, known.place) if known else ("federal", US)


def entry_words(cast: Cast, phrase: Found) -> str:
    """The words of a phrase without its determiner."""
    return cast.text_of(phrase).lower().removeprefix(f"{phrase.det} ")


def resolve_small_body(cast: Cast, phrase: Found, entry: Entry) -> tuple[int, ...]:
    """A department, agency, office or committee without a name of its own."""
    name = cast.text_of(phrase)
    owner = cast.by_found.get(phrase.owner) if phrase.owner is not None else None
    if owner:
        actor = cast.actors[owner[0]]
        after = phrase.owner is not None and cast.scene.found[phrase.owner].first > phrase.first
        whole = f"{name} of {actor.name}" if after else f"{actor.name}'s {name}"
        return (
            cast.keep(("body", entry.key, owner[0]), Actor(whole, "body", actor.level, actor.place), entry),
        )
    if entry.key == "committee" and any(b.type == "chamber" for b in phrase.bodies):
        level, place = chamber_seat(cast, phrase)
        return (cast.keep(("body", name.lower(), level, place), Actor(name, "body", level, place), entry),)
    level, place, _ = by_owner(cast.scene, phrase, phrase.first)
    if (
        entry.key == "field office"
        and (agency := cast.recent(("agency", "department"), phrase.first)) is not None
    ):
        level, place = cast.actors[agency].level, cast.actors[agency].place
    if level != "other":
        return (
            cast.keep(
                ("body", name.lower().removeprefix("the "), level, place),
                Actor(name, "body", level, place),
                entry,
            ),
        )
    if entry.key == "committee" and cast.scene.words[phrase.head].cap and " " in entry_words(cast, phrase):
        level, place = chamber_seat(cast, phrase)
        return (cast.keep(("body", name.lower(), level, place), Actor(name, "body", level, place), entry),)
    if phrase.det not in ("the", "this", "that"):
        return ()
    types = {
        "department nominal": ("department",),
        "agency": ("agency", "department"),
        "office": ("office",),
        "field office": ("office",),
        "committee": ("committee",),
        "commission": ("council", "agency"),
    }[entry.key]
    known = cast.recent(types, phrase.first)
    return (known,) if known is not None else ()
