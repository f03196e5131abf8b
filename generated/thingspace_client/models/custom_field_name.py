from enum import StrEnum


class CustomFieldName(StrEnum):
    CUSTOMFIELD1 = "CustomField1"
    CUSTOMFIELD2 = "CustomField2"
    CUSTOMFIELD3 = "CustomField3"
    CUSTOMFIELD4 = "CustomField4"
    CUSTOMFIELD5 = "CustomField5"

    def __str__(self) -> str:
        return str(self.value)
