"""How a language writes: words, sentences, quotations and days, and what readers are told in theirs."""
