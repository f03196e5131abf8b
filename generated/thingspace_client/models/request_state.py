from enum import StrEnum


class RequestState(StrEnum):
    """State of an asynchronous request.
    `Failed` and `Failure` mean the same; sources disagree on the word."""

    FAILED = "Failed"
    FAILURE = "Failure"
    PENDING = "Pending"
    SUCCESS = "Success"

    def __str__(self) -> str:
        return str(self.value)
