"""The privacy guard at the write: private persons enter as roles, never by name as data."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

import msgspec

from standoff.model.annotation import Annotations
from standoff.model.claim import Claim
from standoff.model.document import Document
from standoff.record.identity import fold

ROLE = "a private person"

Guard = Callable[[Claim], "Claim | str"]
"""Gets a claim, gives it back (with roles for names), or the reason it may not be stored."""


def private_names(document: Document, annotations: Annotations) -> frozenset[str]:
    """Full names of persons whom the annotations hold to be private.

    Descriptions ("a resident") name nobody; a single word, or a name that a public actor, the outlet or
    the byline bears too, is as likely an office-holder or a place and stays.
    """
    bearers = [actor.name for actor in annotations.actors if actor.public]
    public = " | ".join(fold(name) for name in (*bearers, document.outlet or "", document.byline or ""))
    return frozenset(
        actor.name
        for actor in annotations.actors
        if not actor.public
        and actor.kind == "person"
        and sum(word[:1].isupper() for word in actor.name.split()) > 1
        and fold(actor.name) not in public
    )


def masking(private_names: Iterable[str]) -> Guard:
    """A guard that puts a role in the place of these names in actor, voices and targets."""
    names = sorted({" ".join(name.split()) for name in private_names if name.strip()}, key=len, reverse=True)
    patterns = [re.compile(rf"(?<!\w){_loose(name)}(?!\w)", re.IGNORECASE) for name in names]
    last_names = {fold(name).split()[-1] for name in names if len(fold(name).split()) > 1}

    def mask(text: str) -> str:
        if fold(text) in last_names:
            return ROLE
        for pattern in patterns:
            text = pattern.sub(ROLE, text)
        return text

    def guard(claim: Claim) -> Claim | str:
        if not names:
            return claim
        return msgspec.structs.replace(
            claim,
            actor=msgspec.structs.replace(claim.actor, name=mask(claim.actor.name)),
            voices=tuple(mask(voice) for voice in claim.voices),
            targets=tuple(
                msgspec.structs.replace(target, name=mask(target.name)) for target in claim.targets
            ),
        )

    return guard


def _loose(name: str) -> str:
    return r"\s+".join(re.escape(word) for word in name.split())
