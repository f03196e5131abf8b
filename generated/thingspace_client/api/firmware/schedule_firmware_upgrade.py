from typing import Any

import httpx

from ... import errors
from ..._transport.responses import parsed, read_json
from ...client import AuthenticatedClient, Client
from ...models.connectivity_error import ConnectivityError
from ...models.firmware_upgrade import FirmwareUpgrade
from ...models.gateway_fault import GatewayFault
from ...models.schedule_firmware_upgrade_request import ScheduleFirmwareUpgradeRequest
from ...types import Response


def _get_kwargs(
    *,
    body: ScheduleFirmwareUpgradeRequest,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/fota/v1/upgrades",
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ConnectivityError | FirmwareUpgrade | GatewayFault | None:
    if response.status_code == 200:
        response_200 = FirmwareUpgrade.from_dict(read_json(response))

        return response_200

    if response.status_code == 400:
        response_400 = ConnectivityError.from_dict(read_json(response))

        return response_400

    if response.status_code == 401:
        response_401 = GatewayFault.from_dict(read_json(response))

        return response_401

    if response.status_code == 403:
        response_403 = GatewayFault.from_dict(read_json(response))

        return response_403

    if response.status_code == 404:
        response_404 = GatewayFault.from_dict(read_json(response))

        return response_404

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus("schedule_firmware_upgrade", response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[ConnectivityError | FirmwareUpgrade | GatewayFault]:
    return Response(
        status_code=response.status_code,
        content=response.content,
        headers=response.headers,
        parsed=parsed("schedule_firmware_upgrade", response, lambda: _parse_response(client=client, response=response)),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: ScheduleFirmwareUpgradeRequest,
) -> Response[ConnectivityError | FirmwareUpgrade | GatewayFault]:
    """Schedule a firmware upgrade

    Upgrades devices within some days; each may need a license before.
    The answer means that the request is taken: the upgrade is scheduled when its status is `Queued`.
    With a listener for Fota there is a message at each change of the status; it carries the id of the
    upgrade.

    Args:
        body (ScheduleFirmwareUpgradeRequest): Which devices get which firmware, and when.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        errors.ResponseError: If the body is not what the contract documents.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ConnectivityError | FirmwareUpgrade | GatewayFault]
    """

    kwargs = _get_kwargs(
        body=body,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    body: ScheduleFirmwareUpgradeRequest,
) -> ConnectivityError | FirmwareUpgrade | GatewayFault | None:
    """Schedule a firmware upgrade

    Upgrades devices within some days; each may need a license before.
    The answer means that the request is taken: the upgrade is scheduled when its status is `Queued`.
    With a listener for Fota there is a message at each change of the status; it carries the id of the
    upgrade.

    Args:
        body (ScheduleFirmwareUpgradeRequest): Which devices get which firmware, and when.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        errors.ResponseError: If the body is not what the contract documents.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ConnectivityError | FirmwareUpgrade | GatewayFault
    """

    return sync_detailed(
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: ScheduleFirmwareUpgradeRequest,
) -> Response[ConnectivityError | FirmwareUpgrade | GatewayFault]:
    """Schedule a firmware upgrade

    Upgrades devices within some days; each may need a license before.
    The answer means that the request is taken: the upgrade is scheduled when its status is `Queued`.
    With a listener for Fota there is a message at each change of the status; it carries the id of the
    upgrade.

    Args:
        body (ScheduleFirmwareUpgradeRequest): Which devices get which firmware, and when.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        errors.ResponseError: If the body is not what the contract documents.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ConnectivityError | FirmwareUpgrade | GatewayFault]
    """

    kwargs = _get_kwargs(
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    body: ScheduleFirmwareUpgradeRequest,
) -> ConnectivityError | FirmwareUpgrade | GatewayFault | None:
    """Schedule a firmware upgrade

    Upgrades devices within some days; each may need a license before.
    The answer means that the request is taken: the upgrade is scheduled when its status is `Queued`.
    With a listener for Fota there is a message at each change of the status; it carries the id of the
    upgrade.

    Args:
        body (ScheduleFirmwareUpgradeRequest): Which devices get which firmware, and when.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        errors.ResponseError: If the body is not what the contract documents.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ConnectivityError | FirmwareUpgrade | GatewayFault
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
        )
    ).parsed
