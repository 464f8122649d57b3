"""Bytes in, captures out: files, folders, globs and standard input as a stream of sources."""

from standoff.read.inputs import sources
from standoff.read.reader import Origin, Reader

__all__ = ["Origin", "Reader", "sources"]
