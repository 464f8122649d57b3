"""The codebooks that ship with Standoff: one TOML file each, data only."""

from importlib.resources import files

sanctuary = files(__name__) / "sanctuary.toml"
"""US sanctuary-city policy since 2017."""
