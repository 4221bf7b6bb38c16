"""The graph in somebody else's triple store: found, filled, verified, asked; over HTTP only."""
