from enum import StrEnum


class CacheMode(StrEnum):
    """Where the position comes from: `0` from the cache only, `1` from the network, `2` from the cache or else from
    the network.
    What the cache has is free; a position from the network replaces the one in the cache."""

    CACHED = "0"
    CACHED_OR_CURRENT = "2"
    CURRENT = "1"

    def __str__(self) -> str:
        return str(self.value)
