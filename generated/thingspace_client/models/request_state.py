from enum import StrEnum


class RequestState(StrEnum):
    FAILED = "Failed"
    FAILURE = "Failure"
    PENDING = "Pending"
    SUCCESS = "Success"

    def __str__(self) -> str:
        return str(self.value)
