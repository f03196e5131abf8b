from enum import StrEnum


class ExclusionMode(StrEnum):
    """What happens with the devices that are excluded already; `append` keeps them, `replace` drops them."""

    APPEND = "append"
    REPLACE = "replace"

    def __str__(self) -> str:
        return str(self.value)
