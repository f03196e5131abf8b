from enum import StrEnum


class ServiceType(StrEnum):
    G3 = "3g"
    G4 = "4g"

    def __str__(self) -> str:
        return str(self.value)
