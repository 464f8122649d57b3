"""A record opens in datasette as it is: tables that can be read, and labels where rows refer to others."""

from __future__ import annotations

import asyncio
import warnings
from types import SimpleNamespace
from typing import Any

from standoff.record.store import Store

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # datasette's own, on import
    from datasette.app import Datasette


def ask(record: Store, *paths: str) -> list[Any]:
    """What a fresh datasette on the record's file answers, as JSON or HTML."""

    async def answers() -> list[Any]:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            served = Datasette([str(record.path)])
            await served.invoke_startup()
            got = [await served.client.get(path) for path in paths]
            for database in served.databases.values():
                database.close()
        assert [response.status_code for response in got] == [200] * len(paths)
        return [
            response.json() if "json" in response.headers["content-type"] else response.text
            for response in got
        ]

    return asyncio.run(answers())


def test_rows_are_labelled_where_others_refer_to_them(file: Store, make: SimpleNamespace) -> None:
    document = make.document(title="Ashford limits jail holds")
    file.writer("rules@1").add(document, make.coded(document))
    claim = file.view().claims().items[0]
    file.writer("a reviewer").review(claim.claim.id, "accepted", "read it")
    name = file.path.stem
    runs, claims, places = ask(
        file,
        f"/{name}/runs.json?_labels=on&_shape=objects",
        f"/{name}/claims.json?_labels=on&_shape=objects",
        f"/{name}/claim_places.json?_labels=on&_shape=objects",
    )
    assert runs["rows"][0]["document"] == {"value": 1, "label": "Ashford limits jail holds"}
    assert claims["rows"][0]["run"]["label"] == "rules@1 on sanctuary@1"
    assert claims["rows"][0]["seq"]["label"].startswith("run of 2")
    assert places["rows"][0]["claim"]["label"] == "Ashford: limit_cooperation (happened)"


def test_its_pages_and_views_open(file: Store, make: SimpleNamespace) -> None:
    document = make.document(title="Ashford limits jail holds")
    file.writer("rules@1").add(document, make.coded(document))
    name = file.path.stem
    front, tables, facts = ask(
        file, f"/{name}", f"/{name}/claims", f"/{name}/standing_claims.json?_shape=objects"
    )
    assert "standing_claims" in front
    assert "Ashford: limit_cooperation (happened)" in tables
    row = facts["rows"][0]
    assert (row["actor"], row["move"], row["quote"], row["review"]) == (
        "Ashford", "limit_cooperation", make.text[:49], "machine",
    )  # fmt: skip
