"""An explainer -> its page: its story with notes, what is around it, what to read next."""
