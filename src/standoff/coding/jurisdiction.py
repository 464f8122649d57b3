"""Who stands behind an act whose subject is a law, an order, a lawsuit or nobody named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from standoff import gazetteer
from standoff.coding import binding
from standoff.coding.arguments import GOVERNMENTS as GOVERNMENTS
from standoff.coding.arguments import is_kind
from standoff.coding.frames import Act
from standoff.coding.reading import Reading
from standoff.coding.sharing import placed, refs_of, relative_head, sharers
from standoff.model.annotation import Actor
from standoff.model.claim import ActorRef

STATE_KINDS = frozenset({"bill", "statute"})
LOCAL_KINDS = frozenset({"ordinance", "general_order"})
LAW_MAKING = frozenset(
    (
        "rule take_effect enact pass_legislature pass_chamber sign veto fail repeal amend introduce issue refer "
        "report_committee fail_committee implement"
    ).split()
)
NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
FILED = frozenset("lawsuit suit complaint filing brief petition motion challenge appeal litigation".split())
DECIDED = frozenset("ruling injunction decision order opinion dissent verdict judgment".split())
ABOUT = frozenset({"for", "over"})
HAVING = frozenset({"have", "adopt", "pass", "enact", "keep"})
BACK = 2
"""How many sentences back "it" may find the law it stands for."""
BESIDE_NOUN = frozenset(
    "acl acl:relcl appos nmod conj cc punct case parataxis dep nsubj nsubj:pass nsubj:outer cop aux mark expl".split()
)
"""What hangs on a noun and is no part of its name; of a predicate noun, its clause."""


def author(
    act: Act, head: int | None, actors: tuple[ActorRef, ...], reading: Reading
) -> tuple[ActorRef, ...]:
    """The actors of an act whose grammatical subject is no government.

    Taken in turn from: what the noun is in apposition to, the noun's owner or author ("Trump's order", "signed
    an order threatening to"), the instrument's own worded place, a government inside the noun ("the Texas
    law"), the maker of the document that the noun names or takes up; for acts of law-making the one government
    of the fitting level that the document is about; the subject that an infinitive or a list after a colon
    shares; the speaker of a figure. Else what the text says, placeless.
    """
    noun = head if head is not None else act.patient
    name = actors[0].name if actors else named(noun, reading)
    if (held := nominal_holder(act, reading)) and head is None:
        return held
    if noun is not None and (holders := having(noun, reading)):
        return holders
    if noun is not None and (level := level_of_owners(noun, reading)):
        return (ActorRef(name, None, level),)
    if noun is not None and is_generic(noun, reading):
        return actors or (ActorRef(name, None, generic_level(noun, reading)),)
    for ref in makers(act, noun, reading) if noun is not None else ():
        return (ActorRef(name, ref.place, ref.level),)
    if head is None or not is_speaker(head, reading):
        kind = instrument_kind(act, noun, reading)
        if act.move in LAW_MAKING and kind and not any(actor.place for actor in actors):
            for actor in main_governments(kind, reading):
                return (ActorRef(name, actor.place, actor.level),)
    if (head is None or act.move == "measure") and (shared := placed(sharers(act, reading))):
        return shared
    return actors or ((ActorRef(name),) if head is not None else ())


def nominal_holder(act: Act, reading: Reading) -> tuple[ActorRef, ...]:
    """The governments that own or make what a noun of action names ("to file a lawsuit")."""
    if act.trigger.part_of_speech != "noun":
        return ()
    return placed(refs_of(reading.tree.holder(act.predicate), reading))


def makers(act: Act, noun: int, reading: Reading) -> Iterator[ActorRef]:
    """Governments that may have made what a noun names, the best first."""
    for other in reading.tree.dependents(noun, "appos"):
        yield from placed(binding.actor_refs(other, reading))
    yield from blamed(noun, reading)
    mention = reading.instrument_of.get(noun)
    documents = [a for a in reading.actors_at(noun) if a.kind == "document"]
    if reading.forms[noun] == "it" and not documents and act.move in LAW_MAKING:
        documents = last_document(noun, reading)
    if not (mention or documents or act.move in LAW_MAKING or act.move == "measure"):
        return
    lemma = reading.lemmas[noun]
    holder = reading.tree.holder(noun)
    for ref in placed(refs_of(holder, reading)) if holder != act.actor else ():
        if ref.level != "court" or lemma in DECIDED:
            yield ref
    if mention and mention.place and lemma not in FILED:
        yield ActorRef(
            "", mention.place, "court" if mention.kind == "court_order" else gazetteer.level_of(mention.place)
        )
    if not (mention or documents or act.move in LAW_MAKING):
        return
    lies = reading.tree.obliques(noun) if mention or documents else []
    where = [child for word, child in lies if word == "in"]
    for index in (*reading.tree.noun_words(noun), *where):
        for actor in reading.actors_at(index):
            if actor.kind != "document" and actor.place and actor.level in GOVERNMENTS:
                yield ActorRef("", actor.place, actor.level)
    for actor in documents:
        if actor.place and actor.level in GOVERNMENTS:
            yield ActorRef("", actor.place, actor.level)


def having(noun: int, reading: Reading) -> tuple[ActorRef, ...]:
    """The class of governments that "have" or "pass" the law that a noun names ("five states have laws that")."""
    token = reading.tokens[noun]
    if token.deprel != "obj" or reading.lemmas[token.head] not in HAVING or noun not in reading.instrument_of:
        return ()
    refs = refs_of(reading.tree.subject(token.head), reading)
    return tuple(ref for ref in refs if ref.level in GOVERNMENTS)


def level_of_owners(noun: int, reading: Reading) -> str | None:
    """The level of the class of governments whose law or policy a noun names ("cities whose policies")."""
    owner = next(iter(reading.tree.dependents(noun, "nmod:poss")), None)
    if owner is None or (noun not in reading.instrument_of and not reading.actors_at(noun)):
        return None
    if reading.forms[owner] == "whose":
        owner = relative_head(noun, reading)
    refs = refs_of(owner, reading)
    return refs[0].level if refs and all(ref.level in GOVERNMENTS and not ref.place for ref in refs) else None


def last_document(pronoun: int, reading: Reading) -> list[Actor]:
    """The one law, order or plan named last before "it", in this sentence or the two before."""
    here = reading.tokens[pronoun].sentence
    for index in range(pronoun - 1, -1, -1):
        if here - reading.tokens[index].sentence > BACK:
            break
        if found := [actor for actor in reading.actors_at(index) if actor.kind == "document"]:
            return found
    return []


def blamed(noun: int, reading: Reading) -> tuple[ActorRef, ...]:
    """The government praised, blamed or sued "for" or "over" what a noun names."""
    token = reading.tokens[noun]
    if token.deprel != "obl" or not reading.tree.prepositions(noun) & ABOUT:
        return ()
    patient = reading.tree.patient(token.head)
    return placed(refs_of(patient, reading)) if patient != noun else ()


def is_generic(noun: int, reading: Reading) -> bool:
    """Whether a bare plural speaks of laws and policies in general ("sanctuary policies"), nobody's in particular."""
    token = reading.tokens[noun]
    if token.xpos != "NNS" or not (noun in reading.instrument_of or reading.actors_at(noun)):
        return False
    if any(actor.kind != "document" for actor in reading.actors_at(noun)):
        return False
    mention = reading.instrument_of.get(noun)
    if mention and (mention.identifier or mention.title):
        return False
    own = reading.tree.dependents(noun, "det", "nmod:poss", "nummod", "acl:relcl:poss", "appos")
    inside = [*reading.tree.noun_words(noun), *reading.tree.dependents(noun, "nmod")]
    worded = any(actor.place and actor.kind != "document" for i in inside for actor in reading.actors_at(i))
    return not own and not worded and reading.tree.holder(noun) is None


def generic_level(noun: int, reading: Reading) -> str:
    """The level that the words of a general law give it, else other."""
    for word in (reading.forms[i] for i in reading.tree.noun_words(noun)):
        for level in ("federal", "state", "local"):
            if word == level:
                return level
        if word in {"sanctuary", "city", "county", "municipal"}:
            return "local"
    return "other"


def is_speaker(head: int, reading: Reading) -> bool:
    """Whether a word is "I" or "we"."""
    return reading.forms[head] in binding.FIRST_PERSON


def named(noun: int | None, reading: Reading) -> str:
    """What to call the maker of a noun: the document a pronoun takes up, else the noun with its modifiers."""
    if noun is None or reading.tokens[noun].upos not in NOUNS:
        return ""
    if reading.tokens[noun].upos == "PRON":
        return next((actor.name for actor in reading.actors_at(noun) if actor.public), "")
    return noun_text(noun, reading)


def noun_text(noun: int | None, reading: Reading) -> str:
    """A noun with its modifiers, as the text has it; nothing for a day or a year."""
    if noun is None or is_time(noun, reading):
        return ""
    words = reading.tree.subtree(noun, BESIDE_NOUN)
    span = reading.tree.span(words)
    return reading.document.text[span.start : span.end]


def is_time(index: int, reading: Reading) -> bool:
    """Whether a word stands in a time expression."""
    token = reading.tokens[index]
    near = reading.times_in(reading.sentence_span(index))
    return any(time.start <= token.start < time.end for time in near)


def instrument_kind(act: Act, noun: int | None, reading: Reading) -> str | None:
    """The kind of instrument that a noun names, else the one that the frame speaks of."""
    mention = reading.instrument_of.get(noun) if noun is not None else None
    return mention.kind if mention else act.trigger.frame.instrument


def main_governments(kind: str, reading: Reading) -> list[Actor]:
    """The document's one dominant government that can have made an instrument of this kind, or nobody.

    For bills and statutes Congress and its members count as the nation's.
    """
    levels = {"state"} if kind in STATE_KINDS else {"local"} if kind in LOCAL_KINDS else {"state", "local"}
    counts: Counter[str] = Counter()
    actors: dict[str, Actor] = {}
    for at, times in reading.actor_counts.items():
        actor = reading.annotations.actors[at]
        congress = kind in STATE_KINDS and actor.level == "federal" and is_kind(actor, "legislature")
        if actor.place and (actor.level in levels or congress):
            counts[actor.place] += times
            actors.setdefault(actor.place, actor)
    ranked = counts.most_common(2)
    if ranked and (len(ranked) == 1 or ranked[0][1] >= 2 * ranked[1][1]):
        return [actors[ranked[0][0]]]
    return []
