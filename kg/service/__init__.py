"""The graph on the web: SPARQL 1.1 Protocol, Graph Store Protocol, look-up of IRIs, the page.

    settings     what the service may be told
    question     what goes to a process that answers, and what comes back
    answering    the answers, given in that process
    pool         the processes: who is free, who waits, who is ended at the limit
    negotiation  media types
    protocol, graphs, lookup, editor    an HTTP request → a question → a response
    description  the SPARQL 1.1 Service Description
    access       who may ask, and the access log
    app, server  all of it together, and its run

Everything only reads. No module but ``app`` and ``server`` knows the others' routes.
"""
