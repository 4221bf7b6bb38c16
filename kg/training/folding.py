"""What a trained network becomes before it is exported: as fast and as exact with 8 bits as it can.

Nothing that it computes changes but for what is rounded off.
"""

import copy
from collections.abc import Callable, Mapping
from typing import Any

import torch
from torch import Tensor, nn

from kg.training.network import Attention, Layer

# How much of the largest inputs is moved into the weights (Xiao et al. 2023); all of it is 1.
MOVED = 0.85

OPERATOR = "com.microsoft::MultiHeadAttention"

Largest = Mapping[str, Tensor]


class Scaled(nn.Module):
    """A product whose inputs have been made alike in size, and its weights larger in turn.

    Changes the weights of the product that it is given.

    Numbers are rounded by the largest one of all inputs: a few that are ten times as large as the
    others would leave these three bits.
    """

    def __init__(self, product: nn.Linear, largest: Tensor) -> None:
        super().__init__()
        self.product, weights = product, product.weight.detach()
        scale = largest.clamp(min=1e-3) ** MOVED
        scale = scale / weights.abs().amax(0).clamp(min=1e-3) ** (1 - MOVED)
        scale = scale / scale.median()
        product.weight.data = weights * scale
        self.register_buffer("by", 1 / scale)

    def forward(self, states: Tensor) -> Tensor:
        """The product of (…, width)."""
        found: Tensor = self.product(states * self.by)
        return found


class Mixed(torch.autograd.Function):
    """What attention mixes, (rows, places, width), from queries, keys and values of this shape.

    ONNX Runtime has an operator for it that goes through memory in small pieces (Dao et al. 2022)
    where no row is padded; the attention of a passage takes a quarter less time.
    """

    @staticmethod
    def forward(ctx: Any, query: Tensor, key: Tensor, value: Tensor, heads: int) -> Tensor:  # noqa: ARG004
        """The scale is in the queries."""
        rows, places, width = query.shape
        shape = (rows, places, heads, width // heads)
        query, key, value = (t.view(shape).transpose(1, 2) for t in (query, key, value))
        mixed = (query @ key.transpose(-1, -2)).softmax(-1) @ value
        return mixed.transpose(1, 2).reshape(rows, places, width)

    @staticmethod
    def symbolic(g: Any, query: Any, key: Any, value: Any, heads: int) -> Any:
        """The operator in the exported graph."""
        found = g.op(OPERATOR, query, key, value, num_heads_i=heads, scale_f=1.0)
        return found.setType(query.type())


class OneProduct(nn.Module):
    """Attention whose queries, keys and values are one product, with the scale in its weights."""

    def __init__(self, attention: Attention) -> None:
        super().__init__()
        self.heads, width = attention.heads, attention.out.in_features
        parts = attention.query, attention.key, attention.value
        scales = (width // self.heads) ** -0.5, 1.0, 1.0
        inputs = nn.Linear(width, 3 * width)
        with torch.no_grad():
            pairs = [*zip(parts, scales, strict=True)]
            inputs.weight.copy_(torch.cat([p.weight * scale for p, scale in pairs]))
            inputs.bias.copy_(torch.cat([p.bias * scale for p, scale in pairs]))
        self.inputs: nn.Module = inputs
        self.out, self.norm = attention.out, attention.norm

    def forward(self, states: Tensor, bias: Tensor | None) -> Tensor:
        """As ``Attention`` has it."""
        rows, places, width = states.shape
        if bias is None:
            query, key, value = self.inputs(states).chunk(3, -1)
            return self.norm(states + self.out(Mixed.apply(query, key, value, self.heads)))
        inputs = self.inputs(states).view(rows, places, 3, self.heads, width // self.heads)
        query, key, value = inputs.permute(2, 0, 3, 1, 4).unbind(0)
        mixed = (query @ key.transpose(-1, -2) + bias).softmax(-1) @ value
        mixed = mixed.transpose(1, 2).reshape(rows, places, width)
        return self.norm(states + self.out(mixed))


def folded(part: nn.Module, largest: Largest) -> nn.Module:
    """A copy of a network, ready for export; ``largest`` is what ``largest_inputs`` gives."""
    part = copy.deepcopy(part).eval()
    for name, layer in list(part.named_modules()):
        if not isinstance(layer, Layer):
            continue
        layer.attention = attention = OneProduct(layer.attention)
        if f"{name}.up" in largest:
            attention.inputs = Scaled(attention.inputs, largest[f"{name}.attention.query"])
            layer.up = Scaled(layer.up, largest[f"{name}.up"])
            layer.down = Scaled(layer.down, largest[f"{name}.down"])
    return part


def largest_inputs(part: nn.Module, read: Callable[[], None]) -> Largest:
    """The largest number of each channel that each product gets while ``read`` runs."""
    found: dict[str, Tensor] = {}

    def watch(name: str) -> Callable[[nn.Module, tuple[Tensor, ...]], None]:
        def keep(_: nn.Module, inputs: tuple[Tensor, ...]) -> None:
            most = inputs[0].detach().abs().flatten(0, -2).amax(0)
            found[name] = torch.maximum(found.get(name, most), most)

        return keep

    products = [(name, m) for name, m in part.named_modules() if isinstance(m, nn.Linear)]
    watched = [m.register_forward_pre_hook(watch(name)) for name, m in products]
    with torch.no_grad():
        read()
    for one in watched:
        one.remove()
    return found
