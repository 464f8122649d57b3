"""Names that come from content: the same input has the same ids on every machine."""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

import msgspec

from standoff.model.claim import Claim
from standoff.model.document import Document
from standoff.model.span import Span

OCD = "ocd-division/"
LINEAGE_IOU = 0.5
NOT_CODED = ("id", "made_by", "confidence")  # about the making of a claim, not about what it says
NO_ADDRESS = re.compile(r"(-|<?stdin>?)?([:#].*)?|.*:\d+")  # standard input, or a numbered line of a file


def digest(*parts: object) -> str:
    """SHA-256 of the parts as JSON with sorted keys, in hex."""
    return hashlib.sha256(msgspec.json.encode(parts, order="sorted")).hexdigest()


def claim_id(claim: Claim, text_sha256: str, coder: str, codebook: str) -> str:
    """Hash of the text, the evidence, what was coded, and by which versions: 32 hex digits.

    Fields that say nothing are left out, so that a field added to the model later changes no id.
    """
    coded = {name: getattr(claim, name) for name in claim.__struct_fields__ if name not in NOT_CODED}
    return digest(text_sha256, _said(msgspec.to_builtins(coded)), coder, codebook)[:32]


def document_id(document: Document) -> str:
    """Hash of the bytes, the text, and what the page says of itself: 32 hex digits.

    Address and time of capture are left out: a page read twice, or from another folder, is one document.
    """
    said = (document.title, document.outlet, document.byline, document.published, document.url)
    return digest(document.capture.sha256, document.text_sha256, said)[:32]


def page_key(document: Document) -> str:
    """Which page this is a capture of. A later capture with the same key supersedes the earlier one.

    The page's address together with its outlet (syndicated copies name the original's address), else
    where it was read from; a document without either is a page of its own.
    """
    if document.url and urlsplit(document.url).path.strip("/"):
        return f"{document.url.split('#')[0]} {fold(document.outlet or '')}".strip()
    if NO_ADDRESS.fullmatch(document.capture.uri):
        return f"text:{document_id(document)}"
    uri = document.capture.uri
    return uri if "://" in uri else os.path.abspath(uri)  # "a.html" is another page in another folder


def fold(name: str) -> str:
    """Lower-case words without accents and punctuation: ``"Gov. José Díaz"`` becomes ``"gov jose diaz"``."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return " ".join(re.findall(r"\w+", plain.casefold()))


def instrument_key(identifier: str) -> str:
    """``"S.B. 2710"``, ``"SB 2710"`` and ``"sb2710"`` are one."""
    return fold(identifier).replace(" ", "")


def place_id(place: str) -> str:
    """An OCD division id, with its prefix, from one with or without (``"state:tx"``)."""
    place = place.strip().casefold().rstrip("/")
    if place.startswith(OCD):
        return place
    return f"{OCD}{place}" if place.startswith("country:") else f"{OCD}country:us/{place}"


def lineages(new: Sequence[Claim], old: Sequence[tuple[Claim, str]]) -> list[str]:
    """The lineage of each new claim: inherited one to one from old claims on the same text, else its own id.

    ``old`` holds every version of every lineage, the latest first. A lineage passes on by equal move and
    actor place and a span IoU of at least one half with any of its versions, best first; equal spans are
    told apart by how many coded fields agree.
    """
    pairs = [
        (_iou(claim.evidence, before.evidence), _agreement(claim, before), -i, -j)
        for i, claim in enumerate(new)
        for j, (before, _) in enumerate(old)
        if claim.move == before.move and claim.actor.place == before.actor.place
    ]
    found: dict[int, str] = {}
    taken: set[str] = set()
    for iou, _, i, j in sorted(pairs, reverse=True):
        lineage = old[-j][1]
        if iou >= LINEAGE_IOU and -i not in found and lineage not in taken:
            found[-i] = lineage
            taken.add(lineage)
    return [found.get(i, claim.id) for i, claim in enumerate(new)]


def _said(value: Any) -> Any:
    """Without None and empty lists, at every depth."""
    if isinstance(value, dict):
        return {key: _said(part) for key, part in value.items() if part is not None and part not in ([], ())}
    return [_said(part) for part in value] if isinstance(value, list | tuple) else value


def _iou(a: Span, b: Span) -> float:
    shared = min(a.end, b.end) - max(a.start, b.start)
    return shared / (max(a.end, b.end) - min(a.start, b.start)) if shared > 0 else 0.0


def _agreement(a: Claim, b: Claim) -> int:
    return sum(getattr(a, name) == getattr(b, name) for name in a.__struct_fields__ if name not in NOT_CODED)
