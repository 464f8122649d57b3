"""The stories that ship: pages of our own with the claims that a careful reader finds in them."""

from __future__ import annotations


def all_stories() -> list[object]:
    """None yet."""
    return []
