"""Killing and crowding a record: ``python -m benchmarks.soak`` is the long form, the tests run a short one.

Writers are killed at random points; what they were told is added must be there, whole, and nothing by halves.
Many readers then share the record with writers. Every child is a fork of one process that has imported everything,
so that a hundred of them cost little.
"""

from __future__ import annotations

import argparse
import hashlib
import itertools
import json
import os
import random
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple

import psycopg

from standoff.errors import RecordError, StandoffError
from standoff.model.annotation import Annotations
from standoff.model.claim import ActorRef, Claim, CodedDocument, ProvisionRef
from standoff.model.document import Capture, Document
from standoff.model.recorded import Asked
from standoff.model.span import Span
from standoff.record.store import Store
from standoff.record.writing.rebuilt import rebuild

PAUSE = 0.1  # seconds that a reader looks at what it has read
PLACE = "ocd-division/country:us/state:tx/place:p"
SENTENCE = "The council of place {} voted to limit jail holds in its county. "
CLAIM = Claim(
    id="",
    evidence=Span(0, 1),
    move="limit_cooperation",
    status="happened",
    actor=ActorRef("the council"),
    voices=("Ashford Ledger",),
    quoted=False,
    core=True,
    confidence=0.9,
    made_by="rules@1/adopt",
    provisions=(ProvisionRef("detainer_hold", "limits"),),
)


def page(number: int) -> tuple[Document, CodedDocument, Annotations]:
    """A small document whose label tells how many claims belong to it (1 to 9)."""
    many = 1 + number % 9
    sentences = [SENTENCE.format(number + i) for i in range(many)]
    text = "".join(sentences)
    sha = hashlib.sha256(text.encode()).hexdigest()
    ends = list(itertools.accumulate(map(len, sentences)))
    actors = [ActorRef(f"Place {number + i}", f"{PLACE}{(number + i) % 50}", "local") for i in range(many)]
    claims = tuple(
        Claim(
            **{
                name: getattr(CLAIM, name)
                for name in CLAIM.__struct_fields__
                if name not in ("evidence", "actor")
            },
            evidence=Span(end - len(sentence), end - 1),
            actor=actor,
        )
        for sentence, end, actor in zip(sentences, ends, actors, strict=True)
    )
    label = f"{number}:{many}"
    capture = Capture(f"https://ashford.example/{number}", "2017-04-02T10:00:00Z", sha, "text/plain")
    document = Document(label, capture, text, sha, "plain@1", published="2017-03-21", url=capture.uri)
    return (
        document,
        CodedDocument(label, sha, "rules@1", "sanctuary@1", claims),
        Annotations(made_by=("none@1",)),
    )


# What children do: each gets its arguments as JSON and tells lines.


def add_for_ever(where: str, first: int) -> None:
    """Adds documents one after the other and tells each once it is acknowledged."""
    with Store.open(where) as store:
        writer = store.writer("importer@1")
        for number in itertools.count(first):
            document, coded, annotations = page(number)
            writer.add(document, coded, annotations)
            tell("added", document.doc_id)


def add_for_a_while(where: str, first: int, seconds: float) -> None:
    """Adds documents, and tells how many."""
    until, number = time.monotonic() + seconds, first
    with Store.open(where) as store:
        writer = store.writer("importer@1")
        while time.monotonic() < until:
            writer.add(*page(number))
            number += 1
    tell("wrote", number - first)


def read_for_a_while(where: str, seconds: float) -> None:
    """Reads views that are pinned, twice each, and tells how long each took and what was wrong with them."""
    taken, wrong, until = [], [], time.monotonic() + seconds
    with Store.open(where, create=False) as store:
        while not taken or time.monotonic() < until:
            start = time.perf_counter()
            view = store.view()
            seen = _seen(view)
            taken.append(1000 * (time.perf_counter() - start))
            wrong += _halves(view)
            time.sleep(PAUSE)
            if _seen(view) != seen:
                wrong.append(f"the view pinned to entry {view.seq} changed")
    tell("read", taken, wrong)


def _seen(view: Any) -> list[Any]:
    """Some of everything a view shows, from its last entries."""
    last = view.changes(since=max(0, view.seq - 12)).items
    place = view.claims(Asked(place=f"{PLACE}7"), limit=10)
    return [view.seq, [entry.seq for entry in last], [item.claim.id for item in place.items], place.next]


def _halves(view: Any) -> list[str]:
    """Documents among a view's last entries that are not there whole."""
    last = view.changes(since=max(0, view.seq - 12)).items
    ran = {entry.subject for entry in last if entry.kind == "run"}
    wrong = [f"{e.subject} has no run" for e in last if e.kind == "document" and e.subject not in ran]
    for subject in sorted(ran)[:2]:
        items = view.claims(Asked(document=subject)).items
        wanted = items[0].document.doc_id.partition(":")[2] if items else "some"
        if str(len(items)) != wanted:
            wrong.append(f"{subject} has {len(items)} of {wanted} claims")
    return wrong


JOBS: dict[str, Callable[..., None]] = {
    job.__name__: job for job in (add_for_ever, add_for_a_while, read_for_a_while)
}


def tell(*said: object) -> None:
    """One line to the process that asked; short ones arrive whole, however many write."""
    line = json.dumps([os.getpid(), *said]).encode() + b"\n"
    os.write(1, line)


def nursery() -> None:
    """Forks a child for each line ``[job, arguments]``, and tells of its birth and end."""
    known: set[str] = set()
    for line in iter(sys.stdin.readline, ""):
        for where in {job[1] for job in json.loads(line)} - known:
            known.add(where)
            warm(where)
        for name, *arguments in json.loads(line):
            if os.fork() == 0:
                try:
                    tell("born")
                    JOBS[name](*arguments)
                except StandoffError as error:
                    tell("failed", type(error).__name__, str(error))
                except BaseException as error:
                    tell("failed", "unexpected", repr(error))
                finally:
                    os._exit(0)
        with suppress(ChildProcessError):
            while True:
                pid, _ = os.wait()
                os.write(1, json.dumps([pid, "dead"]).encode() + b"\n")


def warm(where: str) -> None:
    """Reads once, so that children find the statements made; leaves no connection for them to share."""
    with Store.open(where) as store:
        view = store.view()
        _seen(view)
        _halves(view)


class Nursery:
    """The process that children come from."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.soak", "nursery"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            bufsize=1,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        )

    def run(self, *jobs: tuple[Any, ...]) -> Iterator[list[Any]]:
        """Starts the jobs, one child each; gives what they tell as ``[pid, what, ...]``, until all are dead."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps(jobs) + "\n")
        left = len(jobs)
        while left:
            line = self._process.stdout.readline()
            if not line:
                raise SystemExit("benchmarks: the nursery died")
            said = json.loads(line)
            left -= said[1] == "dead"
            yield said

    def close(self) -> None:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.close()
        self._process.wait()
        self._process.stdout.close()


@contextmanager
def nursed() -> Iterator[Nursery]:
    """A nursery that goes away with the block."""
    made = Nursery()
    try:
        yield made
    finally:
        made.close()


class Killed(NamedTuple):
    """What ``kills`` found: ``wrong`` is empty when nothing was lost and nothing is there by halves."""

    kills: int
    acknowledged: int
    unacknowledged: int
    wrong: tuple[str, ...]


Kill = Callable[[int], None]
"""Ends a writer, given its process id."""


def kill_client(pid: int) -> None:
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)


def kills(nursed: Nursery, where: str, ways: list[Kill], rng: random.Random) -> Killed:
    """Kills writers of a record, one after the other, each in one of the ``ways`` at a random point of an add."""
    acknowledged: list[str] = []
    wrong: list[str] = []
    Store.open(where).close()
    for turn, kill in enumerate(ways):
        first, wanted, before = 1000 * turn, rng.randint(0, 3), len(acknowledged)
        ended = False
        for pid, what, *told in nursed.run(("add_for_ever", where, first)):
            if what == "added":
                acknowledged.append(told[0])
            elif what == "failed" and not (ended and told[0] in ("RecordLost", "RecordError")):
                wrong.append(f"a writer failed: {told}")
            # A session that ends between two documents is made anew: then its writer is killed again.
            if what in ("born", "added") and len(acknowledged) - before >= wanted:
                ended = True
                time.sleep((0.05 if what == "born" else 0.012) * rng.random())
                kill(pid)
        wrong += missing(where, acknowledged[before:])
    with Store.open(where) as store:
        halves, documents = parts(store)
        verified = store.verify()
        # Positions, effects and grants by halves: made anew, they come out otherwise.
        halves += [f"{name} does not follow from the log" for name in rebuild(store, keep=False)]
    wrong += halves
    wrong += [f"{broken.kind}: {broken.wrong}" for broken in verified.broken]
    wrong += missing(where, acknowledged)
    return Killed(len(ways), len(acknowledged), documents - len(acknowledged), tuple(wrong))


def missing(where: str, labels: list[str]) -> list[str]:
    """Those of the acknowledged documents that the record does not hold with all their claims."""
    for _ in range(200):  # a server that lost a process starts anew
        with suppress(RecordError), Store.open(where, create=False) as store:
            view = store.view()
            found = {label: len(view.claims(Asked(document=label)).items) for label in labels}
            return [
                f"{label} is lost" for label, many in found.items() if str(many) != label.partition(":")[2]
            ]
        time.sleep(0.05)
    return ["the record cannot be opened any more"]


def parts(store: Store) -> tuple[list[str], int]:
    """Documents that are there by halves, looked for in the tables, and how many documents there are."""
    counts = """select d.doc_id, (select count(*) from captures c where c.document = d.number),
      (select count(*) from document_standings s where s.document = d.number and s.stands = 1),
      (select count(*) from annotations a where a.document = d.number),
      (select count(*) from runs r join run_standings s on s.run = r.number where r.document = d.number),
      (select count(*) from claims c join runs r on r.number = c.run where r.document = d.number),
      (select count(*) from claim_periods p join claims c on c.number = p.claim
        join runs r on r.number = c.run where r.document = d.number and p.known_to > c.seq),
      (select count(*) from claim_places p join claims c on c.number = p.claim
        join runs r on r.number = c.run where r.document = d.number),
      (select count(*) from claim_provisions p join claims c on c.number = p.claim
        join runs r on r.number = c.run where r.document = d.number),
      (select count(*) from search_claims s join claims c on c.number = s.{rowid}
        join runs r on r.number = c.run where r.document = d.number)
      from documents d"""
    names = "captures standings annotations runs claims periods places provisions searchable".split()
    wrong, documents = [], 0
    with store.database.reading() as connection:
        for label, *found in connection.exec_driver_sql(
            counts.format(rowid="rowid" if store.path else "number")
        ):
            documents += 1
            many = int(label.partition(":")[2])
            for name, (have, want) in zip(names, zip(found, [1] * 4 + [many] * 5, strict=True), strict=True):
                if have != want:
                    wrong.append(f"{label} has {have} of {want} {name}")
        indexed = connection.exec_driver_sql("select count(*) from search_documents").scalar_one()
        if indexed != documents:
            wrong.append(f"{indexed} of {documents} documents are in the search index")
    return wrong, documents


class Load(NamedTuple):
    """What ``load`` found; reads in milliseconds, alone and beside writers."""

    written: int
    reads: int
    alone: list[float]
    beside: list[float]
    wrong: tuple[str, ...]


def load(
    nursed: Nursery, where: str, seconds: float, alone: float, writers: int = 2, readers: int = 20
) -> Load:
    """Readers for ``alone`` seconds by themselves, then for ``seconds`` beside writers."""
    with Store.open(where) as store:
        writer = store.writer("importer@1")
        for number in range(30):
            writer.add(*page(number))
    quiet, _, wrong = _gathered(nursed, [("read_for_a_while", where, alone)] * readers if alone else [])
    reading = [("read_for_a_while", where, seconds)] * readers
    writing = [("add_for_a_while", where, 1_000_000 * (n + 1), seconds) for n in range(writers)]
    beside, written, more = _gathered(nursed, [*reading, *writing])
    with Store.open(where) as store:
        halves, documents = parts(store)
        broken = [f"{each.kind}: {each.wrong}" for each in store.verify().broken]
    if documents != written + 30:
        broken.append(f"{documents} documents are there of {written + 30}")
    return Load(written, len(beside), quiet, beside, tuple(wrong + more + halves + broken))


def _gathered(nursed: Nursery, jobs: list[tuple[Any, ...]]) -> tuple[list[float], int, list[str]]:
    taken: list[float] = []
    wrong: list[str] = []
    written, done = 0, 0
    for _, what, *told in nursed.run(*jobs):
        if what == "read":
            taken += told[0]
            wrong += told[1]
        elif what == "wrote":
            written += told[0]
        elif what == "failed":
            wrong.append(f"{told}")
        done += what in ("read", "wrote")
    if done != len(jobs):
        wrong.append(f"{len(jobs) - done} of {len(jobs)} children told nothing")
    return taken, written, wrong


def p99(taken: list[float]) -> float:
    """The value that one in a hundred exceeds."""
    return sorted(taken)[int(0.99 * len(taken))] if taken else 0.0


def server_ways(schemas: Any) -> list[Kill]:
    """Ways of ending a writer on a server: the program, its session, and (of a server of our own) its process."""

    def sessions(and_end: bool = False) -> list[int]:
        ended = ", pg_terminate_backend(pid)" if and_end else ""
        query = f"select pid{ended} from pg_stat_activity where application_name = 'soak'"
        for _ in range(400):  # a server that lost a process starts anew
            with (
                suppress(psycopg.OperationalError),
                psycopg.connect(schemas.url(), autocommit=True) as connection,
            ):
                found = connection.execute(f"{query} and datname = current_database()")
                return [row[0] for row in found]
            time.sleep(0.05)
        return []

    def end_session(_: int) -> None:
        sessions(and_end=True)

    def kill_backend(_: int) -> None:
        for pid in sessions():
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)

    return [kill_client, end_session, kill_backend]


def main() -> int:
    """The long form on both databases. Exits 1 when anything was lost, halved or refused."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("part", nargs="?", choices=("nursery", "all"), default="all")
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    if options.part == "nursery":
        nursery()
        return 0
    from tests.postgres import NAMED, schemas

    bad = 0
    with tempfile.TemporaryDirectory() as folder, nursed() as nurse, schemas(Path(folder)) as server:
        for kind in ("sqlite", "postgres"):
            rng = random.Random(options.seed)

            def fresh(kind: str = kind) -> str:
                if kind == "sqlite":
                    return str(Path(folder, f"{time.time_ns()}.db"))
                return f"{server.url(server.fresh())}&application_name=soak"

            where, crowded = fresh(), fresh()
            ways = [kill_client]
            if kind == "postgres":
                ways = server_ways(server)[: 2 if NAMED in os.environ else 3]
            killed = kills(nurse, where, [ways[n % len(ways)] for n in range(options.kills)], rng)
            print(
                f"{kind}: {killed.kills} kills, {killed.acknowledged} documents acknowledged, "
                f"{killed.unacknowledged} more whole, {len(killed.wrong)} wrong {killed.wrong[:5]}",
                flush=True,
            )
            loaded = load(nurse, crowded, options.seconds, options.seconds / 3)
            median = statistics.median
            print(
                f"{kind}: 2 writers added {loaded.written} documents in {options.seconds:.0f} s beside 20 readers, "
                f"{loaded.reads} reads; ms alone {median(loaded.alone):.1f} (p99 {p99(loaded.alone):.1f}), beside "
                f"writers {median(loaded.beside):.1f} (p99 {p99(loaded.beside):.1f}); {len(loaded.wrong)} wrong "
                f"{loaded.wrong[:5]}",
                flush=True,
            )
            bad += len(killed.wrong) + len(loaded.wrong)
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main())
