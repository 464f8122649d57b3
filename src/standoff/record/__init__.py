"""The record: an append-only log in one SQLite file, with valid time and record time on every claim.

``Store.open`` gives writers, which only ever add, and views, which are pinned to a valid day and an
instant of record time and only ever read. The file opens in any SQLite tool.
"""
