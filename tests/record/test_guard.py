from __future__ import annotations

from types import SimpleNamespace

import pytest

from standoff.model.annotation import Actor, Annotations
from standoff.model.claim import ActorRef, Claim
from standoff.record.guard import masking, private_names


def masked(make: SimpleNamespace, name: str, *private: str) -> str:
    claim = masking(private)(make.claim(actor=ActorRef(name)))
    assert isinstance(claim, Claim)
    return claim.actor.name


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ana Belmar", "a private person"),
        ("ANA  BELMAR", "a private person"),
        ("Belmar", "a private person"),
        ("Ana Belmar's lawyer", "a private person's lawyer"),
        ("Mayor Belmar", "Mayor Belmar"),
        ("Diana Belmar", "Diana Belmar"),
        ("the Ana Belmarsh Trust", "the Ana Belmarsh Trust"),
    ],
)
def test_a_private_name_becomes_a_role(make: SimpleNamespace, name: str, expected: str) -> None:
    assert masked(make, name, "Ana Belmar") == expected


def test_without_private_names_nothing_changes(make: SimpleNamespace) -> None:
    assert masked(make, "Ana Belmar") == "Ana Belmar"
    assert masked(make, "Ana Belmar", " ") == "Ana Belmar"


def test_only_full_names_of_persons_who_are_not_public_are_private(make: SimpleNamespace) -> None:
    people = (
        Actor("Ana Belmar", "person", "other", public=False),
        Actor("Tidd", "person", "other", public=False),
        Actor("a resident", "person", "other", public=False),
        Actor("New Harbor", "place", "local", public=False),
        Actor("Rosa Quill", "person", "other", public=False),
        Actor("Cliff Walker", "person", "other", public=False),
        Actor("Ashford Ledger", "person", "other", public=False),
        Actor("Governor Rosa Quill", "person", "state"),
    )
    document = make.document(byline="By Cliff Walker and Uma Todd")
    assert private_names(document, Annotations(actors=people)) == {"Ana Belmar"}
