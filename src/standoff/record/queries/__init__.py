"""Questions to the tables: each compiled once per shape, and answered as of one entry."""
