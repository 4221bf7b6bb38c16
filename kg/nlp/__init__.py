"""The only spaCy and ONNX code: one article's text → what it says, as spaCy components."""
