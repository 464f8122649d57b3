"""Words per CPU second and peak memory of each verb: ``python -m benchmarks.speed`` writes benchmarks/results.md.

Each verb runs in a process of its own on the bundled coverage, and on the pool of news articles where the gold data are
present (STANDOFF_GOLD). A first run on one document is subtracted, so that figures are those of a long run; starting is
told apart.
"""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from evals import gold
from standoff.pipeline.demo import pages
from standoff.pipeline.documents import documents
from standoff.pipeline.outcomes import Failure
from standoff.settings import Settings

OUT = Path(__file__).parent / "results.md"
POOL, POOL_DOCUMENTS = "coverage/news_sanctuary.jsonl.gz", 100
VERBS = {
    "annotate": ("annotate", "--jsonl", "{input}", "-o", "out.jsonl"),
    "code": ("code", "--jsonl", "{input}", "-o", "out.jsonl"),
    "add": ("add", "--jsonl", "{input}"),
}
CHILD = """
import resource, sys
from standoff.cli import standoff
from standoff.cli.running import run
code = run(standoff, sys.argv[1:])
used = resource.getrusage(resource.RUSAGE_SELF)
print(code, used.ru_utime + used.ru_stime, used.ru_maxrss, file=sys.stderr)
"""


class Run(NamedTuple):
    """CPU seconds and peak memory in MB of one process."""

    cpu: float
    peak: float


def main() -> int:
    """Measure every verb on every body of text and write the table."""
    rows = []
    for name, texts in bodies().items():
        words = sum(len(text.split()) for text in texts)
        for verb in VERBS:
            start, whole = measured(verb, texts[:1]), measured(verb, texts)
            rate = (words - len(texts[0].split())) / (whole.cpu - start.cpu)
            rows.append(
                f"| {verb} | {name} | {len(texts)} | {words:,} | {rate:,.0f} | {start.cpu:.1f} | {whole.peak:.0f} |"
            )
            print(rows[-1], flush=True)
    _, head, record = OUT.read_text("utf-8").partition("\n## ")
    OUT.write_text(page(rows) + head + record, "utf-8")
    return 0


def bodies() -> dict[str, list[str]]:
    """Texts to work on, by name."""
    found = documents([str(path) for path in pages()], Settings())
    every = {"bundled coverage": [document.text for document in found if not isinstance(document, Failure)]}
    if gold.folder():
        every["news pool"] = [row["text"] for row in gold.rows(POOL)[:POOL_DOCUMENTS]]
    return every


def measured(verb: str, texts: list[str]) -> Run:
    """One verb over ``texts`` in a fresh process and folder."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "in.jsonl")
        rows = (
            {"doc_id": str(n), "text": text, "outlet": "Bench", "published": "2017-03-22"}
            for n, text in enumerate(texts)
        )
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
        command = [sys.executable, "-c", CHILD, *(part.format(input=path) for part in VERBS[verb])]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    code, cpu, peak = done.stderr.split()[-3:]
    if code != "0":
        raise SystemExit(f"benchmarks: {verb} failed: {done.stderr}")
    return Run(float(cpu), float(peak) / 1024)


def page(rows: list[str]) -> str:
    """The results with the machine they were measured on."""
    head = (
        "| verb | text | documents | words | words per CPU second | CPU seconds to start | peak memory, MB |"
    )
    return "\n".join(
        [
            "# Speed",
            "",
            f"Measured by `make bench` on {machine()}.",
            "",
            head,
            "|---|---|---|---|---|---|---|",
            *rows,
            "",
        ]
    )


def machine() -> str:
    """Processor, cores, system and versions."""
    model = platform.processor() or platform.machine()
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        names = [
            line.partition(":")[2].strip()
            for line in cpuinfo.read_text().splitlines()
            if "model name" in line
        ]
        model = names[0] if names else model
    parts = f"{model}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"
    return f"{parts}, standoff {version('standoff')}"


if __name__ == "__main__":
    sys.exit(main())
