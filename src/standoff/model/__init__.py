"""The vocabulary of Standoff: types, no logic."""
