"""What is wrong with a database is told in one line, and what it still holds can be read."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from standoff.errors import RecordError
from standoff.model.recorded import Asked
from standoff.record.store import Store

PAGE = 4096


def test_one_corrupt_page_is_named_and_hides_nothing_else(file: Store, make: SimpleNamespace) -> None:
    for number in range(12):
        document = make.document(
            f"{make.text} Needle{number}. {'Nothing more was said. ' * 300}", uri=str(number)
        )
        file.writer("rules@1").add(document, make.coded(document))
    file.close()
    assert file.path
    content = file.path.read_bytes()
    at = content.index(b"Needle5.") // PAGE * PAGE
    with file.path.open("r+b") as broken:
        broken.seek(at)
        broken.write(b"\xa5" * PAGE)
    with Store.open(file.path) as opened:
        with pytest.raises(RecordError, match="the file is damaged") as told:
            opened.verify()
        assert "\n" not in str(told.value)
        view = opened.view()
        assert view.counts().documents == 12
        assert [item.document.doc_id for item in view.claims(Asked(document="7")).items] == ["7"]
