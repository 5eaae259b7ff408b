"""Another site's glossary.json -> its entries, which are linked on ours and lead there; ours win."""
