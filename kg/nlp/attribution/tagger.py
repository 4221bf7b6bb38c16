"""The trained finder of attributions: cue head, then for each cue the head of source and content.

Since each cue has a pass of its own over the encoder's states, attributions may overlap.
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from kg.model import Span
from kg.nlp.attribution.decoding import Candidate, Found, candidates, decode, distinct
from kg.nlp.encoder.encoder import PLACES, Encoded, Encoder, batches
from kg.nlp.encoder.weights import open_weights
from kg.nlp.encoder.windows import Array, Window, padded, stacked

CUES = "cues.onnx"
ROLES = "roles.onnx"


class Tagger:
    """A trained model in memory; calls are independent of each other."""

    def __init__(self, folder: Path) -> None:
        weights = open_weights(folder)
        self.name = f"{weights.name}-{weights.version}"
        self.settings = weights.settings
        self._encoder = Encoder(weights)
        self._cues = weights.session(CUES)
        self._roles = weights.session(ROLES)

    def find(self, text: str, paragraphs: Sequence[Span]) -> list[Found]:
        """All attributions that the model takes to be possible, in the order of their cues.

        Offsets count the text's code points. The caller chooses by ``score``.
        """
        return self.read(self.encode(text, paragraphs))

    def encode(self, text: str, paragraphs: Sequence[Span]) -> Encoded:
        """The states of a text, which other models can share."""
        return self._encoder.encode(text, paragraphs)

    def read(self, encoded: Encoded) -> list[Found]:
        """All attributions of an encoded text, as ``find`` gives them."""
        words, windows, states = encoded.words, encoded.windows, encoded.states
        pairs = [
            (number, candidate)
            for number, odds in enumerate(self._cue_odds(states))
            for candidate in candidates(words[number], odds, self.settings)
        ]
        roles = self._role_odds(windows, states, pairs)
        by_window: dict[int, list[Found]] = {}
        for place, (number, candidate) in enumerate(pairs):
            found = decode(words[number], candidate, *roles[place], self.settings)
            if found is not None:
                by_window.setdefault(number, []).append(found)
        return sorted(
            (one for group in by_window.values() for one in distinct(group)),
            key=lambda found: (found.cue, found.content),
        )

    def _cue_odds(self, states: Sequence[Array]) -> list[Array]:
        """For each window the probabilities (subtokens, 3): no cue, first of one, in one."""
        if not states:
            return []
        odds = self._cues.run(None, {"states": np.concatenate(states)[None]})[0][0]
        return np.split(odds, np.cumsum([len(one) for one in states])[:-1])

    def _role_odds(
        self,
        windows: Sequence[Window],
        states: Sequence[Array],
        pairs: Sequence[tuple[int, Candidate]],
    ) -> list[tuple[Array, Array]]:
        """For each cue the probabilities (subtokens, 3) and its two decisions."""
        found: list[tuple[Array, Array]] = [(np.empty(0), np.empty(0))] * len(pairs)
        for batch in batches([len(windows[number]) for number, _ in pairs], PLACES):
            chosen = [pairs[place] for place in batch]
            width = max(len(windows[number]) for number, _ in chosen)
            in_cue = np.zeros((len(chosen), width), dtype=np.int64)
            for row, (_, candidate) in enumerate(chosen):
                in_cue[row, list(candidate.places)] = 1
            roles, decisions = self._roles.run(
                None,
                {
                    "states": stacked([states[number] for number, _ in chosen]),
                    "mask": padded([[1] * len(windows[number]) for number, _ in chosen]),
                    "in_cue": in_cue,
                    "first": np.array([candidate.places[0] for _, candidate in chosen]),
                },
            )
            for row, place in enumerate(batch):
                found[place] = roles[row, : len(windows[pairs[place][0]])], decisions[row]
        return found
