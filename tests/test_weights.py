"""Whatever is wrong with installed weights is told in one line that names the file and says what to do."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import msgspec
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer
from tokenizers.models import WordPiece

from standoff import weights
from standoff.coding.learned import weights as coder
from standoff.errors import PluginError

MEND = "reinstall the-weights"


class Manifest(msgspec.Struct, frozen=True):
    """The least a manifest can say."""

    sha256: dict[str, str]


def refused(call: object, *given: object) -> str:
    assert callable(call)
    with pytest.raises(PluginError) as caught:
        call(*given)
    assert caught.value.what == "weights the_weights"
    assert caught.value.mend == MEND
    assert "\n" not in str(caught.value)
    return caught.value.wrong


@pytest.fixture
def folder(tmp_path: Path) -> weights.Folder:
    """A folder with one file and a true manifest of it."""
    (tmp_path / "a.bin").write_bytes(b"content")
    (tmp_path / "manifest.json").write_text(json.dumps({"sha256": {"a.bin": digest(b"content")}}))
    return weights.Folder(tmp_path, "the_weights", MEND)


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def test_a_file_that_is_what_the_manifest_says_is_read(folder: weights.Folder) -> None:
    assert folder.checked("a.bin", folder.manifest("manifest.json", Manifest).sha256) == b"content"


def test_a_missing_file_is_named(folder: weights.Folder) -> None:
    assert refused(folder.checked, "b.bin", {"b.bin": digest(b"")}) == "b.bin is missing"
    assert refused(folder.manifest, "other.json", Manifest) == "other.json is missing"


@pytest.mark.parametrize("content", [b"", b"conten", b"Content", b"content\n"])
def test_a_damaged_file_is_named(folder: weights.Folder, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.bin").write_bytes(content)
    assert refused(folder.checked, "a.bin", {"a.bin": digest(b"content")}) == "a.bin is damaged"


def test_a_file_that_the_manifest_does_not_name_is_not_read(folder: weights.Folder) -> None:
    assert refused(folder.checked, "a.bin", {}) == "the manifest does not name a.bin"


@given(st.sampled_from(["", "{", "[]", "null", '{"sha256": []}', '{"sha256": {"a": 1}}', "{}", "\ud83d{"]))
def test_a_broken_manifest_is_named(tmp_path_factory: pytest.TempPathFactory, content: str) -> None:
    path = tmp_path_factory.mktemp("weights")
    (path / "manifest.json").write_bytes(content.encode("utf-8", "surrogatepass"))
    wrong = refused(weights.Folder(path, "the_weights", MEND).manifest, "manifest.json", Manifest)
    assert wrong.startswith("manifest.json cannot be used (")


def test_only_what_can_be_imported_is_installed() -> None:
    assert weights.installed("standoff")
    assert not weights.installed("standoff_of_nobody")


def test_a_tokenizer_neither_pads_nor_cuts() -> None:
    made = Tokenizer(WordPiece({"[UNK]": 0, "a": 1, "##a": 2}, unk_token="[UNK]"))
    made.enable_padding(length=9)
    made.enable_truncation(2)
    read = weights.tokenizer(made.to_str().encode())
    assert [one.ids for one in read.encode_batch(["aaaa", "b", ""], add_special_tokens=False)] == [
        [1, 2, 2, 2],
        [0],
        [],
    ]


FILES = ("encoder.onnx", "tokenizer.json", "heads.npz")


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """A coder's folder whose manifest and heads are sound; the graph is none."""
    np.savez(tmp_path / "heads.npz", **{"norm.weight": np.ones(2, np.float32)})
    (tmp_path / "encoder.onnx").write_bytes(b"no graph")
    tokens = Tokenizer(WordPiece({"[UNK]": 0}, unk_token="[UNK]"))
    (tmp_path / "tokenizer.json").write_text(tokens.to_str())
    write(tmp_path)
    return tmp_path


def write(folder: Path, **changes: object) -> None:
    """A coder's manifest that is true but for the changes."""
    manifest = {
        "version": "1",
        "sha256": {name: digest((folder / name).read_bytes()) for name in FILES},
        "codebooks": [],
        "moves": [],
        "statuses": [],
        "calibration": {"slope": 1.0, "framed_slope": 1.0, "shift": 0.0, "framed": 0.0, "core": 0.0},
        "core": 0.5,
        "least": 0.1,
        "glance": 0.0,
        "actors": {},
    }
    (folder / "coder.json").write_text(json.dumps(manifest | changes))


def of_coder(folder: Path) -> PluginError:
    with pytest.raises(PluginError) as caught:
        coder.load(folder)
    assert caught.value.what == "weights standoff_coder_en"
    assert "reinstall standoff-coder-en" in caught.value.mend
    assert "STANDOFF_PROFILE=rules" in caught.value.mend
    return caught.value


@pytest.mark.parametrize("name", [*FILES, "coder.json"])
def test_a_coder_without_one_of_its_files_is_refused(made: Path, name: str) -> None:
    (made / name).unlink()
    assert of_coder(made).wrong == f"{name} is missing"


@pytest.mark.parametrize("name", FILES)
def test_a_coder_with_a_damaged_file_is_refused(made: Path, name: str) -> None:
    (made / name).write_bytes((made / name).read_bytes()[:-1])
    assert of_coder(made).wrong == f"{name} is damaged"


@pytest.mark.parametrize(
    "changes", [{"moves": None}, {"calibration": [1, 0]}, {"core": "high"}, {"actors": {"rules": "much"}}]
)
def test_a_coder_with_a_manifest_of_another_make_is_refused(made: Path, changes: dict[str, object]) -> None:
    write(made, **changes)
    assert of_coder(made).wrong.startswith("coder.json cannot be used (")


@pytest.mark.parametrize("name", FILES)
def test_a_coder_whose_manifest_leaves_out_a_file_is_refused(made: Path, name: str) -> None:
    write(made, sha256={other: digest((made / other).read_bytes()) for other in FILES if other != name})
    assert of_coder(made).wrong == f"the manifest does not name {name}"
