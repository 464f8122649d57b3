"""Room: annotate."""
