"""The coder that asks both the frames and the network, and says for each claim who found it."""

from __future__ import annotations

import msgspec

from standoff.coding import evidence
from standoff.coding.coder import CORE_CONFIDENCE, RULINGS, STANCES, FrameCoder, is_pledge, nameless
from standoff.coding.dating import SPOKEN
from standoff.coding.drafts import Draft, overlapping
from standoff.coding.frames import Act, Trigger
from standoff.coding.learned import weights
from standoff.coding.learned.actors import chosen
from standoff.coding.learned.candidates import framed, head_of
from standoff.coding.learned.suggesting import Suggestion, suggestions
from standoff.coding.patterns import Pattern
from standoff.coding.reading import Reading
from standoff.coding.relevance import Relevance
from standoff.coding.status import decide
from standoff.coding.tense import Decision
from standoff.model.codebook import Codebook, Frame, Move

NAME = "combined"
IN_PASSING = 0.65
"""The confidence that a core claim needs where the document is not about the topic."""
FAINTEST = 0.12
"""The confidence of what the frames find from which the network is asked about it."""
OPEN = frozenset({"ongoing", "conditional"})
NOTHING = Pattern((), {}, "")


class CombinedCoder(FrameCoder):
    """Codes documents by frames and by what the installed network learned.

    The network is told what the frames say of each word. The calibrated word of both decides what is a core claim.
    """

    name = NAME
    faintest = FAINTEST

    def __init__(self, codebook: Codebook) -> None:
        super().__init__(codebook)
        self.weights = weights.shipped()
        self.moves = {move.code: move for move in codebook.moves}
        self.version = f"{FrameCoder.version}-{self.weights.manifest.version}"

    def found(self, reading: Reading, relevance: Relevance) -> list[Draft]:
        """What the frames and the network find in a document, each act once."""
        drafts = super().found(reading, relevance)
        if not relevance.possible:
            return drafts
        frames = framed(drafts, reading)
        said = suggestions(reading, relevance, frames, self.weights)
        found = {one.token: one for one in said if one.move in self.moves}
        core, least = self.least(relevance), self.weights.manifest.least
        heads = [head_of(draft.evidence, reading) for draft in drafts]
        read = [
            judged(draft, found.get(-1 if head is None else head), core)
            for draft, head in zip(drafts, heads, strict=True)
        ]
        sure = [draft for draft in read if draft and draft.confidence >= least]
        alone = [one for token, one in found.items() if token not in heads]
        return without_repeats(sure, [self.suggested(one, reading, relevance) for one in alone])

    def least(self, relevance: Relevance) -> float:
        """The confidence from which claims of a document are core."""
        core = self.weights.manifest.core
        return core if relevance.dominant else max(core, IN_PASSING)

    def suggested(self, suggestion: Suggestion, reading: Reading, relevance: Relevance) -> Draft:
        """What only the network suggests, read in full; off the topic it is never core."""
        act = act_at(suggestion.token, self.moves[suggestion.move], reading)
        refused = suggestion.move == "decline"  # whose negation is the act itself
        decision = decide(suggestion.token, suggestion.move, reading, consumed=refused)
        status, rule = suggestion.status, "learned"
        if suggestion.move in STANCES and status == "scheduled":
            status = "happened"  # what somebody says is said, whatever it is about
        elif suggestion.move not in STANCES and status == "happened" and decision.status in OPEN:
            status, rule = decision.status, decision.rule  # which tense and clauses tell better
        actors = chosen(act, status, reading, self.weights.manifest.actors)
        span, at = evidence.span_of(act.predicate, decision.chain, act.actor, reading), act.predicate
        if act.predicate in reading.cue_of and suggestion.move in SPOKEN:
            span, at = evidence.with_content(span, act.predicate, reading)
        elif suggestion.move not in RULINGS:
            at = evidence.told_at(act.predicate, reading)
        topical = relevance.act(act.predicate, list(act.clause)) if relevance.document > 0 else 0.0
        core = topical > 0 and suggestion.confidence >= self.least(relevance)
        return Draft(
            suggestion.move,
            f"heads@{self.weights.manifest.version}",
            core and not nameless(suggestion.move, actors) and not is_pledge(status, actors),
            suggestion.confidence,
            act.predicate,
            act.clause,
            span,
            Decision(status, rule, decision.chain),
            actors,
            act,
            at,
        )


def act_at(index: int, move: Move, reading: Reading) -> Act:
    """A move at a word, with the arguments that the tree gives it."""
    part = {"VERB": "verb", "AUX": "verb", "ADJ": "adjective"}.get(reading.tokens[index].upos, "noun")
    trigger = Trigger(move, Frame(id="heads"), part, (), NOTHING, NOTHING, NOTHING, {}, NOTHING, NOTHING)
    tree = reading.tree
    return Act(trigger, index, tree.agent(index), tree.patient(index), tuple(tree.subtree(index)))


def judged(draft: Draft, suggestion: Suggestion | None, core: float) -> Draft | None:
    """What the frames find, as sure as both are of it; where the network was not asked, what they alone would say."""
    if suggestion is None:
        return draft if draft.confidence >= FrameCoder.faintest else None
    unsure = draft.confidence < CORE_CONFIDENCE and not nameless(draft.move, draft.actors)
    return msgspec.structs.replace(
        draft,
        core=suggestion.confidence >= core and (draft.core or unsure),
        confidence=suggestion.confidence,
        source=f"{draft.source}+heads",
    )


def without_repeats(drafts: list[Draft], suggested: list[Draft]) -> list[Draft]:
    """All drafts, less suggestions that repeat a surer or framed one of the same move over the same words."""
    kept = list(drafts)
    for draft in sorted(suggested, key=lambda d: (-d.confidence, d.predicate)):
        if not any(other.move == draft.move and overlapping(other, draft) for other in kept):
            kept.append(draft)
    return kept
