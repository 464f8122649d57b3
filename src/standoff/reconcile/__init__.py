"""Room: reconcile."""
