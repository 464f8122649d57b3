"""How one act reads."""

import pytest

from standoff.cli.cards import dated
from standoff.model.claim import DateRef


@pytest.mark.parametrize(
    ("date", "shown"),
    [
        (DateRef("Monday", "2017-03-27"), "“Monday” = 2017-03-27"),
        (DateRef("2010", "2010"), "“2010”"),
        (DateRef("now", None), "“now”"),
    ],
)
def test_a_date_says_what_its_words_do_not(date: DateRef, shown: str) -> None:
    assert dated(date) == shown
