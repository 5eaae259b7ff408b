"""The links of a site's pages to its own addresses, and which of them lead nowhere."""
