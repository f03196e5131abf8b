from enum import StrEnum


class CustomFieldName(StrEnum):
    """Name of one of the five custom fields of a device."""

    CUSTOM_FIELD_1 = "CustomField1"
    CUSTOM_FIELD_2 = "CustomField2"
    CUSTOM_FIELD_3 = "CustomField3"
    CUSTOM_FIELD_4 = "CustomField4"
    CUSTOM_FIELD_5 = "CustomField5"

    def __str__(self) -> str:
        return str(self.value)
