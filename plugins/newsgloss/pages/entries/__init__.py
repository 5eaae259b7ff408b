"""An entry -> its page: what is known of it, how it is related to others, and where it is used."""
