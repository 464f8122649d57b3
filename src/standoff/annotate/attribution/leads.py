"""Lead-ins: "From The Daily Sun:", "The Herald reports:", "The mayor issued a statement:"."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from standoff.annotate.attribution import cues, following, sources
from standoff.annotate.attribution.found import Range
from standoff.annotate.attribution.function_words import ADVERBS, SUBJECTS, listed
from standoff.annotate.attribution.passage import TIME, Passage
from standoff.annotate.attribution.phrases import personal

VERBLESS = re.compile(
    r"^(?i:(?:more\s+)?from|via|per|this\s+from|courtesy\s+of|as\s+(?:first\s+)?(?:seen|reported|noted|published|quoted|told|described)\s+(?:in|on|at|by)|"
    r"here(?:[’']s|\s+is)(?:\s+(?:more|this|the\s+(?:story|report)))?(?:\s+from)?|read\s+(?:more\s+)?from)\s+"
    r"(?P<name>(?:[Tt]he\s+)?[A-Z][^:;]{1,70}?|the\s+wires?)(?:\s+(?i:report|story|article|piece))?\s*:$"
)
REPORTS = re.compile(
    r"^(?i:(?:as|but|and|meanwhile,|now,)\s+)?(?P<name>(?:the\s+)?[A-Z][\w.’'&-]*(?:\s+(?:of|the|and|&|[A-Z(][\w.’'&)-]*)){0,6}?)"
    r"(?:,)?\s+(?P<cue>(?:also\s+|further\s+|first\s+)?(?:reports?|reported|writes|wrote|notes|noted|adds|added|explains?|explained|"
    r"has\s+(?:more|the\s+(?:story|details|report|scoop))|details|continues|continued|goes\s+on|tells\s+us|says|said))\b"
    r"(?P<rest>[^.!?\n]{0,60}):$"
)
ACCORDING = re.compile(r"^(?P<cue>according\s+to)\s+(?P<name>[^:,]{2,80})(?P<rest>,[^:]*)?:$", re.IGNORECASE)
STATEMENT = re.compile(
    r"\b(?:issued|released|posted|gave|made|offered|sent\s+out|put\s+out|sent|published|read|delivered)\s+(?:\w+\s+){0,3}?"
    r"(?:statement|tweet|message|response|reply|letter|memo|email|e-mail|warning|explanation|comment|remarks|post)\b"
    r"|\bhad\s+(?:this|the\s+following)\s+to\s+say\b|\bput\s+it\s+(?:this\s+way|like\s+this|thus)\b"
    r"|\bwent\s+on\b|\bspoke\b|\bhad\s+this\b"
)
OWNED = re.compile(
    r"(?P<name>(?:[A-Z][\w.-]*\s+)*[A-Z][\w.-]*)(?:[’']s?)\s+(?:\w+\s+){0,3}?(?:statement|letter|tweet|response|words|message|reply|post|remarks)\b"
)
OUTLET_WORDS = cues.PERIODICALS | cues.NETWORKS
STAFF = listed("secretary officer editor columnist correspondent anchor host spokesman spokeswoman")
"""Words of a title that make an outlet's name a person's ("Press Secretary Ann Roe")."""
OWNED_BY = re.compile(r"[’']s?\s+")
ANAPHORS = frozenset(
    f"the {word}"
    for word in "story article report piece paper newspaper column post editorial account".split()
)
"""What a page that was quoted is called when it is quoted again."""
ANSWERS = listed("answers answered")
LISTS = re.compile(
    r"\b(?:following|here(?:[’']s|\s+is|\s+are)|these|such\s+as|steps|takeaways|list|include|including|includes|ways|changes|"
    r"below|are|things|reasons|facts|points|questions|answers)\b[^:]{0,40}:$",
    re.IGNORECASE,
)
LONGEST_LEAD_IN = 60
"""Words in the longest sentence that can introduce a block quote."""


class Part(NamedTuple):
    """One paragraph: words ``[low, high)``, its text, its depth in block quotes and the quotes it stands in."""

    low: int
    high: int
    text: str
    depth: int
    quote: tuple[int, ...]
    cite: str | None
    kind: str = "paragraph"


class Lead(NamedTuple):
    """What a lead-in names: source and cue as word ranges, and whether a page or a speaker."""

    source: Range | None
    cue: Range
    page: bool


def lead_in(passage: Passage, part: Part) -> Lead | None:
    """What a paragraph that ends in a colon introduces, if it names a page or a speaker."""
    text = part.text.rstrip()
    if not text.endswith(":") or passage.words[part.high - 1].quote >= 0:
        return None
    low = last_sentence(passage, part)
    sentence = passage.text[passage.words[low].start : passage.words[part.high - 1].end]
    if part.high - low > LONGEST_LEAD_IN:
        return None
    base = passage.words[low].start
    for pattern in (VERBLESS, ACCORDING, REPORTS):
        match = pattern.match(sentence)
        if match and (pattern is not REPORTS or is_outlet(match["name"])):
            source = passage.between(base + match.start("name"), base + match.end("name"))
            source = before_time(passage, source)
            if source[0] >= source[1] or (pattern is VERBLESS and not _name_like(match["name"])):
                continue
            cue = (low, source[0])
            if pattern is REPORTS:
                cue = passage.between(base + match.start("cue"), base + match.end("cue"))
            elif low == source[0]:
                cue = (part.high - 1, part.high)
            return Lead(source, cue, is_outlet(match["name"]) or pattern is VERBLESS)
    name = sentence[:-1]
    if is_outlet(name) and len(name.split()) <= 5 and name[:1].isupper():
        return Lead((low, part.high - 1), (part.high - 1, part.high), True)
    return speaker(passage, low, part.high)


def is_outlet(name: str) -> bool:
    """Whether a name reads like a newspaper, site, agency or network; "Press Secretary Ann Roe" does not."""
    words = re.findall(r"[\w.]+", OWNED_BY.split(name)[-1])
    if any(re.search(r"\.(?:com|org|net|co|us|news)$", word.lower()) for word in words):
        return True
    if any(personal(word) if word.islower() else word.lower() in STAFF for word in words):
        return False
    if words[:1] in (["the"], ["The"]) and len(words) == 2:
        return words[1].lower() in OUTLET_WORDS
    return any(word[:1].isupper() and word.lower() in OUTLET_WORDS for word in words)


def before_time(passage: Passage, source: Range) -> Range:
    """A name without the day behind it: "the Herald on Friday"."""
    for k in range(source[0] + 1, source[1]):
        if TIME.match(passage.text, passage.words[k].start):
            return source[0], k
    return source


def _name_like(name: str) -> bool:
    """Whether a phrase is written as a name, small words apart, or is that of an outlet."""
    words = [
        word for word in TIME.sub("", name).split() if word.lower() not in ("the", "of", "and", "&", "on")
    ]
    return is_outlet(name) or all(word[:1].isupper() for word in words)


def nameless(part: Part) -> bool:
    """Whether a paragraph introduces something and names nobody ("Some states have begun to act:"), lists apart."""
    return (
        part.text.rstrip().endswith(":")
        and 4 <= part.high - part.low <= LONGEST_LEAD_IN
        and not LISTS.search(part.text.rstrip())
    )


def last_sentence(passage: Passage, part: Part) -> int:
    """The first word of a paragraph's last sentence, or of the paragraph where that sentence begins in a quotation."""
    end = passage.words[part.high - 1].end
    index = bisect_left(passage.sentences, end, key=lambda sentence: sentence[0]) - 1
    low = max(part.low, passage.between(*passage.sentences[index])[0]) if index >= 0 else part.low
    return low if passage.words[low].quote < 0 else part.low


def speaker(passage: Passage, low: int, high: int) -> Lead | None:
    """The speaker and cue of a lead-in sentence: "Smith wrote in a letter:", "the mayor issued a statement:"."""
    words = passage.words
    best: Lead | None = None
    for k in range(low, high):
        if words[k].quote >= 0:
            continue
        match = STATEMENT.match(passage.text, words[k].start, words[high - 1].end)
        verb = words[k].text.islower() and words[k].upos in ("", "VERB", "AUX")
        forms = cues.verbs().get(words[k].low, ()) if verb else ()
        speaks = any(form.lemma in cues.LEADING for form in forms) or (verb and words[k].low in ANSWERS)
        if not match and not speaks:
            if words[k].low == "according" and words[k + 1].low == "to" and k + 2 < high:
                source = following.after(passage, k + 2, high)
                if source:
                    best = Lead(source, (k, k + 2), False)
            continue
        head = k
        while head > low and (
            words[head - 1].low in ADVERBS or words[head - 1].low in ("has", "have", "had")
        ):
            head -= 1
        last = passage.between(words[k].start, match.end())[1] if match else k + 1
        found = sources.before(passage, head, low) or sources.main_subject(passage, low, head)
        if (
            found is not None
            and words[found[0]].low in SUBJECTS
            and words[max(low, found[0] - 1)].low == "what"
        ):
            continue  # "What they said:"
        if found is not None and words[found[0]].low in ("nobody", "none"):
            continue
        if found is not None and not TIME.match(passage.text, words[found[0]].start):
            best = Lead(found, (head, last), is_outlet(words_of(passage, found)))
            if match:
                return best
    if best is not None:
        return best
    sentence = passage.text[words[low].start : words[high - 1].end]
    owned = OWNED.search(sentence)
    if owned:
        base = words[low].start
        source = passage.between(base + owned.start("name"), base + owned.end("name"))
        return Lead(source, passage.between(base + owned.end("name"), base + owned.end()), False)
    return None


def words_of(passage: Passage, found: Range) -> str:
    """The text of a range of words."""
    return passage.text[passage.words[found[0]].start : passage.words[found[1] - 1].end]
