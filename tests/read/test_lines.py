import io
from collections.abc import Iterator

import pytest

from standoff.errors import BadDate, BadLine, EmptyInput, InputError, TooLarge
from standoff.model.document import Hints, Source
from standoff.read.lines import jsonl
from standoff.read.reader import Origin
from standoff.settings import Settings


def read(data: bytes, max_bytes: int = 10_000) -> list[Source | InputError]:
    return list(jsonl.read(io.BytesIO(data), Origin("in.jsonl", "now", Settings(max_bytes=max_bytes))))


def test_fields() -> None:
    [source] = read(
        b'{"doc_id": 7, "text": "Words.", "title": "T", "outlet": "O", "byline": "B",'
        b' "date": "2017-03", "url": "https://a.example/", "lean": null, "claims": [1]}'
    )
    assert isinstance(source, Source)
    assert source.body == "Words."
    assert source.hints == Hints("7", "T", "O", "B", "2017-03", "https://a.example/")
    assert source.capture.uri == "in.jsonl#7"


def test_published_wins_over_date() -> None:
    [source] = read(b'{"text": "a", "published": "2017-01-02", "date": "2018"}')
    assert isinstance(source, Source)
    assert source.hints.published == "2017-01-02"
    assert source.capture.uri == "in.jsonl:1"


@pytest.mark.parametrize("published", ['""', "null"])
def test_no_date_is_no_error(published: str) -> None:
    [source] = read(b'{"text": "a", "published": %s}' % published.encode())
    assert isinstance(source, Source)
    assert source.hints.published is None


def test_text_keeps_every_character() -> None:
    [source] = read(b'{"text": "\\ufeffA\\r\\n\\r\\nB\\u00a0 "}')
    assert isinstance(source, Source)
    assert source.body == "\ufeffA\r\n\r\nB\xa0 "


@pytest.mark.parametrize(
    ("line", "kind", "said"),
    [
        (b'{"text": "a"', BadLine, "is not JSON"),
        (b'{"text": "\xff"}', BadLine, "is not JSON"),
        (b"[1]", BadLine, "is not a document"),
        (b'{"text": 5}', BadLine, "is not a document"),
        (b'{"title": "no body"}', BadLine, 'neither "text" nor "html"'),
        (b'{"text": " "}', EmptyInput, "has no text"),
        (b'{"text": "a", "published": "22 March"}', BadDate, "'22 March' is not a date"),
        (b'{"text": "a", "published": "2017-02-30"}', BadDate, "2017-02-30"),
    ],
)
def test_a_bad_line_names_its_place_and_the_next_still_comes(
    line: bytes, kind: type[InputError], said: str
) -> None:
    first, error, last = read(b'{"text": "one"}\n' + line + b'\n{"text": "three"}\n')
    assert isinstance(first, Source)
    assert isinstance(last, Source)
    assert type(error) is kind
    assert str(error).startswith("in.jsonl:2: ")
    assert said in str(error)


def test_error_carries_the_label() -> None:
    [error] = read(b'{"doc_id": "x9", "text": "a", "published": "soon"}')
    assert isinstance(error, BadDate)
    assert error.doc_id == "x9"


def test_blank_lines_and_a_mark_are_passed_over() -> None:
    found = read(b'\xef\xbb\xbf\n{"text": "one"}\r\n\n{"text": "two"}')
    assert [item.capture.uri for item in found if isinstance(item, Source)] == ["in.jsonl:2", "in.jsonl:4"]


def test_empty() -> None:
    [error] = read(b"\n \n")
    assert isinstance(error, EmptyInput)


def test_a_long_line_is_too_large_and_skipped() -> None:
    long = b'{"text": "' + b"a" * 200_000 + b'"}'
    first, error, last = read(b'{"text": "one"}\n' + long + b'\n{"text": "three"}\n', max_bytes=100)
    assert isinstance(first, Source)
    assert isinstance(error, TooLarge)
    assert isinstance(last, Source)
    assert last.capture.uri == "in.jsonl:3"


@pytest.mark.parametrize("ending", [b"", b"\n", b"\r\n"])
def test_a_line_of_just_the_limit_is_read(ending: bytes) -> None:
    line = b'{"text": "abc"}'
    [source] = read(line + ending, max_bytes=len(line))
    assert isinstance(source, Source)
    [error] = read(line + ending, max_bytes=len(line) - 1)
    assert isinstance(error, TooLarge)


def test_lines_come_one_at_a_time() -> None:
    class Endless(io.RawIOBase):
        """A stream without an end: reading it all would never return."""

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
            line = b'{"text": "again"}\n'
            buffer[: len(line)] = line
            return len(line)

    stream: Iterator[Source | InputError] = jsonl.read(
        io.BufferedReader(Endless()), Origin("-", "now", Settings())
    )
    assert all(isinstance(next(stream), Source) for _ in range(1000))
