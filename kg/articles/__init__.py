"""Text, HTML, JSON, CSV and Parquet → articles, with their metadata and journalistic passages."""

from kg.articles.reading import iterate, read

__all__ = ["iterate", "read"]
