"""What builds have made, so that the next one makes only what would come out otherwise."""
