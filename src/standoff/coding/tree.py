"""Reading a dependency tree (Universal Dependencies): who does what to whom, under which words."""

from __future__ import annotations

from functools import cached_property

from standoff.coding.repair import repaired
from standoff.model.annotation import Annotations, Token
from standoff.model.span import Span

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "nsubj:outer"})
OBJECT_CONTROL = frozenset(
    (
        "allow ask authorize call command compel convince direct enable encourage expect force forbid get "
        "help instruct invite let make obligate oblige order permit persuade press pressure push request "
        "require tell urge warn want"
    ).split()
)
RELATIVE_PRONOUNS = frozenset({"that", "which", "who", "whose", "whom"})


class Tree:
    """The trees of one document; indexes are token indexes of ``Annotations.tokens``."""

    def __init__(self, text: str, annotations: Annotations) -> None:
        self.text = text
        tokens = annotations.tokens
        self.forms = [text[token.start : token.end].lower().replace("’", "'") for token in tokens]
        """Lower-cased words as written, with straight apostrophes."""
        self.tokens: list[Token] = repaired(tokens, self.forms)

    @cached_property
    def children(self) -> list[list[int]]:
        """Dependents of each token, in text order."""
        found: list[list[int]] = [[] for _ in self.tokens]
        for index, token in enumerate(self.tokens):
            if token.head >= 0:
                found[token.head].append(index)
        return found

    def lemma(self, index: int) -> str:
        """The lower-cased lemma of a token."""
        return self.tokens[index].lemma.lower()

    def relation(self, index: int) -> str:
        """The dependency label by which a token hangs on its head."""
        return self.tokens[index].deprel

    def dependents(self, index: int, *labels: str) -> list[int]:
        """The dependents with one of these labels (subtypes included: ``nmod`` also finds ``nmod:poss``)."""
        return [
            child
            for child in self.children[index]
            if self.tokens[child].deprel in labels or self.tokens[child].deprel.split(":")[0] in labels
        ]

    def subtree(self, index: int, without: frozenset[str] = frozenset()) -> list[int]:
        """The token and all below it in text order, leaving out branches with the labels in ``without``."""
        found, waiting = [index], [index]
        while waiting:
            for child in self.children[waiting.pop()]:
                if self.tokens[child].deprel not in without:
                    found.append(child)
                    waiting.append(child)
        return sorted(found)

    def span(self, indexes: list[int]) -> Span:
        """The stretch of text from the first to the last of some tokens."""
        return Span(self.tokens[min(indexes)].start, self.tokens[max(indexes)].end)

    def is_passive(self, index: int) -> bool:
        """Whether a predicate stands in the passive."""
        labels = {self.tokens[child].deprel for child in self.children[index]}
        if labels & {"nsubj:pass", "aux:pass"}:
            return True
        token = self.tokens[index]
        if token.deprel == "conj" and token.xpos == "VBN" and not labels & {"nsubj", "obj", "aux"}:
            return self.is_passive(token.head)
        return token.deprel == "acl" and token.xpos in {"VBN", "VBD"}

    def own_subject(self, index: int) -> int | None:
        """The grammatical subject that hangs on the predicate itself."""
        found = [child for child in self.children[index] if self.tokens[child].deprel in SUBJECTS]
        if not found:
            return None
        before = [
            child for child in found if child < index
        ]  # "Hours after the governor signed": the nearer one
        return self.antecedent(index, before[-1] if before else found[0])

    def antecedent(self, predicate: int, subject: int) -> int:
        """The noun a relative pronoun stands for, else the subject itself."""
        token = self.tokens[predicate]
        if self.forms[subject] not in RELATIVE_PRONOUNS:
            return subject
        if token.deprel.startswith("acl") and token.head >= 0:
            return self.agreeing(token.head, predicate)
        before = subject - 1
        while before > 0 and self.tokens[before].upos == "PUNCT":
            before -= 1
        while before >= 0 and self.tokens[before].upos not in {"VERB", "AUX", "PUNCT"}:
            head = self.tokens[before].head
            if self.tokens[before].upos in {"NOUN", "PROPN"} and (
                head < 0 or self.tokens[head].upos in {"VERB", "AUX"}
            ):
                return before
            before -= 1
        return subject

    def agreeing(self, noun: int, predicate: int) -> int:
        """The noun that agrees in number with a verb: the one given, or the plural one that it modifies.

        Parsers hang "cities across the nation that refuse" on the nearer noun.
        """
        first = self.tokens[predicate]
        helpers = [self.tokens[i] for i in self.dependents(predicate, "aux")]
        plural = first.xpos == "VBP" or any(helper.xpos == "VBP" for helper in helpers)
        token = self.tokens[noun]
        if plural and token.xpos in {"NN", "NNP"} and token.deprel.startswith("nmod") and token.head >= 0:
            return token.head if self.tokens[token.head].xpos in {"NNS", "NNPS"} else noun
        return noun

    def subject(self, index: int, depth: int = 6) -> int | None:
        """The noun that is grammatical subject: its own, or the one shared through coordination and control."""
        if depth == 0:
            return None
        if (own := self.own_subject(index)) is not None:
            return own
        token = self.tokens[index]
        head, label = token.head, token.deprel
        if head < 0:
            return None
        if label == "conj":
            return self.subject(head, depth - 1) if self.tokens[head].upos in {"VERB", "AUX", "ADJ"} else None
        if label == "xcomp":
            objects = self.dependents(head, "obj", "iobj")
            if objects and (self.lemma(head) in OBJECT_CONTROL or self.relation(objects[0]) == "iobj"):
                return objects[0]
            return self.subject(head, depth - 1)
        if label == "acl":
            return head if token.xpos == "VBG" else self.holder(head, depth - 1)
        if label.startswith("acl") and self.relative_subject(index):
            return self.agreeing(head, index)
        if label in {"advcl", "parataxis"} and self.tokens[index].xpos in {"VBG", "VB", "VBN"}:
            return self.subject(head, depth - 1)
        return None

    def holder(self, noun: int, depth: int = 6) -> int | None:
        """Whose plan, threat or order a noun names: its owner, its author, or the subject of the verb it completes."""
        if owners := self.dependents(noun, "nmod:poss"):
            return owners[0]
        for child in self.dependents(noun, "nmod"):
            if self.prepositions(child) & {"by", "from"}:
                return child
        token = self.tokens[noun]
        if token.head < 0 or self.tokens[token.head].upos != "VERB" or depth <= 0:
            return None
        if token.deprel in {"obj", "xcomp", "obl"}:
            return self.subject(token.head, depth - 1)
        return self.agent(token.head) if token.deprel == "nsubj:pass" else None

    def relative_subject(self, index: int) -> bool:
        """Whether a relative clause without its own subject says something about the noun it hangs on."""
        return not any(self.tokens[child].deprel in SUBJECTS for child in self.children[index])

    def agent(self, index: int) -> int | None:
        """Who acts: the subject of an active predicate, the by-phrase of a passive one."""
        if not self.is_passive(index):
            return self.subject(index)
        for child in self.dependents(index, "obl"):
            if "by" in self.prepositions(child):
                return child
        return None

    def patient(self, index: int) -> int | None:
        """What is acted on: the object of an active predicate, the subject of a passive one."""
        if self.is_passive(index):
            token = self.tokens[index]
            own = self.own_subject(index)
            if own is not None:
                return own
            return token.head if token.deprel == "acl" else self.subject(index)
        for label in ("obj", "ccomp", "iobj"):
            if found := [c for c in self.children[index] if self.tokens[c].deprel == label]:
                beside = [c for c in found if c - found[0] < len(found)]
                return beside[-1]  # two objects side by side are one compound taken apart
        token = self.tokens[index]
        return token.head if token.deprel == "acl:relcl" and not self.relative_subject(index) else None

    def prepositions(self, index: int) -> set[str]:
        """The case words of a noun ("by", "from", "according to")."""
        words = set()
        title = [i for i in self.children[index] if self.tokens[i].deprel in {"nmod:desc", "compound"}]
        for child in (c for i in (index, *title) for c in self.dependents(i, "case")):
            fixed = [child, *self.dependents(child, "fixed")]
            words.add(" ".join(self.forms[i] for i in fixed))
        return words

    def obliques(self, index: int) -> list[tuple[str, int]]:
        """The prepositional dependents of a predicate or noun as (preposition, head noun)."""
        return [
            (word, child)
            for child in self.dependents(index, "obl", "nmod")
            for word in (self.prepositions(child) or {""})
        ]

    def conjuncts(self, index: int) -> list[int]:
        """The token and what is coordinated with it."""
        return [index, *self.dependents(index, "conj")]

    def noun_words(self, index: int) -> list[int]:
        """A noun with its modifiers, without clauses, appositions and prepositional phrases."""
        return self.subtree(
            index,
            frozenset(
                {"acl", "acl:relcl", "appos", "nmod", "conj", "cc", "punct", "case", "parataxis", "dep"}
            ),
        )
