"""Where the networks are fitted, and in what precision."""

from contextlib import AbstractContextManager

import torch


def best_device() -> torch.device:
    """A GPU if there is one, else the processor."""
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")


def half_precision(device: torch.device) -> AbstractContextManager[None]:
    """Products in bfloat16, sums and losses in full, where the hardware multiplies these."""
    fast = device.type == "cuda" or torch.cpu._is_avx512_bf16_supported()
    return torch.autocast(device.type, dtype=torch.bfloat16, enabled=fast)
