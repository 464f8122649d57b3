"""Positions and stages by written rule: what holds where, and how far an instrument has come, on both clocks."""
