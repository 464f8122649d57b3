"""Quoted pages and block quotes: who speaks in whole paragraphs that stand under a lead-in or an attribution line.

With markup, a block quote is what its tags enclose. In plain text nothing marks where a block quote
ends; these are the rules, each of which can be wrong:

* "From The Daily Sun:" (a named page) holds the paragraphs that follow until the page's own voice
  resumes: at another lead-in, at the end of the text, or at a paragraph of commentary (it opens with
  "Of course", "So,", "In other words"; it speaks in the first person outside quotation marks; it ends in a
  question or an exclamation; it names the quoted page as a third party). Where the paragraphs stand in
  quotation marks as a whole, the marks decide.
* "The mayor issued a statement:" or "Smith wrote:" holds the next paragraph, and further ones as long as
  they go on in the first person. Quotation marks, where they stand, decide instead.
* A lead-in without a name ("Some states have begun to act:") after a page was quoted brings that page
  back: for one paragraph, and for further ones as long as they quote or report somebody.
* "— Jane Roe (@roe) March 7, 2018" signs the paragraph before it, or the start of its own.
"""

from __future__ import annotations

import re

from standoff.annotate.attribution import blockquotes, credits, cues, leads
from standoff.annotate.attribution.found import Found
from standoff.annotate.attribution.function_words import listed
from standoff.annotate.attribution.leads import Lead, Part
from standoff.annotate.attribution.passage import Passage
from standoff.model.document import Document

UNNAMED = "unnamed quoted report"
COMMENTARY = re.compile(
    r"^(?:of\s+course|so,|so\s+|well,|now,|in\s+other\s+words|indeed,|clearly,|obviously|needless\s+to\s+say|look,|again,|remember|"
    r"let[’']s|bottom\s+line|in\s+short|sadly|fortunately|unfortunately|frankly|to\s+be\s+(?:sure|fair)|bear\s+in\s+mind|"
    r"keep\s+in\s+mind|the\s+(?:point|question|problem|irony|takeaway)\b|what\s+(?:this|that)\s+means|this\s+means|that\s+means|"
    r"read\s+(?:more|the)|click|h/t|hat\s+tip|follow\b|subscribe|not\s+surprisingly|imagine|no\s+wonder|yes,|no,|"
    r"apparently|as\s+it\s+happens|in\s+fact|after\s+all|ultimately|one\s+can|it\s+(?:remains|seems))",
    re.IGNORECASE,
)
FIRST_PERSON = listed("i we my me")


def find(passage: Passage, document: Document) -> list[Found]:
    """The attributions that hold whole paragraphs, outermost first."""
    parts = _parts(passage, document)
    if any(part.depth for part in parts):
        return blockquotes.find(passage, parts)
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
                block.kind if block else "paragraph",
            )
        )
    return parts


def _unmarked(passage: Passage, parts: list[Part]) -> list[Found]:
    found: list[Found] = []
    page: Lead | None = None
    k = 0
    while k < len(parts):
        signed = credits.beside(passage, parts, k)
        if signed is not None:
            found.append(signed)
            k += 1
            continue
        lead = leads.lead_in(passage, parts[k])
        if lead is None and page is not None and leads.nameless(parts[k]):
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
    while k < len(parts) and _all_quoted(passage, parts[k]):
        k += 1
    if k > first:
        return k  # quotation marks decide
    while k < len(parts):
        if parts[k].text.rstrip().endswith(":") and parts[k].high - parts[k].low <= leads.LONGEST_LEAD_IN:
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


def _all_quoted(passage: Passage, part: Part) -> bool:
    """Whether a whole paragraph stands in quotation marks."""
    words = passage.words[part.low : part.high]
    return words[0].quote >= 0 and all(word.quote >= 0 or not word.text[:1].isalnum() for word in words)


def _personal(passage: Passage, part: Part) -> bool:
    """Whether somebody says "I" or "we" outside quotation marks ("our" is everybody's)."""
    return any(word.low in FIRST_PERSON and word.quote < 0 for word in passage.words[part.low : part.high])


def _comments(passage: Passage, part: Part) -> bool:
    text = part.text.rstrip()
    if COMMENTARY.match(text) or _personal(passage, part):
        return True
    return text.endswith(("?", "!")) and passage.words[part.high - 1].quote < 0
