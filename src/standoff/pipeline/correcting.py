"""Corrections from the command line: what a person gives, as fields of a claim, checked against the codebook."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from standoff import dates
from standoff.errors import MissingInput, SettingsError
from standoff.model.recorded import Recorded
from standoff.pipeline.asking import placed
from standoff.pipeline.codebooks import check_code, directions
from standoff.pipeline.reviewing import Decided, decided, reason
from standoff.settings import Settings

if TYPE_CHECKING:
    from standoff.record.writer import Writer

NOTHING = "none"
OF_PLACES = ("federal", "state", "local", "other")


class Given(msgspec.Struct, frozen=True):
    """What a person says a claim should read; None leaves a field as it is.

    ``place`` is the actor's, in words or as an OCD division id; ``date`` an EDTF date; ``none`` takes either
    away. ``values`` are ``FIELD=JSON`` pairs.
    """

    move: str | None = None
    status: str | None = None
    actor: str | None = None
    level: str | None = None
    place: str | None = None
    date: str | None = None
    provision: str | None = None
    direction: str | None = None
    values: tuple[str, ...] = ()


def correct(settings: Settings, by: str, names: Sequence[str], given: Given, why: str) -> list[Decided]:
    """Puts what is given in the place of what was coded wrongly, in every claim named; all or none.

    Raises MissingInput, SettingsError, UnknownCode or BadDate, naming the option.
    """
    if given == Given():
        raise SettingsError("correct", "nothing to correct is given", "give --move, --status, ... or --set")

    def decide(writer: Writer, fact: Recorded) -> int:
        return writer.correct(fact.claim.id, changes(settings, fact, given), reason(why))

    return decided(settings, by, names, decide)


def changes(settings: Settings, fact: Recorded, given: Given) -> dict[str, Any]:
    """The fields of ``Claim`` that differ, as JSON values."""
    coded: dict[str, Any] = msgspec.to_builtins(fact.claim)
    found = dict(pair(text) for text in given.values)
    found |= {name: value for name in ("move", "status") if (value := getattr(given, name)) is not None}
    if given.actor or given.place or given.level:
        found["actor"] = actor(found.get("actor", coded["actor"]), given)
    if given.date is not None:
        text = coded["date"]["text"] if coded["date"] else given.date
        known = dates.check(given.date, "--date") if given.date != NOTHING else None
        found["date"] = {"text": text, "edtf": known} if known else None
    if given.provision or given.direction:
        found["provisions"] = provisions(found.get("provisions", coded["provisions"]), given)
    checked(settings, found)
    return found


def actor(coded: dict[str, Any], given: Given) -> dict[str, Any]:
    """The actor with another name, place or level; a place of another level of government brings its level."""
    from standoff import gazetteer

    changed = dict(coded)
    if given.actor:
        changed["name"] = given.actor
    if given.place:
        place = placed(given.place).key if given.place != NOTHING else None
        changed["place"] = known_place(place) if place else None
        if place and changed["level"] in OF_PLACES:
            changed["level"] = gazetteer.level_of(place)
    if given.level:
        changed["level"] = given.level
    return changed


def provisions(coded: list[dict[str, Any]], given: Given) -> list[dict[str, Any]]:
    """The one provision that is given, or those that were coded with another direction."""
    if given.provision:
        return [{"code": given.provision, "direction": given.direction}]
    if not coded:
        raise SettingsError("--direction", "the claim names no provision", "give --provision too")
    return [{**part, "direction": given.direction} for part in coded]


def pair(text: str) -> tuple[str, Any]:
    """``core=false`` as a field and its value. Raises SettingsError."""
    name, equals, value = text.partition("=")
    if not equals:
        raise SettingsError("--set", f"{text!r} is no FIELD=JSON", "write it like --set core=false")
    try:
        return name.strip(), msgspec.json.decode(value)
    except msgspec.DecodeError:
        mend = f"""quote words, like --set '{name}="..."', or see `standoff show --format json`"""
        raise SettingsError(f"--set {name}", f"{value!r} is not JSON", mend) from None


def checked(settings: Settings, found: dict[str, Any]) -> None:
    """Raises UnknownCode, BadDate, SettingsError or MissingInput for a value that the record should not hold."""
    check_code(settings.codebook, text_of(found, "move"), "moves")
    check_code(settings.codebook, text_of(found, "status"), "statuses")
    for part in parts(found, "provisions"):
        check_code(settings.codebook, text_of(part, "code"), "provisions")
        known = directions(settings.codebook)
        if part.get("direction") not in (None, *known):
            wrong = f"{part['direction']!r} is no direction of the codebook"
            raise SettingsError("--direction", wrong, f"give one of {', '.join(known)}")
    for part in (*parts(found, "instruments"), *parts(found, "instrument")):
        check_code(settings.codebook, text_of(part, "kind"), "instruments")
    for part in parts(found, "date"):
        if written := text_of(part, "edtf"):
            dates.check(written, "date")
    named = [part.get("place") for name in OF_PLACED for part in parts(found, name)]
    for place in (*named, *(found.get("places") or ())):
        if isinstance(place, str):
            known_place(place)


OF_PLACED = ("actor", "targets", "instruments", "instrument")


def parts(found: dict[str, Any], name: str) -> Iterator[dict[str, Any]]:
    """The objects that a field holds: one, several or none."""
    value = found.get(name)
    yield from (part for part in (value if isinstance(value, list) else [value]) if isinstance(part, dict))


def text_of(found: dict[str, Any], name: str) -> str | None:
    """A field's text; None where it has none, so that the record's own check of types can speak."""
    value = found.get(name)
    return value if isinstance(value, str) else None


def known_place(place: str) -> str:
    """The id itself. Raises MissingInput for a division id that the table of places does not have."""
    from standoff import gazetteer

    if gazetteer.by_id(place) is None:
        mend = "write it like 'Jackson, Mississippi' or as an OCD division id"
        raise MissingInput(place, "no such place in the table", mend)
    return place
