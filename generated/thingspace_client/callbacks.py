"""What the platform posts to a listener, typed for each callback service.

A body does not say which service it belongs to; the URL that was registered for the service does.
Messages of one service are told apart by their key, so that reading one costs the same however many there are.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias, overload

from ._callbacks import LIMIT, Table, UnknownMessage, read

if TYPE_CHECKING:
    from .models.activate_callback import ActivateCallback
    from .models.change_identifier_callback import ChangeIdentifierCallback
    from .models.change_service_plan_callback import ChangeServicePlanCallback
    from .models.deactivate_callback import DeactivateCallback
    from .models.fault_callback import FaultCallback
    from .models.go_to_state_callback import GoToStateCallback
    from .models.nidd_config_callback import NiddConfigCallback
    from .models.nidd_mo_notification_callback import NiddMoNotificationCallback
    from .models.nidd_mt_delivery_callback import NiddMtDeliveryCallback
    from .models.restore_callback import RestoreCallback
    from .models.suspend_callback import SuspendCallback

    CarrierServiceMessage: TypeAlias = (
        ActivateCallback
        | ChangeIdentifierCallback
        | ChangeServicePlanCallback
        | DeactivateCallback
        | FaultCallback
        | RestoreCallback
        | SuspendCallback
        | UnknownMessage
    )
    StateServiceMessage: TypeAlias = FaultCallback | GoToStateCallback | UnknownMessage
    NiddServiceMessage: TypeAlias = (
        FaultCallback | NiddConfigCallback | NiddMoNotificationCallback | NiddMtDeliveryCallback | UnknownMessage
    )
    Message: TypeAlias = CarrierServiceMessage | StateServiceMessage | NiddServiceMessage

__all__ = ["LIMIT", "SERVICES", "Body", "UnknownMessage", "parse"]

Body: TypeAlias = bytes | bytearray | str | Mapping[str, Any]

SERVICES: Final = (
    "CarrierService",
    "StateService",
    "NiddService",
)

_TABLE: Final[Table] = {
    "CarrierService": {
        "deviceResponse": {
            "activateResponse": "activate_callback:ActivateCallback",
            "deactivateResponse": "deactivate_callback:DeactivateCallback",
            "suspendResponse": "suspend_callback:SuspendCallback",
            "restoreResponse": "restore_callback:RestoreCallback",
            "changeServicePlanResponse": "change_service_plan_callback:ChangeServicePlanCallback",
            "changeIdentifierResponse": "change_identifier_callback:ChangeIdentifierCallback",
        },
        "faultResponse": "fault_callback:FaultCallback",
    },
    "StateService": {
        "deviceResponse": {
            "goToStateResponse": "go_to_state_callback:GoToStateCallback",
        },
        "faultResponse": "fault_callback:FaultCallback",
    },
    "NiddService": {
        "niddResponse": {
            "niddConfigResponse": "nidd_config_callback:NiddConfigCallback",
            "niddMTDeliveryResponse": "nidd_mt_delivery_callback:NiddMtDeliveryCallback",
            "niddMONotificationResponse": "nidd_mo_notification_callback:NiddMoNotificationCallback",
        },
        "faultResponse": "fault_callback:FaultCallback",
    },
}


@overload
def parse(service: Literal["CarrierService"], body: Body, *, limit: int = LIMIT) -> "CarrierServiceMessage": ...


@overload
def parse(service: Literal["StateService"], body: Body, *, limit: int = LIMIT) -> "StateServiceMessage": ...


@overload
def parse(service: Literal["NiddService"], body: Body, *, limit: int = LIMIT) -> "NiddServiceMessage": ...


@overload
def parse(service: str, body: Body, *, limit: int = LIMIT) -> "Message": ...


def parse(service: str, body: Body, *, limit: int = LIMIT) -> Any:
    """Return the typed message that a callback body of `service` holds.

    A message that the contract does not know comes back as `UnknownMessage`, with everything in it;
    unknown members of a known message are kept in its `additional_properties`.
    A body that lost its first brace on the way, as seen in the field, is read all the same.

    Args:
        service: The callback service whose URL was called; see `SERVICES`.
        body: The body as it came, or already decoded.
        limit: The number of bytes that a body may have.

    Raises:
        UnknownService: when the contract has no such service.
        CallbackTooLarge: when the body is larger than `limit`.
        CallbackNotJson: when the body is no JSON object.
        CallbackMismatch: when a known message lacks what its model needs.
    """
    return read(_TABLE, service, body, limit)
