"""Documents to annotations: every installed annotator, in an order in which each finds what it requires."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import cache
from typing import cast

import msgspec

from standoff import plugins
from standoff.errors import InputError, StandoffError
from standoff.model.annotation import Annotations
from standoff.model.document import Document
from standoff.plugins import Annotator

LOG = logging.getLogger("standoff")
WITHOUT_WEIGHTS = (
    "standoff: the weights of the encoder are not installed, so attributions are found by rules alone; "
    "to mend it: pip install standoff-model-en (or set STANDOFF_PROFILE=rules)"
)


@cache
def annotators(profile: str = "encoder") -> tuple[Annotator, ...]:
    """The installed annotators of a profile in running order; those that name none stand in every profile.

    Without the weights the profile ``encoder`` is told to be ``rules``, in one line.
    Raises PluginError when one cannot be loaded or a layer is required that nobody provides.
    """
    from standoff.annotate.hearing import weights

    if profile == "encoder" and not weights.installed():
        LOG.warning(WITHOUT_WEIGHTS)
        profile = "rules"
    every = (cast(Annotator, plugins.load("annotators", name)) for name in plugins.names("annotators"))
    return plugins.in_order(part for part in every if getattr(part, "profile", profile) == profile)


def annotate(
    document: Document,
    parts: tuple[Annotator, ...] | None = None,
    enough: Callable[[Annotations], bool] = lambda have: False,
) -> Annotations:
    """Every layer that ``parts`` (default: all installed annotators) add to ``document``, until it is ``enough``.

    Raises InputError naming the annotator that this document broke.
    """
    have = Annotations()
    for part in annotators() if parts is None else parts:
        try:
            have = part.annotate(document, have)
        except StandoffError:
            raise
        except Exception as error:
            wrong = f"annotator {part.name} failed on it ({type(error).__name__}: {error})"
            raise InputError(document.doc_id, wrong, "report it, with the input") from error
        have = msgspec.structs.replace(have, made_by=signed(have.made_by, f"{part.name}@{part.version}"))
        if enough(have):
            break
    return have


def signed(made_by: tuple[str, ...], signature: str) -> tuple[str, ...]:
    """``made_by`` with ``signature`` at its end, once."""
    return made_by if signature in made_by else (*made_by, signature)
