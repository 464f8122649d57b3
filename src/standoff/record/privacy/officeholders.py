"""People who are public wherever they are named, because of the high office they hold or held."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import msgspec

from standoff.record.identity import fold


@cache
def officeholders() -> frozenset[str]:
    """Folded full names from ``officeholders.toml``."""
    groups = msgspec.toml.decode(
        files("standoff.record.privacy").joinpath("officeholders.toml").read_bytes(), type=dict[str, str]
    )
    return frozenset(fold(name) for names in groups.values() for name in names.split(","))
