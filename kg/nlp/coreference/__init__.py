"""Coreference within an article by rule: which mentions are one actor, place or thing."""
