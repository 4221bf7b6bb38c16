"""The only RDF code: terms, quads, files' text, store, queries, shapes."""
