from enum import StrEnum


class SmsEncoding(StrEnum):
    """How a text message is encoded; 7 bits a character if absent."""

    EIGHT_BIT_ASCII = "8-bit-ASCII"
    EIGHT_BIT_DATA = "8-bit-DATA"
    EIGHT_BIT_UTF_8 = "8-bit-UTF-8"
    SEVEN_BIT = "7-bit"

    def __str__(self) -> str:
        return str(self.value)
