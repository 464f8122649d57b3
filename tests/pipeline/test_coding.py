"""Which coder a profile and a codebook get."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from standoff import weights as installed
from standoff.coding.learned import weights as learned
from standoff.errors import PluginError
from standoff.model.document import Hints
from standoff.pipeline.coding import code, coder_for, parts_for, signatures
from standoff.pipeline.documents import from_text
from tests.coding.network import Sayer, weights

PAGE = Path(__file__).parents[2] / "docs" / "codebook.md"
OTHER = PAGE.read_text("utf-8").split("```toml\nname = ")[1].split("\n```")[0]


@pytest.fixture(autouse=True)
def forgotten() -> Iterator[None]:
    """Coders are made once per process; here each test makes its own."""
    coder_for.cache_clear()
    yield
    coder_for.cache_clear()


@pytest.fixture
def present(monkeypatch: pytest.MonkeyPatch) -> None:
    """Weights that learned the topic of the codebook that ships."""
    monkeypatch.setattr(installed, "installed", lambda package: True)
    monkeypatch.setattr(learned, "shipped", lambda: weights(Sayer({})))


@pytest.fixture
def absent(monkeypatch: pytest.MonkeyPatch) -> None:
    """No weights of a coder."""
    there = installed.installed
    monkeypatch.setattr(installed, "installed", lambda package: package != learned.PACKAGE and there(package))


@pytest.mark.usefixtures("present")
def test_the_profile_chooses() -> None:
    assert coder_for("sanctuary", "encoder").name == "combined"
    assert coder_for("sanctuary").name == "combined"
    assert coder_for("sanctuary", "rules").name == "frames"


@pytest.mark.usefixtures("absent")
def test_without_weights_the_frames_code() -> None:
    assert coder_for("sanctuary", "encoder").name == "frames"


@pytest.mark.usefixtures("present")
def test_a_topic_that_the_weights_did_not_learn_is_coded_by_frames(tmp_path: Path) -> None:
    path = tmp_path / "minimum-wage.toml"
    path.write_text(f"name = {OTHER}\n", "utf-8")
    coder = coder_for(str(path), "encoder")
    assert (coder.name, coder.codebook.name) == ("frames", "minimum-wage")


@pytest.mark.usefixtures("present")
def test_a_coder_can_be_asked_for_by_name() -> None:
    assert coder_for("sanctuary", "encoder", "frames").name == "frames"
    assert coder_for("sanctuary", "rules", "combined").name == "combined"
    with pytest.raises(PluginError, match="nobody"):
        coder_for("sanctuary", "rules", "nobody")


def test_damaged_weights_are_no_reason_to_code_otherwise(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(installed, "installed", lambda package: True)
    monkeypatch.setattr(learned, "shipped", lambda: learned.load(tmp_path))
    with pytest.raises(PluginError, match=r"coder\.json is missing"):
        coder_for("sanctuary", "encoder")
    assert coder_for("sanctuary", "rules").name == "frames"


@pytest.mark.usefixtures("present")
def test_runs_with_and_without_weights_have_names_of_their_own() -> None:
    coders = [coder_for("sanctuary", "encoder"), coder_for("sanctuary", "rules")]
    page = from_text("Chicago sued over sanctuary cities.", Hints(doc_id="d", published="2017-03-22"))
    for coder in coders:
        parts = parts_for(coder, "rules")
        assert [part.name for part in parts].count("focus") == 1
        assert code(page, coder, parts).coder == signatures(coder, parts)[0]
    names = [signatures(coder, parts_for(coder, "rules"))[0] for coder in coders]
    assert names[0].startswith("combined@")
    assert "7.8.9" in names[0]
    assert names[1].startswith("frames@")
