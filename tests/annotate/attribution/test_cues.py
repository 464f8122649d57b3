"""The lexicon of reporting words."""

from __future__ import annotations

from standoff.annotate.attribution import cues
from standoff.annotate.attribution.inflection import inflect


def forms(lemma: str) -> str:
    return " ".join(word for word, _ in inflect(lemma))


def test_verbs_inflect() -> None:
    assert forms("claim") == "claim claims claimed claimed claiming"
    assert forms("argue") == "argue argues argued argued arguing"
    assert forms("reply") == "reply replies replied replied replying"
    assert forms("say") == "say says said said saying"
    assert forms("write") == "write writes wrote written writing"
    assert forms("admit") == "admit admits admitted admitted admitting"
    assert forms("lie") == "lie lies lied lied lying"
    assert forms("put") == "put puts put put putting"


def test_every_word_of_a_class_is_in_the_lexicon() -> None:
    known = set(cues.frames())
    for group in (cues.ACTS, cues.HELD, cues.NAMING, cues.LEADING):
        assert group - known <= {"laugh", "email"} | known
    assert set(cues.NOUNS) >= cues.CONTENT_NOUNS


def test_an_act_is_not_a_voice_but_saying_and_believing_are() -> None:
    assert cues.voices_clause("say")
    assert cues.voices_clause("believe")
    assert not cues.voices_clause("vow")
    assert not cues.voices_clause("announce")
    assert not cues.voices_clause("criticize")
