"""What an author goes on from: a Seed's draft and record, a new site, what a site lacks; never over their work."""
