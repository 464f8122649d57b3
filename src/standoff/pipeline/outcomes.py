"""What became of one input: a document, or a failure that the others survive."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

import msgspec

from standoff.errors import InputError, PluginError, RecordError, StandoffError

In = TypeVar("In")
Out = TypeVar("Out")


class Failure(msgspec.Struct, frozen=True):
    """An input that could not be used. ``where`` is its path or line, ``error`` what is wrong and the mend."""

    doc_id: str
    where: str
    error: str

    def __str__(self) -> str:
        named = self.where if self.doc_id in self.where else f"{self.where} ({self.doc_id})"
        return f"{named}: {self.error}"


def failure(name: str, error: Exception) -> Failure:
    """The failure that ``error`` means for the input called ``name``."""
    if isinstance(error, StandoffError):
        return Failure(name, error.what, f"{error.wrong}; {error.mend}" if error.mend else error.wrong)
    return Failure(name, name, f"cannot be processed ({type(error).__name__}: {one_line(str(error))})")


def one_line(text: str, limit: int = 200) -> str:
    """``text`` with white space collapsed, cut at ``limit`` code points."""
    flat = " ".join(text.split())
    return flat if len(flat) <= limit else flat[: limit - 1] + "…"


def attempt(name: str, step: Callable[[], Out]) -> Out | Failure:
    """The result of ``step``, or the Failure that its error means.

    Errors of settings, codebook, plug-ins and record, and a package that is not there, concern every input
    alike: they stop the run.
    """
    try:
        return step()
    except InputError as error:
        return failure(name, error)
    except StandoffError as error:
        if error.exit_code == 1 and not isinstance(error, RecordError):
            return failure(name, error)
        raise
    except ImportError as error:
        wrong = f"a package cannot be loaded ({one_line(str(error))})"
        raise PluginError("installation", wrong, "install Standoff again with all it needs") from error
    except Exception as error:
        return failure(name, error)


def each(
    items: Iterable[In | Failure], step: Callable[[In], Out], name: Callable[[In], str]
) -> Iterator[Out | Failure]:
    """``step`` applied to every item in order; failures pass through, new ones take their item's place."""
    for item in items:
        if isinstance(item, Failure):
            yield item
        else:
            yield attempt(name(item), lambda item=item: step(item))  # type: ignore[misc]
