"""Which programs people keep and share."""
