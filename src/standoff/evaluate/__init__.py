"""Scorers that ship, so that anybody can check any coder or annotator on gold of their own."""
