"""Time the record: adding, asking one place, a page of the timeline, search, verify.

Run: ``python benchmarks/record.py --claims 100000``. Prints one JSON line; the seed is fixed.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import resource
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from standoff.model.claim import ActorRef, Claim, CodedDocument, DateRef
from standoff.model.document import Capture, Document
from standoff.model.recorded import Asked
from standoff.model.span import Span
from standoff.record.store import Store

WORDS = "council sheriff county federal jail holds order vote mayor court grant city state law agents".split()
MOVES = ("sue", "limit_cooperation", "rule", "sign", "criticize", "withhold_funds", "decline", "issue")
PER_DOCUMENT = 10


def page(number: int, rng: random.Random) -> tuple[Document, CodedDocument]:
    """An invented article of some 300 words with ten claims on one of 5,000 places."""
    text = f"Report {number}. " + " ".join(rng.choices(WORDS, k=300))
    sha = hashlib.sha256(text.encode()).hexdigest()
    day = f"2017-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
    capture = Capture(f"page{number}", "2018-01-01T00:00:00Z", sha, "text/plain")
    document = Document(f"page{number}", capture, text, sha, "bench@1", outlet="Bench", published=day)
    place = f"ocd-division/country:us/state:tx/place:p{int(rng.paretovariate(1)) % 5000}"
    claims = tuple(
        Claim(
            id="",
            evidence=Span(20 * i, 20 * i + 15),
            move=rng.choice(MOVES),
            status="happened",
            actor=ActorRef(f"Place {place[-4:]}", place, "local"),
            voices=("Bench",),
            quoted=False,
            core=True,
            confidence=0.9,
            made_by="bench@1",
            date=DateRef("then", day) if rng.random() < 0.5 else None,
        )
        for i in range(PER_DOCUMENT)
    )
    return document, CodedDocument(document.doc_id, sha, "bench@1", "bench@1", claims)


def timed(run: Callable[[], object], times: int = 20) -> float:
    """Median milliseconds."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        run()
        taken.append(1000 * (time.perf_counter() - start))
    return round(sorted(taken)[times // 2], 2)


def main() -> None:
    """Fill a record in a temporary folder and time it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    rng = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "bench.db") as store:
        writer = store.writer("bench@1")
        adds = []
        for number in range(options.claims // PER_DOCUMENT):
            document, coded = page(number, rng)
            start = time.perf_counter()
            writer.add(document, coded)
            adds.append(1000 * (time.perf_counter() - start))
        tenth = max(1, len(adds) // 10)
        place = "state:tx/place:p7"
        start = time.perf_counter()
        whole = store.verify().ok
        verified = time.perf_counter() - start
        found = {
            "claims": options.claims,
            "add_ms_first_tenth": round(sorted(adds[:tenth])[tenth // 2], 2),
            "add_ms_last_tenth": round(sorted(adds[-tenth:])[tenth // 2], 2),
            "place_ms": timed(lambda: store.view(on="2017-06-30").claims(Asked(place=place))),
            "timeline_page_ms": timed(lambda: store.view().timeline()),
            "changes_page_ms": timed(lambda: store.view().changes(since=options.claims // 20)),
            "search_ms": timed(lambda: store.view().search("sheriff council grant")),
            "verify_s": round(verified, 2),
            "whole": whole,
            "bytes_per_claim": store.path.stat().st_size // options.claims,
            "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        }
    print(json.dumps(found))


if __name__ == "__main__":
    main()
