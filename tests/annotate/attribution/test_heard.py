"""What was heard and what rules find, put together. The encoder's part is given by hand, as words of the text."""

from __future__ import annotations

from standoff.annotate.attribution import heard, nesting, passage, turns
from standoff.annotate.hearing.encoder import Stretch, Voiced
from standoff.annotate.quotations import annotator as quotations
from standoff.annotate.syntax import annotator as syntax
from standoff.model.annotation import Annotations, Attribution
from standoff.model.span import Span
from standoff.pipeline.documents import from_text


def stretch(text: str, words: str) -> Stretch:
    assert text.count(words) == 1, words
    return text.index(words), text.index(words) + len(words)


def voiced(text: str, source: str | None, cue: str | None, *content: str) -> Voiced:
    return Voiced(
        stretch(text, source) if source else None,
        stretch(text, cue) if cue else None,
        tuple(stretch(text, words) for words in content),
    )


def joined(text: str, *said: Voiced, listened: tuple[int, ...] | None = None) -> list[Attribution]:
    """The attributions, where the encoder listened to the paragraphs of these numbers (all of them) and heard this."""
    document = from_text(text)
    have = quotations.annotate(document, syntax.annotate(document, Annotations()))
    read = passage.read(document, have)
    stretches = [p for k, p in enumerate(read.paragraphs) if listened is None or k in listened]
    return list(nesting.nest(read, heard.joined(read, said, stretches, turns.find(read))))


def words(text: str, spans: tuple[Span, ...]) -> list[str]:
    return [text[span.start : span.end] for span in spans]


def test_spans_are_the_encoders_and_the_reading_of_the_cue_is_the_rules() -> None:
    text = "Mayor Ann Vale vowed to keep the policy."
    (found,) = joined(text, voiced(text, "Mayor Ann Vale", "vowed to", "keep the policy"))
    assert words(text, found.cue) == ["vowed to"]
    assert found.rule.startswith("stance:heard-")
    assert found.rule.endswith(":vow")


def test_a_voice_inside_what_was_heard_is_found_by_rule() -> None:
    text = "Sheriff Dale Roe told the board that the governor said the order was lawful."
    outer, inner = joined(
        text, voiced(text, "Sheriff Dale Roe", "told", "that the governor said the order was lawful")
    )
    assert words(text, outer.source) == ["Sheriff Dale Roe"]
    assert words(text, inner.source) == ["the governor"]
    assert inner.parent == 0


def test_what_a_rule_finds_where_the_encoder_listened_and_heard_nothing_is_left_out() -> None:
    text = "The clerk said the vote was lost.\n\nThe clerk said the room was full."
    assert joined(text) == []
    (found,) = joined(text, listened=(1,))
    assert words(text, found.content) == ["the vote was lost"]


def test_a_quotation_without_a_cue_goes_on_with_the_one_before_it() -> None:
    text = "“We will not help,” Mayor Vale said.\n\n“Not this year.”\n\nThe vote is due in May."
    first = voiced(text, "Mayor Vale", "said", "“We will not help,”")
    (found,) = joined(text, first, voiced(text, None, None, "“Not this year.”"))
    assert words(text, found.content) == ["“We will not help,”", "“Not this year.”"]
    (found,) = joined(text, first, voiced(text, None, None, "The vote is due in May"))
    assert words(text, found.content)[0] == "“We will not help,”"
    assert all("due in May" not in part for part in words(text, found.content))


def test_a_quotation_belongs_to_its_end_to_whoever_opens_it() -> None:
    text = (
        "“We will not help,” Mayor Vale said. “The jail is full. Deputies are tired. Nobody asked us first.” "
        "The vote is due in May."
    )
    (found,) = joined(
        text,
        voiced(text, "Mayor Vale", "said", "“We will not help,”", "“The jail is full. Deputies are tired"),
    )
    assert words(text, found.content)[-1] == "“The jail is full. Deputies are tired. Nobody asked us first.”"
    (found,) = joined(text, voiced(text, "Mayor Vale", "said", "Deputies are tired"))
    assert words(text, found.content) == ["Deputies are tired"]


def test_a_speaker_of_a_paragraph_not_listened_to_speaks_on_in_one_that_was() -> None:
    text = "“We will not help,” Mayor Vale said.\n\n“Not this year.”"
    (found,) = joined(text, voiced(text, None, None, "“Not this year.”"), listened=(1,))
    assert words(text, found.source) == ["Mayor Vale"]
    assert words(text, found.content) == ["“We will not help,”", "“Not this year.”"]


def test_a_ruling_against_somebody_is_no_clause_in_the_courts_voice() -> None:
    text = "A federal judge ruled against the county. A federal judge ruled that the county may sue."
    against, that = joined(
        text,
        Voiced((0, 15), (16, 21), (stretch(text, "against the county"),)),
        Voiced((42, 57), (58, 63), (stretch(text, "that the county may sue"),)),
    )
    assert against.rule.startswith("stance:")
    assert not that.rule.startswith("stance:")


def test_a_cue_that_no_rule_knows_voices_quoted_words_only() -> None:
    text = "“The order will fail,” Mayor Vale thundered. A bystander dwelt on the order."
    first, second = joined(
        text,
        voiced(text, "Mayor Vale", "thundered", "“The order will fail,”"),
        voiced(text, "A bystander", "dwelt", "on the order"),
    )
    assert not first.rule.startswith("stance:")
    assert second.rule.startswith("stance:")


def test_what_stands_between_a_source_and_its_cue_is_not_what_it_says() -> None:
    text = "The order, titled “Safe Streets,” tells the police to wait."
    (found,) = joined(text, voiced(text, "The order", "tells", "“Safe Streets,” tells the police to wait"))
    assert words(text, found.content) == ["the police to wait"]


def test_a_line_below_signs_a_quotation() -> None:
    text = "“They should be ashamed.”\n\n― Ann Vale, Ashford\n\n“The worst is still to come.” ― Dale Roe"
    found = joined(text, voiced(text, None, None, "“They should be ashamed.”"))
    assert [(words(text, one.source), words(text, one.content)) for one in found] == [
        (["Ann Vale"], ["“They should be ashamed.”"]),
        (["Dale Roe"], ["“The worst is still to come.”"]),
    ]
