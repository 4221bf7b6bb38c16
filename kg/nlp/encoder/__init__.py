"""The shared encoder: text → windows of subword tokens → hidden states, for any number of heads."""
