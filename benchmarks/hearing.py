"""What hearing who speaks costs: ``python -m benchmarks.hearing [DOCUMENTS]`` writes its part of results.md.

Words per CPU second of the encoder alone, of ``annotate`` and of the whole pipeline (``code``) in both profiles, with
one process and with two at once, on general news and on the pool of news on the topic where the gold data are present
(STANDOFF_GOLD) and on the bundled coverage; where the time goes; public extractors on the same texts where they are
installed. What is missing is told in a line.
"""

from __future__ import annotations

import json
import random
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from benchmarks.hearing_run import ENCODER, Ran
from benchmarks.speed import OUT, machine
from evals import gold
from evals.rivals import RIVALS, missing
from standoff.annotate.hearing import weights
from standoff.pipeline.demo import pages
from standoff.pipeline.documents import documents
from standoff.pipeline.outcomes import Failure
from standoff.settings import PROFILES, Settings

HEAD = "## Hearing"
POOLS = {"general news": "coverage/news_sample.jsonl.gz", "news pool": "coverage/news_sanctuary.jsonl.gz"}
DOCUMENTS, SEED, ARTICLE = 60, 750, 750
PROCESSES = (1, 2)


class Job(NamedTuple):
    """What is measured: ``encoder``, ``annotate``, ``code`` or a rival, and in which profile."""

    work: str
    profile: str = ""


class Result(NamedTuple):
    """A job on a body of text, in one process or more."""

    job: Job
    text: str
    runs: list[Ran]

    @property
    def rate(self) -> float:
        """Words per CPU second."""
        return sum(run.words for run in self.runs) / sum(run.cpu for run in self.runs)


def main(arguments: list[str]) -> int:
    """Measure what is installed, write the section."""
    every, absent = jobs()
    results = []
    for name, texts in bodies(int(arguments[0]) if arguments else DOCUMENTS).items():
        for job in every:
            for count in PROCESSES if job.work not in RIVALS else PROCESSES[:1]:
                results.append(Result(job, name, run(job, texts, count)))
                print(row(results[-1]), flush=True)
    OUT.write_text(placed(OUT.read_text("utf-8"), section(results, absent)), "utf-8")
    return 0


def jobs() -> tuple[list[Job], list[str]]:
    """What can be measured here, and a line for everything that cannot."""
    here = weights.installed()
    profiles = [profile for profile in PROFILES if here or profile != "encoder"]
    found = [Job("encoder")] if here else []
    found += [Job(work, profile) for profile in profiles for work in ("annotate", "code")]
    absent = [] if here else [f"The encoder was not measured: {weights.PACKAGE} is not installed."]
    for name, (_, modules) in RIVALS.items():
        if lacking := missing(*modules):
            absent.append(f"{name} was not measured: {lacking} is not installed.")
        else:
            found.append(Job(name))
    return found, absent


def bodies(most: int) -> dict[str, list[str]]:
    """Texts to work on, by name; ``most`` of each pool, drawn with a fixed seed."""
    found = documents([str(path) for path in pages()], Settings())
    every = {"bundled coverage": [item.text for item in found if not isinstance(item, Failure)]}
    if gold.folder():
        for name, file in POOLS.items():
            texts = [row["text"] for row in gold.rows(file)]
            every[name] = random.Random(SEED).sample(texts, min(most, len(texts)))
    return every


def run(job: Job, texts: Sequence[str], count: int) -> list[Ran]:
    """The job in ``count`` processes at once, the texts dealt out among them."""
    with tempfile.TemporaryDirectory() as folder:
        started = []
        for n, share in enumerate(dealt(texts, count)):
            path = Path(folder, f"{n}.jsonl")
            path.write_text("".join(json.dumps({"text": text}) + "\n" for text in share), "utf-8")
            command = [sys.executable, "-m", "benchmarks.hearing_run", job.work, job.profile, str(path)]
            started.append(subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=gold.ROOT))
        said = [process.communicate()[0] for process in started]
    if any(process.returncode for process in started):
        raise SystemExit(f"benchmarks: {job.work} {job.profile} failed")
    return [msgspec.json.decode(answer, type=Ran) for answer in said]


def dealt(texts: Sequence[str], count: int) -> list[Sequence[str]]:
    """Every text once, in turn to each of ``count`` processes."""
    return [texts[n::count] for n in range(count)]


# -- the section ----------------------------------------------------------------------------------


def section(results: Sequence[Result], absent: Sequence[str]) -> str:
    """The part of results.md."""
    told = (
        f"Measured by `python -m benchmarks.hearing` on {machine()}. An article has {ARTICLE:,} words. *Encoder* is "
        "the encoder with its decoding alone; *code* the whole pipeline, which leaves off where a document or passage "
        "turns out to be off its topic. Starting, first text included, is told apart; "
        "memory is of one process. Public extractors are given our parser's trees, whose time is theirs."
    )
    lines = [HEAD, "", told, ""]
    lines += [line for note in absent for line in (note, "")]
    lines += [
        "| work | profile | text | processes | words | words per CPU second | articles per CPU second "
        "| words per second | CPU seconds to start | peak memory, MB |",
        "|" + "---|" * 10,
        *(row(result) for result in results),
        "",
        "Where the time of *code* goes, in one process, in percent:",
        "",
        *shares([result for result in results if result.job.work == "code" and len(result.runs) == 1]),
        "",
    ]
    return "\n".join((*lines, ""))


def row(result: Result) -> str:
    """One line of the table."""
    runs = result.runs
    words = sum(run.words for run in runs)
    cells = (
        result.job.work,
        result.job.profile,
        result.text,
        str(len(runs)),
        f"{words:,}",
        f"{result.rate:,.0f}",
        f"{result.rate / ARTICLE:.1f}",
        f"{words / max(run.wall for run in runs):,.0f}",
        f"{max(run.start for run in runs):.1f}",
        f"{max(run.peak for run in runs):.0f}",
    )
    return f"| {' | '.join(cells)} |"


def shares(results: Sequence[Result]) -> Iterator[str]:
    """A table of annotators; ``heard`` is what the encoder's annotator does besides the encoder."""
    found = [spent(result.runs[0]) for result in results]
    heads = [f"{result.job.profile}, {result.text}" for result in results]
    yield f"| annotator | {' | '.join(heads)} |"
    yield "|" + "---|" * (len(heads) + 1)
    for name in sorted(
        {name for one in found for name in one}, key=lambda name: -max(one.get(name, 0) for one in found)
    ):
        cells = (f"{100 * one[name]:.0f}" if name in one else "" for one in found)
        yield f"| {name} | {' | '.join(cells)} |"


def spent(run: Ran) -> dict[str, float]:
    """Shares of the CPU time, adding up to one."""
    seconds = dict(run.spent)
    if ENCODER in seconds:
        seconds["heard"] -= seconds[ENCODER]
    seconds["coder, reading, writing"] = run.cpu - sum(seconds.values())
    return {name: value / run.cpu for name, value in seconds.items()}


def placed(page: str, told: str) -> str:
    """The page with the section in the place of its older self, before all other sections."""
    first, *others = re.split(r"(?m)^(?=## )", page)
    return "".join((first, told, *(part for part in others if not part.startswith(f"{HEAD}\n"))))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
