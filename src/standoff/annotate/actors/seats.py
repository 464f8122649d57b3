"""The level of government and the place of an office, as worded or from what stands near."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from standoff.annotate.actors.found import Found
from standoff.annotate.actors.lexicon import Entry
from standoff.annotate.actors.localities import county_of
from standoff.annotate.actors.scene import (
    US,
    Scene,
    legislature,
    level_of,
    nearness,
    place_near,
    places_within_reach,
    state_of,
    within_reach,
)
from standoff.model.annotation import Toponym


class Fact(NamedTuple):
    """An office somebody holds, as worded once. ``weight`` orders rival facts, the greatest first."""

    role: str
    level: str
    place: str | None
    weight: float
    words: str = ""


def explicit_place(phrase: Found, kinds: Sequence[str]) -> Toponym | None:
    """The first place worded in a phrase that is of one of these kinds, in the order of the kinds."""
    for kind in kinds:
        for place in phrase.places:
            if place.kind == kind and place.place:
                return place
    return None


def office_fact(scene: Scene, phrase: Found, entry: Entry) -> Fact:
    """The level and place of an office as worded in one phrase, filled from its surroundings."""
    weight = 10.0
    if entry.key == "candidate":
        weight -= 8
    if any(time in ("former", "ex-", "then-", "late", "retired") for time in phrase.times):
        weight -= 3
    if entry.key in ("officer", "advocate", "private", "reporter"):
        weight -= 5
    level, place, worded = settle(scene, phrase, entry)
    return Fact(entry.key, level, place, weight + (2 if worded else 0) - phrase.first / 1e6)


def settle(scene: Scene, phrase: Found, entry: Entry) -> tuple[str, str | None, bool]:
    """Level, place, and whether the place stands in the phrase itself."""
    at = phrase.first
    if entry.level == "federal":
        return federal(scene, phrase, entry)
    if entry.level == "court":
        return court(scene, phrase)
    if entry.level == "state":
        return state_seat(scene, phrase)
    if entry.level == "local":
        return local_seat(scene, phrase, entry.seat)
    if entry.level != "open":
        return entry.level, None, False
    if entry.key in ("attorney general", "secretary of state"):
        return law_officer(scene, phrase, entry)
    if entry.key in ("senator", "representative"):
        return legislator(scene, phrase)
    return by_owner(scene, phrase, at)


def federal(scene: Scene, phrase: Found, entry: Entry) -> tuple[str, str | None, bool]:
    """A federal office, unless its words make it the head of something else ("council president")."""
    foreign = [p for p in phrase.places if p.kind in ("country", "other") and p.place != US]
    if entry.key in ("president", "vice president"):
        if of_another_nation(scene, phrase):
            return "other", None, True
        if foreign:
            return "other", foreign[0].place, True
        other = [b for b in phrase.bodies if b.level != "federal"]
        if other or (phrase.places and phrase.places[0].kind != "country"):
            return by_owner(scene, phrase, phrase.first)
        owner = scene.found[phrase.owner] if phrase.owner is not None else None
        if owner and owner.kind == "body" and owner.entry and owner.entry.level == "other":
            return "other", None, False
    return "federal", US, True


NATIONALITY = re.compile(
    r"(?!American|Republican|Puerto|Hawaiian|Christian|Asian)"
    r"[A-Z][a-z]+(?:an|ish|ese|ch|qi|ni|li|pino)$"
)


def of_another_nation(scene: Scene, phrase: Found) -> bool:
    """Whether a nationality other than American stands before the head ("the Mexican president")."""
    first = phrase.first - 1 if phrase.first and not phrase.det else phrase.first
    before = scene.words[first : phrase.head - len(phrase.name)]
    near = [word for word in before if word.sentence == scene.words[phrase.head].sentence]
    return any(NATIONALITY.match(word.text) for word in near)


def court(scene: Scene, phrase: Found) -> tuple[str, str | None, bool]:
    """Federal unless a state or local court is worded."""
    words = {w.low for w in scene.words[phrase.first : phrase.last]}
    before = [p for p in phrase.places if p.start < scene.words[phrase.head].start]
    bench = [
        p
        for p in phrase.places
        if p.kind == "county" or (p in before and p.kind == "place" and "circuit" in words)
    ]
    if bench and not words & {"federal", "u.s.", "us", "immigration", "district"}:
        return "court", state_of(bench[0].place), True
    if words & {"federal", "u.s.", "us", "circuit", "immigration"} or any(w[0].isdigit() for w in words):
        return "court", US, True
    states = phrase.entry is not None and phrase.entry.seat == "state" and not phrase.places
    if words & {"superior", "municipal"} or "state" in phrase.levels or states:
        return "court", place_near(scene, "state", phrase.first), False
    if before and before[0].kind == "state" and "district" not in words:
        return "court", before[0].place, True
    if not words & {"supreme", "district", "appeals", "justice", "justices"} and state_bench(scene, phrase):
        return "court", place_near(scene, "state", phrase.first), False
    return "court", US, False


def state_bench(scene: Scene, phrase: Found) -> bool:
    """Whether a court without a name is a state's: no federal court anywhere, and the law at hand is a state's."""
    for other in scene.found:
        if other.entry is not None and other.entry.level == "court":
            words = {w.low for w in scene.words[other.first : other.last]}
            if words & {"federal", "u.s.", "us", "circuit", "district", "supreme", "justice"}:
                return False
    return bool(scene.cues) and legislature(scene, phrase.first, strict=True) == "state"


def state_seat(scene: Scene, phrase: Found) -> tuple[str, str | None, bool]:
    """A state office: the state worded, the state of the city worded, else the state nearby."""
    if place := explicit_place(phrase, ("state",)):
        return "state", place.place, True
    for place in phrase.places:
        if state := state_of(place.place):
            return "state", state, True
    return "state", place_near(scene, "state", phrase.first), False


def local_seat(scene: Scene, phrase: Found, seat: str) -> tuple[str, str | None, bool]:
    """A local office: the city or county worded, else the one nearby (within a state if one is worded)."""
    if (
        seat == "county"
        and (city := explicit_place(phrase, ("place",)))
        and not explicit_place(phrase, ("county",))
    ):
        same = [
            t.place
            for _, t in scene.places
            if t.kind == "county"
            and state_of(t.place) == state_of(city.place)
            and t.name.startswith(city.name)
        ]
        if same:
            return "local", same[0], True
        if (county := county_of(city.place)) and county.rsplit(":", 1)[-1] == str(city.place).rsplit(":", 1)[
            -1
        ]:
            return "local", county, True
    if place := explicit_place(
        phrase, ("county", "place", "district") if seat == "county" else ("place", "county", "district")
    ):
        return "local", place.place, True
    wanted = "county" if "county" in phrase.levels else "city" if "city" in phrase.levels else seat
    within = explicit_place(phrase, ("state",))
    if within and (phrase.plural or phrase.kind == "body"):
        return "local", within.place, True
    near = place_near(scene, wanted, phrase.first, within.place if within else None)
    return "local", near, False


def law_officer(scene: Scene, phrase: Found, entry: Entry) -> tuple[str, str | None, bool]:
    """An attorney general or secretary of state: the nation's or a state's."""
    if "federal" in phrase.levels or any(p.place == US for p in phrase.places):
        return "federal", US, True
    if "state" in phrase.levels or any(p.kind in ("state", "place", "county") for p in phrase.places):
        return state_seat(scene, phrase)
    if beside_nation(scene, phrase):
        return "federal", US, False
    owner = scene.found[phrase.owner] if phrase.owner is not None else None
    if owner is not None and owner.places:
        level = level_of(owner.places[0])
        return (
            ("federal", US, True) if level == "federal" else ("state", state_of(owner.places[0].place), True)
        )
    if owner is not None and owner.kind in ("person", "body"):
        return "federal", US, False
    if entry.key == "secretary of state":
        return "federal", US, False
    score = 0.0
    for other in within_reach(scene, phrase.first):
        if other.entry is None:
            continue
        weight = nearness(scene, phrase.first, other.first)
        if other.entry.key in (
            "justice department",
            "president",
            "white house",
            "homeland security department",
            "federal government",
            "cabinet secretary",
        ):
            score -= weight
        elif other.entry.key in ("governor", "legislature", "assembly", "state legislator"):
            score += 2 * weight
    for where, place in places_within_reach(scene, phrase.first):
        if place.kind == "state":
            score += 0.25 * nearness(scene, phrase.first, where)
    if phrase.plural or score > 0:
        return "state", None if phrase.plural else place_near(scene, "state", phrase.first), False
    return "federal", US, False


def beside_nation(scene: Scene, phrase: Found) -> bool:
    """Whether an officer is named together with a president ("the president and Attorney General Ada Byron")."""
    before = scene.words[max(phrase.first - 4, 0) : phrase.first]
    if not before or before[-1].low != "and":
        return False
    here = bisect_left(scene.found, phrase.first, key=lambda other: other.first)
    other = scene.found[here - 1] if here else None
    if other is None or phrase.first - other.last > 2:
        return False
    national = other.entry is not None and other.entry.level == "federal"
    return national or (bool(other.name) and other.name[-1] in scene.presidents)


STATE_TAGS = frozenset(
    """al ak az ar ca co ct de fl ga hi id il in ia ks ky la me md ma mi mn ms mo mt ne nv nh nj nm ny nc nd oh
    ok or pa ri sc sd tn tx ut vt va wa wv wi wy ala ariz ark calif colo conn del fla ill ind kan mass mich minn
    miss mont neb nev n.h n.j n.m n.y n.c n.d okla ore r.i s.c s.d tenn tex wash w.va wis wyo alabama alaska
    arizona arkansas california colorado connecticut delaware florida georgia hawaii idaho illinois indiana iowa
    kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana
    nebraska nevada ohio oklahoma oregon pennsylvania tennessee texas utah vermont virginia washington wisconsin
    wyoming""".split()
) | {"new york", "new jersey", "new mexico", "new hampshire", "north carolina", "south carolina"} | {
    "north dakota", "south dakota", "west virginia", "rhode island",
}  # fmt: skip


def tag_is_state(tag: str) -> bool:
    """Whether the place of a party tag is a state ("Calif.", "TX") rather than a city or district."""
    return tag.lower().strip(". ").replace(". ", ".") in STATE_TAGS


def legislator(scene: Scene, phrase: Found) -> tuple[str, str | None, bool]:
    """A member or leader of a chamber: of Congress or of a state's legislature."""
    words = " ".join(w.low for w in scene.words[phrase.first : phrase.last])
    if "federal" in phrase.levels or any(b.level == "federal" for b in phrase.bodies):
        return "federal", US, True
    if "state" in phrase.levels or any(b.level == "state" for b in phrase.bodies):
        return state_seat(scene, phrase)
    if any(b.level == "local" for b in phrase.bodies):
        return by_owner(scene, phrase, phrase.first)
    if phrase.tag and tag_is_state(phrase.tag):
        return "federal", US, True
    city = explicit_place(phrase, ("place", "county"))
    if city and ("lawmaker" in words or "legislator" in words):
        return "state", state_of(city.place), True
    state = explicit_place(phrase, ("state",))
    if state and (
        "president" in words
        or "speaker" in words
        or "leader" in words
        or "lawmaker" in words
        or "legislator" in words
    ):
        return "state", state.place, True
    if legislature(scene, phrase.first, strict=bool(phrase.name)) == "state":
        return ("state", state.place, True) if state else state_seat(scene, phrase)
    return "federal", US, False


def by_owner(scene: Scene, phrase: Found, at: int) -> tuple[str, str | None, bool]:
    """An office that is of the level of what it belongs to: a level word, a body, a place, a possessor."""
    if "federal" in phrase.levels:
        return "federal", US, True
    for body in phrase.bodies:
        if body.level == "federal":
            return "federal", US, True
        if body.level == "state":
            return state_seat(scene, phrase)
        if body.level == "local":
            return local_seat(scene, phrase, body.seat)
        if body.level == "court":
            return "court", US, True
        if body.type == "committee" and body.level == "open" and not phrase.places and not phrase.levels:
            return (
                ("federal", US, False) if legislature(scene, at) == "federal" else state_seat(scene, phrase)
            )
        if body.key in ("senate", "house") or body.key.startswith(("house ", "senate ")):
            if legislature(scene, at) == "federal":
                return "federal", US, False
            return state_seat(scene, phrase)
    for role in phrase.roles:
        return settle(scene, phrase._replace(roles=()), role)
    if place := explicit_place(phrase, ("place", "county", "district", "state", "country")):
        return level_of(place), place.place, True
    if "state" in phrase.levels:
        return state_seat(scene, phrase)
    if (
        "city" in phrase.levels
        or "county" in phrase.levels
        or "local" in phrase.levels
        or "municipal" in phrase.levels
    ):
        return local_seat(scene, phrase, "county" if "county" in phrase.levels else "city")
    owner = scene.found[phrase.owner] if phrase.owner is not None else None
    if (
        owner is not None
        and owner.kind == "person"
        and phrase.kind == "person"
        and owner.entry is None
        and is_president(scene, owner)
    ):
        return "federal", US, False
    if owner is not None and owner.kind == "body" and owner.entry and owner.entry.level == "federal":
        return "federal", US, True
    if department := department_near(scene, phrase):
        return settle_body(scene, department)
    return unowned(scene, phrase)


def unowned(scene: Scene, phrase: Found) -> tuple[str, str | None, bool]:
    """An officer of nothing worded: secretaries and inspectors general are the nation's where it is spoken of,
    a titled commissioner belongs to a county named before."""
    title = [w.low for w in scene.words[phrase.first : phrase.head + 1 - len(phrase.name)]]
    alone = phrase.owner is None and not phrase.places
    if (
        alone
        and scene.federal
        and (title[-2:] == ["inspector", "general"] or (title == ["secretary"] and phrase.name))
    ):
        return "federal", US, False
    if alone and title == ["commissioner"] and phrase.name:
        before = [t.place for where, t in scene.places if t.kind == "county" and where < phrase.first]
        if before:
            return "local", before[-1], False
    return "other", None, False


DEPARTMENTAL = frozenset(
    """inspector director commissioner secretary administrator spokesman spokeswoman spokesperson
superintendent chief""".split()
)


def department_near(scene: Scene, phrase: Found) -> Found | None:
    """The agency named last, which a director or spokesman without one belongs to."""
    words = {w.low for w in scene.words[phrase.first : phrase.last]}
    if not words & DEPARTMENTAL or phrase.owner is not None or phrase.places or phrase.det in ("a", "an"):
        return None
    here = scene.words[phrase.first].sentence
    for other in reversed(scene.found):
        if other.first >= phrase.first or other.entry is None or other.kind != "body":
            continue
        if here - scene.words[other.first].sentence > 4:
            return None
        if other.entry.type in ("agency", "department", "office") and other.entry.level in (
            "federal",
            "local",
        ):
            return other
    return None


def settle_body(scene: Scene, body: Found) -> tuple[str, str | None, bool]:
    """Level and place of a federal agency or a local department."""
    if body.entry is None or body.entry.level == "federal":
        return "federal", US, False
    return local_seat(scene, body, body.entry.seat)


AIDES = re.compile(r"\s+(?:\w+\s)?(?:aides?|advisers?|era|appointees?)\b")


def is_president(scene: Scene, phrase: Found) -> bool:
    """Whether a bare surname is one that the text gives the title or the administration of a president."""
    if (
        AIDES.match(scene.text, scene.words[phrase.last - 1].end)
        and legislature(scene, phrase.first) == "federal"
    ):
        return True
    return phrase.name[-1] in scene.presidents
