"""The graph page: one HTML file that opens offline, made from the graph alone.

The contract between graph and page is one JSON object (``contract.page_data``)::

    title      of the page
    base       IRI before all ids
    counts     {facts, articles, conflicts}: how many the graph has; the page may hold fewer
    layout     {widths, gutter, gap, header, line, padding, first}: pixels; widths by column,
               first: the height of a column that the first view has room for
    boxes      [{id, column, kind, label, lines, name, facts: [fact], x?, y?}], the first view's
               first; column 0 who, 1 said, 2 done, 3 affected, 4 articles and outlets; label is
               wrapped into so many lines, name is not; x and y are the centre, of those that the
               first view shows. Besides: article: index, or outlet: name, in column 4; overview:
               true for the boxes that a large page opens on, topic: number for those to be opened
    edges      [{from, to, kind, label, sure, facts: [fact], conflicts: [conflict]}], from and to
               are indices of boxes; kind: says, tells, permits, prohibits, asks, orders, decides,
               does, concerns, conflicts; sure: 3 the article or a named source, 2 a group,
               1 unnamed, 0 inferred
    facts      [{id, kind, box, subject, predicate, phrase, object, whom, positive, certainty, sure,
                 status, articles, origins, rules, confidence, inferred, date, dated, topic?,
                 conflicts: [conflict], evidence: [{sentence, marks: [[begin, length]], chain}],
                 more}]
               the most important first; box: index of the box that stands for it, or null; dated:
               told, or published where only the article has a date; more: sentences left out
    sentences  [{article, begin, end, offsets, text}]
    conflicts  [{id, kind, review, note, facts, boxes, opposed,
                 variants: [{parts: [[words, differs]],
                             told: [{article, source, who, begin, end}]}]}]
    policies   [{id, box (id), column, action, by, whom, status, limits: [{role, text, only}],
                 facts}]     column: may, may not, must, asked, asked not
    articles   [{number, id, title, file, authors, outlet, outlets, date, text or null,
                 mentions: [[begin, length, label]]}]
    names      [{name, box}]    what the search knows besides boxes and facts

All that points into a list is an index of it. begin, end and length count UTF-16 units, since that
is what JavaScript slices; offsets count code points, as everywhere else.
"""

from kg.formats.page.render import render_page, write_page
from kg.formats.page.selection import claims_about, claims_touching

__all__ = ["claims_about", "claims_touching", "render_page", "write_page"]
