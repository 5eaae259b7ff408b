"""The links of a site to other sites: where each is written, and what came of asking for it."""
