"""CPU time and memory of annotation on texts that are no prose: ``python -m benchmarks.odd_texts [KIND ..]``.

Each kind is annotated at two lengths, one twice the other, by the profile ``rules``; a last column near 2 says that
the time is in proportion to the text. It is for looking at, not a gate: the tests count work instead.
"""

from __future__ import annotations

import resource
import sys
import time

from standoff.model.document import Hints
from standoff.pipeline.annotating import annotate, annotators
from standoff.pipeline.documents import from_text

LENGTH = 20_000
PROSE = "Mayor Ann Lee said on Monday that the city would sue. “We will not ask,” she said. The state may cut grants. "
PIECES = {
    "prose": PROSE,
    "prose without stops": PROSE.replace(".", ","),
    "words without stops": "the mayor said that police in the city would not ask anybody about papers and ",
    "a word": "abcdefghij",
    "capitals": "TheMayorSaid",
    "names": "Ann Lee, ",
    "initials": "A. B. ",
    "titled names": "Gov. Lee ",
    "places": "Springfield, Texas, ",
    "bills": "Senate Bill 12 and House Bill 13 of the Texas Legislature ",
    "dates": "March 3, 2017, ",
    "days": "Monday ",
    "money": "$1 million ",
    "pronouns": "he said Mayor Lee told her that they would sue him and his city, ",
    "marks of quotation": '"',
    "opening marks": "“a ‘b ",
    "brackets": "(",
    "dashes": "a-",
    "dots": "… ",
    "addresses": "a.b@",
    "white space": " ",
    "line ends": "a\n",
    "pictures": "🏛️ ",
    "zero width": "a\u200b",
}


def main(kinds: list[str]) -> int:
    """Print a row for every kind asked for, or for all."""
    parts = annotators("rules")
    annotate(from_text(PROSE), parts)
    print(f"{'kind':22}{'CPU s':>8}{'twice':>8}{'ratio':>7}{'peak MB':>9}")
    for kind in kinds or PIECES:
        once, twice = (cpu(PIECES[kind], length) for length in (LENGTH, 2 * LENGTH))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{kind:22}{once:8.2f}{twice:8.2f}{twice / once:7.1f}{peak:9.0f}", flush=True)
    return 0


def cpu(piece: str, length: int) -> float:
    """CPU seconds of annotating ``length`` characters of repeated ``piece``."""
    document = from_text(("CITY" + piece * length)[:length] + ".", Hints(published="2017-03-01"))
    start = time.process_time()
    annotate(document, annotators("rules"))
    return time.process_time() - start


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
