"""Who is who: mentions of one person gathered by surname, with the office, level and place that the text words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from standoff.annotate.actors.found import Found
from standoff.annotate.actors.lexicon import Entry, lexicon
from standoff.annotate.actors.scene import (
    US,
    Scene,
    kind_of,
    legislature,
    level_of,
    nearness,
    place_near,
    state_of,
)
from standoff.model.annotation import Toponym

POSTAL = {
    "al": "ala", "ak": "alaska", "az": "ariz", "ar": "ark", "ca": "calif", "co": "colo", "ct": "conn", "de": "del", "fl": "fla", "ga": "ga",
    "hi": "hawaii", "id": "idaho", "il": "ill", "in": "ind", "ia": "iowa", "ks": "kan", "ky": "ky", "la": "la", "me": "maine", "md": "md",
    "ma": "mass", "mi": "mich", "mn": "minn", "ms": "miss", "mo": "mo", "mt": "mont", "ne": "neb", "nv": "nev", "nh": "n.h", "nj": "n.j",
    "nm": "n.m", "ny": "n.y", "nc": "n.c", "nd": "n.d", "oh": "ohio", "ok": "okla", "or": "ore", "pa": "pa", "ri": "r.i", "sc": "s.c",
    "sd": "s.d", "tn": "tenn", "tx": "texas", "ut": "utah", "vt": "vt", "va": "va", "wa": "wash", "wv": "w.va", "wi": "wis", "wy": "wyo",
}  # fmt: skip
STATE_NAMES = frozenset(
    "alabama arizona arkansas california colorado connecticut delaware florida georgia illinois indiana kansas kentucky louisiana maryland "
    "massachusetts michigan minnesota mississippi missouri montana nebraska nevada oklahoma oregon pennsylvania tennessee tex vermont virginia "
    "washington wisconsin wyoming".split()
)


class Fact(NamedTuple):
    """An office somebody holds, as worded once. ``weight`` orders rival facts, the greatest first."""

    role: str
    level: str
    place: str | None
    weight: float
    words: str = ""


class Person(NamedTuple):
    """One person of the text: all name words, the phrases that name them, the office that counts."""

    name: str
    surname: str
    mentions: tuple[int, ...]
    fact: Fact | None
    gender: str
    public: bool


def tag_is_state(tag: str) -> bool:
    """Whether the place of a party tag is a state ("Calif.", "TX") rather than a city or district."""
    low = tag.lower().strip(". ").replace(". ", ".")
    return low in POSTAL or low in POSTAL.values() or low in STATE_NAMES


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
        if foreign:
            return "other", foreign[0].place, True
        other = [b for b in phrase.bodies if b.level != "federal"]
        if other or phrase.places and phrase.places[0].kind != "country":
            return by_owner(scene, phrase, phrase.first)
        owner = scene.found[phrase.owner] if phrase.owner is not None else None
        if owner and owner.kind == "body" and owner.entry and owner.entry.level == "other":
            return "other", None, False
    return "federal", US, True


def court(scene: Scene, phrase: Found) -> tuple[str, str | None, bool]:
    """Federal unless a state or local court is worded."""
    words = {w.low for w in scene.words[phrase.first : phrase.last]}
    if words & {"federal", "u.s.", "us", "circuit", "immigration"} or any(w[0].isdigit() for w in words):
        return "court", US, True
    if words & {"superior", "municipal"} or "state" in phrase.levels:
        return "court", place_near(scene, "state", phrase.first), False
    before = [p for p in phrase.places if p.start < scene.words[phrase.head].start]
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
    return legislature(scene, phrase.first, strict=True) == "state"


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
    if place := explicit_place(
        phrase, ("county", "place", "district") if seat == "county" else ("place", "county", "district")
    ):
        return "local", place.place, True
    wanted = "county" if "county" in phrase.levels else "city" if "city" in phrase.levels else seat
    within = explicit_place(phrase, ("state",))
    near = place_near(scene, wanted, phrase.first, within.place if within else None)
    return "local", near or (within.place if within and phrase.plural else None), False


def law_officer(scene: Scene, phrase: Found, entry: Entry) -> tuple[str, str | None, bool]:
    """An attorney general or secretary of state: the nation's or a state's."""
    if "federal" in phrase.levels or any(p.place == US for p in phrase.places):
        return "federal", US, True
    if "state" in phrase.levels or any(p.kind in ("state", "place", "county") for p in phrase.places):
        return state_seat(scene, phrase)
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
    for other in scene.found:
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
    for where, place in scene.places:
        if place.kind == "state":
            score += 0.25 * nearness(scene, phrase.first, where)
    if phrase.plural or score > 0:
        return "state", None if phrase.plural else place_near(scene, "state", phrase.first), False
    return "federal", US, False


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
    if body := department_near(scene, phrase):
        return settle_body(scene, body)
    return "other", None, False


DEPARTMENTAL = frozenset("inspector director commissioner secretary administrator spokesman spokeswoman spokesperson superintendent chief".split())


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
        if other.entry.type in ("agency", "department", "office") and other.entry.level in ("federal", "local"):
            return other
    return None


def settle_body(scene: Scene, body: Found) -> tuple[str, str | None, bool]:
    """Level and place of a federal agency or a local department."""
    if body.entry is None or body.entry.level == "federal":
        return "federal", US, False
    return local_seat(scene, body, body.entry.seat)


def is_president(scene: Scene, phrase: Found) -> bool:
    """Whether a bare surname is one that the text gives the title or the administration of a president."""
    if AIDES.match(scene.text, scene.words[phrase.last - 1].end) and legislature(scene, phrase.first) == "federal":
        return True
    return any(
        other.name
        and other.name[-1] == phrase.name[-1]
        and other.entry is not None
        and other.entry.key in ("president", "administration")
        for other in scene.found
    )


def surname_of(name: Sequence[str]) -> str:
    core = [word for word in name if word.lower() not in ("jr.", "jr", "sr.", "sr", "ii", "iii", "iv")]
    core = [word for word in core if word != ","] or list(name)
    return core[-1].lower()


def gender_of(phrase: Found) -> str:
    """``he``, ``she`` or ``""`` by honorific, office word or given name."""
    lex = lexicon()
    if phrase.honor in ("mr.", "mr"):
        return "he"
    if phrase.honor in ("ms.", "mrs.", "miss", "ms", "mrs"):
        return "she"
    given = phrase.name[0].lower() if len(phrase.name) > 1 else ""
    return "he" if given in lex.he else "she" if given in lex.she else ""


def is_junior(name: Sequence[str]) -> bool:
    return name[-1].lower().rstrip(".") in ("jr", "ii", "iii", "iv")


def same_given(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether two names with one surname can be one person's."""
    if len(a) < 2 or len(b) < 2:
        return True
    if is_junior(a) != is_junior(b):
        return False
    x, y = a[0].lower().strip("."), b[0].lower().strip(".")
    return (
        x == y
        or (min(len(x), len(y)) >= 1 and (x[:2] == y[:2] or len(x) == 1 or len(y) == 1) and x[0] == y[0])
        or bool(set(a[:-1]) & set(b[:-1]))
    )


def gather(scene: Scene) -> list[list[int]]:
    """Phrases that name one person, by surname and given name; a bare surname joins the nearest before it."""
    groups: list[list[int]] = []
    full: dict[int, tuple[str, ...]] = {}
    people = [i for i, phrase in enumerate(scene.found) if phrase.kind == "person"]
    for i in sorted(people, key=lambda i: (len(scene.found[i].name) == 1, i)):
        name = scene.found[i].name
        options = [
            g
            for g in range(len(groups))
            if surname_of(full[g]) == surname_of(name) and same_given(full[g], name)
        ]
        if not options and len(name) == 1:
            options = [
                g
                for g in range(len(groups))
                if name[0].lower() == full[g][-1].lower().split("-")[-1] and len(full[g]) > 1
            ]
        if options:
            best = min(options, key=lambda g: min((i - j if j < i else (j - i) * 3) for j in groups[g]))
            groups[best].append(i)
            if len(name) > len(full[best]):
                full[best] = name
        else:
            full[len(groups)] = name
            groups.append([i])
    return groups


def people_of(scene: Scene) -> list[Person]:
    """Everybody named in the text."""
    powers = {
        phrase.name[-1].lower(): i
        for i, phrase in enumerate(scene.found)
        if phrase.kind == "body" and phrase.name
    }
    apposed: dict[int, list[int]] = {}
    for i, phrase in enumerate(scene.found):
        if phrase.same is not None:
            apposed.setdefault(phrase.same, []).append(i)
            apposed.setdefault(i, []).append(phrase.same)
    everybody = [person_of(scene, group, apposed, powers) for group in gather(scene)]
    return with_president(scene, everybody)


TITLED_ROLES = frozenset(
    (
        "president",
        "attorney general",
        "senator",
        "governor",
        "mayor",
        "sheriff",
        "congressman",
        "cabinet secretary",
    )
)


def with_president(scene: Scene, people: list[Person]) -> list[Person]:
    """Where "the president" or "the senator" can only mean the person most spoken of, who has no other office, say so."""
    held = {person.fact.role for person in people if person.fact}
    for phrase in scene.found:
        entry = phrase.entry
        plain = (
            phrase.kind == "office"
            and phrase.det == "the"
            and not phrase.plural
            and not phrase.places
            and phrase.owner is None
        )
        if (
            not plain
            or entry is None
            or entry.key not in TITLED_ROLES
            or entry.key in held
            or phrase.same is not None
        ):
            continue
        most = max((p for p in people if p.fact is None), key=lambda p: len(p.mentions), default=None)
        if most is None or len(most.mentions) < (2 if entry.key == "president" else 3):
            continue
        nearest = max(
            (k for p in people for k in p.mentions if scene.found[k].first < phrase.first), default=-1
        )
        if entry.key != "president" and nearest not in most.mentions:
            continue
        level, place, _ = settle(scene, phrase, entry)
        fact = Fact(entry.key, level, place, 4.0)
        people = [p._replace(fact=fact, public=True) if p is most else p for p in people]
        held.add(entry.key)
    return people


def person_of(
    scene: Scene, group: list[int], apposed: dict[int, list[int]], powers: dict[str, int]
) -> Person:
    """One person from the phrases that name them."""
    facts: list[Fact] = []
    genders: list[str] = []
    for i in sorted(group):
        phrase = scene.found[i]
        genders.append(gender_of(phrase))
        if phrase.entry is not None:
            facts.append(office_fact(scene, phrase, phrase.entry))
        elif phrase.tag and tag_is_state(phrase.tag):
            facts.append(Fact("member of congress", "federal", US, 5.0))
        for j in apposed.get(i, ()):
            other = scene.found[j]
            if other.entry is not None and other.kind == "office":
                fact = office_fact(scene, other, other.entry)
                facts.append(fact)
    longest = fullest([scene.found[i].name for i in sorted(group)])
    surname = surname_of(longest)
    if not any(fact.weight > 6 for fact in facts):
        facts += worded_power(scene, group, surname in powers)
    fact = max(facts, key=lambda fact: fact.weight, default=None)
    title = titled(scene, group, fact)
    public = fact is not None and fact.role != "private"
    gender = next((gender for gender in genders if gender), "")
    return Person(
        f"{title} {' '.join(longest)}".strip().replace(" ,", ","),
        surname,
        tuple(sorted(group)),
        fact,
        gender,
        public,
    )


PRESIDENCY = re.compile(
    r"[’']s?\s+(?:\w+[ -]){0,2}(?:presidency|administration|inaugura|White House|travel ban|cabinet)"
    r"|\s+(?:administration|White House|presidency|Cabinet)\b"
    r"|,?\s+(?:\w+\s){0,2}(?:became|was elected|is|as|elected) president\b"
    r"|\s+(?:\w+\s){0,2}(?:won|assumed) the presidency"
)
AIDES = re.compile(r"\s+(?:\w+\s)?(?:aides?|advisers?|era|appointees?)\b")
ORDERS = re.compile(
    r"[’']s?\s+(?:\w+[ -]){0,2}executive (?:order|action)"
    r"|\s+(?:\w+\s){0,2}signed (?:an|another|the|his|two|three) (?:\w+ )?executive (?:order|action)"
)
SIGNS_LAW = re.compile(
    r"(?:,\swho\s[^.;,]{1,60},)?\s+(?:\w+\s){0,3}(?:signed|vetoed)\b[^.;]{0,60}?\b(?:law|bill|legislation|measure)\b"
)
LEGISLATES = re.compile(
    r"\s+(?:\w+\s){0,3}(?:introduced|sponsored|co-?sponsored|authored)\b[^.;]{0,40}\b(?:bill|legislation|measure|amendment|act)\b"
    r"|[’']s?\s+(?:\w+\s)?(?:bill|amendment)\b|\s+(?:even\s)?voted\s(?:to|against|for)\b"
)
AMONG_LAWMAKERS = re.compile(
    r"(?:\b[Ss]enators|\blawmakers|\blegislators|\bcongressmen|\b(?:Senate|House) (?:Republicans|Democrats|conservatives|leaders))"
    r"[^.;\n]{0,20}\b(?:such as|like|including)\b[^.;\n]{0,80}$"
)
CAMPAIGNS = re.compile(
    r"(?:[’']s?)?\s+(?:\w+\s)?(?:campaign|rally|backers|supporters|ad|ads|candidacy|presidential|camp|voters)\b"
)
CREDITS = re.compile(
    r"(?:\b(?:[Rr]eporting|[Ee]diting|[Ww]riting|[Pp]hotos?|[Pp]hotograph)\s*(?:by|:)|\bREUTERS/|^By|\nBy|\bcontributed by)\s*$"
)
HAS_ROLE = re.compile(
    r",\s(?:(?:an?|the|who is)\s)?(?:[\w-]+\s){0,6}(?:of|at|for|with)\s(?:the\s)?[A-Z]\w+\s?[A-Z]?"
)


def worded_power(scene: Scene, group: list[int], administers: bool) -> list[Fact]:
    """The office that wording implies for somebody named without a title: whose administration or executive
    order it is, who signs or introduces bills, who campaigns, who reports."""
    facts: list[Fact] = []
    for i in group:
        phrase = scene.found[i]
        start, end = scene.words[phrase.first].start, scene.words[phrase.last - 1].end
        owner = scene.found[phrase.owner] if phrase.owner is not None else None
        if administers or PRESIDENCY.match(scene.text, end):
            facts.append(Fact("president", "federal", US, 9.0))
        elif AIDES.match(scene.text, end) and legislature(scene, phrase.first) == "federal":
            facts.append(Fact("president", "federal", US, 4.0))
        elif SIGNS_LAW.match(scene.text, end) or ORDERS.match(scene.text, end):
            home = legislature(scene, phrase.first) == "state"
            place = place_near(scene, "state", phrase.first)
            facts.append(
                Fact("governor", "state", place, 4.0) if home else Fact("president", "federal", US, 4.0)
            )
        elif LEGISLATES.match(scene.text, end) or AMONG_LAWMAKERS.search(
            scene.text, max(start - 140, 0), start
        ):
            level, place, _ = legislator(scene, phrase)
            facts.append(Fact("representative", level, place, 3.5))
        elif CAMPAIGNS.match(scene.text, end):
            facts.append(Fact("candidate", "other", None, 2.0))
        elif (owner is not None and owner.kind == "outlet") or CREDITS.search(
            scene.text, max(start - 20, 0), start
        ):
            facts.append(Fact("reporter", "outlet", None, 3.0))
        elif HAS_ROLE.match(scene.text, end) and not any(
            where in range(phrase.last, phrase.last + 12) for where, _ in scene.places
        ):
            facts.append(Fact("advocate", "other", None, 1.0))
    return facts


def fullest(names: list[tuple[str, ...]]) -> tuple[str, ...]:
    """The fullest form of a name: the longest that begins with a given name, else the longest used at least as often."""
    lex = lexicon()
    given = [
        name
        for name in names
        if len(name) > 1 and (name[0].lower() in lex.he or name[0].lower() in lex.she or len(name[0]) == 2)
    ]
    if given:
        return max(given, key=len)
    return max(names, key=lambda name: (names.count(name) * 2 >= names.count(names[0]), len(name)))


def titled(scene: Scene, group: list[int], fact: Fact | None) -> str:
    """The title words before the name in the text, of the office that counts ("Mayor", "Homeland Security Secretary")."""
    if fact is None:
        return ""
    best = ""
    for i in sorted(group):
        phrase = scene.found[i]
        if phrase.entry is None or phrase.entry.key != fact.role or phrase.kind != "person":
            continue
        first = phrase.head - len(phrase.name) + 1
        words = [scene.words[k] for k in range(phrase.first, first)]
        while words and (
            (
                not words[0].cap
                and words[0].low not in ("acting", "former", "then-", "ex-", "state", "deputy", "assistant")
            )
            or words[0].low in ("the", "a", "an", "republican", "democratic", "gop", "democrat")
            or words[0].low == "'s"
        ):
            words = words[1:]
        text = scene.text[words[0].start : words[-1].end] if words else ""
        if (
            text
            and words[-1].cap
            and (not best or (len(text) > len(best) and best.split()[-1] == text.split()[-1]))
        ):
            best = text
    return best
