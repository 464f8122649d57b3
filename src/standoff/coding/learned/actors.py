"""Who does what a word states: the actors that the text offers, ranked by weights that were learned."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

import msgspec

from standoff.coding import binding
from standoff.coding.frames import Act
from standoff.coding.jurisdiction import GOVERNMENTS, author
from standoff.coding.reading import Reading
from standoff.model.annotation import Actor
from standoff.model.claim import ActorRef

NOBODY = "nobody"
PREPOSITIONS = frozenset({"by", "from", "of", "in", "to", "with", "against", "for", "on", "at"})


class Offer(msgspec.Struct, frozen=True):
    """Actors that one way of looking finds. ``sources`` names the ways, ``features`` what the weights know."""

    refs: tuple[ActorRef, ...]
    sources: tuple[str, ...]
    features: tuple[str, ...]


def chosen(act: Act, status: str, reading: Reading, weights: Mapping[str, float]) -> tuple[ActorRef, ...]:
    """The actors of the best offer; none where nobody in particular acts."""
    best = max(
        offers(act, status, reading),
        key=lambda offer: sum(weights.get(feature, 0.0) for feature in offer.features),
    )
    return best.refs


def offers(act: Act, status: str, reading: Reading) -> list[Offer]:
    """What each way of looking offers for an act, and nobody; what is the same is one offer."""
    refs: dict[tuple[tuple[str | None, str], ...], tuple[ActorRef, ...]] = {}
    ways: dict[tuple[tuple[str | None, str], ...], list[str]] = {}
    for source, found in sources(act, reading):
        key = tuple((ref.place, ref.level if ref.place else ref.name) for ref in found)
        refs.setdefault(key, found)
        ways.setdefault(key, []).append(source)
    known = Counter(place for key in refs for place, _ in key if place)
    return [
        Offer(found, tuple(ways[key]), tuple(features(act, status, found, ways[key], known)))
        for key, found in refs.items()
    ]


def sources(act: Act, reading: Reading) -> Iterator[tuple[str, tuple[ActorRef, ...]]]:
    """Every way of looking, with the actors that it finds; ``nobody`` last."""
    tree, at = reading.tree, act.predicate
    spoken = tuple(binding.as_ref(actor) for actor in reading.speakers_at(at))
    heads = {"agent": act.actor, "patient": act.patient, "owner": tree.holder(at)}
    heads |= {f"prep {word}": noun for word, noun in tree.obliques(at) if word in PREPOSITIONS}
    direct = tuple(binding.actor_refs(act.actor, reading))
    yield "rules", author(act, act.actor, direct, reading)
    for name, head in heads.items():
        if head is not None and (found := tuple(binding.actor_refs(head, reading))):
            yield name, found
    if spoken:
        yield "speaker", spoken
    yield from beside(act, reading)
    yield NOBODY, ()


def beside(act: Act, reading: Reading) -> Iterator[tuple[str, tuple[ActorRef, ...]]]:
    """Actors who are named near the act, and the government that the document names most."""
    sentence = reading.tokens[act.predicate].sentence
    sentences = reading.annotations.sentences
    own = mentioned(sentences[sentence].first, sentences[sentence].last, reading)
    before = [
        i
        for i in range(sentences[sentence].first, act.predicate)
        if any(governs(a) for a in reading.actors_at(i))
    ]
    if before:
        yield "nearest before", refs_at(before[-1], reading)
    if own:
        yield "first in sentence", refs_at(own[0], reading)
    if sentence:
        last = mentioned(sentences[sentence - 1].first, sentences[sentence - 1].last, reading)
        if last:
            yield "first in sentence before", refs_at(last[0], reading)
    counts = reading.actor_counts
    for level in ("federal", "state", "local"):
        some = [(n, -i) for i, n in counts.items() if reading.annotations.actors[i].level == level]
        some = [one for one in some if reading.annotations.actors[-one[1]].place]
        if some:
            yield f"main {level}", (binding.as_ref(reading.annotations.actors[-max(some)[1]]),)


def mentioned(first: int, last: int, reading: Reading) -> list[int]:
    """The words of a range that stand for a government or an official."""
    return [i for i in range(first, last) if any(governs(actor) for actor in reading.actors_at(i))]


def governs(actor: Actor) -> bool:
    """Whether an actor is of some level of government."""
    return actor.level in GOVERNMENTS


def refs_at(index: int, reading: Reading) -> tuple[ActorRef, ...]:
    """The actors a word stands for, by the names claims show."""
    return tuple(binding.as_ref(actor) for actor in reading.actors_at(index) if actor.kind != "document")


def features(
    act: Act, status: str, refs: tuple[ActorRef, ...], ways: list[str], known: Counter[str]
) -> Iterator[str]:
    """What the weights are about: how the actors were found, for which move, and of which level they are."""
    level = refs[0].level if refs else "none"
    placed = bool(refs and refs[0].place)
    part = act.trigger.part_of_speech
    yield from (f"level {level} {placed}", f"level {level} {placed} {act.move}", f"ways {len(ways)}")
    for way in ways:
        yield from (
            way,
            f"{way} {act.move}",
            f"{way} {level} {placed}",
            f"{way} {part}",
            f"{way} {status}",
        )
    if refs and refs[0].place:
        yield f"said {min(known[refs[0].place], 4)}"
    if len(refs) > 1:
        yield "several"
