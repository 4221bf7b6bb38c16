"""The graph page: one HTML file that opens offline, made from the graph alone.

The contract between graph and page is one JSON object (``contract.page_data``)::

    title      of the page
    shown, total   facts behind the boxes and facts there are
    boxes      [{id, column, kind, label, title, x, y, w, h, facts: [index of facts]}]
               column 0 who, 1 said, 2 done, 3 affected, 4 articles (with article: index);
               label is wrapped, title is not; x and y are the centre
    edges      [{from, to, kind, label, sure, facts: [index], conflicts: [index]}]    ids of boxes
               kind: says, tells, permits, prohibits, asks, orders, decides, does, concerns,
               conflicts; sure: 3 the article or a named source, 2 a group, 1 unnamed, 0 inferred
    facts      [{id, text, predicate, phrase, positive, certainty, sure, articles, origins, rules,
                 confidence, inferred, subject, object, conflicts: [index], evidence:
                 [{article: index, begin, end, offsets, sentence, marks: [[begin, length]],
                   chain}]}]
    conflicts  [{kind, note, facts: [index], boxes: [id], opposed}]
    articles   [{number, title, file, outlet, date, text or null}]
    names      [{name, box}]    what the search knows besides facts

begin, end and marks count UTF-16 units, since that is what JavaScript slices; offsets count code
points, as everywhere else.
"""

from kg.formats.page.render import render_page, write_page

__all__ = ["render_page", "write_page"]
