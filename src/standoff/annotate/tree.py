"""Reading dependency trees: phrases, who does what to whom, and how a verb is hedged.

Labels are those of Universal Dependencies 2, tags those of the Penn Treebank. All indices count in
``Annotations.tokens``. Nothing here knows a topic; what a tree does not say is returned as empty.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from standoff.annotate.branches import Branches

_SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass")
_OBJECT_FREE = frozenset(("promise", "threaten", "vow", "pledge", "swear", "guarantee", "offer"))
"""Verbs whose subject, not object, does what the infinitive after them says ("promised the city to pay")."""
_OBJECT_BOUND = frozenset(
    "ask order urge require force allow direct tell permit compel instruct encourage call press push "
    "request authorize enable expect forbid invite lead persuade pressure want warn".split()
)
"""Verbs whose object does what the infinitive says, even where the parser takes it for one of purpose."""
_CALENDAR = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July "
    "August September October November December today tomorrow day week month year end noon midnight".split()
)
_RELATIVE = frozenset(("WDT", "WP", "IN"))
_CLAUSAL = ("xcomp", "ccomp", "advcl", "acl", "acl:relcl", "csubj", "conj", "parataxis", "advcl:relcl")
_NEGATIONS = frozenset(("not", "n't", "never", "neither", "nor", "hardly", "scarcely"))


class Markers(msgspec.Struct, frozen=True):
    """How one verb is put.

    ``modal`` is the lemma of "will", "may" ..., ``auxiliaries`` the lemmas of all helping verbs in order,
    ``subordinator`` the word that opens its clause ("if", "that"), ``conditions`` the heads of the "if" and
    "unless" clauses that hang on it.
    """

    negated: bool
    modal: str | None
    auxiliaries: tuple[str, ...]
    passive: bool
    infinitive: bool
    subordinator: str | None
    conditions: tuple[int, ...]


class Tree(Branches):
    """Who does what to whom in the trees of one document, and how its verbs are put."""

    def is_passive(self, verb: int) -> bool:
        """True for "was sued", "sued by", and for the second verb of "was fined and sued"."""
        token = self.tokens[verb]
        if self.children(verb, "nsubj:pass", "aux:pass", "csubj:pass", "obl:agent"):
            return True
        if token.xpos != "VBN" or self.children(verb, "nsubj", "aux", "obj"):
            return False
        return token.deprel == "acl" or (token.deprel == "conj" and self.is_passive(token.head))

    def subjects(self, verb: int) -> tuple[int, ...]:
        """The heads of a verb's grammatical subject, coordinated ones too; inherited where the clause has none.

        Inherits through coordination ("signed and sent"), control ("vowed to sue"; "ordered the police to
        stay" gives "police"), adverbial clauses ("..., citing") and noun modifiers ("a law passed", "plans to
        sue"); a relative pronoun gives the noun it stands for.
        """
        return self._subjects(verb, frozenset())

    def agents(self, verb: int) -> tuple[int, ...]:
        """Who does it: the subjects of an active verb, the by-phrase of a passive one."""
        if not self.is_passive(verb):
            return self.subjects(verb)
        by = (
            self.children(verb, "obl:agent") or tuple(filter(self._by_phrase, self.children(verb, "obl")))[:1]
        )
        return self._coordinated(by)

    def _by_phrase(self, noun: int) -> bool:
        """True for "by the state", not for "by Friday" or "by 2018"."""
        marked = any(self.tokens[case].lemma == "by" for case in self.children(noun, "case"))
        return marked and self.tokens[noun].lemma not in _CALENDAR and self.tokens[noun].upos != "NUM"

    def patients(self, verb: int) -> tuple[int, ...]:
        """To whom it is done: the objects of an active verb (in "the order he signed" the noun), the subjects
        of a passive one."""
        if self.is_passive(verb):
            return self.subjects(verb)
        found = self._coordinated(self.children(verb, "obj"))
        named = tuple(index for index in found if self.tokens[index].xpos not in _RELATIVE)
        if named:
            return named
        token = self.tokens[verb]
        if token.deprel in ("acl", "acl:relcl") and found:
            return (self._name(token.head),)
        if token.deprel == "acl:relcl" and self._object_gap(verb):
            return (self._name(token.head),)
        if token.deprel == "conj" and not self.children(verb, "obl", "ccomp", "xcomp", *_SUBJECTS):
            later = self.tokens[token.head].deprel == "acl:relcl"
            return self.patients(token.head) if later and self._object_gap(token.head) else ()
        return ()

    def _object_gap(self, verb: int) -> bool:
        """True in "the order the mayor signed": a subject of its own, no object, and no relative subject."""
        subjects = self.children(verb, "nsubj")
        gap = subjects and not self.children(verb, "obj", "ccomp", "xcomp", "cop")
        return bool(gap) and all(self.tokens[index].xpos not in _RELATIVE for index in subjects)

    def _coordinated(self, heads: Sequence[int]) -> tuple[int, ...]:
        return tuple(member for head in heads for member in self.conjuncts(head))

    def _subjects(self, verb: int, seen: frozenset[int]) -> tuple[int, ...]:
        if verb in seen:
            return ()
        seen |= {verb}
        token = self.tokens[verb]
        own = self.children(verb, *_SUBJECTS)
        if own and self.tokens[own[0]].xpos in _RELATIVE and (noun := self._antecedent(verb)) is not None:
            return self.conjuncts(noun) if self.tokens[noun].deprel != "conj" else (noun,)
        if own:
            return self._coordinated(own)
        if token.head < 0:
            return ()
        if token.deprel == "conj":
            return self._subjects(token.head, seen)
        if token.deprel == "advcl":
            asked = self._is_infinitive(verb) and self.tokens[token.head].lemma in _OBJECT_BOUND
            return self._controller(token.head, seen) if asked else self._subjects(token.head, seen)
        if token.deprel == "xcomp":
            return self._controller(token.head, seen)
        if token.deprel in ("acl", "acl:relcl"):
            return self._noun_subject(verb, seen)
        return ()

    def _is_infinitive(self, verb: int) -> bool:
        return any(self.tokens[mark].xpos == "TO" for mark in self.children(verb, "mark"))

    def _antecedent(self, verb: int) -> int | None:
        while self.tokens[verb].deprel == "conj":
            verb = self.tokens[verb].head
        relative = self.tokens[verb].deprel in ("acl", "acl:relcl")
        return self._name(self.tokens[verb].head) if relative else None

    def _name(self, noun: int) -> int:
        """The head of the name a word belongs to: clauses at times hang on a name's last word."""
        while self.tokens[noun].deprel in ("flat", "compound", "nmod:desc"):
            noun = self.tokens[noun].head
        return noun

    def _controller(self, governor: int, seen: frozenset[int]) -> tuple[int, ...]:
        """Who does what an infinitive says: the governing verb's object, if it has one, else its subject."""
        objects = self.children(governor, "obj", "iobj")
        if objects and self.tokens[governor].lemma not in _OBJECT_FREE:
            return self._coordinated(objects)
        return self._subjects(governor, seen)

    def _noun_subject(self, verb: int, seen: frozenset[int]) -> tuple[int, ...]:
        """Of a verb that modifies a noun: the noun of "a law passed", the owner of "the city's plan to sue"."""
        noun = self._name(self.tokens[verb].head)
        if not self._is_infinitive(verb) or self.is_passive(verb):
            return self.conjuncts(noun) if self.tokens[noun].deprel != "conj" else (noun,)
        owners = self.children(noun, "nmod:poss")
        if owners:
            return self._coordinated(owners)
        above = self.tokens[noun].head
        if self.tokens[noun].deprel in ("obj", "obl", "xcomp") and above >= 0:
            return self._subjects(above, seen)
        return ()

    def markers(self, verb: int) -> Markers:
        """Negation, modality and frame of a verb; a bare coordinated verb shares the first one's."""
        token = self.tokens[verb]
        auxiliaries = tuple(self.tokens[index] for index in self.children(verb, "aux", "aux:pass"))
        marks = [self.tokens[index] for index in self.children(verb, "mark")]
        shared = self._shared(verb) if not auxiliaries else None
        modal = next((aux.lemma for aux in auxiliaries if aux.xpos == "MD"), shared.modal if shared else None)
        lead = next(
            (mark.lemma for mark in marks if mark.xpos != "TO"), shared.subordinator if shared else None
        )
        infinitive = any(mark.xpos == "TO" for mark in marks) or bool(shared and shared.infinitive)
        return Markers(
            negated=self.is_negated(verb),
            modal=modal,
            auxiliaries=tuple(aux.lemma for aux in auxiliaries) or (shared.auxiliaries if shared else ()),
            passive=self.is_passive(verb),
            infinitive=infinitive and token.xpos == "VB",
            subordinator=lead,
            conditions=self._conditions(verb),
        )

    def is_negated(self, verb: int) -> bool:
        """True for "did not sign", "never signed", "no longer signs", "no city signed", "neither ... nor"."""
        for child in self._children[verb]:
            token = self.tokens[child]
            if token.deprel in ("advmod", "cc", "cc:preconj") and token.lemma.lower() in _NEGATIONS:
                return True
            if token.deprel == "advmod" and any(self.tokens[i].lemma == "no" for i in self._children[child]):
                return True
            if token.deprel in ("nsubj", "nsubj:pass") and self._is_none(child):
                return True
        shared = self.tokens[verb].deprel == "conj" and self._shares_auxiliaries(verb)
        return shared and self.is_negated(self.tokens[verb].head)

    def _is_none(self, noun: int) -> bool:
        if self.tokens[noun].lemma.lower() in ("none", "nobody", "nothing"):
            return True
        return any(
            self.tokens[child].lemma.lower() in ("no", "neither") for child in self.children(noun, "det")
        )

    def _shares_auxiliaries(self, verb: int) -> bool:
        """True for "sign" in "will not veto or sign": a bare second verb of the same form."""
        head = self.tokens[self.tokens[verb].head]
        own = self.children(verb, "aux", "aux:pass", *_SUBJECTS)
        joined = {self.tokens[child].lemma for child in self.children(verb, "cc")}
        helped = self.children(self.tokens[verb].head, "aux", "aux:pass", "mark")
        return bool(helped) and not own and head.xpos == self.tokens[verb].xpos and "but" not in joined

    def _shared(self, verb: int) -> Markers | None:
        token = self.tokens[verb]
        return self.markers(token.head) if token.deprel == "conj" and self._shares_auxiliaries(verb) else None

    def _conditions(self, verb: int) -> tuple[int, ...]:
        found = []
        for clause in self.children(verb, "advcl"):
            marks = {self.tokens[mark].lemma.lower() for mark in self.children(clause, "mark")}
            if marks & {"if", "unless"}:
                found.append(clause)
        return tuple(found)

    def governors(self, verb: int) -> tuple[tuple[int, str], ...]:
        """The predicates a verb is embedded under, innermost first, each with the label of the link to it.

        For "sue" in "Officials said the mayor vowed to sue": (vowed, "xcomp"), (said, "ccomp").
        """
        found = []
        while (head := self.tokens[verb].head) >= 0 and self.tokens[verb].deprel in _CLAUSAL:
            found.append((head, self.tokens[verb].deprel))
            verb = head
        return tuple(found)
