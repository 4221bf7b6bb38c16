"""Training of the attribution model: PolNeAR's files → ONNX graphs that run without PyTorch."""
