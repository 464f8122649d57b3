"""The course of one position, against a second reading of the same rules, day by day."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.record.positions.course import (
    EXAMINED,
    NO_END,
    NOT_EXAMINED,
    Segment,
    absorbed,
    answered,
    fold,
    resting,
)
from standoff.record.positions.reading import Effect
from standoff.record.positions.rules import does, position_rules, prose, stage_rules

RULE = {
    "holds": "adopted",
    "reported": "in-force",
    "ends": "repealed",
    "blocked": "enjoined",
    "unblocked": "upheld",
}


def day(number: int) -> str:
    return (date(2017, 3, 1) + timedelta(days=number)).isoformat()


def effect(
    number: int, what: str, on: int, start: int | None = -1, until: int | None = None, review: str = "machine"
) -> Effect:
    """``start`` -1: dated to the day itself; None: not known."""
    begun = "" if start is None else day(on if start == -1 else start)
    return Effect((number,), RULE[what], begun, day(on), day(until) if until is not None else "", review)


def naive(effects: list[Effect], on: str) -> tuple[str, str] | None:
    """Answer and since of a day, by going through every day before it and every effect of each."""
    told = sorted(
        (e for e in effects if e.day <= on and (not e.until or e.until > on)), key=lambda e: e.claims
    )
    now: tuple[str, str] | None = None
    covered: tuple[str, str] | None = None
    brought_by_dated_acts = False
    ever: set[str] = set()
    for this in sorted({e.day for e in told}):
        words: dict[str, list[Effect]] = {"exact": [], "loose": []}
        for e in (e for e in told if e.day == this and does(e.rule) != "reported"):
            after = now is not None and e.start > now[1]
            if does(e.rule) == "unblocked":
                counts = now is not None and now[0] == "blocked" and after
            elif now is None or after:
                counts = True
            else:
                said = "blocked" if does(e.rule) == "blocked" else "does not hold"
                counts = now[0] == "holds" and does(e.rule) != "holds" and said not in ever
            if counts:
                words["exact" if e.start == this else "loose"].append(e)
        chosen = words["exact"] or words["loose"]
        says = set()
        for e in chosen:
            name = {"holds": "holds", "ends": "does not hold", "blocked": "blocked"}.get(does(e.rule))
            says.add(name if name else covered[0] if covered else "nothing")
        lifted = any(does(e.rule) == "unblocked" for e in chosen)
        if len(says) > 1:
            now, brought_by_dated_acts = ("conflicting", this), bool(words["exact"])
        elif says and now is not None and says == {now[0]}:
            pass
        elif lifted:
            now = (covered[0], this) if covered else None
            brought_by_dated_acts = False
            covered = None
        elif says:
            (word,) = says
            covered = now if word == "blocked" else None
            now, brought_by_dated_acts = (word, this), bool(words["exact"])
        ever |= says
        for e in (e for e in told if e.day == this and does(e.rule) == "reported"):
            if now is None:
                now, brought_by_dated_acts = ("holds", e.day), False
            elif now[0] in ("does not hold", "blocked") and not (now[1] == this and brought_by_dated_acts):
                now, brought_by_dated_acts = ("conflicting", this), False
    return now


days = st.integers(0, 9)
effects = st.lists(
    st.builds(
        lambda what, on, back, length, review: (what, on, back, length, review),
        st.sampled_from([*RULE, "holds", "ends"]),
        days,
        st.sampled_from([0, 0, 0, None, 2, 5]),
        st.sampled_from([None, None, None, 1, 3]),
        st.sampled_from(["machine", "accepted", "disputed"]),
    ),
    max_size=9,
).map(
    lambda told: [
        effect(
            i,
            what,
            on,
            None if back is None else on - back,
            on + length if length and what in ("reported", "blocked") else None,
            review,
        )
        for i, (what, on, back, length, review) in enumerate(told)
    ]
)


@settings(max_examples=300, deadline=None)
@given(told=effects, on=st.integers(-1, 14).map(day))
def test_a_day_of_the_course_is_what_the_effects_up_to_it_say(told: list[Effect], on: str) -> None:
    covering = [s for s in fold(told) if s.valid_from <= on < s.valid_to]
    assert len(covering) <= 1
    assert [(s.answer, s.since) for s in covering] == [found for found in [naive(told, on)] if found]


@settings(max_examples=150, deadline=None)
@given(told=effects)
def test_a_course_has_no_gap_that_is_none_and_rests_on_what_decided(told: list[Effect]) -> None:
    course = fold(told)
    for before, after in pairwise(course):
        assert before.valid_from < before.valid_to <= after.valid_from
        same = (before.answer, before.since, before.review, before.rule, before.claims) == (
            after.answer,
            after.since,
            after.review,
            after.rule,
            after.claims,
        )
        assert not same or before.valid_to < after.valid_from
    for segment in course:
        said = resting(told, segment.valid_from)
        assert {claim for e in said for claim in e.claims} >= set(segment.claims)
        assert segment.review == min((e.review for e in said), key=("disputed", "machine", "accepted").index)
    if course and course[-1].valid_to == NO_END:
        assert {claim for e in resting(told) for claim in e.claims} >= set(course[-1].claims)


@settings(max_examples=300, deadline=None)
@given(told=effects, more=effects)
def test_what_is_absorbed_changes_nothing(told: list[Effect], more: list[Effect]) -> None:
    told = [e for e in told if not e.until]
    course = fold(told)
    for e in more:
        new = Effect((100, *e.claims[1:]), e.rule, e.start, e.day, e.until, e.review)
        covering = [s for s in course if s.valid_from <= new.day < s.valid_to]
        if covering and absorbed(covering[0], new):
            assert fold([*told, new]) == course


def test_much_is_absorbed() -> None:
    segment = Segment("holds", "adopted", day(3), "machine", "", (1,), day(3))
    assert absorbed(segment, effect(2, "reported", 5))
    assert absorbed(segment, effect(2, "holds", 5, None, review="accepted"))
    assert absorbed(segment, effect(2, "unblocked", 5))
    assert not absorbed(segment, effect(2, "ends", 5))
    assert not absorbed(segment, effect(2, "holds", 5, review="disputed"))
    assert not absorbed(segment, effect(2, "reported", 5, until=6))


def test_a_block_that_is_lifted_leaves_what_stood_before() -> None:
    told = [effect(0, "holds", 1), effect(1, "blocked", 3), effect(2, "unblocked", 6)]
    assert [(s.answer, s.since, s.claims) for s in fold(told)] == [
        ("holds", day(1), (0,)),
        ("blocked", day(3), (1,)),
        ("holds", day(6), (0, 2)),
    ]


def test_a_report_on_the_day_of_a_repeal_is_what_the_repeal_found() -> None:
    told = [effect(0, "holds", 1), effect(1, "reported", 4), effect(2, "ends", 4)]
    assert fold(told)[-1].answer == "does not hold"
    assert fold([*told, effect(3, "reported", 5)])[-1].answer == "conflicting"


@pytest.mark.parametrize(
    ("answer", "examined", "said"),
    [
        ("holds", True, "holds"),
        ("blocked", False, "blocked"),
        (None, True, EXAMINED),
        (None, False, NOT_EXAMINED),
    ],
)
def test_blank_is_not_no(answer: str | None, examined: bool, said: str) -> None:
    assert answered(answer, examined) == said


def test_every_rule_has_its_own_name_and_a_sentence() -> None:
    table = position_rules()
    assert len(prose()) == len(table.rule) + 1
    assert all(sentence.endswith(".") for sentence in prose().values())
    assert all(rule.moves and rule.statuses for rule in table.rule)
    stages = stage_rules()
    assert len({stage.id for stage in stages}) == len(stages)
    assert all(stage.prose.endswith(".") and stage.moves and stage.statuses for stage in stages)
    assert {other for stage in stages for other in stage.against} <= {stage.id for stage in stages}
