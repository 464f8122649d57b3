"""What each profile says of twenty passages, word for word: a change of the weights or the rules is seen.

``python -m tests.annotate.test_golden --write`` writes ``golden.json`` anew for the profiles that are installed. What
stands there is what was found, not what is right; how right it is, is measured elsewhere.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from standoff.annotate.hearing import weights
from standoff.model.annotation import Attribution
from standoff.model.span import Span
from standoff.pipeline.annotating import annotate, annotators
from standoff.pipeline.documents import from_text

GOLDEN = Path(__file__).with_name("golden.json")
PASSAGES = {
    "direct": "“We will not turn our officers into border guards,” Mayor Lena Ortiz said on Tuesday.",
    "indirect": "The sheriff told reporters that his jail would keep nobody beyond the end of a sentence.",
    "mixed": "Judge Harlan Pike called the order “a threat without a law behind it” and said it could not stand.",
    "interrupted quotation": "“The money was promised to us,” said Councilman Theo Brandt, “and we mean to have it.”",
    "pronoun": "Governor Alma Reyes met the mayors on Monday. She said she would veto any bill that took their grants.",
    "no source": "Two counties were said to have dropped the policy, and a third is expected to follow.",
    "according to": "According to a memo from the budget office, the county stands to lose $4 million next year.",
    "according to, at the end": "The rule has never been used, according to two officials who read the draft.",
    "nested": "Brandt said the governor had told him that the attorney general thought the suit was weak.",
    "nested in quotation marks": "“The chief said to me, ‘We do not ask,’ and I trusted him,” recalled Ida Noor.",
    "several sources": "Ortiz and Brandt said they would appeal, while chiefs in both counties warned of delay.",
    "a statement": "In a statement, the department said it “regrets the error” and that a list would be out by May.",
    "a document": "The lawsuit says the order breaks the Tenth Amendment; the city’s answer denies it.",
    "belief": "Many residents believe the council has already made up its mind, and some fear a long fight.",
    "a question": "Asked whether the state would pay, Reyes replied: “Who else is there to do it?”",
    "denial": "The agency denied that it had listed the wrong county, and refused to say who made the list.",
    "two paragraphs": "“This is our answer to the state,” Ortiz said.\n\n“It is also,” she added, “our last.”",
    "headline": "Mayor: city will sue over grant order\n\nThe suit is due in federal court this week, her office said.",
    "post": "RT @delbrookmayor: We will see the governor in court. #Delbrook — proud of my city tonight!",
    "no voice but the page's": "The council voted 6-1 on Monday. The ordinance takes effect on May 1 and ends in June.",
}  # fmt: skip
PROFILES = ("encoder", "rules") if weights.installed() else ("rules",)


def found(text: str, profile: str) -> list[dict[str, object]]:
    """The attributions of a passage as words: source, cue, content, kind, and the number of the one around it."""
    have = annotate(from_text(text), annotators(profile))
    return [row(text, one) for one in have.attributions]


def row(text: str, one: Attribution) -> dict[str, object]:
    """One attribution, its spans as the words they cut out."""

    def words(spans: tuple[Span, ...]) -> list[str]:
        return [text[span.start : span.end] for span in spans]

    return {
        "source": words(one.source),
        "cue": words(one.cue),
        "content": words(one.content),
        "kind": one.kind,
        "parent": one.parent,
        "voice": one.voice,
    }


@pytest.mark.parametrize("kind", PASSAGES)
@pytest.mark.parametrize("profile", PROFILES)
def test_what_is_found_stays(profile: str, kind: str) -> None:
    expected = json.loads(GOLDEN.read_text("utf-8"))
    assert found(PASSAGES[kind], profile) == expected[profile][kind]


def test_every_passage_has_its_lines_in_every_profile() -> None:
    expected = json.loads(GOLDEN.read_text("utf-8"))
    assert {profile: list(passages) for profile, passages in expected.items()} == {
        profile: list(PASSAGES) for profile in ("encoder", "rules") if profile in expected
    }
    assert "rules" in expected


def main(arguments: list[str]) -> int:
    """Write the file anew where asked to; what the profiles that are not installed say is kept."""
    if arguments != ["--write"]:
        print("usage: python -m tests.annotate.test_golden --write", file=sys.stderr)
        return 2
    known = json.loads(GOLDEN.read_text("utf-8")) if GOLDEN.exists() else {}
    known |= {name: {kind: found(text, name) for kind, text in PASSAGES.items()} for name in PROFILES}
    GOLDEN.write_text(json.dumps(dict(sorted(known.items())), ensure_ascii=False, indent=1) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
