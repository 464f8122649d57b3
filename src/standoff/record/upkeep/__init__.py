"""Keeping a record: copies, backups, migrations, erasure, and what there is to know of it."""
