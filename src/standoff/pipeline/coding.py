"""Annotated documents to claims, by an installed coder under a codebook."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Protocol, cast

import msgspec

from standoff import plugins
from standoff.model.annotation import Annotations
from standoff.model.claim import CodedDocument
from standoff.model.codebook import Codebook
from standoff.model.document import Document
from standoff.pipeline.annotating import annotate, annotators
from standoff.plugins import Annotator


class Coder(Protocol):
    """Turns one annotated document into claims under its codebook.

    One that also has a ``focus`` gives an annotator of that layer: the passages it may find claims in.
    """

    name: str
    version: str
    codebook: Codebook

    def code(self, document: Document, annotations: Annotations) -> CodedDocument:
        """The claims of ``document``."""
        ...


@cache
def coder_for(codebook: str, profile: str = "encoder", name: str | None = None) -> Coder:
    """The coder of a profile under ``codebook``, an installed codebook's name or the path of a TOML file.

    In the profile ``encoder`` that is the one which also asks the installed network, if there is one and it learned
    this codebook's topic; else the frames. ``name`` asks for a coder whatever the profile.
    Raises CodebookError when the codebook cannot be used, PluginError when there is no such coder.
    """
    from standoff.coding.codebook import load
    from standoff.coding.learned import weights

    book = load(codebook)
    learned = profile == "encoder" and weights.serves(book.name)
    make = cast(
        "Callable[[Codebook], Coder]", plugins.load("coders", name or ("combined" if learned else "frames"))
    )
    return make(book)


def parts_for(coder: Coder, profile: str = "encoder") -> tuple[Annotator, ...]:
    """The annotators of a profile, and as soon as it can be told, the coder's word on which passages matter."""
    parts = annotators(profile)
    focus: Annotator | None = getattr(coder, "focus", None)
    have: set[str] = set()
    for at, part in enumerate(parts, start=1):
        have |= set(part.provides)
        if focus is not None and set(focus.requires) <= have:
            return (*parts[:at], focus, *parts[at:])
    return parts


def signatures(coder: Coder, parts: tuple[Annotator, ...]) -> tuple[str, str]:
    """Coder and codebook, each as ``name@version``: how runs are told apart.

    The coder's version names who found the attributions, on which every claim's voices rest.
    """
    heard = [f"{part.name}-{part.version}" for part in parts if "attributions" in part.provides]
    version = "+".join((coder.version, *heard))
    return f"{coder.name}@{version}", f"{coder.codebook.name}@{coder.codebook.version}"


def code(document: Document, coder: Coder, parts: tuple[Annotator, ...] | None = None) -> CodedDocument:
    """The claims of ``document`` after annotation by ``parts`` (default: ``parts_for`` the coder).

    A document that the coder finds off its topic is not annotated further.
    """
    parts = parts_for(coder) if parts is None else parts
    return coded(document, annotate(document, parts, off_topic), coder, parts)


def off_topic(have: Annotations) -> bool:
    """Whether a coder has looked and found no passage that could concern its topic."""
    return have.focus == ()


def coded(
    document: Document, annotations: Annotations, coder: Coder, parts: tuple[Annotator, ...]
) -> CodedDocument:
    """The claims of a document that ``parts`` annotated."""
    return msgspec.structs.replace(coder.code(document, annotations), coder=signatures(coder, parts)[0])
