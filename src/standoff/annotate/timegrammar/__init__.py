"""A small grammar for the dates, times, durations and sets of news English.

``find`` says which words are a time expression and what they mean before anybody knows when they were
said; ``resolve`` reads that meaning against an anchor date.
"""

from standoff.annotate.timegrammar.forms import TimeMatch
from standoff.annotate.timegrammar.grammar import find
from standoff.annotate.timegrammar.resolution import resolve

__all__ = ["TimeMatch", "find", "resolve"]
