"""The frame coder: annotations and a codebook in, claims out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from standoff import dates
from standoff.coding import binding, evidence, worded
from standoff.coding.context import in_context
from standoff.coding.dating import SPOKEN, Dated, date_of
from standoff.coding.drafts import Draft, without_shadows, without_unfounded
from standoff.coding.focus import Focus
from standoff.coding.frames import Act, acts, triggers
from standoff.coding.jurisdiction import GOVERNMENTS, author
from standoff.coding.reading import Reading
from standoff.coding.relevance import Relevance
from standoff.coding.reported import Stance, content_frames, stances
from standoff.coding.status import decide
from standoff.coding.tense import Decision
from standoff.errors import BadDate
from standoff.model.annotation import Annotations
from standoff.model.claim import ActorRef, Claim, CodedDocument, DateRef
from standoff.model.codebook import Codebook
from standoff.model.document import Document

NAME, VERSION = "frames", "0.1.0"
LEAST_CONFIDENCE = 0.3
CORE_CONFIDENCE = 0.38
LEVERS = frozenset(
    (
        "withhold_funds condition_funds provide_funds penalize preempt designate limit_cooperation cooperate "
        "reassign request decline"
    ).split()
)
BARE_NOUN = 0.6
STANCES = frozenset({"criticize", "endorse", "request"})
CAMPS = frozenset(
    (
        "the some many other most republicans democrats conservatives liberals critics opponents supporters "
        "advocates lawyers activists gop party progressives republican democratic"
    ).split()
)
RULINGS = frozenset("enjoin stay uphold strike_down dismiss".split())
"""Acts of courts: what a court rules is told by whoever tells of the ruling."""
PAPERS = frozenset(
    "bill law legislation measure ordinance act policy proposal list plan budget order directive rule".split()
)


class FrameCoder:
    """Codes documents by the frames of one codebook."""

    name = NAME
    version = VERSION
    faintest = LEAST_CONFIDENCE
    """The confidence below which nothing is said at all."""

    def __init__(self, codebook: Codebook) -> None:
        self.codebook = codebook
        self.triggers = triggers(codebook)
        self.content_frames = content_frames(codebook)
        self.provisions = binding.provision_patterns(codebook)
        self.focus = Focus(codebook)

    def code(self, document: Document, annotations: Annotations) -> CodedDocument:
        """The claims of a document, in text order."""
        reading = Reading(document, annotations)
        drafts = self.found(reading, Relevance(reading, self.codebook))
        claims = in_context([claim for draft in drafts for claim in self.claims(draft, reading)], reading)
        claims.sort(key=lambda claim: (claim.evidence, claim.move, claim.actor.place or ""))
        return CodedDocument(
            doc_id=document.doc_id,
            text_sha256=document.text_sha256,
            coder=f"{self.name}@{self.version}",
            codebook=f"{self.codebook.name}@{self.codebook.version}",
            claims=tuple(claims),
        )

    def found(self, reading: Reading, relevance: Relevance) -> list[Draft]:
        """What the frames find in a document, each act once."""
        if relevance.document <= 0:
            return []
        drafts = [
            draft for act in acts(reading, self.triggers) if (draft := self.draft(act, reading, relevance))
        ]
        drafts += [
            draft
            for stance in stances(reading, self.content_frames)
            if (draft := self.stance_draft(stance, reading, relevance))
        ]
        return without_shadows(without_unfounded(drafts, reading), reading)

    def draft(self, act: Act, reading: Reading, relevance: Relevance) -> Draft | None:
        """An act read in full, or None where it is off the topic, another act's content, or too unsure."""
        frame = act.trigger.frame
        if act.predicate in reading.captions:
            return None
        decision = decide(act.predicate, act.move, reading, frame.status, frame.negated)
        kept = decision.rule == "negation" and act.move in {"amend", "repeal"}
        kept = kept or (act.move == "cooperate" and decision.status == "not_done")
        if decision.suppressed or kept or is_content(act, decision, reading):
            return None
        topical = (
            relevance.act(act.predicate, list(act.clause)) if frame.topical else min(1.0, relevance.document)
        )
        head = {"object": act.patient, "voice": None}.get(frame.actor, act.actor)
        if frame.actor == "voice":
            actors = speaker_refs(act.predicate, reading)
        else:
            actors = tuple(binding.actor_refs(head, reading))
        if not any(actor.place or actor.level in GOVERNMENTS for actor in actors):
            actors = author(act, head, actors, reading)
        confidence = frame.confidence * topical * actor_weight(actors)
        if (
            act.trigger.part_of_speech == "noun"
            and not frame.predicative
            and not is_described(act.predicate, reading)
        ):
            confidence *= BARE_NOUN
        if confidence < self.faintest:
            return None
        span, at = evidence.span_of(act.predicate, decision.chain, head, reading), act.predicate
        if act.predicate in reading.cue_of:
            span, told = evidence.with_content(span, act.predicate, reading)
            at = at if act.move in RULINGS else told
        return Draft(
            frame.ongoing_as if frame.ongoing_as and decision.status == "ongoing" else act.move,
            f"{NAME}@{VERSION}:{frame.id}",
            frame.core
            and not nameless(act.move, actors)
            and not is_pledge(decision.status, actors)
            and decision.rule != "inside a condition"
            and confidence >= CORE_CONFIDENCE,
            confidence,
            act.predicate,
            act.clause,
            span,
            decision,
            actors,
            act,
            at,
        )

    def stance_draft(self, stance: Stance, reading: Reading, relevance: Relevance) -> Draft | None:
        """A stance in reported speech as a draft, under the same relevance rule."""
        indexes = list(reading.tokens_in(stance.evidence))
        actor = ActorRef(stance.actor.name, stance.actor.place, stance.actor.level)
        confidence = stance.frame.confidence * relevance.act(stance.at, indexes) * actor_weight((actor,))
        if confidence < self.faintest:
            return None
        decision = Decision("happened", "speech act", (stance.at,) if stance.cue is None else (stance.cue,))
        return Draft(
            stance.move.code,
            f"{NAME}@{VERSION}:{stance.frame.id}",
            stance.frame.core and confidence >= CORE_CONFIDENCE and not nameless(stance.move.code, (actor,)),
            confidence,
            stance.cue if stance.cue is not None else stance.at,
            tuple(indexes),
            stance.evidence,
            decision,
            (actor,),
            None,
            stance.at,
        )

    def claims(self, draft: Draft, reading: Reading) -> Iterator[Claim]:
        """One claim for each actor of a draft."""
        scope = reading.scope_at(draft.at)
        words = list(reading.tokens_in(draft.evidence))
        instruments = binding.instrument_refs(draft.act, draft.evidence, reading)
        provisions = binding.provision_refs(words, reading, self.provisions)
        relations = worded.relations(draft.predicate, draft.decision.chain, reading)
        decision = draft.decision
        dated = Dated(draft.predicate, decision.chain, draft.evidence, draft.move, decision.status, draft.at)
        date = date_of(dated, reading)
        status = decision.status
        if draft.move not in SPOKEN:  # a day ahead in what was said is that of another act
            status = in_time(draft.move, status, date, reading.document.published)
        for actor in draft.actors or (ActorRef("", None, "other"),):
            yield Claim(
                id="",
                evidence=draft.evidence,
                move=draft.move,
                status=status,
                actor=actor,
                voices=scope.voices,
                quoted=scope.quoted,
                core=draft.core,
                confidence=round(draft.confidence, 3),
                made_by=f"{draft.source}; {draft.decision.rule}",
                targets=binding.target_refs(draft.act, draft.actors, reading) if draft.act else (),
                instruments=instruments,
                instrument=instruments[0] if instruments else None,
                places=binding.place_refs(draft.evidence, reading),
                provisions=provisions,
                date=date,
                figures=binding.figure_refs(draft.evidence, reading),
                **relations,
            )


def in_time(move: str, status: str, date: DateRef | None, published: str | None) -> str:
    """The status, unless its date says otherwise.

    What is dated after publication is scheduled; a figure of an earlier year is not that of today.
    """
    if status not in {"happened", "ongoing"} or date is None or not date.edtf or not published:
        return status
    try:
        (begins, ends), today = dates.parse(date.edtf), dates.parse(published)[1]
    except BadDate:
        return status
    if begins >= today:
        return "scheduled"
    return "happened" if move == "measure" and ends <= today.replace(month=1, day=1) else status


def speaker_refs(index: int, reading: Reading) -> tuple[ActorRef, ...]:
    """The innermost speaker of a word as an actor."""
    return tuple(
        ActorRef(actor.name, actor.place, actor.level) for actor in reading.speakers_at(index) if actor.public
    )


def is_described(noun: int, reading: Reading) -> bool:
    """Whether a noun says more than that there is such a thing: "the order asking cities to help"."""
    return bool(reading.tree.dependents(noun, "acl", "nmod", "appos", "amod", "compound"))


def nameless(move: str, actors: Iterable[ActorRef]) -> bool:
    """Whether a stance is taken by nobody in particular: "Democrats", "critics"."""
    return move in STANCES and all(set(actor.name.lower().split()) <= CAMPS for actor in actors)


def is_pledge(status: str, actors: Iterable[ActorRef]) -> bool:
    """Whether the act is only promised by somebody who holds no office, such as a candidate."""
    return status == "committed" and all(actor.level == "other" for actor in actors)


def is_content(act: Act, decision: Decision, reading: Reading) -> bool:
    """Whether the act is what an instrument provides for, which is coded as a rule and not as the lever's own move."""
    if act.move not in LEVERS or act.actor is None or decision.status == "threatened":
        return False
    return act.actor in reading.instrument_of or reading.lemmas[act.actor] in PAPERS


def actor_weight(actors: Iterable[ActorRef]) -> float:
    """How far knowing the actor carries: a placed government, a level, or nobody known."""
    best = 0.55
    for actor in actors:
        if actor.place and actor.level in {"federal", "state", "local", "court"}:
            return 1.0
        if actor.level in {"federal", "state", "local", "court"}:
            best = max(best, 0.85)
        elif actor.name:
            best = max(best, 0.6)
    return best
