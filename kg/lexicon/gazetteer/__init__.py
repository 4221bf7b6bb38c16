"""The names that any newsroom meets, as data; ``kg.lexicon.gazetteer.lookup`` reads them."""
