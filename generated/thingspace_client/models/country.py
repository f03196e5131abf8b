from enum import StrEnum


class Country(StrEnum):
    """Country of a place of use."""

    US = "US"
    USA = "USA"

    def __str__(self) -> str:
        return str(self.value)
