"""The ontology as one HTML file that opens offline: terms, shapes, queries.

Made here and not by pyLODE, which leaves out concepts and named values, a third of the terms, and
takes the titles of the vocabularies for that of the ontology.
"""

from kg.formats.ontology.render import render_ontology

__all__ = ["render_ontology"]
