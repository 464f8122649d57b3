"""What a reporting verb reports: a clause, a quotation, the sentence around it, an object."""

from __future__ import annotations

from standoff.annotate.attribution import clauses, cues, trees
from standoff.annotate.attribution.found import Cue, Found, Range, Subject
from standoff.annotate.attribution.function_words import (
    ADVERBS,
    AUXILIARIES,
    PREPOSITIONS,
    QUESTION_WORDS,
    listed,
)
from standoff.annotate.attribution.passage import Passage

OBJECT_PRONOUNS = listed("me him us them her")
CLOSING_MARKS = frozenset(", . ; ” \" — – '' ? ! :".split(" "))
EDGES = frozenset(", — – -- ” \" '' ? ! ( ' ’".split(" "))
"""Marks that set off what was said from the clause of the cue after it."""
FRONTED = listed("it in under with if when after by on at for")
"""Words that open a clause although they are no subject ("said in Ohio the law ...")."""
NO_CONTENT = listed("nothing little so much no")
NOT_RESUMED = listed("and but while who as after citing")
TAKES_TO = listed("refer point object react respond")


def of(cue: Cue, subject: Subject) -> Found | None:
    """The attribution of an active verb, or None where nothing that it could report is found."""
    passage, words = cue.passage, cue.passage.words
    start = subject.source[1] if subject.inverted else cue.at + 1
    if cue.frames & {"quote", "clause", "that", "ask"}:
        aside = start
        if ("person" in cue.frames and not _promises(cue, start)) or (
            start < cue.high and words[start].low in OBJECT_PRONOUNS
        ):
            aside = clauses.recipient_end(passage, start, cue.high)
        aside = clauses.skip_asides(passage, aside, cue.high)
        item = _said(cue, subject, aside)
        if item is not None:
            return item
    return _object(cue, subject, start)


def _promises(cue: Cue, start: int) -> bool:
    """Whether nobody is named to whom something is promised ("promised to pay", "promised a vote")."""
    if cue.form.lemma != "promise":
        return False
    words = cue.passage.words
    that = next((k for k in range(start, min(start + 8, cue.high)) if words[k].low == "that"), None)
    return that is None or words[start].low == "to" or not words[start].text[:1].isalpha()


def _said(cue: Cue, subject: Subject, aside: int) -> Found | None:
    """Words or a clause as content; ``aside`` is the first word after recipient, time and place."""
    words, high = cue.passage.words, cue.high
    span = cue.span
    if cue.form.lemma == "put" and aside < high and words[aside].low == "it":
        aside, span = aside + 1, (cue.head, aside + 1)
    if "quote" in cue.frames and _quoted_before(cue, subject):
        return _after_quotation(cue, subject)
    following = words[aside] if aside < high else None
    if following is not None and (item := _introduced(cue, subject, aside, span)) is not None:
        return item
    if cue.frames & {"quote", "clause"}:
        item = _parenthetical(cue, subject, aside, span)
        if item is not None:
            return item
    if following is None:
        return None
    if following.low in QUESTION_WORDS - {"who", "when", "where"} and cue.frames & {
        "clause",
        "quote",
        "that",
    }:
        return _clause(cue, subject, aside, "wh")
    return _bare_clause(cue, subject, aside)


def _clause(cue: Cue, subject: Subject, first: int, rule: str, span: Range | None = None) -> Found:
    content = (first, clauses.end_of_clause(cue.passage, first, cue.high, cue.low))
    return Found(subject.source, span or cue.span, (content,), f"{subject.rule}-{rule}", True)


def _introduced(cue: Cue, subject: Subject, aside: int, span: Range) -> Found | None:
    """Content behind "that", a colon, a comma and an opening mark, an opening mark, "whether"."""
    passage, words, high = cue.passage, cue.passage.words, cue.high
    following = words[aside]
    inner = following.quote >= 0 and following.quote != cue.level
    if following.low == "that" and aside + 1 < high:
        return _clause(cue, subject, aside, "that")
    if following.text in (":", ",") and aside + 1 < high:
        opened = words[aside + 1]
        quoted = opened.quote >= 0 and opened.quote != cue.level
        if following.text == ":" or (quoted and not _quoted_before(cue, subject)):
            end = high if quoted else clauses.trim(passage, aside + 1, high)
            stop = _quotation_end(passage, aside + 1, end)
            closed = following.text == ":" and quoted and words[stop - 2].text == "," and stop < high
            if closed and words[stop].upos in ("DET", "PROPN", "NOUN", "PRON"):
                stop = clauses.trim(passage, aside + 1, high)  # somebody else is quoted there
            content = (aside + 1, stop)
            return Found(subject.source, span, (content,), f"{subject.rule}-colon", True)
    if inner and "quote" in cue.frames:
        return _clause(cue, subject, aside, "quote", span)
    if "ask" in cue.frames and following.low in QUESTION_WORDS:
        return _clause(cue, subject, aside, "ask")
    return None


def _bare_clause(cue: Cue, subject: Subject, aside: int) -> Found | None:
    """A clause without "that": "said the law was void", "which officials said will change"."""
    passage, words = cue.passage, cue.passage.words
    following = words[aside]
    if "clause" not in cue.frames or subject.inverted:
        return None
    if following.low in NO_CONTENT and not _finite_after(passage, aside, cue.high):
        return None
    if cue.form.lemma == "feel" and following.upos in ("ADJ", "VERB"):
        return None
    if not following.text[:1].isalnum() and following.text not in clauses.OPENERS:
        return None
    if _in_relative(cue, subject.source[0]):
        content = (aside, clauses.end_of_gap(passage, aside, cue.high))
        return Found(subject.source, cue.span, (content,), f"{subject.rule}-relative", True)
    if ("object" in cue.frames or "quote" not in cue.frames) and trees.takes_object(passage, cue.at):
        return None
    opens = following.low not in PREPOSITIONS | {"to"} or following.low in FRONTED
    if opens and (
        clauses.starts_clause(passage, aside, cue.high) or trees.complement(passage, cue.at, aside)
    ):
        return _clause(cue, subject, aside, "clause")
    return None


def _finite_after(passage: Passage, first: int, high: int) -> bool:
    """Whether "said no ..." goes on to a verb of its own: "said no decision had been made"."""
    finite = (passage.tag(k) in ("VBD", "VBZ", "VBP", "MD") for k in range(first + 2, min(high, first + 12)))
    return passage.words[first].low == "no" and any(finite)


def _in_relative(cue: Cue, source: int) -> bool:
    """Whether what is said stands before the source: "rules which officials said will change", "laws he said he would
    pass"."""
    passage, words = cue.passage, cue.passage.words
    if source <= cue.low or words[source].low == "who":
        return False
    token = passage.token(cue.at)
    if token is not None and token.deprel == "acl:relcl" and words[source - 1].text != ",":
        return True
    left = words[source - 1].low
    gap = cue.at + 1 < cue.high and words[cue.at + 1].upos in (
        "VERB",
        "AUX",
    )  # "that officials say will change"
    return left in ("which", "what") or (left == "that" and (gap or passage.relative(source - 1)))


# -- quotations and parentheses -------------------------------------------------------------------


def _quoted_before(cue: Cue, subject: Subject) -> bool:
    """Whether a quotation closes right before the clause of the cue ("..." he said, "...")."""
    first = min(cue.head, subject.source[0])
    return first > cue.low and cue.passage.words[first - 1].quote not in (-1, cue.level)


def _after_quotation(cue: Cue, subject: Subject) -> Found | None:
    """A quotation before the cue, and the one that takes it up again behind a comma or colon."""
    passage, words = cue.passage, cue.passage.words
    held = before(passage, cue.low, min(cue.head, subject.source[0]))
    if not held:
        return None
    first = k = max(cue.at + 1, subject.source[1])
    while k < cue.high and words[k].quote in (cue.level, -1):
        if words[k].low == "that" and words[k - 1].text != "," and k > first:
            break
        k += 1
    resumed: tuple[Range, ...] = ()
    if k < cue.high and words[k].quote != cue.level and words[k - 1].text in (",", ":", "—", "–"):
        resumed = ((k, _quotation_end(passage, k, cue.high)),)
    return Found(subject.source, cue.span, (*held, *resumed), f"{subject.rule}-parenthetical", True)


def _quotation_end(passage: Passage, first: int, last: int) -> int:
    """The end of the quotations that begin at ``first``, or ``last`` where none does."""
    end = first
    while end < last and passage.words[end].quote >= 0:
        end += 1
    return end if end > first else last


def _parenthetical(cue: Cue, subject: Subject, aside: int, span: Range) -> Found | None:
    """Content before (and after) the cue: ", he said.", "..., said X", "X, he said, would ..."."""
    passage, words = cue.passage, cue.passage.words
    first = min(cue.head, subject.source[0])
    following = words[aside] if aside < cue.high else None
    if following is not None and following.text not in CLOSING_MARKS and following.quote < 0:
        return None
    held = before(passage, cue.low, first)
    loose = bool(held) and words[held[-1][1] - 1].quote == cue.level
    if loose and (
        subject.rule in ("participle", "infinitive") or trees.adverbial(passage, span[1] - 1, *held[0])
    ):
        held = ()
    if not held and first != cue.low and words[first - 1].low != "as":
        return None
    resumed: tuple[Range, ...] = ()
    if following is not None and following.text in (",", "—", "–") and aside + 1 < cue.high:
        resumed = _resumed(cue, aside + 1, held)
    if not held and not resumed:
        return None
    return Found(subject.source, span, (*held, *resumed), f"{subject.rule}-parenthetical", True)


def _resumed(cue: Cue, first: int, held: tuple[Range, ...]) -> tuple[Range, ...]:
    """What was said, taken up again after the parenthesis."""
    passage, words = cue.passage, cue.passage.words
    following = words[first]
    if following.quote >= 0 and following.quote != cue.level:
        return ((first, _quotation_end(passage, first, cue.high)),)
    if held and words[held[-1][1] - 1].quote >= 0:
        return ()
    participle = any(form.shape == "ing" for form in cues.verbs().get(following.low, ()))
    if participle or following.low in NOT_RESUMED:
        return ()
    end = clauses.end_of_clause(passage, first, cue.high)
    return ((first, end),) if end > first + 1 else ()


def before(passage: Passage, low: int, first: int) -> tuple[Range, ...]:
    """The matter that a comma or a closing mark sets off before word ``first``, none or one range."""
    words = passage.words
    if first <= low:
        return ()
    level = words[first].quote
    edge = first - 1
    if words[edge].low == "as" and edge > low:
        edge -= 1
    closes = words[edge].quote not in (-1, level)
    if words[edge].text not in EDGES and not closes:
        return ()
    end = edge + 1 if closes else edge
    if end <= low:
        return ()
    start = low
    if words[end - 1].quote not in (-1, level):
        start = end
        while start > low and words[start - 1].quote >= 0:
            start -= 1
        if any(word.quote < 0 and word.text[:1].isalnum() for word in words[low:start]):
            start = low
    else:
        while start < end and words[start].text in ("”", '"', ",") and words[start].quote < 0:
            start += 1
    return ((start, end),) if end > start else ()


# -- objects --------------------------------------------------------------------------------------


def _object(cue: Cue, subject: Subject, start: int) -> Found | None:
    """A stance: "criticized the plan", "called for a vote", "vowed to fight", "urged the council to act"."""
    passage, words, high, frames = cue.passage, cue.passage.words, cue.high, cue.frames
    k = start
    while k < high and words[k].low in ("out", "back", "publicly", "off"):
        k += 1
    if k >= high:
        return None
    if cue.form.lemma in ("quote", "cite") and (said := _quoted_object(passage, k, high)):
        return Found(subject.source, cue.span, (said,), "object", True)
    link = words[k].low
    if link in frames and link in PREPOSITIONS | {"as"} and k + 1 < high:
        if link == "to" and cue.form.lemma not in TAKES_TO:
            return _stance(cue, subject, k, "infinitive")
        return _stance(cue, subject, k + 1, "preposition", (cue.head, k + 1))
    if frames >= {"person", "to"}:
        stop = clauses.recipient_end(passage, k, high)
        if stop < high and words[stop].low == "to" and stop > k:
            return _stance(cue, subject, stop, "person-to")
    if not frames & {"object", "name", "as"} or not (words[k].text[:1].isalnum() or words[k].quote >= 0):
        return None
    if not frames & {"object", "name"} and not any(w.low == "as" for w in words[k : min(high, k + 12)]):
        return None
    if link in PREPOSITIONS | AUXILIARIES or (link in ADVERBS and "name" not in frames):
        return None
    if words[k].upos == "ADV" and clauses.trim(passage, k, high) == k + 1:
        return None  # "called twice"
    return _stance(cue, subject, k, "object")


def _quoted_object(passage: Passage, first: int, high: int) -> Range | None:
    """Whom and what somebody quotes: "quotes the judge: “The clerk must answer.”"."""
    words = passage.words
    colon = next((k for k in range(first + 1, min(high - 1, first + 15)) if words[k].text == ":"), None)
    if colon is None or words[colon + 1].quote in (-1, words[first].quote):
        return None
    return first, _quotation_end(passage, colon + 1, high)


def _stance(cue: Cue, subject: Subject, first: int, rule: str, span: Range | None = None) -> Found | None:
    end = clauses.end_of_object(cue.passage, first, cue.high)
    return Found(subject.source, span or cue.span, ((first, end),), rule, False) if end > first else None
