"""One frozen object with every setting, made once at the edge and passed in."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping

import msgspec

from standoff.errors import SettingsError

MEGABYTE = 1_000_000
PROFILES = ("encoder", "rules")


class Settings(msgspec.Struct, frozen=True):
    """How this run behaves.

    ``record`` is the path of the record or a ``postgresql://`` address, ``max_bytes`` the largest input in bytes,
    ``max_characters`` the longest text that is one document;
    ``min_confidence`` the lowest confidence in [0, 1] a claim needs to be kept; ``home`` the OCD
    division id of the state assumed for outlets without one; ``reviewer`` who signs reviews; ``profile`` how
    attributions are found: by ``encoder`` and rules, or by ``rules`` alone.
    """

    record: str = "standoff.db"
    codebook: str = "sanctuary"
    max_bytes: int = 20 * MEGABYTE
    max_characters: int = 500_000
    min_confidence: float = 0.0
    home: str | None = None
    reviewer: str | None = None
    profile: str = "encoder"

    @property
    def record_name(self) -> str:
        """What to call the record in messages: an address without its password."""
        if "://" not in self.record:
            return self.record
        return re.sub(r"(?<=//)([^:/]*):[^@]*@|(?<=password=)[^&]*", hidden, self.record)

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Settings:
        """Settings from ``STANDOFF_*`` variables.

        Raises SettingsError when a variable holds no usable value.
        """
        found: dict[str, object] = {}
        if record := environment.get("STANDOFF_RECORD"):
            found["record"] = record
        if reviewer := environment.get("STANDOFF_REVIEWER", "").strip():
            found["reviewer"] = reviewer
        if codebook := environment.get("STANDOFF_CODEBOOK"):
            found["codebook"] = codebook
        if size := environment.get("STANDOFF_MAX_MB"):
            if not size.isdigit() or int(size) == 0:
                raise SettingsError("STANDOFF_MAX_MB", f"{size!r} is not a size", "give megabytes, like 20")
            found["max_bytes"] = int(size) * MEGABYTE
        if profile := environment.get("STANDOFF_PROFILE"):
            if profile not in PROFILES:
                raise SettingsError(
                    "STANDOFF_PROFILE", f"{profile!r} is no profile", f"give {' or '.join(PROFILES)}"
                )
            found["profile"] = profile
        return cls(**found)  # type: ignore[arg-type]


def hidden(found: re.Match[str]) -> str:
    """Asterisks in the place of a password, after the user's name where it is there."""
    return f"{found[1]}:***@" if found[1] is not None else "***"
