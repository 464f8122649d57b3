"""Captures in, documents out: main text with block quotes, metadata, and an exact map back to the source."""

from standoff.extract.document import extract
from standoff.extract.source_map import to_source

__all__ = ["extract", "to_source"]
