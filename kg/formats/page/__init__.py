"""The graph page: one HTML file that opens offline, made from the graph alone.

The contract between graph and page is one JSON object (``contract.page_data``)::

    title      of the page
    shown, total   boxes shown and boxes there are
    boxes      [{id, node, column, kind, label, x, y, w, h, facts: [index of facts]}]
    edges      [{from, to, kind, label, dash, facts: [index]}]    ids of boxes
    facts      [{id, text, predicate, positive, certainty, articles, origins, rules,
                 confidence, inferred, subject, object, conflicts: [index], evidence:
                 [{article: index, begin, end, sentence, chain, act}]}]
    conflicts  [{kind, note, facts: [index]}]
    articles   [{number, title, file, outlet, date, text or null}]
    names      [{name, box}]    what the search knows besides facts

Offsets count UTF-16 units of the article's text, since that is what JavaScript slices.
"""

from kg.formats.page.render import render_page, write_page

__all__ = ["render_page", "write_page"]
