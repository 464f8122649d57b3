"""Room: publish."""
