"""Mentions as the trained model finds them: spans with a type each."""
