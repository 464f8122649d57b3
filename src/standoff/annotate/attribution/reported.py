"""Attributions inside one sentence: cue by cue, the subject, the words of the cue and the reported matter."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from standoff.annotate.attribution import clauses, cues, sources, trees
from standoff.annotate.attribution.passage import (
    ADVERBS,
    AUXILIARIES,
    DETERMINERS,
    PREPOSITIONS,
    SUBJECTS,
    Passage,
)

OBJECT_PRONOUNS = frozenset(
    ["him", "her", "them", "me", "us", "it", "you", "himself", "herself", "themselves"]
)
BE = frozenset(["is", "are", "was", "were", "be", "been", "being", "'s", "’s", "'re", "’re", "'m", "’m"])
HAVE = frozenset("has have had having 've ’ve 'd ’d 's ’s".split())
TELLING = frozenset("notify inform tell advise assure remind ask".split())
POSSESSIVE = frozenset(["his", "her", "its", "their", "my", "our", "your"])
OWNED_BY_OF = frozenset("view opinion testimony statement remark comment belief".split())
VERB_SHAPED_NOUNS = frozenset(
    [
        "report",
        "claim",
        "state",
        "charge",
        "question",
        "post",
        "tweet",
        "email",
        "text",
        "fear",
        "hope",
        "promise",
        "plan",
        "call",
        "comment",
        "name",
        "demand",
        "request",
        "order",
        "project",
        "signal",
        "complaint",
        "attack",
        "praise",
        "support",
        "blame",
        "fault",
        "show",
        "find",
        "contest",
        "challenge",
        "protest",
        "detail",
        "address",
        "love",
        "doubt",
        "favor",
        "note",
        "offer",
        "remark",
        "hint",
        "reference",
        "release",
    ]
)


class Found(NamedTuple):
    """One attribution: half-open ranges of word indexes.

    ``speech`` tells words from thought and stance; ``kind`` is given where the marks do not tell it (block, page).
    """

    source: tuple[int, int] | None
    cue: tuple[int, int]
    content: tuple[tuple[int, int], ...]
    rule: str
    speech: bool
    kind: str = ""
    lemma: str = ""


def find(passage: Passage, low: int, high: int, quote: int) -> list[Found]:
    """Attributions whose cue lies in the words ``[low, high)`` at quotation level ``quote`` (-1: outside)."""
    found: list[Found] = []
    for k in range(low, high):
        word = passage.words[k]
        if word.quote != quote:
            continue
        if word.low == "according" and k + 1 < high and passage.words[k + 1].low == "to":
            item = _according(passage, k, low, high)
        elif word.low in cues.verbs():
            item = _verb(passage, k, low, high, found)
            if item is None and word.low in cues.nouns():
                item = _noun(passage, k, low, high)
        elif word.low in cues.nouns():
            item = _noun(passage, k, low, high)
        else:
            item = None
        if item is not None and item.content and not _taken(item, found):
            found.append(item)
    return found


def _taken(item: Found, found: list[Found]) -> bool:
    """Whether another cue already claims the same words ("..., he said when asked")."""
    return any(item.content[0] == other.content[0] for other in found)


# -- according to ---------------------------------------------------------------------------------


def _according(passage: Passage, k: int, low: int, high: int) -> Found | None:
    words = passage.words
    source = sources.after(passage, k + 2, high)
    if source is None:
        return None
    if k == low:
        source = sources.up_to_comma(passage, source)
    before = _content_before(passage, low, k)
    after: tuple[tuple[int, int], ...] = ()
    if source[1] < high and words[source[1]].text == ",":
        end = clauses.trim(passage, source[1] + 1, high)
        if end - source[1] > 3:
            after = ((source[1] + 1, end),)
    if not before and not after:
        end = clauses.trim(passage, source[1], high)
        after = ((source[1], end),) if end > source[1] else ()
    return Found(source, (k, k + 2), (*before, *after), "according", True)


# -- verbs ----------------------------------------------------------------------------------------


def _verb(passage: Passage, k: int, low: int, high: int, earlier: list[Found]) -> Found | None:
    words = passage.words
    word = words[k]
    if word.upos and word.upos not in ("VERB", "AUX") and not _closing_cue(passage, k, low, high):
        return None
    if word.text[:1].isupper() and k > low:
        return None
    for form in _readings(passage, k, low, high):
        frames = cues.frames()[form.lemma]
        head = _cue_start(passage, k, low)
        passive = _passive(passage, k, head, form)
        if passive:
            item = _passive_reading(passage, k, head, low, high, form, frames)
        else:
            source, inverted, rule = _source(passage, k, head, low, high, form, frames, earlier)
            if source is None:
                continue
            item = _active(passage, k, head, low, high, form, frames, source, inverted, rule)
        if item is not None and item.content:
            return item._replace(speech=_opens_voice(passage, item, form.lemma), lemma=form.lemma)
    return None


def _closing_cue(passage: Passage, k: int, low: int, high: int) -> bool:
    """Whether a word tagged as a noun is the verb of "..., the data shows." all the same."""
    words = passage.words
    if words[k].low not in ("shows", "finds", "estimates", "reports", "suggests", "notes", "claims", "indicates", "says"):
        return False
    if k + 1 < high and words[k + 1].text not in (".", ",", "”", '"'):
        return False
    edge = next((j for j in range(k - 1, max(low, k - 10) - 1, -1) if words[j].text == ","), None)
    return edge is not None and (words[edge + 1].low in DETERMINERS or words[edge + 1].text[:1].isupper()) and k - edge > 1


def _opens_voice(passage: Passage, item: Found, lemma: str) -> bool:
    """Whether the content is the source's own: quoted words always, a clause under a verb of saying or believing."""
    level = passage.words[item.cue[0]].quote
    negated = any(word.low in ("not", "n't", "n’t", "never") for word in passage.words[slice(*item.cue)])
    if item.speech and not negated and cues.voices_clause(lemma) and not (lemma in cues.HELD and level >= 0):
        informs = item.rule.startswith("infinitive") and lemma in TELLING
        if not informs and not _undone(passage, item):
            return True
    if lemma in cues.NAMING and item.rule == "object":
        return not _labels(passage, item)
    if lemma == "accuse" and item.rule in ("object", "preposition"):
        return True
    inner = {passage.words[k].quote for first, last in item.content for k in range(first, last)} - {level, -1}
    return any(not passage.quotations[quote].scare for quote in inner)


UNDONE = frozenset("refused refuses refusing declined declines failed wants want wanted plans plan expected likely".split())


def _undone(passage: Passage, item: Found) -> bool:
    """Whether the cue hangs on a verb that leaves it unsaid ("refused to say that ...")."""
    words = passage.words
    first = item.cue[0] - (4 if item.rule.startswith("infinitive") else 0)
    return any(word.low in UNDONE for word in words[max(0, first) : item.cue[1]])


def _labels(passage: Passage, item: Found) -> bool:
    """Whether naming only gives a name: "a law called the Refuge Act", "what he calls "chain migration""."""
    first = min(item.cue[0], item.source[0] if item.source else item.cue[0])
    if first > 0 and passage.words[first - 1].low == "what":
        return True
    if item.cue[1] - item.cue[0] > 1:
        return False
    verbs = [passage.tag(k) for first, last in item.content for k in range(first, last) if passage.words[k].quote < 0]
    return passage.tag(item.cue[0]) == "VBN" or "VBZ" in verbs


def _readings(passage: Passage, k: int, low: int, high: int) -> Iterator[cues.Form]:
    """The verb forms that word ``k`` may be, those that the neighbours rule out left aside."""
    words = passage.words
    left = words[k - 1].low if k > low else ""
    group = {word.low for word in words[_cue_start(passage, k, low) : k]}
    tag = passage.tag(k)
    for form in cues.verbs()[words[k].low]:
        if form.shape == "ed" and (group & BE - {"'s", "’s"} or (passage.reduced(k) and not group & HAVE)):
            continue
        if form.shape == "en" and tag == "VBD":
            continue
        if not words[k].upos and form.shape in ("base", "s"):
            noun_like = form.lemma in VERB_SHAPED_NOUNS
            if left in DETERMINERS | POSSESSIVE | {"of", "'s", "’s", "no", "any"} and left not in (
                "they",
                "that",
            ):
                continue
            if noun_like and form.shape == "s" and left not in SUBJECTS and not _capital(passage, k - 1, low):
                if not (k + 1 < high and words[k + 1].low == "that"):
                    continue
            if (
                noun_like
                and form.shape == "base"
                and left not in SUBJECTS | {"to", "not", "n't", "n’t"} | AUXILIARIES
            ):
                if left not in ADVERBS:
                    continue
        yield form


def _capital(passage: Passage, k: int, low: int) -> bool:
    return k >= low and passage.words[k].text[:1].isupper()


def _cue_start(passage: Passage, k: int, low: int) -> int:
    """The first word of the verb group that ends in ``k``: "has also repeatedly said", "went on to say"."""
    words = passage.words
    head = k
    while head > low:
        left = words[head - 1]
        if (
            left.low in AUXILIARIES
            or left.low in ADVERBS
            or (left.low.endswith("ly") and left.text.islower())
        ):
            head -= 1
        elif left.low == "to" and head - 2 >= low and words[head - 2].text.islower():
            link = words[head - 2].low
            if link in (
                "on",
                "continued",
                "began",
                "continues",
                "declined",
                "refused",
                "tried",
                "used",
                "going",
                "wanted",
                "managed",
                "sought",
                "failed",
                "likes",
                "needs",
                "moved",
                "rushed",
                "hastened",
                "seemed",
                "appeared",
            ):
                head -= 2
                if link == "on" and head > low and words[head - 1].low in ("went", "goes", "go", "gone"):
                    head -= 1
            else:
                break
        else:
            break
    while (
        head < k
        and words[head].low in ("so", "meanwhile", "however", "then", "not")
        and words[head].low != "not"
    ):
        head += 1
    return head


def _passive(passage: Passage, k: int, head: int, form: cues.Form) -> bool:
    words = passage.words
    if form.shape != "en":
        return False
    if any(word.low in BE for word in words[head:k]) and not any(
        word.low in ("'s", "’s") and words[head].low not in BE for word in words[head:k]
    ):
        return True
    if passage.reduced(k) and head == k:
        return True
    return k + 1 < len(words) and words[k + 1].low == "by"


def _passive_reading(
    passage: Passage, k: int, head: int, low: int, high: int, form: cues.Form, frames: frozenset[str]
) -> Found | None:
    """ "was criticized by X for ...", "X was told that ...": the agent after "by" speaks, else nobody is named."""
    words = passage.words
    agent_at = next((j for j in range(k + 1, min(high, k + 4)) if words[j].low == "by"), None)
    source = sources.after(passage, agent_at + 1, high) if agent_at is not None else None
    subject = sources.before(passage, head, low)
    if source is None:
        if frames & {"person", "clause", "that"} and k + 1 < high and words[k + 1].low == "that":
            return Found(
                None, (head, k + 1), ((k + 1, clauses.end_of_clause(passage, k + 1, high)),), "passive", True
            )
        return None
    content = []
    if subject:
        content.append(subject)
    rest = source[1]
    if rest < high and words[rest].low in ("for", "as", "of", "to", "that", "at"):
        content.append((rest, clauses.end_of_object(passage, rest, high)))
    return Found(
        source, (head, (agent_at or k) + 1), tuple(content), "passive", bool(frames & {"clause", "quote"})
    )


def _source(
    passage: Passage,
    k: int,
    head: int,
    low: int,
    high: int,
    form: cues.Form,
    frames: frozenset[str],
    earlier: list[Found],
) -> tuple[tuple[int, int] | None, bool, str]:
    """``(source, inverted, rule)``: the subject left of the cue, right of it, or the one it shares."""
    words = passage.words
    left = words[head - 1] if head > low else None
    if form.shape == "ing" and not any(word.low in BE for word in words[head:k]):
        return _shared(passage, k, head, low, earlier), False, "participle"
    if form.shape == "base" and left is not None and left.low == "to":
        return _shared(passage, k, head - 1, low, earlier), False, "infinitive"
    if "quote" in frames and form.shape in ("ed", "s", "base"):
        closing = left is not None and (left.quote >= 0) != (words[k].quote >= 0)
        edge = closing or left is None or left.text in (",", "?", "!", "—", "–", "-") or left.low == "as"
        source = sources.after(passage, k + 1, high, closing) if edge else None
        if source is not None:
            free = closing or left is None or left.low == "as" or _ends_unit(passage, source[1], high)
            if free and (closing or trees.subject(passage, k, low, head) is None):
                return source, True, "inverted"
    if left is not None and left.low in ("and", "but", "or"):
        return _shared(passage, k, head - 1, low, earlier), False, "conjunct"
    source = sources.before(passage, head, low)
    if source is None and left is not None and left.text in (",", "”", '"', "''") and earlier:
        return earlier[-1].source, False, "conjunct"
    return source or trees.subject(passage, k, low, head), False, "subject"


def _shared(passage: Passage, verb: int, cue: int, low: int, earlier: list[Found]) -> tuple[int, int] | None:
    """The subject of a verb that has none of its own: by the tree, else that of the cue before it, else the clause's."""
    own = trees.subject(passage, verb, low, cue)
    beside = sources.before(passage, cue, low) if cue > low and passage.words[cue - 1].text != "," else None
    if beside is not None and beside[0] > low and passage.words[beside[0] - 1].low == "with":
        return beside  # "with the mayor saying ..."
    earlier = [item for item in earlier if item.rule != "noun"]
    if earlier and earlier[-1].source is not None:
        last = earlier[-1]
        inside = any(first <= cue < end for first, end in last.content)
        if not inside:
            return last.source
        assert last.source is not None
        nearest = [item for item in earlier if item.source and not any(a <= cue < b for a, b in item.content)]
        if nearest:
            return nearest[-1].source
        return own or sources.main_subject(passage, last.content[0][0], cue)
    return own or sources.main_subject(passage, low, cue)


def _ends_unit(passage: Passage, k: int, high: int) -> bool:
    """Whether nothing but asides follows up to the sentence's end or the next comma or quotation."""
    k = clauses.skip_asides(passage, k, high)
    return (
        k >= high
        or passage.words[k].text in (".", ",", ":", "”", '"', "?", "!", ";")
        or passage.words[k].quote >= 0
    )


def _active(
    passage: Passage,
    k: int,
    head: int,
    low: int,
    high: int,
    form: cues.Form,
    frames: frozenset[str],
    source: tuple[int, int],
    inverted: bool,
    rule: str,
) -> Found | None:
    words = passage.words
    start = source[1] if inverted else k + 1
    cue = (head, k + 1)
    speaks = "quote" in frames or "clause" in frames
    if speaks or "that" in frames or "ask" in frames:
        aside = start
        if (start < high and words[start].low in ("me", "him", "us", "them", "her")) or "person" in frames:
            aside = clauses.recipient_end(passage, start, high)
        aside = clauses.skip_asides(passage, aside, high)
        item = _with_clause(passage, aside, k, cue, low, high, frames, source, inverted, rule)
        if item is not None:
            return item
    return _with_object(passage, start, cue, high, form, frames, source)


def _with_clause(
    passage: Passage,
    aside: int,
    k: int,
    cue: tuple[int, int],
    low: int,
    high: int,
    frames: frozenset[str],
    source: tuple[int, int],
    inverted: bool,
    rule: str,
) -> Found | None:
    words = passage.words
    if "quote" in frames and _quoted_before(passage, cue, source, low):
        return _after_quote(passage, cue, low, high, source, rule)
    following = words[aside] if aside < high else None
    if following is not None and following.low == "that" and aside + 1 < high:
        return Found(
            source, cue, ((aside, clauses.end_of_clause(passage, aside, high)),), f"{rule}-that", True
        )
    if following is not None and following.text in (":", ",") and aside + 1 < high:
        opened = words[aside + 1]
        quoted = opened.quote >= 0 and opened.quote != words[k].quote
        if following.text == ":" or (quoted and not _quoted_before(passage, cue, source, low)):
            end = high if quoted else clauses.trim(passage, aside + 1, high)
            return Found(
                source, cue, ((aside + 1, _quote_end(passage, aside + 1, end)),), f"{rule}-colon", True
            )
    if (
        following is not None
        and following.quote >= 0
        and following.quote != words[k].quote
        and "quote" in frames
    ):
        return Found(
            source, cue, ((aside, clauses.end_of_clause(passage, aside, high)),), f"{rule}-quote", True
        )
    if (
        "ask" in frames
        and following is not None
        and following.low in ("if", "whether", "how", "what", "why", "who", "when", "where")
    ):
        return Found(
            source, cue, ((aside, clauses.end_of_clause(passage, aside, high)),), f"{rule}-ask", True
        )
    if {"quote", "clause"} & frames:
        item = _parenthetical(passage, aside, cue, low, high, source, inverted, rule)
        if item is not None:
            return item
    if following is None:
        return None
    if following.low in ("how", "what", "why", "whether", "if") and frames & {"clause", "quote", "that"}:
        return Found(source, cue, ((aside, clauses.end_of_clause(passage, aside, high)),), f"{rule}-wh", True)
    if (
        "clause" in frames
        and (following.text[:1].isalnum() or following.text in clauses.OPENERS)
        and not inverted
    ):
        token = passage.token(k)
        relative = token is not None and token.deprel == "acl:relcl" and words[source[0] - 1].text != ","
        if source[0] > low and (relative or _gap(passage, source[0] - 1)) and words[source[0]].low != "who":
            return Found(source, cue, ((aside, clauses.end_of_gap(passage, aside, high)),), f"{rule}-relative", True)
        if ("object" in frames or "quote" not in frames) and trees.takes_object(passage, k):
            return None
        if following.low not in PREPOSITIONS | {"to", "it"} and clauses.starts_clause(passage, aside, high):
            return Found(
                source, cue, ((aside, clauses.end_of_clause(passage, aside, high)),), f"{rule}-clause", True
            )
        if following.low in (
            "it",
            "in",
            "under",
            "with",
            "if",
            "when",
            "after",
            "by",
            "on",
            "at",
            "for",
        ) and clauses.starts_clause(passage, aside, high):
            return Found(
                source, cue, ((aside, clauses.end_of_clause(passage, aside, high)),), f"{rule}-clause", True
            )
    return None


def _gap(passage: Passage, k: int) -> bool:
    """Whether word ``k`` is a relative pronoun that stands for what is said ("rules which officials said will ...")."""
    low = passage.words[k].low
    return low in ("which", "what") or (low == "that" and passage.relative(k))


def _quoted_before(passage: Passage, cue: tuple[int, int], source: tuple[int, int], low: int) -> bool:
    """Whether a quotation closes right before the clause of the cue ("..." he said, "...")."""
    first = min(cue[0], source[0])
    return first > low and passage.words[first - 1].quote not in (-1, passage.words[cue[0]].quote)


def _after_quote(
    passage: Passage, cue: tuple[int, int], low: int, high: int, source: tuple[int, int], rule: str
) -> Found | None:
    """A quotation before the cue, and the one that takes it up again behind a comma, colon or "that"."""
    words = passage.words
    before = _content_before(passage, low, min(cue[0], source[0]))
    if not before:
        return None
    level = words[cue[0]].quote
    k = max(cue[1], source[1])
    while k < high and (words[k].quote == level or words[k].quote < 0):
        if words[k].low == "that" and words[k - 1].text != "," and k > cue[1]:
            break
        k += 1
    after: tuple[tuple[int, int], ...] = ()
    if k < high and words[k].quote != level and words[k - 1].text in (",", ":", "—", "–"):
        after = ((k, _quote_end(passage, k, high)),)
    return Found(source, cue, (*before, *after), f"{rule}-parenthetical", True)


def _quote_end(passage: Passage, first: int, last: int) -> int:
    """The end of the quotations that begin at ``first``, or ``last`` where none does."""
    words = passage.words
    if words[first].quote < 0:
        return last
    end = first
    while end < last and words[end].quote >= 0:
        end += 1
    return end if end > first else last


def _parenthetical(
    passage: Passage,
    aside: int,
    cue: tuple[int, int],
    low: int,
    high: int,
    source: tuple[int, int],
    inverted: bool,
    rule: str,
) -> Found | None:
    """Content before (and after) the cue: ", he said.", "..., said X", "X, he said, would ..."."""
    words = passage.words
    first = min(cue[0], source[0])
    following = words[aside] if aside < high else None
    closes = (
        following is None
        or following.text in (",", ".", ";", "”", '"', "—", "–", "''", "?", "!", ":")
        or following.quote >= 0
    )
    if not closes:
        return None
    before = _content_before(passage, low, first)
    loose = before and words[before[-1][1] - 1].quote == words[cue[0]].quote
    if loose and (rule in ("participle", "infinitive") or trees.adverbial(passage, cue[1] - 1, *before[0])):
        before = ()
    if not before and words[first - 1 if first else 0].low != "as" and not (first == low):
        return None
    after: tuple[tuple[int, int], ...] = ()
    if following is not None and following.text in (",", "—", "–") and aside + 1 < high:
        nxt = words[aside + 1]
        if nxt.quote >= 0 and nxt.quote != words[cue[0]].quote:
            after = ((aside + 1, _quote_end(passage, aside + 1, high)),)
        elif (before and words[before[-1][1] - 1].quote < 0) or not before:
            forms = cues.verbs().get(nxt.low, ())
            if not any(form.shape == "ing" for form in forms) and nxt.low not in (
                "and",
                "but",
                "while",
                "who",
                "as",
                "after",
                "citing",
            ):
                end = clauses.end_of_clause(passage, aside + 1, high)
                if end > aside + 2:
                    after = ((aside + 1, end),)
    if not before and not after:
        return None
    return Found(source, cue, (*before, *after), f"{rule}-parenthetical", True)


def _content_before(passage: Passage, low: int, first: int) -> tuple[tuple[int, int], ...]:
    """The matter that a comma or a closing mark sets off before ``first``."""
    words = passage.words
    if first <= low:
        return ()
    edge = first - 1
    if words[edge].low == "as" and edge > low:
        edge -= 1
    mark = words[edge]
    if (
        mark.text not in (",", "—", "–", "--", "”", '"', "''", "?", "!", "(", "'", "’")
        and mark.quote == words[first].quote
    ):
        return ()
    end = edge + 1 if mark.quote >= 0 and mark.quote != words[first].quote else edge
    if end <= low:
        return ()
    if words[end - 1].quote >= 0 and words[end - 1].quote != words[first].quote:
        start = end
        while start > low and words[start - 1].quote >= 0:
            start -= 1
        if all(word.quote >= 0 or not word.text[:1].isalnum() for word in words[low:start]):
            return ((start, end),)
        return ((low, end),)
    start = low
    while start < end and (words[start].text in ("”", '"', ",") and words[start].quote < 0):
        start += 1
    return ((start, end),) if end > start else ()


def _with_object(
    passage: Passage,
    start: int,
    cue: tuple[int, int],
    high: int,
    form: cues.Form,
    frames: frozenset[str],
    source: tuple[int, int],
) -> Found | None:
    words = passage.words
    k = start
    while k < high and words[k].low in ("out", "back", "publicly", "off"):
        k += 1
    if k >= high:
        return None
    link = words[k].low
    if link in frames and link in PREPOSITIONS | {"to", "as", "of", "about", "with"} and k + 1 < high:
        if link == "to" and form.lemma not in ("refer", "point", "object", "react", "respond"):
            first = k  # "vowed to fight": the infinitive is the content
            return Found(
                source, cue, ((first, clauses.end_of_object(passage, first, high)),), "infinitive", False
            )
        return Found(
            source,
            (cue[0], k + 1),
            ((k + 1, clauses.end_of_object(passage, k + 1, high)),),
            "preposition",
            False,
        )
    if "person" in frames and "to" in frames:
        stop = clauses.recipient_end(passage, k, high)
        if stop < high and words[stop].low == "to" and stop > k:
            return Found(
                source, cue, ((stop, clauses.end_of_object(passage, stop, high)),), "person-to", False
            )
    if frames & {"object", "name", "as"} and (words[k].text[:1].isalnum() or words[k].quote >= 0):
        if "as" in frames and not frames & {"object", "name"}:
            if not any(word.low == "as" for word in words[k : min(high, k + 12)]):
                return None
        if link in PREPOSITIONS | {"to"} or link in AUXILIARIES or (link in ADVERBS and "name" not in frames):
            return None
        end = clauses.end_of_object(passage, k, high)
        if end > k:
            return Found(source, cue, ((k, end),), "object", False)
    return None


# -- nouns ----------------------------------------------------------------------------------------


def _noun(passage: Passage, k: int, low: int, high: int) -> Found | None:
    """ "X's claim that ...", "his support for ...", "criticism from X of ..."."""
    words = passage.words
    if words[k].upos and words[k].upos not in ("NOUN", "PROPN"):
        return None
    noun = cues.nouns()[words[k].low]
    if k + 1 >= high:
        return None
    owner: tuple[int, int] | None = None
    first = k
    while (
        first > low
        and k - first < 3
        and words[first - 1].text.islower()
        and words[first - 1].low not in PREPOSITIONS | DETERMINERS | AUXILIARIES
    ):
        first -= 1
    left = words[first - 1] if first > low else None
    if left is not None and left.low in ("'s", "’s", "’", "'") and first - 2 >= low:
        owner = sources.before(passage, first - 1, low)
    elif left is not None and left.low in POSSESSIVE:
        owner = (first - 1, first)
    link = k + 1
    agents = ("by", "from", "of") if noun in OWNED_BY_OF else ("by", "from")
    if owner is None and words[link].low in agents and link + 1 < high:
        owner = sources.after(passage, link + 1, high)
        if owner is None:
            return None
        link = owner[1]
    if owner is None or link + 1 >= high or words[link].low not in cues.NOUN_LINKS:
        return None
    speech = noun in cues.CONTENT_NOUNS and words[link].low == "that"
    if words[link].low == "that":
        content = (link, clauses.end_of_clause(passage, link, high))
    elif words[link].low == "to":
        content = (link, clauses.end_of_object(passage, link, high))
    else:
        content = (link + 1, clauses.end_of_object(passage, link + 1, high))
    if content[1] <= content[0]:
        return None
    return Found(owner, (first, k + 1), (content,), "noun", speech, lemma=noun)
