"""Annotators run in the order of what they require; the one that breaks is named."""

from __future__ import annotations

import msgspec
import pytest

from standoff.annotate.hearing import weights
from standoff.errors import InputError, PluginError
from standoff.model.annotation import Annotations, Sentence
from standoff.model.document import Document, Hints
from standoff.model.span import Span
from standoff.pipeline.annotating import annotate, annotators
from standoff.pipeline.documents import from_text
from standoff.plugins import in_order


class Part:
    """An annotator that fills one layer, or breaks."""

    version = "1"

    def __init__(self, name: str, requires: tuple[str, ...], provides: str, broken: bool = False) -> None:
        self.name = name
        self.requires = requires
        self.provides = (provides,)
        self.broken = broken

    def annotate(self, document: Document, have: Annotations) -> Annotations:
        if self.broken:
            raise KeyError("oops")
        return msgspec.structs.replace(have, sentences=(Sentence(Span(0, len(document.text)), 0, 0),))


def test_every_annotator_finds_the_layers_it_requires() -> None:
    have: set[str] = set()
    for part in annotators():
        assert set(part.requires) <= have, part.name
        have |= set(part.provides)
    assert have >= {
        "sentences",
        "tokens",
        "attributions",
        "scopes",
        "times",
        "toponyms",
        "actors",
        "instruments",
    }


def test_the_order_is_by_need_and_not_by_name() -> None:
    a, b = Part("a", ("tokens",), "times"), Part("b", (), "tokens")
    assert [part.name for part in in_order([a, b])] == ["b", "a"]


def test_one_setting_chooses_who_finds_attributions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weights, "installed", lambda: True)
    for profile, name in (("encoder", "heard"), ("rules", "attributions")):
        annotators.cache_clear()
        (found,) = [p.name for p in annotators(profile) if "attributions" in p.provides]
        assert found == name
    annotators.cache_clear()


def test_missing_weights_give_one_line_and_the_rules(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(weights, "installed", lambda: False)
    annotators.cache_clear()
    for _ in range(3):
        names = [part.name for part in annotators()]
    annotators.cache_clear()
    assert "attributions" in names
    assert "heard" not in names
    (line,) = caplog.messages
    assert "pip install standoff-model-en" in line
    assert "\n" not in line


def test_a_layer_that_nobody_provides_is_named() -> None:
    with pytest.raises(PluginError, match="nothing provides tokens"):
        in_order([Part("a", ("tokens",), "times")])


def test_a_broken_annotator_is_named_and_the_others_signed() -> None:
    document = from_text("One line.", Hints(doc_id="d"))
    assert annotate(document, (Part("a", (), "sentences"),)).made_by == ("a@1",)
    with pytest.raises(InputError, match=r"d: annotator b failed on it \(KeyError"):
        annotate(document, (Part("b", (), "sentences", broken=True),))


@pytest.mark.parametrize(
    "text", ["x", "?!", "🏛️" * 50, "a " * 5000, "“" * 300, "\u2028\u0000\t“Will sue,” ", "ﬁ\u0301 §1373"]
)
def test_odd_texts_break_nobody(text: str) -> None:
    document = from_text(text, Hints(doc_id="odd", published="2017-03-22"))
    found = annotate(document)
    for token in found.tokens:
        assert 0 <= token.start < token.end <= len(text)
