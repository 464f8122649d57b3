"""What leads to a person's door: street addresses, telephone numbers, e-mail addresses, file numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from standoff.model.span import Span

STREET = (
    r"(?:Street|St\.|Avenue|Ave\.?|Road|Rd\.?|Lane|Ln\.?|Drive|Dr\.|Court|Ct\.|Boulevard|Blvd\.?|Place|Way"
    r"|Terrace|Circle|Parkway|Pkwy\.?|Highway|Route|Square|Trail)"
)
_NAME = r"(?:(?:[NSEW]\.?|North|South|East|West|\d+(?:st|nd|rd|th)|[A-Z][\w'’-]+)\s+){1,4}"
NUMBERED = re.compile(
    rf"(?<![\w-])\d{{1,5}}(?:-\d+)?\s+{_NAME}{STREET}(?!\w)(?:,?\s+(?:Apt|Unit|No|Suite)\.?\s*#?\w+)?"
)
STREETS = re.compile(rf"\b(?:on|at|in|of|from|to|near|along)\s+({_NAME}{STREET})(?!\w)")
"""A street without a number leads to nobody unless the sentence names a person."""
TELEPHONE = re.compile(r"(?<![\w.-])(?:\+?1[-. ])?\(?\d{3}\)?[-. ]\s?\d{3}[-. ]\d{4}(?![\w-])")
MAIL = re.compile(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+")
ALIEN_NUMBER = re.compile(r"\bA[-# ]{0,3}\d{2,3}[- ]?\d{3}[- ]?\d{3}\b")
SOCIAL_SECURITY = re.compile(r"(?<![\w-])\d{3}-\d{2}-\d{4}(?![\w-])")
FILE_NUMBER = re.compile(
    r"\b(?:(?:case|file|docket|booking|inmate|jail|receipt|passport|license|plate)\s+"
    r"(?:numbers?|no\.?|#)|inmate\s+#?|No\.)\s*(?:is|was|:|#)?\s*((?=[\w:-]*\d)[\w]+(?:[-:][\w]+)*)",
    re.IGNORECASE,
)
"""A file number is a person's own where the sentence names the person; a public case has one too."""

ALWAYS = (NUMBERED, TELEPHONE, MAIL, ALIEN_NUMBER, SOCIAL_SECURITY)
BESIDE_A_PERSON = (STREETS, FILE_NUMBER)


def details(text: str, personal: Sequence[Span]) -> tuple[Span, ...]:
    """Where addresses and numbers stand, in order; some count only inside a ``personal`` stretch of text."""
    found = {match.span() for pattern in ALWAYS for match in pattern.finditer(text)}
    for pattern in BESIDE_A_PERSON:
        for match in pattern.finditer(text):
            start, end = match.span(1)
            if any(span.start <= start and end <= span.end for span in personal):
                found.add((start, end))
    return tuple(Span(start, end) for start, end in sorted(found))
