"""A generated record of a file poured into PostgreSQL, up to any of its entries: filling both would take twice as long.

Rows go in by COPY with triggers and references switched off, as a restored backup's do; search is indexed by the
server. What is added afterwards goes through the writer.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg

from standoff.record import schema
from standoff.record.store import Store

OWN = ("migrations", "backups")
BY_CLAIM = ("claim_places", "claim_instruments", "claim_provisions", "claim_effects")
INDEXED = {
    "search_documents": """select d.number, to_tsvector('words', lower(coalesce(d.title, '') || ' ' || t.content))
      from documents d join texts t on t.sha256 = d.text_sha256 where d.seq > %(since)s""",
    "search_claims": """select c.number, to_tsvector('words', lower(c.quote || ' ' || c.actor))
      from claims c where c.seq > %(since)s""",
    "search_grants": """select g.claim, to_tsvector('words', lower(g.words))
      from grants g where g.shown = 1 and g.seq > %(since)s""",
}


def pour(path: Path, url: str, since: int, upto: int) -> None:
    """Brings what entries after ``since``, up to ``upto``, brought in the file to the server's record."""
    Store.open(url).close()
    source = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
    with psycopg.connect(url) as target:
        target.execute("set session_replication_role = replica")
        for table in INDEXED:
            target.execute(f"drop index if exists {table}_words")
        for table in schema.metadata.sorted_tables:
            if table.name not in OWN:
                names = [column.name for column in table.c if column.computed is None]
                listed = ", ".join(f'"{name}"' for name in names)
                if "known_to" in names:
                    target.execute(f"delete from {table.name}")  # type: ignore[arg-type]
                with (
                    target.cursor() as cursor,
                    cursor.copy(f'copy "{table.name}" ({listed}) from stdin') as rows,
                ):  # type: ignore[arg-type]
                    for row in _rows(source, table.name, names, since, upto):
                        rows.write_row(row)
        for table, told in INDEXED.items():
            target.execute(f"insert into {table} {told}", {"since": since})  # type: ignore[arg-type]
            target.execute(f"create index {table}_words on {table} using gin (words) with (fastupdate = off)")  # type: ignore[arg-type]
    with psycopg.connect(url, autocommit=True) as target:
        target.execute("vacuum analyze")
    source.close()


def _rows(
    source: sqlite3.Connection, table: str, names: list[str], since: int, upto: int
) -> Iterator[tuple[Any, ...]]:
    listed = ", ".join(f'"{name}"' for name in names)
    if "known_to" in names:  # as it was then: what has ended since had not
        shown = listed.replace('"known_to"', f"iif(known_to > :upto, {schema.OPEN}, known_to)")
        query = f"select {shown} from {table} where known_from <= :upto"
    elif table in BY_CLAIM:
        first, last = (
            f"(select coalesce(max(number), 0) from claims where seq <= {at})" for at in (":since", ":upto")
        )
        query = f"select {listed} from {table} where claim > {first} and claim <= {last}"
    elif "seq" in names:
        query = f"select {listed} from {table} where seq > :since and seq <= :upto"
    else:  # moves and what they are made from: nothing was reconciled
        return
    yield from source.execute(query, {"since": since, "upto": upto})
