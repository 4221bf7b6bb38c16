"""Norms, events and relations: who permits, forbids, asks, does or is what, read from the parse."""
