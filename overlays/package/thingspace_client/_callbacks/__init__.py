"""The bodies that the platform posts to a listener: decoded, told apart, and read into models."""
