"""Events told by nouns and verbs of happening: "the summit", "to meet the king"."""
