from enum import StrEnum


class PublicIpRestriction(StrEnum):
    """Whether a device with a static address on the public network reaches the whole Internet; `R` is restricted, `U`
    unrestricted."""

    RESTRICTED = "R"
    UNRESTRICTED = "U"

    def __str__(self) -> str:
        return str(self.value)
