"""Draws direct edges of an output folder at random, to be read against their sentences.

    python benchmarks/precision.py output [--number 100] [--seed 1]

Each edge is printed with the claim's certainty and rule and with one of the sentences that it rests
on (the first in the order of articles where several tell it). The same output, number and seed give
the same draw. The judgements of such a draw stand in docs/precision.md.
"""

import argparse
import random
from pathlib import Path

from kg.graph import Graph
from kg.model import Claim, KnowledgeGraph
from kg.rdf.claim_quads import phrase


def main() -> None:
    """Prints the draw."""
    parser = argparse.ArgumentParser(description="Direct edges at random, with their sentences.")
    parser.add_argument("output", type=Path, help="output folder of kg build")
    parser.add_argument("--number", type=int, default=100, help="how many edges")
    parser.add_argument("--seed", type=int, default=1, help="which draw")
    arguments = parser.parse_args()
    knowledge = Graph.open(arguments.output).knowledge
    edges = [claim for claim in knowledge.claims if claim.asserted]
    chosen = random.Random(arguments.seed).sample(edges, min(arguments.number, len(edges)))
    print(f"{len(chosen)} of {len(edges)} edges")
    for number, claim in enumerate(chosen, start=1):
        print(f"\n{number}. {described(knowledge, claim)}")


def described(knowledge: KnowledgeGraph, claim: Claim) -> str:
    """An edge in words, how it was found, and its sentence."""
    labels = knowledge.labels()
    edge = f"{labels[claim.subject]} – {phrase(claim)} – {labels[claim.object]}"
    whom = ", ".join(labels[addressee] for addressee in claim.addressees)
    passage = claim.evidence[0]
    article = knowledge.article(passage.article)
    sentence = " ".join(article.slice(passage.span).split())
    certainty = ", ".join(claim.certainties)
    return (
        f"{edge}{f' (to {whom})' if whom else ''}\n"
        f"   {certainty}; {', '.join(claim.rules)}\n"
        f"   {Path(article.files[0]).name}, {passage.span.begin}: {sentence}"
    )


if __name__ == "__main__":
    main()
