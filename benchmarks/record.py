"""The record at a million claims, in both databases: ``python -m benchmarks.record`` writes its part of results.md.

A file is filled through the writer, an article at a time, and poured into PostgreSQL at every point of the curve. With
``--folder`` the filled records stay there, and a later run only asks them again.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
import psycopg

from benchmarks.generated import SEED, World, articles
from benchmarks.record_fill import POINTS, Append, Clock, Filled, fill, timed
from benchmarks.record_pour import pour
from benchmarks.record_speed import Row, measured
from benchmarks.speed import OUT, machine
from standoff.record.store import Store
from tests.postgres import schemas

HEAD = "\n## The record\n"
BEYOND = 10_000_000  # numbers of articles that no record of the benchmark holds


def main() -> int:
    """Fill, ask and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=1_000_000)
    parser.add_argument("--folder", type=Path, help="where filled records stay")
    parser.add_argument("--postgres", help="a database that stays, in place of one of our own")
    parser.add_argument("--asked", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.asked:
        print(json.dumps([measured(options.asked, World()), peak()]))
        return 0
    with tempfile.TemporaryDirectory() as scratch, _server(options.postgres, Path(scratch)) as url:
        folder = options.folder or Path(scratch)
        path = folder / "record.db"
        with Store.open(path) as store:
            filled = fill(store, World(), options.claims, folder / "sqlite.json", SEED)
        poured = poured_at_points(path, url, filled, folder / "postgres.json")
        sizes = {"SQLite": _size_of_file(path), "PostgreSQL": _size_of_server(url)}
        asked = {"SQLite": _asked(str(path)), "PostgreSQL": _asked(url)}
    curves = {"SQLite": filled.appends, "PostgreSQL": poured}
    told = OUT.read_text("utf-8").partition(HEAD)[0]
    OUT.write_text(told + section(filled, curves, sizes, asked), "utf-8")
    return 0


@contextmanager
def _server(named: str | None, scratch: Path) -> Iterator[str]:
    if named:
        yield named
        return
    with schemas(scratch) as made:
        yield made.url()


def poured_at_points(path: Path, url: str, filled: Filled, kept: Path) -> list[Append]:
    """PostgreSQL brought to each point of the curve, and the time of an article there, which is then taken back."""
    done = msgspec.json.decode(kept.read_bytes(), type=list[tuple[int, Append]]) if kept.exists() else []
    world = World()
    with Store.open(path, create=False) as source:
        for point in [each for each in POINTS if each <= filled.claims] or [filled.claims]:
            upto = _entry_of(source, min(point, filled.claims))
            if done and done[-1][0] >= upto:
                continue
            pour(path, url, done[-1][0] if done else 0, upto)
            with _copied(url) as copy, Store.open(copy) as store:
                clock = Clock()
                writer = store.writer("importer@1", clock)
                timed(writer, clock, list(articles(world, 20, BEYOND, BEYOND)), 0)
                done.append(
                    (upto, timed(writer, clock, list(articles(world, 60, BEYOND + 20, BEYOND)), point))
                )
            kept.write_bytes(msgspec.json.encode(done))
    return [append for _, append in done]


@contextmanager
def _copied(url: str) -> Iterator[str]:
    """Another database like the one at ``url``, for the time of the block."""
    base, _, name = url.rpartition("/")
    copy = f"{name}_timed"
    with psycopg.connect(f"{base}/postgres", autocommit=True) as server:
        server.execute(f"drop database if exists {copy} with (force)")  # type: ignore[arg-type]
        server.execute(f"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{name}'")  # type: ignore[arg-type]
        server.execute(f"create database {copy} template {name}")  # type: ignore[arg-type]
        try:
            yield f"{base}/{copy}"
        finally:
            server.execute(f"drop database {copy} with (force)")  # type: ignore[arg-type]


def _entry_of(store: Store, claim: int) -> int:
    """The entry that brought a claim, by the claim's number."""
    with store.database.reading() as connection:
        found = connection.exec_driver_sql(f"select max(seq) from claims where number <= {claim}")
        return int(found.scalar_one())


def _asked(where: str) -> tuple[list[Row], int]:
    """All questions in a process of their own, and the most memory it took, in MB."""
    command = [sys.executable, "-m", "benchmarks.record", "--asked", where]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    rows, most = json.loads(done.stdout)
    return [msgspec.convert(row, Row) for row in rows], most


def peak() -> int:
    """The most memory this process took, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _size_of_file(path: Path) -> int:
    return sum(Path(f"{path}{end}").stat().st_size for end in ("", "-wal") if Path(f"{path}{end}").exists())


def _size_of_server(url: str) -> int:
    with psycopg.connect(url) as connection:
        (found,) = connection.execute("select pg_database_size(current_database())").fetchone() or (0,)
        return int(found)


def section(
    filled: Filled,
    curves: dict[str, list[Append]],
    sizes: dict[str, int],
    asked: dict[str, tuple[list[Row], int]],
) -> str:
    """The part of results.md."""
    lines = [
        HEAD,
        f"Measured by `make bench` on {machine()}: {filled.claims:,} claims in {filled.articles:,} invented articles "
        f"(seed {SEED}). Milliseconds: the median and (the least). *By hand* is SQL on the bare driver for the same "
        "rows, *statement* ours for them, *whole* the question with everything built, *cold* the first time on a new "
        "connection; *ratio* is statement to hand, of the least.",
    ]
    for name, (rows, most) in asked.items():
        lines += [
            "",
            f"{name}: {sizes[name] / filled.claims:,.0f} bytes per claim, texts and indexes included; the asking "
            f"process took {most} MB at most, the filling one {filled.peak} MB.",
            "",
            f"| {name} | rows | by hand | statement | whole | cold | ratio | target |",
            "|---|---|---|---|---|---|---|---|",
            *map(_row, rows),
        ]
    lines += ["", "Adding one article's claims, all told, each in a transaction of its own:", ""]
    lines += ["| claims in the record | " + " | ".join(f"{name} | p95" for name in curves) + " |"]
    lines += ["|---" * (1 + 2 * len(curves)) + "|"]
    for appends in zip(*curves.values(), strict=False):
        told = " | ".join(f"{each.median:.1f} | {each.p95:.1f}" for each in appends)
        lines.append(f"| {appends[0].claims:,} | {told} |")
    return "\n".join([*lines, ""])


def _row(row: Row) -> str:
    told = (f"{each.median:.2f} ({each.least:.2f})" if each else "" for each in row[1:5])
    ratio = f"{row.ratio:.2f}" if row.ratio else ""
    target = f"{row.target:g}" if row.target else ""
    return f"| {row.question} | {row.rows:,} | {' | '.join(told)} | {ratio} | {target} |"


if __name__ == "__main__":
    sys.exit(main())
