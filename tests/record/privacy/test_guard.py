from __future__ import annotations

from types import SimpleNamespace

import pytest

from standoff.model.claim import ActorRef, Claim, DateRef, Figure, InstrumentRef, TargetRef, Worded
from standoff.model.span import Span
from standoff.record.privacy.cases import Case
from standoff.record.privacy.guard import masking, refusing
from standoff.record.privacy.private import Private


def masked(make: SimpleNamespace, name: str, *private: str) -> str:
    claim = masking(private)(make.claim(actor=ActorRef(name)))
    assert isinstance(claim, Claim)
    return claim.actor.name


def guarded(make: SimpleNamespace, *names: str, **coded: object) -> Claim:
    claim = masking(names)(make.claim(**coded))
    assert isinstance(claim, Claim)
    return claim


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ana Belmar", "a private person"),
        ("ANA  BELMAR", "a private person"),
        ("Belmar", "a private person"),
        ("Ms. Belmar", "a private person"),
        ("Ana Belmar's lawyer", "a private person's lawyer"),
        ("a friend of Mrs. Ana Belmar", "a friend of a private person"),
        ("Mayor Belmar", "Mayor Belmar"),
        ("Diana Belmar", "Diana Belmar"),
        ("the Ana Belmarsh Trust", "the Ana Belmarsh Trust"),
        ("the Ana Belmar Act", "the Ana Belmar Act"),
        ("Ana Belmar's Law", "Ana Belmar's Law"),
    ],
)
def test_a_private_name_becomes_a_role(make: SimpleNamespace, name: str, expected: str) -> None:
    assert masked(make, name, "Ana Belmar") == expected


@pytest.mark.parametrize(
    "longer", ["Jackson County", "Jackson Hole", "Percival Jackson", "Jacksonville", "A-Jackson"]
)
def test_a_bare_last_name_is_not_masked_inside_a_longer_name(make: SimpleNamespace, longer: str) -> None:
    assert masked(make, longer, "Jackson") == longer
    assert masked(make, "the Jackson family", "Jackson") == "the a private person family"


def test_without_private_names_nothing_changes(make: SimpleNamespace) -> None:
    assert masked(make, "Ana Belmar") == "Ana Belmar"
    assert masked(make, "Ana Belmar", " ") == "Ana Belmar"


def test_the_role_of_the_text_stands_for_the_name(make: SimpleNamespace) -> None:
    guard = masking(["Ana Belmar", "Belmar"], {"Ana Belmar": "a farmer", "Belmar": "a farmer"})
    claim = guard(make.claim(actor=ActorRef("Belmar"), voices=("Ashford Ledger", "Ana Belmar")))
    assert isinstance(claim, Claim)
    assert (claim.actor.name, claim.voices) == ("a farmer", ("Ashford Ledger", "a farmer"))


def test_every_field_that_holds_words_is_masked(make: SimpleNamespace) -> None:
    said = Worded("after the arrest of Ana Belmar", Span(0, 30))
    claim = guarded(
        make,
        "Ana Belmar",
        actor=ActorRef("Ana Belmar"),
        voices=("Ashford Ledger", "Belmar"),
        targets=(TargetRef("Ana Belmar"),),
        instruments=(InstrumentRef("court_case", "Belmar v. Ashford County"),),
        instrument=InstrumentRef("court_case", "Belmar v. Ashford County"),
        date=DateRef("the day Ana Belmar spoke"),
        figures=(Figure("3", "days", "days of Ana Belmar in jail"),),
        responds_to=said,
        purpose=said,
        attributed_cause=said,
    )
    assert "Belmar" not in str(claim)
    assert claim.instrument == InstrumentRef("court_case", "a private person v. Ashford County")
    assert claim.responds_to == Worded("after the arrest of a private person", Span(0, 30))


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        ("Belmar v. Ashford County", "a private person v. Ashford County"),
        ("Ana Belmar et al. v. Ashford County", "a private person et al. v. Ashford County"),
        ("United States v. Belmar", "United States v. a private person"),
        ("Doe v. Ashford County", "a private person v. Ashford County"),
        ("United States v. California", "United States v. California"),
        ("City of Chicago v. Sessions", "City of Chicago v. Sessions"),
    ],
)
def test_a_case_keeps_its_public_party(make: SimpleNamespace, case: str, expected: str) -> None:
    claim = guarded(make, "Ana Belmar", "Belmar", instrument=InstrumentRef("court_case", case))
    assert claim.instrument is not None
    assert claim.instrument.identifier == expected


@pytest.mark.parametrize(
    "number",
    ["512-555-0187", "(512) 555-0187", "A 098-765-432", "A098765432", "ana@example.org", "14 Elm Street"],
)
def test_numbers_that_lead_to_a_person_are_withheld(make: SimpleNamespace, number: str) -> None:
    claim = guarded(make, date=DateRef(f"reached at {number} on Monday"))
    assert claim.date == DateRef("reached at [withheld] on Monday")


def test_secrets_of_the_text_are_withheld(make: SimpleNamespace) -> None:
    claim = masking((), None, ["Larkspur Lane", "D-1-300412"])(
        make.claim(figures=(Figure("1", None, "case D-1-300412 on Larkspur  Lane"),))
    )
    assert isinstance(claim, Claim)
    assert claim.figures == (Figure("1", None, "case [withheld] on [withheld]"),)


@pytest.mark.parametrize(
    "bill", ["SB 4", "HR 3003", "8 U.S.C. 1373", "287(g)", "EO 13768", "Executive Order 13768"]
)
def test_official_numbers_stay(make: SimpleNamespace, bill: str) -> None:
    assert guarded(make, instrument=InstrumentRef("bill", bill)).instrument == InstrumentRef("bill", bill)


def test_a_claim_that_rests_on_a_personal_case_is_refused(make: SimpleNamespace) -> None:
    guard = refusing(Private(cases=(Case(Span(10, 60), 20, "arrest"),)))
    assert guard(make.claim((10, 60))) == "about a person's own case (arrest)"
    assert guard(make.claim((12, 40))) == "about a person's own case (arrest)"


@pytest.mark.parametrize("elsewhere", [(0, 60), (10, 90), (24, 60), (61, 90)])
def test_a_claim_with_a_verb_of_its_own_stays(make: SimpleNamespace, elsewhere: tuple[int, int]) -> None:
    claim = make.claim(elsewhere)
    assert refusing(Private(cases=(Case(Span(10, 60), 20, "arrest"),)))(claim) == claim
