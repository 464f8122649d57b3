import io
import os
from pathlib import Path

import pytest

from standoff.errors import EmptyInput, InputError, MissingInput, NotReadable, PluginError, TooLarge
from standoff.model.document import Hints, Source
from standoff.read import sources
from standoff.settings import Settings

SETTINGS = Settings()
NOW = "2026-05-01T12:00:00Z"
PAGE = b"<!doctype html><html><body><p>The council voted.</p></body></html>"


def read(*inputs: str | Path, settings: Settings = SETTINGS, **more: object) -> list[Source | InputError]:
    return list(sources(inputs, settings, captured=NOW, **more))  # type: ignore[arg-type]


def labels(found: list[Source | InputError]) -> list[str | None]:
    return [item.hints.doc_id if isinstance(item, Source) else type(item).__name__ for item in found]


def test_folder_is_read_below_and_in_order(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "two.txt").write_text("Two.")
    (tmp_path / "one.html").write_bytes(PAGE)
    (tmp_path / "three.jsonl").write_text('{"doc_id": 3, "text": "Three."}\n')
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n")
    (tmp_path / ".hidden.txt").write_text("no")
    assert labels(read(tmp_path)) == ["one", "3", "two"]


def test_glob(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "c.html"):
        (tmp_path / name).write_text("Words.")
    assert labels(read(f"{tmp_path}/*.txt")) == ["a", "b"]


def test_one_bad_input_leaves_the_others(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("Words.")
    (tmp_path / "empty.txt").write_text(" \n")
    (tmp_path / "paper.html").write_bytes(b"%PDF-1.7\n%\xe2\xe3")
    found = read(tmp_path / "missing.txt", tmp_path, f"{tmp_path}/*.zip")
    assert [type(item) for item in found] == [MissingInput, EmptyInput, Source, NotReadable, MissingInput]
    assert "PDF" in str(found[3])
    assert all("\n" not in str(item) for item in found)


@pytest.mark.parametrize(
    ("name", "data", "form"),
    [
        ("a.txt", b"PK\x03\x04rest", "zip"),
        ("a.html", b"\x89PNG\r\n\x1a\n", "PNG"),
        ("a", b"\xff\xd8\xff\xe0", "JPEG"),
        ("a.jsonl", b"\x1f\x8b\x08", "gzip"),
        ("a.txt", bytes(range(256)) * 4, "binary"),
        ("a.txt", b"words\x00\x00\x00words", "binary"),
    ],
)
def test_binary_is_named(tmp_path: Path, name: str, data: bytes, form: str) -> None:
    (tmp_path / name).write_bytes(data)
    [error] = read(tmp_path / name)
    assert isinstance(error, NotReadable)
    assert form in str(error)


def test_utf16_is_no_binary(tmp_path: Path) -> None:
    (tmp_path / "marked.txt").write_bytes("The council voted.".encode("utf-16"))
    (tmp_path / "unmarked.txt").write_bytes("The council voted.".encode("utf-16-le"))
    assert labels(read(tmp_path)) == ["marked", "unmarked"]


def test_large_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "big.html"
    with path.open("wb") as stream:
        stream.truncate(50_000_000)
    [error] = read(path)
    assert isinstance(error, TooLarge)
    assert "20 MB" in str(error)


def test_large_stream_is_refused() -> None:
    [error] = read("-", settings=Settings(max_bytes=10), stdin=io.BytesIO(b"word " * 10))
    assert isinstance(error, TooLarge)


def test_large_json_lines_file_is_no_large_input(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    path.write_text('{"text": "Words."}\n' * 50)
    assert len(read(path, settings=Settings(max_bytes=100))) == 50


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (PAGE, "text/html"),
        (b"\xef\xbb\xbf <!-- saved --><HTML>x", "text/html"),
        ("<!DOCTYPE html><p>x".encode("utf-16"), "text/html"),
        (b'{"text": "Words."}', "text/plain"),
        (b"Words, 1 < 2.", "text/plain"),
    ],
)
def test_standard_input_is_sniffed(data: bytes, media_type: str) -> None:
    [source] = read("-", stdin=io.BytesIO(data))
    assert isinstance(source, Source)
    assert source.capture.media_type == media_type


def test_form_overrides_the_name(tmp_path: Path) -> None:
    (tmp_path / "lines.txt").write_text('{"html": "<p>x"}\n')
    [source] = read(tmp_path / "lines.txt", form="jsonl")
    assert isinstance(source, Source)
    assert source.capture.media_type == "text/html"
    with pytest.raises(PluginError):
        read("-", form="pdf")


def test_capture_and_hints(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(PAGE)
    [source] = read(path, hints=Hints(outlet="The Lantern", published="2017-03-22"))
    assert isinstance(source, Source)
    assert source.body == PAGE
    assert source.capture.uri == str(path)
    assert source.capture.captured == NOW
    assert len(source.capture.sha256) == 64
    assert source.hints == Hints(doc_id="a", outlet="The Lantern", published="2017-03-22")


def test_bad_date_names_the_input(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Words.")
    [error] = read(path, hints=Hints(published="last week"))
    assert "a.txt: published 'last week' is not a date" in str(error)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_file_without_permission(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Words.")
    path.chmod(0)
    [error] = read(path)
    assert isinstance(error, NotReadable)


def test_impossible_names_are_missing(tmp_path: Path) -> None:
    (tmp_path / "dead").symlink_to(tmp_path / "nowhere")
    assert labels(read("a\x00b", "x" * 5000, tmp_path / "dead")) == ["MissingInput"] * 3
