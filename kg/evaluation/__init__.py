"""How good the reading is: figures against data that people have annotated."""
