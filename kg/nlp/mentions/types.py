"""The types that the trained model gives to mentions."""

# Those of GUM (Zeldes 2017), in the order of the model's outputs; before them stands "no mention".
TYPES = (
    "abstract",
    "animal",
    "event",
    "object",
    "organization",
    "person",
    "place",
    "plant",
    "substance",
    "time",
)
