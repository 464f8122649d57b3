"""Documents that speak or act: orders, bills, rulings, lawsuits, and whose they are."""

from __future__ import annotations

from standoff.annotate.actors.cast import Cast, Said
from standoff.annotate.actors.found import Found
from standoff.annotate.actors.lexicon import Entry
from standoff.annotate.actors.scene import legislature, level_of, place_near
from standoff.annotate.actors.seats import by_owner
from standoff.annotate.actors.worded import explicit_place
from standoff.gazetteer import US
from standoff.model.annotation import Actor

HAVING = frozenset(("that", "which", "who", "have", "has", "had", "with", "adopted", "keep", "kept"))
PLACING = frozenset(("in", "of", "from", "at", "to", "near", "for", "outside", ","))


def resolve_paper(cast: Cast, phrase: Found, entry: Entry) -> tuple[int, ...]:
    """A document: its issuer's level and place."""
    name = cast.text_of(phrase)
    if entry.seat == "numbered":
        return (numbered(cast, phrase, entry),)
    same = last_paper(cast, phrase, entry)
    if same is not None:
        return (same,)
    level, place = issuer(cast, phrase, entry)
    return (cast.keep(("paper", phrase.first), Actor(name, "document", level, place), entry),)


def last_paper(cast: Cast, phrase: Found, entry: Entry) -> int | None:
    """The document of the same sort that "the order" takes up again."""
    if (
        phrase.det not in ("the", "this", "that")
        or phrase.places
        or phrase.bodies
        or phrase.owner is not None
    ):
        return None
    head = entry.key.split()[-1].rstrip("s")
    for said in reversed(cast.said):
        for actor in said.actors:
            known = cast.entries.get(actor)
            if (
                known
                and known.kind == "paper"
                and (
                    (known.plural == entry.plural and known.key.split()[-1].rstrip("s") == head)
                    or (known.seat in ("legislature", "numbered") and entry.seat == "legislature")
                )
            ):
                return actor
    return None


def numbered(cast: Cast, phrase: Found, entry: Entry) -> int:
    """A bill by its number: "SB 4" and "Senate Bill 4" are one."""
    name = cast.text_of(phrase)
    *chamber, number = name.replace(".", "").split()
    initials = "".join(word[0] for word in chamber) if len(chamber) > 1 else "".join(chamber)
    level = entry.level if entry.level != "open" else legislature(cast.scene, phrase.first)
    place = US if level == "federal" else place_near(cast.scene, "state", phrase.first)
    key = ("paper", f"{initials} {number}".lower())
    return cast.keep(key, Actor(name, "document", level, place), entry)


def issuer(cast: Cast, phrase: Found, entry: Entry) -> tuple[str, str | None]:
    """Whose document it is: its possessor's, its modifier's, else the likeliest body of the text."""
    if phrase.owner is not None:
        owner = cast.by_found.get(phrase.owner)
        if owner and cast.actors[owner[0]].level != "other":
            return cast.actors[owner[0]].level, cast.actors[owner[0]].place
    if phrase.places or phrase.levels or phrase.bodies:
        worded = explicit_place(phrase, ("place", "county", "state", "country"))
        if worded:
            return level_of(worded), worded.place
        level, place, _ = by_owner(cast.scene, phrase, phrase.first)
        if level != "other":
            return level, place
    at = phrase.first
    if held := holders(cast, phrase):
        return held
    if entry.seat == "federal":
        return "federal", US
    if entry.seat == "local":
        return "local", None
    if entry.seat == "court" and (entry.key != "decision" or cast.recent(("court",), at) is not None):
        return "court", US
    if entry.seat == "city":
        return "local", place_near(cast.scene, "city", at)
    ordered = entry.seat == "name" and entry.key.split()[-1] in (
        "order",
        "directive",
        "plan",
        "program",
        "policy",
    )
    if entry.seat in ("legislature", "name") and not ordered:
        return lawmaker(cast, at)
    if entry.seat == "filer":
        return filer(cast, at)
    return nearest_issuer(cast, phrase, entry)


def lawmaker(cast: Cast, at: int) -> tuple[str, str | None]:
    """Whose a bill or law at word ``at`` is: the legislature's that is subject of its sentence, else of the text."""
    for said in cast.said:
        if (
            said.sentence == cast.scene.words[at].sentence
            and said.subject
            and len(said.actors) == 1
            and legislates(cast, said)
        ):
            return cast.actors[said.actors[0]].level, cast.actors[said.actors[0]].place
    if baseless(cast):
        return "other", None
    if legislature(cast.scene, at) == "state":
        return "state", place_near(cast.scene, "state", at)
    return "federal", US


def nearest_issuer(cast: Cast, phrase: Found, entry: Entry) -> tuple[str, str | None]:
    """Whoever can issue documents and was named last, the subject of a sentence before others."""
    here = cast.scene.words[phrase.first].sentence
    back = 1 if entry.key == "decision" and phrase.det == "the" else 0
    options = [
        said
        for said in cast.said
        if back <= here - said.sentence <= 2 and len(said.actors) == 1 and issues(cast, said)
    ]
    options.sort(key=lambda said: (here - said.sentence, not said.subject, said.word))
    for said in options[:1]:
        return cast.actors[said.actors[0]].level, cast.actors[said.actors[0]].place
    return "other", None


def baseless(cast: Cast) -> bool:
    """Whether nothing in the text tells whose laws it speaks of: no lawmaker, no state and nothing federal."""
    scene = cast.scene
    somewhere = any((place.place or "").startswith(US) for _, place in scene.places)
    return not (scene.cues or scene.bills or scene.federal or somewhere)


SUING = frozenset(
    "sue sues sued suing file files filed filing challenge challenges challenged bring brings brought".split()
)


def filer(cast: Cast, at: int) -> tuple[str, str | None]:
    """Who is said to have sued or filed last before word ``at``, within four sentences."""
    words, found = cast.scene.words, cast.scene.found
    for said in reversed(cast.said):
        if words[at].sentence - said.sentence > 4:
            break
        end = found[said.found].last
        actor = cast.actors[said.actors[0]]
        after = {word.low for word in words[end : end + 4] if word.sentence == said.sentence}
        if said.subject and after & SUING and actor.kind not in ("class", "document"):
            return actor.level, actor.place
    return "other", None


def holders(cast: Cast, phrase: Found) -> tuple[str, str | None] | None:
    """Level and place of those said to have it ("communities that have policies", "cities with policies")."""
    if not cast.said:
        return None
    last = cast.said[-1]
    between = cast.scene.words[cast.scene.found[last.found].last : phrase.first]
    if not between or len(between) > 3 or not all(word.low in HAVING for word in between):
        return None
    actor = cast.actors[last.actors[0]]
    return (actor.level, actor.place) if actor.level in ("federal", "state", "local") else None


def legislates(cast: Cast, said: Said) -> bool:
    """Whether an earlier mention is of a body or office that makes laws."""
    actor = cast.actors[said.actors[0]]
    known = cast.entries.get(said.actors[0])
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
    acts = actor.kind == "place" and not follows_preposition(cast, said)
    return actor.level in ("federal", "state", "local") and (lawmaking or role or acts)


def issues(cast: Cast, said: Said) -> bool:
    """Whether an earlier mention can be the issuer of a document."""
    actor = cast.actors[said.actors[0]]
    return (
        actor.public
        and actor.kind != "class"
        and actor.level in ("federal", "state", "local")
        and (actor.kind != "place" or said.subject or not follows_preposition(cast, said))
    )


def follows_preposition(cast: Cast, said: Said) -> bool:
    """Whether a place only says where ("in Ohio"), or dates the page ("DAYTON, Ohio -")."""
    words = cast.scene.words
    end = cast.scene.found[said.found].last
    before = words[said.word - 1].low if said.word else ""
    after = words[end].text if end < len(words) else ""
    return before in PLACING or after in ("—", "–", "-", ",", "(")
