"""Moves as reconciliation derives them: kept as entries, grouped anew only where something was touched."""
