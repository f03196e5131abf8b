from enum import StrEnum


class Country(StrEnum):
    US = "US"
    USA = "USA"

    def __str__(self) -> str:
        return str(self.value)
