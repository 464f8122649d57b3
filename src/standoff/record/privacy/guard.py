"""The privacy guard at the write: private persons enter as roles, their own cases not at all."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

import msgspec

from standoff.model.claim import Claim, InstrumentRef, Worded
from standoff.record.identity import fold
from standoff.record.privacy.cases import Case
from standoff.record.privacy.details import ALWAYS
from standoff.record.privacy.persons import TITLES
from standoff.record.privacy.private import NAMED_AFTER, PSEUDONYM, VERSUS, Private, loose

ROLE = "a private person"
WITHHELD = "[withheld]"
HONORIFIC = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr)\.?[ \t]+$")
LEADING = re.compile(r"^(?:Mr|Mrs|Ms|Miss|Dr)\.?\s+")

Guard = Callable[[Claim], "Claim | str"]
"""Gets a claim, gives it back (with roles for names), or the reason it may not be stored."""


def masking(
    names: Iterable[str], roles: Mapping[str, str] | None = None, secrets: Iterable[str] = ()
) -> Guard:
    """A guard that puts a role in the place of these names wherever a claim holds words.

    ``roles`` gives the role of a name where the text words one ("a farmer"), else it is "a private person".
    ``secrets`` (and what looks like a telephone number, a mail address or an alien number) are withheld. A name
    inside a longer word or a longer name stays: "Jackson County", "Martin O'Malley", "Kate's Law".
    """
    masks = _Masks(names, roles or {}, secrets)

    def guard(claim: Claim) -> Claim | str:
        return msgspec.structs.replace(
            claim,
            actor=msgspec.structs.replace(claim.actor, name=masks.name(claim.actor.name)),
            voices=tuple(masks.name(voice) for voice in claim.voices),
            targets=tuple(
                msgspec.structs.replace(target, name=masks.name(target.name)) for target in claim.targets
            ),
            instruments=tuple(masks.instrument(instrument) for instrument in claim.instruments),
            instrument=masks.instrument(claim.instrument) if claim.instrument else None,
            date=msgspec.structs.replace(claim.date, text=masks.words(claim.date.text))
            if claim.date
            else None,
            figures=tuple(
                msgspec.structs.replace(figure, **{field: masks.words(said) for field, said in _said(figure)})
                for figure in claim.figures
            ),
            responds_to=masks.worded(claim.responds_to),
            purpose=masks.worded(claim.purpose),
            attributed_cause=masks.worded(claim.attributed_cause),
        )

    return guard


def refusing(private: Private) -> Guard:
    """A guard that refuses a claim whose content is a person's own case, and gives the reason.

    Refused are claims that rest on a clause about one person's arrest, detention, removal, conviction, status
    or street. A claim whose own verb is another ("the council voted ... after ... was arrested") stays.
    """

    def guard(claim: Claim) -> Claim | str:
        case = next((case for case in private.cases if _rests_on(claim, case)), None)
        return claim if case is None else f"about a person's own case ({case.what})"

    return guard


def _rests_on(claim: Claim, case: Case) -> bool:
    """Whether the evidence holds the verb of the case and nothing beyond its clause."""
    start, end = claim.evidence.start, claim.evidence.end
    return start <= case.at < end and case.span.start <= start and end <= case.span.end + 1


def _said(figure: msgspec.Struct) -> list[tuple[str, str]]:
    return [(field, said) for field in ("what", "qualifier", "unit") if (said := getattr(figure, field))]


class _Masks:
    """The patterns of one document's names, longest first."""

    def __init__(self, names: Iterable[str], roles: Mapping[str, str], secrets: Iterable[str]) -> None:
        given = sorted({" ".join(name.split()) for name in names if name.strip()}, key=lambda n: (-len(n), n))
        self.roles = {fold(name): role for name, role in roles.items()}
        self.full = [(self._pattern(name), self._role(name)) for name in given if len(name.split()) > 1]
        self.single = [(self._pattern(name), self._role(name)) for name in given if len(name.split()) == 1]
        last = {words[-1]: self._role(name) for name in given if len(words := fold(name).split()) > 1}
        self.whole = last | {fold(name): self._role(name) for name in given}
        secret = sorted(
            {" ".join(words.split()) for words in secrets if words.strip()}, key=len, reverse=True
        )
        self.secrets = [re.compile(rf"(?<!\w){loose(words)}(?!\w)", re.IGNORECASE) for words in secret]

    def _role(self, name: str) -> str:
        return self.roles.get(fold(name), ROLE)

    @staticmethod
    def _pattern(name: str) -> re.Pattern[str]:
        flags = re.IGNORECASE if len(name.split()) > 1 else 0
        return re.compile(rf"(?<![\w’'-]){loose(name)}(?![\w-])", flags)

    def name(self, words: str) -> str:
        """A field that names somebody; a bare last name is the whole of it."""
        return self.whole.get(fold(LEADING.sub("", words))) or self.words(words)

    def words(self, words: str) -> str:
        """Any words of the text, with roles for names and without numbers that lead to a person."""
        for pattern in (*self.secrets, *ALWAYS):
            words = pattern.sub(WITHHELD, words)
        for pattern, role in self.full:
            words = self._replace(words, pattern, role, False)
        for pattern, role in self.single:
            words = self._replace(words, pattern, role, True)
        return words

    def _replace(self, words: str, pattern: re.Pattern[str], role: str, alone: bool) -> str:
        done, at = "", 0
        for match in pattern.finditer(words):
            start, end = match.span()
            if NAMED_AFTER.match(words, end) or (alone and _in_longer_name(words, start, end)):
                continue
            honored = HONORIFIC.search(words[at:start])
            done += words[at : at + honored.start() if honored else start] + role
            at = end
        return done + words[at:]

    def worded(self, part: Worded | None) -> Worded | None:
        return msgspec.structs.replace(part, text=self.words(part.text)) if part else None

    def instrument(self, instrument: InstrumentRef) -> InstrumentRef:
        """A case keeps its public party: "a private person v. Ashford County"."""
        if not instrument.identifier:
            return instrument
        sides = VERSUS.split(instrument.identifier)
        if len(sides) == 2:
            said = " v. ".join(ROLE if PSEUDONYM.fullmatch(side) else self._party(side) for side in sides)
            said = said if ROLE in said else instrument.identifier
        else:
            said = self.words(instrument.identifier)
        return msgspec.structs.replace(instrument, identifier=said)

    def _party(self, side: str) -> str:
        masked = self.whole.get(fold(side))
        return (
            ROLE
            if masked
            else ROLE.join(re.split("|".join(map(re.escape, self._said_roles())), self.words(side)))
        )

    def _said_roles(self) -> list[str]:
        return sorted({ROLE, *self.roles.values()}, key=len, reverse=True)


def _in_longer_name(words: str, start: int, end: int) -> bool:
    """Whether a single name stands between capitalised words that belong to it."""
    if re.match(r"[ \t]+[A-Z]", words[end:]):
        return True
    before = re.search(r"([A-Z][\w’'.-]*)[ \t]+$", words[:start])
    return bool(before and before.group(1).strip(".").lower() not in TITLES)
