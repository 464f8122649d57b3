"""An interruption is never lost. Python drops the exception when it comes while an object is being freed."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TypeVar

Item = TypeVar("Item")
_heard = threading.Event()


@contextmanager
def listening() -> Iterator[None]:
    """Remembers an interruption, besides raising KeyboardInterrupt as Python does."""
    _heard.clear()
    if signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
        yield  # somebody else listens, or we are not the main program
        return

    def hear(number: int, frame: FrameType | None) -> None:
        _heard.set()
        signal.default_int_handler(number, frame)

    try:
        signal.signal(signal.SIGINT, hear)
    except ValueError:  # not the main thread
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def interruptible(items: Iterable[Item]) -> Iterator[Item]:
    """``items`` unchanged. Raises KeyboardInterrupt before the next one once an interruption was heard."""
    for item in items:
        yield item
        if _heard.is_set():
            raise KeyboardInterrupt
