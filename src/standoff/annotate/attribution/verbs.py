"""Verbs that report: which form they have, what belongs to their group, and who is their subject."""

from __future__ import annotations

from collections.abc import Iterator

from standoff.annotate.attribution import clauses, contents, cues, following, sources, trees
from standoff.annotate.attribution.found import Cue, Found, Range, Subject
from standoff.annotate.attribution.function_words import (
    ADVERBS,
    AUXILIARIES,
    BE,
    DETERMINERS,
    HAVE,
    SUBJECTS,
    listed,
)
from standoff.annotate.attribution.passage import Passage
from standoff.annotate.attribution.speaking import opens_voice

NOUN_LIKE = listed(
    """report claim state charge question post tweet email text fear hope promise plan call comment name
    demand request order project signal complaint attack praise support blame fault show find contest
    challenge protest detail address love doubt favor note offer remark hint reference release"""
)
"""Verbs whose bare and -s forms are nouns as well; without a tagger their neighbours decide."""
CLOSING = listed("shows finds estimates reports states suggests notes claims indicates says")
ISSUING = listed(
    """issued issue issues issuing released release releasing posted posting sent sends sending wrote writes writing
    published publishing filed filing put made gave"""
)
RUMOURED = listed("report say claim allege rumor whisper speculate suggest")
"""Verbs that report without a source in "it was reported that"."""
QUOTING = listed("quote quotes quoted quoting cite cites cited citing")
LEADING_TO = listed(
    """on continued began continues declined refused tried used going wanted managed sought failed likes needs
    moved rushed hastened seemed appeared"""
)
"""Verbs that join an infinitive's group: "went on to say", "declined to say"."""


def find(
    passage: Passage, k: int, low: int, high: int, earlier: list[Found], opening: Range | None = None
) -> Found | None:
    """The attribution of the verb at word ``k`` of the sentence ``[low, high)``; ``earlier`` are those before it.

    ``opening`` is the subject of a verb group that opens the sentence, from before an interruption.
    """
    word = passage.words[k]
    if word.upos and word.upos not in ("VERB", "AUX") and not _closing_cue(passage, k, low, high):
        return None
    if word.text[:1].isupper() and k > low:
        return None
    if word.low == "charged" and k + 1 < high and passage.words[k + 1].low == "with":
        return None  # a crime is charged, nothing is said
    head = group_start(passage, k, low)
    for form in _readings(passage, k, head, low, high):
        cue = Cue(passage, k, head, low, high, form, cues.frames()[form.lemma])
        if _passive(cue):
            item = _of_passive(cue)
        else:
            subject = _made(opening, "subject") if head == low and opening else _subject(cue, earlier)
            item = contents.of(cue, subject) if subject else None
        if item is not None and item.content:
            return item._replace(speech=opens_voice(passage, item, form.lemma), lemma=form.lemma)
    return None


# -- the verb and its group -----------------------------------------------------------------------


def _closing_cue(passage: Passage, k: int, low: int, high: int) -> bool:
    """Whether a word tagged as a noun is the verb of "..., the data shows." all the same."""
    words = passage.words
    if words[k].low not in CLOSING or (k + 1 < high and words[k + 1].text not in (".", ",", "”", '"')):
        return False
    edge = next((j for j in range(k - 1, max(low, k - 10) - 1, -1) if words[j].text == ","), None)
    if edge is None or k - edge < 2:
        return False
    return words[edge + 1].low in DETERMINERS or words[edge + 1].text[:1].isupper()


def _readings(passage: Passage, k: int, head: int, low: int, high: int) -> Iterator[cues.Form]:
    """The verb forms that word ``k`` may be, those that its group, tag or neighbours rule out left aside."""
    words = passage.words
    group = {word.low for word in words[head:k]}
    for form in cues.verbs()[words[k].low]:
        if form.shape == "ed" and (group & BE - HAVE or (passage.reduced(k) and not group & HAVE)):
            continue
        if form.shape == "en" and passage.tag(k) == "VBD":
            continue
        if not words[k].upos and form.shape in ("base", "s") and _noun_here(passage, k, form, low, high):
            continue
        yield form


def _noun_here(passage: Passage, k: int, form: cues.Form, low: int, high: int) -> bool:
    """Whether, without a tagger, a form that is also a noun is one here."""
    words = passage.words
    left = words[k - 1].low if k > low else ""
    if left in (DETERMINERS | listed("of 's ’s")) - {"that"}:
        return True
    if form.lemma not in NOUN_LIKE or left in SUBJECTS:
        return False
    if form.shape == "s":
        named = k > low and words[k - 1].text[:1].isupper()
        return not named and not (k + 1 < high and words[k + 1].low == "that")
    return left not in AUXILIARIES | ADVERBS | {"to"}


def group_start(passage: Passage, k: int, low: int) -> int:
    """The first word of the verb group that ends in ``k``: "has also repeatedly said", "went on to say"."""
    words = passage.words
    head = k
    while head > low:
        left = words[head - 1]
        adverb = left.low in ADVERBS or (left.low.endswith("ly") and left.text.islower())
        if left.low in AUXILIARIES or adverb:
            head -= 1
        elif left.low == "to" and head - 2 >= low and words[head - 2].text in LEADING_TO:
            head -= 2
            if (
                words[head].low == "on"
                and head > low
                and words[head - 1].low in ("went", "goes", "go", "gone")
            ):
                head -= 1
        else:
            break
    while head < k and words[head].low in ("so", "meanwhile", "however", "then"):
        head += 1
    return head


# -- who speaks -----------------------------------------------------------------------------------


def _passive(cue: Cue) -> bool:
    """Whether the form is a passive participle: "was told", "accused by the mayor", "a mayor accused of theft"."""
    words = cue.passage.words
    if cue.form.shape != "en":
        return False
    group = [word.low for word in words[cue.head : cue.at]]
    clitic_only = any(low in ("'s", "’s") for low in group) and group[0] not in BE
    if any(low in BE for low in group) and not clitic_only:
        return True
    if cue.passage.reduced(cue.at) and cue.head == cue.at:
        return True
    return cue.at + 1 < len(words) and words[cue.at + 1].low == "by"


def _of_passive(cue: Cue) -> Found | None:
    """ "was criticized by X for ...", "X was told that ...": the agent after "by" speaks, else nobody is named."""
    passage, k, high = cue.passage, cue.at, cue.high
    words = passage.words
    agent = next((j for j in range(k + 1, min(high, k + 4)) if words[j].low == "by"), None)
    source = following.after(passage, agent + 1, high) if agent is not None else None
    if source is None or agent is None:
        nobody = cue.head > cue.low and words[cue.head - 1].low == "it" and cue.form.lemma in RUMOURED
        that = clauses.skip_asides(passage, k + 1, high) if nobody else k + 1
        if cue.frames & {"person", "clause", "that"} and that < high and words[that].low == "that":
            matter = (that, clauses.end_of_clause(passage, that, high))
            return Found(None, cue.span, (matter,), "impersonal" if nobody else "passive", True)
        return None
    subject = sources.before(passage, cue.head, cue.low)
    content = [subject] if subject else []
    rest = source[1]
    if rest < high and words[rest].low in ("for", "as", "of", "to", "that", "at"):
        content.append((rest, clauses.end_of_object(passage, rest, high)))
    speech = bool(cue.frames & {"clause", "quote"})
    return Found(source, (cue.head, agent + 1), tuple(content), "passive", speech)


def _subject(cue: Cue, earlier: list[Found]) -> Subject | None:
    """The subject left of the cue, right of it, or the one it shares with a verb before it."""
    passage, k, head, low = cue.passage, cue.at, cue.head, cue.low
    words = passage.words
    left = words[head - 1] if head > low else None
    if cue.form.shape == "ing" and left is not None and left.low == "as" and (quoted := _quoted_as(cue)):
        return Subject(quoted, False, "quoted")
    if cue.form.shape == "ing" and not any(word.low in BE for word in words[head:k]):
        return _made(_shared(cue, head, earlier), "participle")
    if cue.form.shape == "base" and left is not None and left.low == "to":
        return _made(_shared(cue, head - 1, earlier), "infinitive")
    if "quote" in cue.frames and cue.form.shape != "en" and (after := _inverted(cue)) is not None:
        return Subject(after, True, "inverted")
    if left is not None and left.low in ("and", "but", "or"):
        return _made(_shared(cue, head - 1, earlier), "conjunct")
    source = trees.widened(passage, k, sources.before(passage, head, low), low)
    if source is None and left is not None and left.text in (",", "”", '"', "''") and earlier:
        return _made(earlier[-1].source, "conjunct")
    return _made(source or trees.subject(passage, k, low, head), "subject")


def _quoted_as(cue: Cue) -> Range | None:
    """Who speaks in "quoted the mayor as saying", "the mayor was quoted as saying"."""
    passage, words = cue.passage, cue.passage.words
    edge = cue.head - 1
    for k in range(edge - 1, max(cue.low, edge - 15) - 1, -1):
        if words[k].low in QUOTING and words[k].quote == words[cue.at].quote:
            if k + 1 < edge and words[k + 1].low != "by":
                return k + 1, edge
            return sources.before(passage, group_start(passage, k, cue.low), cue.low)
    return None


def _made(source: Range | None, rule: str) -> Subject | None:
    return Subject(source, False, rule) if source else None


def _inverted(cue: Cue) -> Range | None:
    """The speaker right of the cue: after a closing quotation, or where nothing else can follow the comma."""
    passage, low, head = cue.passage, cue.low, cue.head
    left = passage.words[head - 1] if head > low else None
    closing = left is not None and (left.quote >= 0) != (cue.level >= 0)
    free = closing or left is None or left.low == "as"
    if not free and left is not None and left.text not in (",", "?", "!", "—", "–", "-"):
        return None
    source = following.after(passage, cue.at + 1, cue.high, closing)
    if source is None or not (free or _ends_unit(passage, source[1], cue.high)):
        return None
    return source if closing or trees.subject(passage, cue.at, low, head) is None else None


def _ends_unit(passage: Passage, k: int, high: int) -> bool:
    """Whether nothing but asides follows up to the sentence's end or the next comma or quotation."""
    k = clauses.skip_asides(passage, k, high)
    if k >= high or passage.words[k].quote >= 0:
        return True
    return passage.words[k].text in (".", ",", ":", "”", '"', "?", "!", ";")


def _shared(cue: Cue, edge: int, earlier: list[Found]) -> Range | None:
    """The subject of a verb that has none of its own: that of the cue before it, else the tree's, else the clause's."""
    passage, low = cue.passage, cue.low
    if edge > low and passage.words[edge - 1].text != ",":
        beside = sources.before(passage, edge, low)
        if beside is not None and beside[0] > low and passage.words[beside[0] - 1].low == "with":
            return beside  # "with the mayor saying ..."
    if (issuer := _issuer(cue, edge)) is not None:
        return issuer
    own = trees.subject(passage, cue.at, low, edge)
    spoken = [item for item in earlier if item.rule != "noun" and not _nested(item, earlier, edge)]
    if not spoken or spoken[-1].source is None:
        return own or sources.main_subject(passage, low, edge)
    outside = [item for item in spoken if item.source and not _holds(item, edge)]
    if outside:
        return outside[-1].source
    return own or sources.main_subject(passage, spoken[-1].content[0][0], edge)


def _issuer(cue: Cue, edge: int) -> Range | None:
    """Who speaks in "issued a statement saying ...": the one who issued it."""
    passage, words = cue.passage, cue.passage.words
    if edge - 2 <= cue.low or words[edge - 1].low not in cues.DOCUMENTS or cue.form.shape != "ing":
        return None
    verb = next((k for k in range(edge - 2, max(cue.low, edge - 6), -1) if words[k].low in ISSUING), None)
    if verb is None:
        return None
    found = sources.before(passage, group_start(passage, verb, cue.low), cue.low)
    return found or trees.subject(passage, verb, cue.low, verb)


def _nested(item: Found, earlier: list[Found], k: int) -> bool:
    """Whether an attribution stands inside another one's content that ended before word ``k``."""
    return any(_holds(other, item.cue[0]) and not _holds(other, k) for other in earlier if other is not item)


def _holds(item: Found, k: int) -> bool:
    return any(first <= k < last for first, last in item.content)
