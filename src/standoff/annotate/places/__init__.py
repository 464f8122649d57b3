"""Place names to OCD division ids, with a guard against namesakes."""

from __future__ import annotations

import msgspec

from standoff.annotate.places import lexicon
from standoff.annotate.places.outlets import home_of, labels_of
from standoff.annotate.places.resolving import resolve
from standoff.annotate.places.spot import Spot
from standoff.annotate.places.spotting import spots
from standoff.gazetteer import Place
from standoff.model.annotation import Annotations, Toponym
from standoff.model.document import Document

_KINDS = {
    "territory": "state",
    "township": "place",
    "unincorporated": "place",
    "foreign": "other",
    "region": "other",
}


class Places:
    """Marks every place name; ``place`` stays None where the text does not settle which one is meant."""

    name = "places"
    version = "1"
    requires: tuple[str, ...] = ()
    provides: tuple[str, ...] = ("toponyms",)

    def annotate(self, document: Document, have: Annotations) -> Annotations:
        """Return ``have`` with ``toponyms`` in text order."""
        found = spots(document.text)
        home = home_of(document.outlet, document.url)
        places = resolve(document.text, found, home, labels_of(document.outlet, document.url))
        toponyms = tuple(
            _toponym(document.text, spot, place)
            for spot, place in zip(found, places, strict=True)
            if place is not None or _surely_a_place(spot)
        )
        return msgspec.structs.replace(have, toponyms=toponyms)


def _surely_a_place(spot: Spot) -> bool:
    return spot.sign == "place" and spot.key not in lexicon.SURNAMES and spot.key not in lexicon.GIVEN


def _toponym(text: str, spot: Spot, place: Place | None) -> Toponym:
    kind = place.kind if place else spot.places[0].kind
    return Toponym(
        start=spot.start,
        end=spot.end,
        name=text[spot.start : spot.end],
        place=place.id if place else None,
        kind=_KINDS.get(kind, kind),
        lat=place.lat if place else None,
        lon=place.lon if place else None,
    )


annotator = Places()
