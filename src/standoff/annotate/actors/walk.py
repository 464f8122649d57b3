"""The whole walk through one text: words, pieces, phrases, then actors and mentions in order."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

from standoff.annotate.actors.bodies import resolve_body
from standoff.annotate.actors.cast import Cast, Said, Speaker
from standoff.annotate.actors.found import Found
from standoff.annotate.actors.groups import resolve_group, resolve_site
from standoff.annotate.actors.localities import NOWHERE, Home
from standoff.annotate.actors.papers import resolve_paper
from standoff.annotate.actors.persons import resolve_office, resolve_person
from standoff.annotate.actors.phrases import phrases_of
from standoff.annotate.actors.pieces import pieces_of
from standoff.annotate.actors.pronouns import resolve_pronoun
from standoff.annotate.actors.scene import scene_of
from standoff.annotate.actors.words import Word, words_of
from standoff.gazetteer import US
from standoff.model.annotation import Actor, Annotations, Mention
from standoff.model.span import Span

SUBJECTS = ("nsubj", "nsubj:pass")


def play(
    text: str, have: Annotations, home: Home = NOWHERE, published: str | None = None
) -> tuple[tuple[Actor, ...], tuple[Mention, ...]]:
    """Actors and mentions of a text; ``published`` is an EDTF date."""
    words = words_of(text, have)
    if not words:
        return (), ()
    pieces = pieces_of(words, have.toponyms)
    found = surnames(phrases_of(pieces, words, text), words)
    named = {
        k
        for phrase in found
        if phrase.kind == "person"
        for k in range(phrase.last - len(phrase.name), phrase.last)
    }
    places = tuple((piece.first, piece.place) for piece in pieces if piece.place and piece.first not in named)
    scene = scene_of(text, words, places, found, home, published)
    quotes = Stretches(span for one in have.quotations if not one.scare for span in one.spans)
    cast = Cast(scene, speakers_of(have))
    mentions: list[Mention] = []
    opened: set[int] = set()
    for i, phrase in enumerate(found):
        start, end = words[phrase.first].start, words[phrase.last - 1].end
        quoted = start in quotes
        if phrase.kind == "pronoun":
            actors, form = resolve_pronoun(cast, phrase, quoted), "pronoun"
        else:
            owner = phrase.owner
            if (
                owner is not None
                and owner > i
                and found[owner].kind != "pronoun"
                and found[owner].owner is None
            ) and (ahead := resolve(cast, owner)[0]):
                cast.by_found[owner] = ahead
            actors, form = resolve(cast, i)
        if not actors:
            continue
        cast.by_found[i] = actors
        sentence = words[phrase.first].sentence
        head = governed(phrase, words, have)
        subject = head.deprel in SUBJECTS if head.deprel else sentence not in opened
        opened.add(sentence)
        main = subject and head.token >= 0 and governs(have, head.token)
        said = Said(i, actors, phrase.first, sentence, subject, main, head.deprel == "obj", quoted)
        cast.said.append(said)
        mentions.append(Mention(start, end, actors, form))
    return tuple(cast.actors), tuple(mentions)


def surnames(found: Sequence[Found], words: Sequence[Word]) -> list[Found]:
    """The phrases, with an office word that is somebody's surname in this text ("Ada Marshal") read as the name."""
    last = {phrase.name[-1] for phrase in found if len(phrase.name) > 1}
    return [
        phrase._replace(kind="person", entry=None, name=(words[phrase.head].text,))
        if phrase.kind == "office"
        and phrase.last - phrase.first == 1
        and words[phrase.head].text in last
        and not phrase.name
        else phrase
        for phrase in found
    ]


class Stretches:
    """Spans in any order, which may overlap; tells whether a place in the text lies in one of them."""

    def __init__(self, spans: Iterable[Span]) -> None:
        pairs = sorted((span.start, span.end) for span in spans)
        self.starts = [start for start, _ in pairs]
        self.reach = list(accumulate((end for _, end in pairs), max))

    def __contains__(self, at: int) -> bool:
        before = bisect_right(self.starts, at)
        return before > 0 and at < self.reach[before - 1]


def governed(phrase: Found, words: Sequence[Word], have: Annotations) -> Word:
    """The word by which a phrase hangs on its sentence: in a name it may be the title or the given name."""
    inside = {words[k].token: words[k] for k in range(phrase.first, phrase.last) if words[k].token >= 0}
    outer = [word for token, word in inside.items() if have.tokens[token].head not in inside]
    return words[phrase.head] if words[phrase.head] in outer or not outer else outer[-1]


def governs(have: Annotations, token: int) -> bool:
    """Whether the token depends on the root of its sentence."""
    head = have.tokens[token].head
    return head >= 0 and have.tokens[head].head < 0


def speakers_of(have: Annotations) -> list[Speaker]:
    """The sources of what is said, in text order; narrated stances ("the mayor vowed") are left out."""
    return sorted(
        Speaker(
            a.source[0].start,
            a.source[-1].end,
            max(span.end for span in a.content),
            a.kind in ("direct", "mixed"),
        )
        for a in have.attributions
        if a.source and a.content and not a.rule.startswith("stance")
    )


def capital_stands_for_nation(cast: Cast, phrase: Found) -> bool:
    """Whether "Washington" is who acts, in a text that never speaks of the city as such."""
    head = cast.scene.words[phrase.head]
    if head.text != "Washington" or head.deprel not in SUBJECTS or phrase.last - phrase.first > 1:
        return False
    districts = {place.name for _, place in cast.scene.places if place.kind == "district"}
    return districts == {"Washington"}


def resolve(cast: Cast, i: int) -> tuple[tuple[int, ...], str]:
    """The actors of phrase ``i`` and the form of the mention; no actors when it stays open."""
    phrase = cast.scene.found[i]
    if phrase.kind == "person":
        return resolve_person(cast, i, phrase)
    if phrase.kind == "place":
        if capital_stands_for_nation(cast, phrase):
            return (
                cast.keep(("body", "federal government"), Actor("Washington", "body", "federal", US)),
            ), "name"
        return tuple(cast.place(place) for place in phrase.places), "name"
    entry = phrase.entry
    if entry is None:
        return (), "nominal"
    if phrase.kind == "outlet":
        actor = Actor(cast.text_of(phrase), "outlet", "outlet")
        return (cast.keep(("outlet", entry.key.removeprefix("the ")), actor, entry),), "name"
    if phrase.kind == "body":
        return resolve_body(cast, phrase, entry)
    by_kind = {"office": resolve_office, "group": resolve_group, "site": resolve_site}
    if phrase.kind in by_kind:
        return by_kind[phrase.kind](cast, phrase, entry), "nominal"
    return resolve_paper(cast, phrase, entry), "nominal"
