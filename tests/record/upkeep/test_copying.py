from __future__ import annotations

import os
import signal
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from standoff.errors import RecordUnwritable
from standoff.record.store import Store
from standoff.record.upkeep import copying
from standoff.record.upkeep.copying import Copied, content_digest, copy
from tests.record.upkeep.conftest import fill

Fresh = Callable[[], Path | str]


def answers(store: Store) -> list[object]:
    """What views say at every entry, and what a search finds."""
    last = store.view().seq
    views = [store.view(upto=seq) for seq in range(1, last + 1)]
    told: list[object] = [view.claims().items for view in views]
    told += [view.documents().items for view in views] + [view.positions() for view in views]
    return [*told, store.view().moves().items, store.view(public=True).claims().items, found(store)]


def found(store: Store) -> list[str]:
    return sorted(hit.document.doc_id for hit in store.view().search("council").items)


def test_a_copy_holds_the_same_and_answers_the_same(
    filled: Store, fresh: Callable[[], Path], fresh_on: Fresh
) -> None:
    done: list[tuple[int, int]] = []
    with Store.open(fresh()) as there, Store.open(fresh_on()) as back:
        copied = copy(filled, there, lambda *at: done.append(at))
        again = copy(there, back)
        assert copied.digest == again.digest == content_digest(filled) == content_digest(back)
        assert copied.entries == filled.view().seq
        assert done[-1] == (copied.rows, copied.rows)
        assert there.verify().ok
        assert back.verify().ok
        assert answers(filled) == answers(there) == answers(back)
        assert found(filled) == ["ashford.html"]


def test_the_digest_sees_every_change(filled: Store, make: SimpleNamespace) -> None:
    before = content_digest(filled)
    assert content_digest(filled) == before
    filled.writer("ann").review(filled.view().claims().items[1].lineage, "rejected", "not so")
    assert content_digest(filled) != before


def test_a_copy_goes_only_into_an_empty_place(filled: Store, fresh: Callable[[], Path]) -> None:
    with Store.open(fresh()) as there:
        copy(filled, there)
        before = content_digest(there)
        with pytest.raises(RecordUnwritable, match="already holds a record; copy into a new place"):
            copy(filled, there)
        assert content_digest(there) == before
    with pytest.raises(RecordUnwritable, match="already holds a record"):
        copy(filled, filled)


def test_a_failed_copy_leaves_nothing_and_can_be_done_again(filled: Store, fresh_on: Fresh) -> None:
    def fails(done: int, total: int) -> None:
        if done > total // 2:
            raise KeyboardInterrupt

    with Store.open(fresh_on()) as there:
        with pytest.raises(KeyboardInterrupt):
            copy(filled, there, fails)
        assert there.view().seq == 0
        assert copy(filled, there).digest == content_digest(filled)


@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_a_killed_copy_leaves_nothing_and_can_be_done_again(
    fresh_on: Fresh, fresh: Callable[[], Path], make: SimpleNamespace
) -> None:
    path, where = fresh(), fresh_on()
    with Store.open(path) as store:
        fill(store, make)

    def dies(done: int, total: int) -> None:
        if done > total // 2:
            os.kill(os.getpid(), signal.SIGKILL)

    Store.open(where).close()
    child = os.fork()
    if not child:
        with Store.open(path) as store, Store.open(where) as there:
            copy(store, there, dies)
        os._exit(0)
    assert os.WTERMSIG(os.waitpid(child, 0)[1]) == signal.SIGKILL
    with Store.open(path) as store, Store.open(where) as there:
        assert there.view().seq == 0
        assert copy(store, there).digest == content_digest(store)


def test_writing_meanwhile_is_not_in_the_copy(
    filled: Store, fresh: Callable[[], Path], make: SimpleNamespace
) -> None:
    before = content_digest(filled)
    late = make.document("A late page.", uri="late.html")

    def adds(done: int, total: int) -> None:
        filled.writer("rules@1").add(late, make.coded(late, make.claim((0, 6))))

    with Store.open(fresh()) as there:
        copied = copy(filled, there, adds)
        assert copied.digest == before == content_digest(there)
        assert content_digest(filled) != before


def test_rows_come_in_batches(
    filled: Store, fresh: Callable[[], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = content_digest(filled)
    monkeypatch.setattr(copying, "BATCH", 1)
    assert content_digest(filled) == whole
    with Store.open(fresh()) as there:
        assert isinstance(copy(filled, there), Copied)
        assert content_digest(there) == whole
