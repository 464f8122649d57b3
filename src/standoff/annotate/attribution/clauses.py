"""What is said: how far content reaches to the right and left of a cue. Ranges are word indexes, half-open."""

from __future__ import annotations

from standoff.annotate.attribution import cues
from standoff.annotate.attribution.function_words import (
    ADVERBS,
    AUXILIARIES,
    DETERMINERS,
    PREPOSITIONS,
    SUBJECTS,
    SUBORDINATORS,
    listed,
)
from standoff.annotate.attribution.passage import TIME, Passage, Word
from standoff.annotate.attribution.phrases import verbish

OPENERS = frozenset(("“", '"', "``", "''", "„", "‘"))
TRAILING = frozenset(". , ; : — – -- - …".split(" "))
RESUMING = listed("but while whereas though although even prompting leading")
AFTER_OBJECT = listed("after while during when before as amid because since in on at")


def end_of_clause(passage: Passage, first: int, high: int, low: int | None = None) -> int:
    """Where reported matter that begins at ``first`` ends: at the sentence's end or where the reporter resumes.

    ``low`` is the sentence's first word: what is said in an opening subordinate clause ends with that clause.
    """
    words = passage.words
    stop = high
    if low is not None and words[low].low in SUBORDINATORS and words[low].quote == words[first].quote:
        stop = high = _end_of_opening(words, first, high)
    for k in range(first + 2, high):
        word = words[k]
        if word.quote >= 0 and words[first].quote != word.quote:
            continue
        closed = words[k - 1].quote not in (-1, word.quote) and words[k - 2].text == ","
        if closed and _resumes(words, k, high):
            stop = k
            break
        if word.text == "," and k + 1 < high and _resumes(words, k + 1, high):
            stop = k
            break
        if word.low in ("and", "but") and words[k - 1].text != "," and _shares_cue(words, k + 1, high):
            stop = k
            break
        if word.text == ";":
            stop = k
            break
    return trim(passage, first, stop)


def _end_of_opening(words: tuple[Word, ...], first: int, high: int) -> int:
    """The comma after which the main clause begins ("When the mayor said she would go, ..."), or ``high``."""
    for k in range(first + 1, high - 2):
        closed = words[k].text == "," and words[k].quote == words[k + 1].quote
        if closed and words[k + 1].low not in ("and", "or", "who", "which", "including", "but"):
            return k
    return high


def end_of_gap(passage: Passage, first: int, high: int) -> int:
    """Where reported matter inside a relative clause ends ("rules which officials said will change, ...")."""
    words = passage.words
    stop = next((k for k in range(first, high) if words[k].text in (",", ";", "—", "–", ")")), high)
    return trim(passage, first, stop)


def trim(passage: Passage, first: int, last: int) -> int:
    """``last`` without the marks that close a sentence."""
    words = passage.words
    while last > first and words[last - 1].text in TRAILING:
        last -= 1
    return last


def _resumes(words: tuple[Word, ...], k: int, high: int) -> bool:
    """Whether the words after a comma are the reporter's again."""
    word = words[k]
    if word.low == "according" and k + 1 < high and words[k + 1].low == "to":
        return True
    if word.low in ("and", "but") and _shares_cue(words, k + 1, high):
        return True
    if word.low in RESUMING and k + 1 < high:
        return word.low != "but" or _past_tense_clause(words, k + 1, high)
    if _another_speaks(words, k, high):
        return True
    while k < high and words[k].low in ADVERBS:
        k += 1
    if k >= high:
        return False
    forms = cues.verbs().get(words[k].low, ())
    return any(form.shape == "ing" and form.lemma in cues.speech() for form in forms)


def _past_tense_clause(words: tuple[Word, ...], k: int, high: int) -> bool:
    """Whether a clause of the reporter's own follows: a noun subject and a plain past tense ("the council voted")."""
    if k >= high or words[k].low in SUBJECTS or words[k].low in ("it", "there", "that", "not", "also"):
        return False
    for word in words[k + 1 : min(high, k + 8)]:
        if word.upos == "AUX" or word.low in AUXILIARIES or word.text in (",", "”", '"'):
            return False
        if word.upos == "VERB":
            return word.low.endswith("ed")
    return False


def _another_speaks(words: tuple[Word, ...], k: int, high: int) -> bool:
    """ "..., another says ...", "..., while others say": a short subject and a verb of saying, not set off again."""
    while k < high and words[k].low in ("while", "and", "but"):
        k += 1
    for j in range(k + 1, min(high, k + 5)):
        word = words[j]
        if word.text in (",", "”", '"', ".") or word.quote >= 0 or word.low in PREPOSITIONS:
            return False
        if any(
            form.lemma in ("say", "tell", "report", "claim", "argue", "contend")
            for form in cues.verbs().get(word.low, ())
        ):
            follows = words[j + 1] if j + 1 < high else None
            return follows is not None and follows.text not in (",", ".") and word.upos in ("", "VERB")
    return False


def _shares_cue(words: tuple[Word, ...], k: int, high: int) -> bool:
    """ "... and added that": a finite cue without a subject of its own."""
    while k < high and (words[k].low in ADVERBS or words[k].low in ("has", "have", "had")):
        k += 1
    if k >= high or words[k].quote >= 0:
        return False
    forms = cues.verbs().get(words[k].low, ())
    shapes = {form.shape for form in forms if form.shape != "ing" or form.lemma in cues.speech()}
    return bool(shapes & {"ed", "s", "ing"}) and words[k].upos in ("", "VERB")


def end_of_object(passage: Passage, first: int, high: int) -> int:
    """Where the object of "criticized" or the infinitive of "vowed to" ends."""
    words = passage.words
    stop = high
    for k in range(first + 1, high):
        word = words[k]
        if word.quote >= 0 or passage.peeled:
            continue  # speech runs on
        if word.text in (";", "—", "--", ":", "("):
            stop = k
            break
        if word.text == "," and k + 1 < high:
            following = words[k + 1]
            if (
                following.low in AFTER_OBJECT
                or _shares_cue(words, k + 1, high)
                or following.low in ("and", "but", "who", "which", "where", "saying", "adding")
                or _resumes(words, k + 1, high)
                or following.low in SUBJECTS
                or following.low.endswith("ing")
            ):
                stop = k
                break
        if word.low in ("and", "but") and _shares_cue(words, k + 1, high):
            stop = k
            break
        if word.low in ("after", "while", "during", "when", "before", "amid", "because"):
            stop = k
            break
        if TIME.match(passage.text, word.start) and k > first + 1:
            match = TIME.match(passage.text, word.start)
            assert match is not None
            if k + 1 >= high or match.end() >= words[high - 1].start:
                stop = k
                break
    return trim(passage, first, stop)


def skip_asides(passage: Passage, k: int, high: int) -> int:
    """Past adverbs, times and phrases between cue and content ("on Tuesday", "in a statement to reporters")."""
    words = passage.words
    while k < high:
        word = words[k]
        match = TIME.match(passage.text, word.start)
        if match:
            while k < high and words[k].start < match.end():
                k += 1
            continue
        closing = next((j for j in range(k + 1, min(high, k + 12)) if words[j].text == ")"), None)
        if word.text == "(" and closing is not None:
            k = closing + 1
            continue
        if word.low in ADVERBS and word.low not in ("so", "even", "only", "long", "further", "first", "not"):
            k += 1
            continue
        if word.low in ("out", "back", "up") and k + 1 < high:
            k += 1
            continue
        if word.low in PREPOSITIONS and word.low not in ("of", "about", "against", "like"):
            if word.low == "to" and k + 1 < high and words[k + 1].upos in ("VERB", "AUX", "ADV"):
                return k
            reached = _past_phrase(passage, k, high)
            if reached == k:
                return k
            k = reached
            continue
        return k
    return k


def _past_phrase(passage: Passage, k: int, high: int) -> int:
    """Past one prepositional phrase: to "that", a colon, a comma, an opening mark, a time or the sentence's end."""
    words = passage.words
    for j in range(k + 1, min(high, k + 30)):
        word = words[j]
        if word.low == "that" and words[j - 1].low not in PREPOSITIONS and not passage.relative(j):
            return j
        if word.text in OPENERS and word.quote >= 0 and words[j - 1].quote != word.quote:
            return j
        if word.text in (":", ",", ".", ";", "—") or TIME.match(passage.text, word.start):
            return j
        if word.low in SUBJECTS - {"who", "you"} and j > k + 1:
            return j
    return high


TOLD = listed("me him her us them you himself herself themselves reporters")
AFTER_TOLD = listed("that if whether how what why to it there about of in on at during after") | SUBJECTS


def recipient_end(passage: Passage, k: int, high: int) -> int:
    """Past the person told: "reporters", "the council", "CNN's Jake Tapper"."""
    words = passage.words
    if k >= high or words[k].low in ("that", "if", "whether", "how", "what", "why"):
        return k
    if words[k].low in TOLD:
        return k + 1
    for j in range(k + 1, min(high, k + 25)):
        word = words[j]
        if word.low in AFTER_TOLD or word.text in (":", ",", ".", ";") or word.quote != words[k].quote:
            return j
        joined = words[j - 1].low in PREPOSITIONS | DETERMINERS | {"and"}
        if TIME.match(passage.text, word.start) or (word.low in DETERMINERS and not joined):
            return j
        if j > k + 1 and verbish(word):
            return k + 1 if words[k].low not in DETERMINERS else k + 2
    return k


def starts_clause(passage: Passage, k: int, high: int) -> bool:
    """Whether a finite verb stands after a subject that begins at ``k``."""
    words = passage.words
    if k >= high:
        return False
    if words[k].low in ("that", "if", "whether", "how", "what", "why"):
        return True
    return any(
        verbish(word) or word.low in AUXILIARIES or word.text in OPENERS
        for word in words[k + 1 : min(high, k + 40)]
    )
