"""The trained ranker: which earlier mention a mention means, if any."""
