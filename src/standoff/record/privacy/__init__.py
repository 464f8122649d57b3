"""Private persons: what is never stored of them, and what public views show of a text."""
