"""Mentions of actors, places and things: names, descriptions and pronouns, with types."""
