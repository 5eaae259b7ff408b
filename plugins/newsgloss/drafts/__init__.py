"""What an author goes on from: a Seed's draft, sidecar and record, or a new site; never over their work."""
