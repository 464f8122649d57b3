"""Measure the installed weights: ``python training/coder/evaluate.py FILE.jsonl ... --run FOLDER --out metrics.json``.

Every FILE has coded documents that nothing was learned from. Frames, network and both read the same annotations and are
counted by the package's own scorer. ``learned`` is the network without a word from the frames.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from evals.predicting import as_document
from standoff.coding.combined import CombinedCoder, without_repeats
from standoff.coding.drafts import Draft
from standoff.coding.learned import weights
from standoff.coding.learned.suggesting import suggestions
from standoff.coding.reading import Reading
from standoff.coding.relevance import Relevance
from standoff.evaluate import claims
from standoff.evaluate.figures import headline, summed
from standoff.pipeline.annotating import annotate
from standoff.pipeline.coding import Coder, coded, coder_for, off_topic, parts_for
from standoff.pipeline.interchange import claims_row

DISTRIBUTION = Path(__file__).resolve().parents[2] / "models" / "standoff-coder-en"
INSIDE = DISTRIBUTION / "src" / "standoff_coder_en"
FIGURES = ("strict", "lenient", "full_claim", "status", "actor_place", "voice", "date")


class LearnedCoder(CombinedCoder):
    """What the network suggests when nobody tells it anything."""

    name = "learned"

    def found(self, reading: Reading, relevance: Relevance) -> list[Draft]:
        """The suggestions, each act once."""
        said = suggestions(reading, relevance, {}, self.weights)
        return without_repeats([], [self.suggested(one, reading, relevance) for one in said])


def coders() -> dict[str, Coder]:
    """The coders by name."""
    frames, combined = (coder_for("sanctuary", "encoder", name) for name in ("frames", "combined"))
    return {"frames": frames, "learned": LearnedCoder(frames.codebook), "combined": combined}


def measured(path: Path) -> dict[str, Any]:
    """Figures of every coder on one file, and how many words a second of CPU coding takes."""
    gold = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    parts = parts_for(coders()["combined"])
    read = [(one, found := as_document(one), annotate(found, parts, off_topic)) for one in gold]
    said = {}
    for name, coder in coders().items():
        counts, seconds = [], 0.0
        for one, document, have in read:
            begun = time.process_time()
            made = coded(document, have, coder, parts)
            seconds += time.process_time() - begun
            answer: dict[str, Any] = claims_row(made)
            counts.append(claims.counts(one["claims"], answer["claims"]))
        report = claims.report(summed(counts))
        said[name] = {key: rounded(headline(report[key])) for key in FIGURES}
        said[name] |= {"p": rounded(report["strict"].p), "r": rounded(report["strict"].r)}
        said[name]["cpu_seconds"] = round(seconds, 2)
    core = sum(claim.get("core", True) for one in gold for claim in one["claims"])
    words = sum(len(one["text"].split()) for one in gold)
    return {"documents": len(gold), "core_claims": core, "words": words, "coders": said}


def rounded(value: float | None) -> float | None:
    """A figure to four places."""
    return None if value is None else round(value, 4)


def read_if(path: Path | None, otherwise: Any, read: Callable[[str], Any] = json.loads) -> Any:
    """What a file says, or something else where it is not there."""
    return read(path.read_text(encoding="utf-8")) if path and path.exists() else otherwise


def main() -> None:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("given", type=Path, nargs="+")
    parser.add_argument("--run", type=Path, help="folder of the training run")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    manifest = weights.shipped().manifest
    found: dict[str, Any] = {
        "version": manifest.version,
        "bytes": {name: (INSIDE / name).stat().st_size for name in (*sorted(manifest.sha256), "coder.json")},
        "sets": {path.stem: measured(path) for path in options.given},
        "curve": read_if(options.run and options.run / "log.json", []),
        "actors": read_if(options.run and options.run / "actors.report.json", {}),
    }
    text = json.dumps(found, indent=1)
    print(text)
    if options.out:
        options.out.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
