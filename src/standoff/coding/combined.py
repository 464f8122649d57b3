"""The coder that asks both the frames and the network, and says for each claim who found it."""

from __future__ import annotations

import msgspec

from standoff.coding import evidence
from standoff.coding.coder import NAME as FRAMES
from standoff.coding.coder import SPOKEN, FrameCoder, is_pledge, nameless
from standoff.coding.drafts import Draft, overlapping
from standoff.coding.frames import Act, Trigger
from standoff.coding.learned import weights
from standoff.coding.learned.actors import chosen
from standoff.coding.learned.candidates import framed
from standoff.coding.learned.suggesting import Suggestion, suggestions
from standoff.coding.patterns import Pattern
from standoff.coding.reading import Reading
from standoff.coding.relevance import Relevance
from standoff.coding.status import decide
from standoff.coding.tense import Decision
from standoff.model.codebook import Codebook, Frame, Move

NAME = "combined"
NOTHING = Pattern((), {}, "")


class CombinedCoder(FrameCoder):
    """Codes documents by frames and by what the installed network learned.

    The network is told what the frames say of each word. Its calibrated word decides what is a core claim; what
    only the frames find stays as a statement that is not core.
    """

    name = NAME

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
        heads = framed(drafts, reading)
        learned = [
            self.suggested(one, one.token in heads, reading)
            for one in suggestions(reading, relevance, heads, self.weights)
        ]
        return joined(drafts, learned, self.weights.manifest.core)

    def suggested(self, suggestion: Suggestion, seen: bool, reading: Reading) -> Draft:
        """What the network suggests, read in full."""
        act = act_at(suggestion.token, self.moves[suggestion.move], reading)
        decision = decide(suggestion.token, suggestion.move, reading)
        status = suggestion.status
        actors = chosen(act, status, reading, self.weights.manifest.actors)
        span, at = evidence.span_of(act.predicate, decision.chain, act.actor, reading), act.predicate
        if act.predicate in reading.cue_of and suggestion.move in SPOKEN:
            span, at = evidence.with_content(span, act.predicate, reading)
        source = f"heads@{self.weights.manifest.version}"
        core = suggestion.confidence >= self.weights.manifest.core
        return Draft(
            suggestion.move,
            f"{FRAMES}+{source}" if seen else source,
            core and not nameless(suggestion.move, actors) and not is_pledge(status, actors),
            suggestion.confidence,
            act.predicate,
            act.clause,
            span,
            Decision(status, f"learned, {decision.rule}", decision.chain),
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


def joined(frames: list[Draft], learned: list[Draft], core: float) -> list[Draft]:
    """Both lists as one: of one move over the same words the surest stays, read as the frames read it."""
    kept: list[Draft] = []
    for draft in sorted(learned, key=lambda d: (-d.confidence, d.predicate)):
        if not any(other.move == draft.move and overlapping(other, draft) for other in kept):
            kept.append(draft)
    for draft in frames:
        same = [d for d in kept if d.move == draft.move and overlapping(d, draft)]
        if same:
            kept[kept.index(same[0])] = agreed(draft, same[0])
        else:
            kept.append(
                msgspec.structs.replace(draft, core=False, confidence=min(draft.confidence, core / 2))
            )
    return kept


def agreed(frame: Draft, learned: Draft) -> Draft:
    """What both found: read as the frame reads it, as sure as the network is."""
    return msgspec.structs.replace(
        frame,
        source=f"{frame.source}+{learned.source.split('+')[-1]}",
        core=learned.core,
        confidence=learned.confidence,
    )
