"""Annotations and a codebook in, claims out. Two decisions, move and status, each by a rule that has a name."""
