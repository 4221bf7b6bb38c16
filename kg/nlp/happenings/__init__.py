"""Events told by nouns and verbs of happening: "the summit", "their meeting", "to meet the king"."""
