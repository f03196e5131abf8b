from enum import StrEnum


class PublicIpRestriction(StrEnum):
    R = "R"
    U = "U"

    def __str__(self) -> str:
        return str(self.value)
