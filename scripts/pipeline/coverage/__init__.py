"""What the contract covers, and the page that tells it."""
