"""Third-person pronouns: the salient subject of a fitting kind, or nothing."""

from __future__ import annotations

from bisect import bisect_right

from standoff.annotate.actors.cast import Cast, Said
from standoff.annotate.actors.found import Found

LONGEST_SPEECH = 10_000
"""Characters after which nobody goes on with "he"."""
PERSONAL = {
    "he": "he",
    "him": "he",
    "himself": "he",
    "his": "he",
    "she": "she",
    "her": "she",
    "herself": "she",
}


def resolve_pronoun(cast: Cast, phrase: Found, quoted: bool) -> tuple[int, ...]:
    """The actors a pronoun stands for; empty when no candidate leads clearly."""
    word = cast.scene.words[phrase.head]
    if word.low in PERSONAL:
        return lead(cast, phrase, quoted, person=PERSONAL[word.low], reach=2)
    if word.low in ("it", "its", "itself"):
        if word.low == "it" and empty_it(cast, phrase):
            return ()
        return lead(cast, phrase, quoted, person="", reach=1)
    return plural(cast, phrase, quoted)


def empty_it(cast: Cast, phrase: Found) -> bool:
    """Whether "it" stands for nothing ("it is clear that", "when it comes to", "made it easy")."""
    words = cast.scene.words
    before = words[phrase.first - 1].low if phrase.first else ""
    after = [word.low for word in words[phrase.last : phrase.last + 2]]
    if not after or after[0] in ("is", "was", "'s", "seems", "appears", "remains", "isn't", "wasn't"):
        return True
    if before in ("make", "makes", "made", "making", "find", "found", "finds"):
        return True
    return bool({"be", "comes", "matter", "turns", "takes", "took", "happens"} & set(after))


def lead(cast: Cast, phrase: Found, quoted: bool, person: str, reach: int) -> tuple[int, ...]:
    """The one actor that is clearly ahead among those mentioned in this and the last ``reach`` sentences."""
    here = cast.scene.words[phrase.head].sentence
    scores: dict[tuple[int, ...], float] = {}
    for said in cast.since(here - reach):
        apart = here - said.sentence
        if len(said.actors) != 1 or not fits(cast, said, person):
            continue
        score = (
            4.0 / (1 + apart)
            + (2.0 if said.subject else 0.8 if said.object else 0.0)
            + (0.7 if said.main else 0.0)
            - (1.5 if said.quoted != quoted else 0.0)
        )
        scores[said.actors] = max(scores.get(said.actors, -9.0), score) + 0.1
    first = not any(fits(cast, said, person) for said in cast.since(here) if len(said.actors) == 1)
    if person and not quoted and first and (speaker := last_speaker(cast, phrase, person)):
        scores[speaker] = max(scores.get(speaker, 0.0), 3.0) + (1.5 if resumes(cast, phrase) else 1.0)
    ranked = sorted(scores.items(), key=lambda pair: -pair[1])
    if not ranked or (len(ranked) > 1 and ranked[0][1] - ranked[1][1] < 0.5):
        return ()
    return ranked[0][0]


def last_speaker(cast: Cast, phrase: Found, person: str) -> tuple[int, ...]:
    """The person to whom the words before the pronoun are attributed; for "he continued", who was quoted last."""
    at = cast.scene.words[phrase.head].start
    for number in range(bisect_right(cast.speakers, at, key=lambda speaker: speaker.start) - 1, -1, -1):
        speaker = cast.speakers[number]
        if at - speaker.start > LONGEST_SPEECH:
            break
        end = max(speaker.end, speaker.content_end)
        near = end <= at + 200 and at - end < 250
        if speaker.end > at or not (near or (resumes(cast, phrase) and speaker.direct and at - end < 3000)):
            continue
        for said in reversed(cast.said):
            where = cast.scene.words[said.word].start
            if where < speaker.start:
                break
            if where < speaker.end and len(said.actors) == 1 and fits(cast, said, person):
                return said.actors
    return ()


def resumes(cast: Cast, phrase: Found) -> bool:
    """Whether the pronoun takes up a quotation again ("he continued")."""
    after = cast.scene.words[phrase.last].low if phrase.last < len(cast.scene.words) else ""
    return after in ("continued", "added", "went")


def fits(cast: Cast, said: Said, person: str) -> bool:
    """Whether an earlier mention can be what the pronoun means."""
    actor = cast.actors[said.actors[0]]
    human = actor.kind in ("person", "office")
    phrase = cast.scene.found[said.found]
    if person:
        if not human or phrase.plural:
            return False
        gender = cast.genders.get(said.actors[0], "")
        return not gender or gender == person
    return not human and actor.kind not in ("class", "outlet") and not phrase.plural


def plural(cast: Cast, phrase: Found, quoted: bool) -> tuple[int, ...]:
    """ "They": the last plural mention of this or the last sentence, preferring its subject."""
    words = cast.scene.words
    here = words[phrase.head].sentence
    part = words[phrase.head].low in ("some", "many", "others")
    best: tuple[float, tuple[int, ...]] = (0.0, ())
    for said in cast.since(here - 1):
        adjacent = cast.scene.found[said.found].last == phrase.first  # "two bills they support"
        if adjacent or not several(cast, said) or (part and cast.actors[said.actors[0]].kind != "class"):
            continue
        if words[phrase.head].low == "their" and cast.actors[said.actors[0]].kind == "document":
            continue
        score = (
            3.0 / (1 + here - said.sentence)
            + (2.0 if said.subject else 0.0)
            - (1.5 if said.quoted != quoted else 0.0)
            + said.word / 1e6
        )
        best = max(best, (score, said.actors))
    return best[1]


def several(cast: Cast, said: Said) -> bool:
    """Whether an earlier mention is plural ("police" is)."""
    phrase = cast.scene.found[said.found]
    police = phrase.entry is not None and phrase.entry.key == "police"
    return phrase.plural or police or len(said.actors) > 1
