"""Standoff keeps the public record of a policy standoff between governments, each fact tied to its words."""
