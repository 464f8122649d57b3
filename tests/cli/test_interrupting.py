"""An interruption that Python drops still ends a run."""

from __future__ import annotations

import gc
import os
import signal
import weakref
from collections.abc import Iterator

import pytest

from standoff.cli.interrupting import interruptible, listening


@pytest.fixture(autouse=True)
def heard() -> Iterator[None]:
    """Python's own handler, though a shell that starts the tests in the background ignores interruptions."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


class Freed:
    """Something whose end takes a while."""


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_an_interruption_while_an_object_is_freed_stops_before_the_next_item() -> None:
    freed, done = [Freed()], list[int]()
    reference = weakref.ref(freed[0], lambda _: os.kill(os.getpid(), signal.SIGINT))

    def work() -> None:
        for item in interruptible(range(5)):
            done.append(item)
            if item == 2:
                freed.clear()
                gc.collect()

    with pytest.raises(KeyboardInterrupt), listening():
        work()
    assert reference() is None
    assert done == [0, 1, 2]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_without_one_every_item_comes() -> None:
    with listening():
        assert list(interruptible(range(3))) == [0, 1, 2]
