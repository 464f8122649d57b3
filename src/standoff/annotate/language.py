"""Whether a document is in English, the one language that is read; another is named and the document skipped.

Function words decide: English prose has a quarter of "the", "and", "of", "that" in it, and never less than a
tenth. Only where they are missing is a language identifier asked. It must be sure, and it must have running words
to go by: a list of names is in no language. A text that is in part English passes, and its English part is read.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from standoff.annotate.language_names import NAMES
from standoff.errors import OtherLanguage
from standoff.model.annotation import Annotations
from standoff.model.document import Document

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

# Frequent, and in no other language as frequent; so without "a", "in", "is", "me", "so", "we".
FUNCTION_WORDS = frozenset(
    "about after and are been but by could for from had has have her his into it its more not of on other said "
    "she than that the their there these they this to was were what when which who will with would".split()
)
WINDOW = 50
"""Words that are English or not together."""
FEWEST = 20
"""Words below which a language is not told; in a script without capitals, which may not space its words, twice
as many letters."""
SHARE = 0.08
"""Function words in an English window, at least. Windows of other languages stay below a third of that."""
PART = 0.2
"""Words in English windows that make a document English."""
PLAIN = 0.2
"""Function words in a document that is English beyond doubt; its windows are not looked at."""
SURE = 0.9
"""The identifier's own probability from which it is believed."""
SAMPLE = 3000
"""Characters the identifier is shown."""
NOT_FOREIGN = frozenset(("en", "pcm", "zxx"))
"""English, a creole of it, and no language at all."""
MARKS = "\"'“”‘’«»‹›„.,;:!?¿¡()[]{}<>—–-…*_|·•~\u200b\u200e\u200f\ufeff"


def foreign(text: str) -> str | None:
    """The ISO 639 code of the language of ``text``; None where it is English in part, or too little to tell."""
    if plainly_english(text):
        return None
    found = tuple(words(text))
    windows = [found[start : start + WINDOW] for start in range(0, len(found), WINDOW)]
    strange = [window for window in windows if not english(window)]
    if sum(map(len, strange)) <= (1 - PART) * len(found):
        return None
    running = [word for window in strange for word in running_words(window)]
    unspaced = sum(len(word) for word in running if not is_cased(word))
    if len(running) < FEWEST and unspaced < 2 * FEWEST:
        return None
    code, sure = identifier().classify(" ".join(running)[:SAMPLE])
    return None if code in NOT_FOREIGN or sure < SURE else code


def plainly_english(text: str) -> bool:
    """Whether function words are as frequent as in English throughout: a quick look that settles most documents."""
    pieces = text.lower().split()
    return sum(map(FUNCTION_WORDS.__contains__, pieces)) >= PLAIN * len(pieces)


def words(text: str) -> Iterator[str]:
    """The words of ``text`` without the marks around them; no addresses, handles, tags or numbers."""
    for piece in text.split():
        word = piece.strip(MARKS)
        if any(map(str.isalpha, word[:SAMPLE])) and not any(mark in word for mark in "@#/\\=_"):
            yield word


def english(window: tuple[str, ...]) -> bool:
    """Whether function words of English are as frequent as in English."""
    return sum(word.lower() in FUNCTION_WORDS for word in window) >= SHARE * len(window)


def running_words(window: tuple[str, ...]) -> list[str]:
    """The words that are no names: all but the capitalised ones or, where most are in capitals, all."""
    if 2 * sum(map(str.isupper, window)) > len(window):
        return [word.lower() for word in window]
    return [word for word in window if word[0].islower() or not is_cased(word)]


def is_cased(word: str) -> bool:
    """Whether the script of ``word`` has capitals."""
    return word.lower() != word.upper()


@cache
def identifier() -> LanguageIdentifier:
    """The identifier, loaded when the first text without English is met."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


class Language:
    """A check before any annotator: adds nothing, and refuses a document in another language."""

    name = "language"
    version = "1"
    requires: tuple[str, ...] = ()
    provides: tuple[str, ...] = ()

    def annotate(self, document: Document, have: Annotations) -> Annotations:
        """``have`` as it is. Raises OtherLanguage where the document is in another language than English."""
        code = foreign(document.text)
        if code is None:
            return have
        wrong = f"is in {NAMES.get(code, f'another language ({code})')}, and only English is read"
        raise OtherLanguage(document.capture.uri, wrong, "leave it out, or give an English translation")


annotator = Language()
