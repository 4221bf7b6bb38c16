"""How large the losses are, on the way."""

from dataclasses import dataclass, field


@dataclass
class Means:
    """The mean of recent losses, by what was read."""

    held: dict[str, float] = field(default_factory=dict)

    def add(self, name: str, loss: float) -> None:
        """Counts one more."""
        self.held[name] = 0.98 * self.held.get(name, loss) + 0.02 * loss

    def __str__(self) -> str:
        return ", ".join(f"{name} {mean:.4f}" for name, mean in self.held.items())
