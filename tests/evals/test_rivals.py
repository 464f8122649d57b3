"""What the public extractors are given, and what is made of their answers."""

from types import SimpleNamespace
from typing import Any

import pytest

from evals import rivals

TEXT = (
    "“We will not hold anybody,” said Ann Lee, the sheriff. “That is final.”\n\n"
    "“It goes on, and nobody closes it.\n\nThe clerk told ``them'' so."
)


def test_paragraphs_keep_the_words_and_where_they_stand() -> None:
    tokens = rivals.parsed({"doc_id": "a", "text": TEXT})
    parts = rivals.paragraphs(TEXT, tokens)
    assert [part[0].text for part in parts] == ["“", "“", "The"]
    assert [item.token for part in parts for item in part] == list(range(len(tokens)))
    assert [item.text for item in parts[2] if item.text == '"'] == ['"', '"']
    assert not parts[0][0].space
    assert parts[0][1].space


def test_an_open_quotation_is_closed_at_the_end_of_its_paragraph() -> None:
    parts = rivals.paragraphs(TEXT, rivals.parsed({"doc_id": "a", "text": TEXT}))
    assert rivals.closed(parts[0]) == parts[0]
    assert rivals.closed(parts[1])[-1] == rivals.Item('"', False, None)


def test_pieces_under_one_cue_are_one_attribution() -> None:
    tokens = rivals.parsed({"doc_id": "a", "text": TEXT})
    items = rivals.paragraphs(TEXT, tokens)[0]
    at = {item.text: place for place, item in enumerate(items)}

    def words(*places: int) -> list[Any]:
        return [SimpleNamespace(i=place) for place in places]

    cue, speaker = words(at["said"]), words(at["Lee"], at["Ann"])
    first = SimpleNamespace(speaker=speaker, cue=cue, content=words(*range(at["anybody"] + 3)))
    last = SimpleNamespace(speaker=speaker, cue=cue, content=words(at["That"], at["That"] + 1))
    (found,) = rivals.rows([first, last], tokens, items)
    said = {role: [TEXT[start:end] for start, end in spans] for role, spans in found.items()}
    assert said == {
        "source": ["Ann Lee"],
        "cue": ["said"],
        "content": ["“We will not hold anybody,”", "That is"],
    }


def test_what_is_missing_is_named() -> None:
    assert rivals.missing("json") is None
    assert rivals.missing("json", "no_such_module_anywhere") == "no_such_module_anywhere"


@pytest.mark.parametrize("name", sorted(rivals.RIVALS))
def test_a_rival_finds_a_plain_quotation(name: str) -> None:
    find, modules = rivals.RIVALS[name]
    if absent := rivals.missing(*modules):
        pytest.skip(f"{absent} is not installed")
    (found,) = find({"doc_id": "a", "text": TEXT.partition("\n")[0]})
    assert [TEXT[start:end] for start, end in found["cue"]] == ["said"]
    assert [TEXT[start:end] for start, end in found["content"]] == [
        "“We will not hold anybody,”",
        "“That is final.”",
    ]
