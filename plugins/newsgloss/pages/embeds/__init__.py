"""An entry -> what other people's pages may show of it: a link, a card, an oEmbed, and what a script of ours reads."""
