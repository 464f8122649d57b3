"""The door for readers, annotators, coders, codebooks and exporters: entry points, built-ins included.

A plug-in is one module and one entry point in group ``standoff.<kind>``. Annotators declare what they
require and provide; the pipeline orders and checks them before it runs.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.metadata import entry_points
from typing import Protocol

from standoff.errors import PluginError
from standoff.model.annotation import Annotations
from standoff.model.document import Document

KINDS = ("annotators", "codebooks", "coders", "exporters", "readers")


class Annotator(Protocol):
    """Adds layers to a document's annotations. ``requires`` and ``provides`` name fields of Annotations.

    One that also has a ``profile`` runs in that profile only.
    """

    name: str

    @property
    def version(self) -> str:
        """Part of every run's signature."""
        ...

    requires: tuple[str, ...]
    provides: tuple[str, ...]

    def annotate(self, document: Document, have: Annotations) -> Annotations:
        """Return ``have`` with the provided layers filled."""
        ...


@cache
def names(kind: str) -> tuple[str, ...]:
    """The names of all plug-ins of one kind, sorted."""
    return tuple(sorted(entry.name for entry in entry_points(group=f"standoff.{kind}")))


@cache
def load(kind: str, name: str) -> object:
    """The object behind an entry point.

    Raises PluginError when there is none of that name or it cannot be imported.
    """
    for entry in entry_points(group=f"standoff.{kind}"):
        if entry.name == name:
            try:
                return entry.load()
            except Exception as error:
                raise PluginError(
                    f"plug-in {name}", f"cannot be loaded ({error})", "reinstall its package"
                ) from error
    known = ", ".join(names(kind)) or "none"
    raise PluginError(f"plug-in {name}", f"no such plug-in among the {kind}", f"installed: {known}")


def in_order(annotators: Iterable[Annotator]) -> tuple[Annotator, ...]:
    """The annotators in an order in which each finds the layers it requires; those that only check come first.

    Raises PluginError when a layer is required that nobody provides, or in a circle.
    """
    waiting = sorted(annotators, key=lambda annotator: (bool(annotator.provides), annotator.name))
    have: set[str] = set()
    ready: list[Annotator] = []
    while waiting:
        pending = {layer for annotator in waiting for layer in annotator.provides}
        for annotator in waiting:
            if set(annotator.requires) <= have and not (
                set(annotator.requires) & pending - set(annotator.provides)
            ):
                break
        else:
            missing = sorted({layer for annotator in waiting for layer in annotator.requires} - have)
            who = ", ".join(annotator.name for annotator in waiting)
            wrong = f"nothing provides {', '.join(missing)}"
            raise PluginError(f"annotators {who}", wrong, "install an annotator that does")
        waiting.remove(annotator)
        ready.append(annotator)
        have |= set(annotator.provides)
    return tuple(ready)
