"""How a consumer uses the client, for type checkers only: this file is never run."""

from __future__ import annotations

from typing import assert_type

import httpx

from thingspace_client import AuthenticatedClient, Client, ThingSpaceAuth, ThingSpaceError, callbacks, connect
from thingspace_client.api.accounts import list_service_plans
from thingspace_client.api.devices import change_device_service_plan
from thingspace_client.api.sessions import end_session
from thingspace_client.errors import CallbackError, CredentialsRefused, ResponseError
from thingspace_client.models import (
    ActivateCallback,
    CarrierServiceCallback,
    ChangeIdentifierCallback,
    ChangeServicePlanCallback,
    ChangeServicePlanRequest,
    ConnectivityError,
    DeactivateCallback,
    Device,
    DeviceId,
    FaultCallback,
    GatewayFault,
    GoToStateCallback,
    LocationCallback,
    RequestAccepted,
    RestoreCallback,
    ServicePlan,
    SuspendCallback,
)
from thingspace_client.types import Response, Unset


def connects() -> None:
    client = connect(key="k", secret="s", username="u", password="p", timeout=5.0)
    assert_type(client, Client)
    with client as entered:
        assert_type(entered, Client)
    assert_type(client.with_headers({"X": "y"}), Client)
    auth: httpx.Auth = ThingSpaceAuth("https://x.test/api", key="k", secret="s", username="u", password="p")
    Client("https://x.test/api", httpx_args={"auth": auth})
    assert_type(AuthenticatedClient("https://x.test/api", token="t").with_cookies({}), AuthenticatedClient)


def calls(client: Client) -> None:
    body = ChangeServicePlanRequest(service_plan="87641", devices=[Device([DeviceId("89148000000800259784", "iccid")])])
    response = change_device_service_plan.sync_detailed(client=client, body=body)
    assert_type(response, Response[ConnectivityError | GatewayFault | RequestAccepted])
    assert_type(response.status_code, int)
    match response.parsed:
        case RequestAccepted() as accepted:
            assert_type(accepted.request_id, str)
        case ConnectivityError() as refused:
            assert_type(refused.error_code, str)
    plans = list_service_plans.sync("0000123456-00001", client=client)
    assert_type(plans, ConnectivityError | GatewayFault | list[ServicePlan] | None)


async def awaits(client: Client) -> None:
    async with client as entered:
        assert_type(entered, Client)
        await end_session.asyncio(client=entered)


def listens(body: bytes, service: str) -> None:
    state = callbacks.parse("StateService", body)
    assert_type(state, FaultCallback | GoToStateCallback | callbacks.UnknownMessage)
    carrier = callbacks.parse("CarrierService", body)
    assert_type(
        carrier,
        ActivateCallback
        | CarrierServiceCallback
        | ChangeIdentifierCallback
        | ChangeServicePlanCallback
        | DeactivateCallback
        | FaultCallback
        | RestoreCallback
        | SuspendCallback
        | callbacks.UnknownMessage,
    )
    assert_type(carrier.request_id, str | None)
    if isinstance(state, GoToStateCallback):
        assert_type(state.device_response.go_to_state_response.service_name, str | Unset)
    location = callbacks.parse("Location", body)
    if isinstance(location, LocationCallback):
        assert_type(location.txid, str | Unset)
    any_message = callbacks.parse(service, body)
    if isinstance(any_message, callbacks.UnknownMessage):
        assert_type(any_message.request_id, str | None)


def fails(client: Client) -> None:
    try:
        end_session.sync(client=client)
    except CredentialsRefused as error:
        assert_type(str(error), str)
    except ResponseError as error:
        assert_type((error.operation, error.status_code, error.content), tuple[str, int, bytes])
    except CallbackError as error:
        known: ThingSpaceError = error
        del known
