"""Quoted pages and block quotes: who speaks in whole paragraphs that stand under a lead-in or an attribution line.

With markup, a block quote is what its tags enclose. In plain text nothing marks where a block quote
ends; these are the rules, each of which can be wrong:

* "From The Daily Sun:" (a named page) holds the paragraphs that follow until the page's own voice
  resumes: at another lead-in, at the end of the text, or at a paragraph of commentary (it opens with
  "Of course", "So,", "In other words"; it speaks in the first person outside quotation marks; it ends in a
  question or an exclamation; it names the quoted page as a third party).
* "The mayor issued a statement:" or "Smith wrote:" holds the next paragraph, and further ones as long as
  they go on in the first person. Quotation marks, where they stand, decide instead.
* A lead-in without a name ("Some states have begun to act:") after a page was quoted brings that page
  back: for one paragraph, and for further ones as long as they quote or report somebody.
* "— Jane Roe (@roe) March 7, 2018" signs the paragraph before it, or the start of its own.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from standoff.annotate.attribution import cues, sources
from standoff.annotate.attribution.found import Found
from standoff.annotate.attribution.function_words import ADVERBS
from standoff.annotate.attribution.passage import TIME, Passage
from standoff.model.document import Document

UNNAMED = "unnamed quoted report"
SIGNED = re.compile(
    r"(?:^|\s)[—–-]{1,2}\s*(?P<name>[^\n—–()]{2,60}?)\s*\(@\w+\)\s*(?P<date>[A-Z][a-z]+ \d{1,2}, \d{4})?\s*$"
)
VERBLESS = re.compile(
    r"^(?i:(?:more\s+)?from|via|per|this\s+from|courtesy\s+of|as\s+seen\s+(?:in|on|at)|"
    r"here(?:[’']s|\s+is)(?:\s+(?:more|this|the\s+(?:story|report)))?(?:\s+from)?|read\s+(?:more\s+)?from)\s+"
    r"(?P<name>(?:[Tt]he\s+)?[A-Z][^:;]{1,70}?)(?:\s+(?i:report|story|article|piece))?\s*:$"
)
REPORTS = re.compile(
    r"^(?:(?:as|but|and|meanwhile,|now,)\s+)?(?P<name>(?:the\s+)?[A-Z][\w.’'&-]*(?:\s+(?:of|the|and|&|[A-Z(][\w.’'&)-]*)){0,6}?)"
    r"(?:,)?\s+(?P<cue>(?:also\s+|further\s+|first\s+)?(?:reports?|reported|writes|wrote|notes|noted|adds|added|explains?|explained|"
    r"has\s+(?:more|the\s+(?:story|details|report|scoop))|details|continues|continued|goes\s+on|tells\s+us|says|said))"
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
LISTS = re.compile(
    r"\b(?:following|here(?:[’']s|\s+is|\s+are)|these|such\s+as|steps|takeaways|list|include|including|includes|ways|changes|"
    r"below|are|things|reasons|facts|points|questions|answers)\b[^:]{0,40}:$",
    re.IGNORECASE,
)
COMMENTARY = re.compile(
    r"^(?:of\s+course|so,|so\s+|well,|now,|in\s+other\s+words|indeed,|clearly,|obviously|needless\s+to\s+say|look,|again,|remember|"
    r"let[’']s|bottom\s+line|in\s+short|sadly|fortunately|unfortunately|frankly|to\s+be\s+(?:sure|fair)|bear\s+in\s+mind|"
    r"keep\s+in\s+mind|the\s+(?:point|question|problem|irony|takeaway)\b|what\s+(?:this|that)\s+means|this\s+means|that\s+means|"
    r"read\s+(?:more|the)|click|h/t|hat\s+tip|follow\b|subscribe|not\s+surprisingly|imagine|no\s+wonder|yes,|no,|"
    r"apparently|as\s+it\s+happens|in\s+fact|after\s+all|ultimately|one\s+can|it\s+(?:remains|seems))",
    re.IGNORECASE,
)
FIRST_PERSON = frozenset(["i", "we", "our", "us", "my", "me", "ours"])
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


class Lead(NamedTuple):
    """What a lead-in names: source and cue as word ranges, and whether a page or a speaker."""

    source: tuple[int, int] | None
    cue: tuple[int, int]
    page: bool


def find(passage: Passage, document: Document) -> list[Found]:
    """The attributions that hold whole paragraphs, outermost first."""
    parts = _parts(passage, document)
    if any(part.depth for part in parts):
        return _marked(passage, parts)
    return _unmarked(passage, parts)


def _parts(passage: Passage, document: Document) -> list[Part]:
    parts = []
    for index, (start, end) in enumerate(passage.paragraphs):
        low, high = passage.between(start, end)
        if low >= high:
            continue
        block = document.blocks[index] if document.blocks else None
        text = passage.text[start:end]
        if text.rstrip(":").lower() in ("advertisement", "related", "read more"):
            continue
        parts.append(
            Part(
                low,
                high,
                text,
                block.depth if block else 0,
                block.quote if block else (),
                block.cite if block else None,
            )
        )
    return parts


# -- plain text -----------------------------------------------------------------------------------


def _unmarked(passage: Passage, parts: list[Part]) -> list[Found]:
    found: list[Found] = []
    page: Lead | None = None
    k = 0
    while k < len(parts):
        signed = _signature(passage, parts, k)
        if signed is not None:
            found.append(signed)
            k += 1
            continue
        lead = lead_in(passage, parts[k])
        if lead is None and page is not None and _nameless(parts[k]):
            lead = page
            last = _while_reporting(passage, parts, k + 1)
        elif lead is None or k + 1 >= len(parts):
            k += 1
            continue
        elif lead.page:
            page = lead
            last = _until_resumed(passage, parts, k + 1, lead)
        else:
            last = _while_first_person(passage, parts, k + 1)
        held = tuple((part.low, part.high) for part in parts[k + 1 : last])
        if held:
            kind = "page" if lead.page else "block"
            found.append(Found(lead.source, lead.cue, held, f"lead-in-{kind}", True, kind))
        k = max(k + 1, last if not lead.page else k + 1)
    return found


def _until_resumed(passage: Passage, parts: list[Part], first: int, lead: Lead) -> int:
    name = ""
    if lead.source is not None:
        name = passage.text[passage.words[lead.source[0]].start : passage.words[lead.source[1] - 1].end]
        name = re.sub(r"^the\s+", "", name, flags=re.IGNORECASE)
    k = first
    while k < len(parts):
        if parts[k].text.rstrip().endswith(":") and parts[k].high - parts[k].low <= LONGEST_LEAD_IN:
            break
        if k > first and (_comments(passage, parts[k]) or (name and name in parts[k].text)):
            break
        k += 1
    return k


def _while_first_person(passage: Passage, parts: list[Part], first: int) -> int:
    if first >= len(parts) or passage.words[parts[first].low].quote >= 0:
        return first  # quotation marks decide
    k = first + 1
    while k < len(parts) and _personal(passage, parts[k]) and not COMMENTARY.match(parts[k].text):
        if parts[k].text.rstrip().endswith(":") or not _personal(passage, parts[first]):
            break
        k += 1
    return k


def _while_reporting(passage: Passage, parts: list[Part], first: int) -> int:
    k = first + 1 if first < len(parts) else first
    while k < len(parts) and not parts[k].text.rstrip().endswith(":") and not _comments(passage, parts[k]):
        words = passage.words[parts[k].low : parts[k].high]
        reports = any(
            form.lemma in ("say", "tell", "report", "add", "write", "explain")
            for word in words
            for form in cues.verbs().get(word.low, ())
        )
        if not reports and not any(
            word.quote >= 0 and not passage.quotations[word.quote].scare for word in words
        ):
            break
        k += 1
    return k


def _personal(passage: Passage, part: Part) -> bool:
    """Whether somebody says "I" or "we" outside quotation marks ("our" is everybody's)."""
    return any(word.low in FIRST_PERSON and word.quote < 0 for word in passage.words[part.low : part.high])


def _comments(passage: Passage, part: Part) -> bool:
    text = part.text.rstrip()
    if COMMENTARY.match(text) or _personal(passage, part):
        return True
    return text.endswith(("?", "!")) and passage.words[part.high - 1].quote < 0


def _nameless(part: Part) -> bool:
    return (
        part.text.rstrip().endswith(":")
        and 4 <= part.high - part.low <= LONGEST_LEAD_IN
        and not LISTS.search(part.text.rstrip())
    )


# -- markup ---------------------------------------------------------------------------------------


def _marked(passage: Passage, parts: list[Part]) -> list[Found]:
    """One attribution for each block quote, outer before inner; who speaks is in the lead-in, else below the quote."""
    found: list[Found] = []
    page: Lead | None = None
    seen: set[int] = set()
    for k, part in enumerate(parts):
        for level, quote in enumerate(part.quote):
            if quote in seen:
                continue
            seen.add(quote)
            held = [other for other in parts[k:] if quote in other.quote]
            before = parts[k - 1] if k and len(parts[k - 1].quote) == level else None
            lead = lead_in(passage, before) if before is not None else None
            if lead is None and level == 0 and before is not None and page is not None and _nameless(before):
                lead = page
            signed = _last_line(passage, held)
            if lead is not None and lead.page:
                page = lead
            content = tuple((other.low, other.high) for other in held)
            if signed is not None:
                source, cue = signed
                found.append(
                    Found(source, cue, _without(content, source, cue), "block-signed", True, "block")
                )
            elif lead is not None:
                kind = "page" if lead.page else "block"
                found.append(Found(lead.source, lead.cue, content, f"block-{kind}", True, kind))
            else:
                opening = _spoken(passage, before)
                source, cue = opening if opening else (None, (part.low, part.low))
                found.append(
                    Found(source, cue, content, "block-named" if opening else "block-unnamed", True, "block")
                )
    return found


def _without(
    content: tuple[tuple[int, int], ...], source: tuple[int, int], cue: tuple[int, int]
) -> tuple[tuple[int, int], ...]:
    first = min(source[0], cue[0])
    return tuple((low, min(high, first)) for low, high in content if low < first)


def _spoken(passage: Passage, before: Part | None) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """The speaker of the sentence before a block quote that does not end in a colon ("Smith wrote on Monday.")."""
    if before is None:
        return None
    lead = _speaker(passage, _last_sentence(passage, before), before.high)
    return (lead.source, lead.cue) if lead is not None and lead.source is not None else None


def _last_line(passage: Passage, held: list[Part]) -> tuple[tuple[int, int], tuple[int, int]] | None:
    match = SIGNED.search(held[-1].text)
    if not match:
        return None
    return _signed_words(passage, held[-1], match)


def _signature(passage: Passage, parts: list[Part], k: int) -> Found | None:
    match = SIGNED.search(parts[k].text)
    if not match:
        return None
    source, cue = _signed_words(passage, parts[k], match)
    first = min(source[0], cue[0])
    if first > parts[k].low:
        content = ((parts[k].low, first),)
    elif k:
        content = ((parts[k - 1].low, parts[k - 1].high),)
    else:
        return None
    return Found(source, cue, content, "signature", True, "block")


def _signed_words(
    passage: Passage, part: Part, match: re.Match[str]
) -> tuple[tuple[int, int], tuple[int, int]]:
    start = passage.words[part.low].start
    source = passage.between(start + match.start("name"), start + match.end("name"))
    return source, (source[0] - 1, source[0])


# -- lead-ins -------------------------------------------------------------------------------------


def lead_in(passage: Passage, part: Part) -> Lead | None:
    """What a paragraph that ends in a colon introduces, if it names a page or a speaker."""
    text = part.text.rstrip()
    if not text.endswith(":") or passage.words[part.high - 1].quote >= 0:
        return None
    low = _last_sentence(passage, part)
    sentence = passage.text[passage.words[low].start : passage.words[part.high - 1].end]
    if part.high - low > LONGEST_LEAD_IN:
        return None
    base = passage.words[low].start
    for pattern in (VERBLESS, ACCORDING, REPORTS):
        match = pattern.match(sentence)
        if match and (pattern is not REPORTS or is_outlet(match["name"])):
            source = passage.between(base + match.start("name"), base + match.end("name"))
            if source[0] >= source[1]:
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
    return _speaker(passage, low, part.high)


def is_outlet(name: str) -> bool:
    """Whether a name reads like a newspaper, site, agency or network."""
    words = re.findall(r"[\w.]+", name.lower())
    if any(re.search(r"\.(?:com|org|net|co|us|news)$", word) for word in words):
        return True
    return (any(word in cues.PERIODICALS | cues.NETWORKS for word in words) and name[:1].isupper()) or (
        name.lower().startswith("the ") and any(word in cues.PERIODICALS | cues.NETWORKS for word in words)
    )


def _last_sentence(passage: Passage, part: Part) -> int:
    cuts = [passage.between(start, end)[0] for start, end in passage.sentences]
    inside = [cut for cut in cuts if part.low <= cut < part.high]
    low = inside[-1] if inside else part.low
    return low if passage.words[low].quote < 0 else part.low


def _speaker(passage: Passage, low: int, high: int) -> Lead | None:
    """The speaker and cue of a lead-in sentence: "Smith wrote in a letter:", "the mayor issued a statement:"."""
    words = passage.words
    best: Lead | None = None
    for k in range(low, high):
        if words[k].quote >= 0:
            continue
        match = STATEMENT.match(passage.text, words[k].start, words[high - 1].end)
        verb = words[k].text.islower() and words[k].upos in ("", "VERB", "AUX")
        forms = cues.verbs().get(words[k].low, ()) if verb else ()
        speaks = any(form.lemma in cues.LEADING for form in forms)
        if not match and not speaks:
            if words[k].low == "according" and words[k + 1].low == "to" and k + 2 < high:
                source = sources.after(passage, k + 2, high)
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
        if found is not None and not TIME.match(passage.text, words[found[0]].start):
            best = Lead(found, (head, last), is_outlet(_text(passage, found)))
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


def _text(passage: Passage, found: tuple[int, int]) -> str:
    return passage.text[passage.words[found[0]].start : passage.words[found[1] - 1].end]
