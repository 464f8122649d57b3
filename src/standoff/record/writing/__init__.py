"""What a write does: documents, claims and decisions as rows, and what follows from them at once."""
