"""How good every layer is, measured beside baselines, and floors below which nothing may fall."""
