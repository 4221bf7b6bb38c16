"""Across articles, pure Python: entities, policies, claims, lineages and conflicts."""

from kg.resolution.judgements import Judgements, read_judgements
from kg.resolution.merge import merge

__all__ = ["Judgements", "merge", "read_judgements"]
