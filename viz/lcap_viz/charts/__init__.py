"""Charts of a plan: facts first, then one way to draw them all."""
