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
) -> ConnectivityError | GatewayFault | FirmwareUpgrade | None:
    if response.status_code == 200:
        response_200 = FirmwareUpgrade.from_dict(read_json(response))

        return response_200

    if response.status_code == 400:

        def _parse_response_400(data: object) -> ConnectivityError | GatewayFault:
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                response_400_type_0 = GatewayFault.from_dict(data)

                return response_400_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            if not isinstance(data, dict):
                raise TypeError()
            response_400_type_1 = ConnectivityError.from_dict(data)

            return response_400_type_1

        response_400 = _parse_response_400(read_json(response))

        return response_400

    if response.status_code == 401:

        def _parse_response_401(data: object) -> ConnectivityError | GatewayFault:
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                response_401_type_0 = ConnectivityError.from_dict(data)

                return response_401_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            if not isinstance(data, dict):
                raise TypeError()
            response_401_type_1 = GatewayFault.from_dict(data)

            return response_401_type_1

        response_401 = _parse_response_401(read_json(response))

        return response_401

    if response.status_code == 403:

        def _parse_response_403(data: object) -> ConnectivityError | GatewayFault:
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                response_403_type_0 = ConnectivityError.from_dict(data)

                return response_403_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            if not isinstance(data, dict):
                raise TypeError()
            response_403_type_1 = GatewayFault.from_dict(data)

            return response_403_type_1

        response_403 = _parse_response_403(read_json(response))

        return response_403

    if response.status_code == 404:

        def _parse_response_404(data: object) -> ConnectivityError | GatewayFault:
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                response_404_type_0 = ConnectivityError.from_dict(data)

                return response_404_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            if not isinstance(data, dict):
                raise TypeError()
            response_404_type_1 = GatewayFault.from_dict(data)

            return response_404_type_1

        response_404 = _parse_response_404(read_json(response))

        return response_404

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus("schedule_firmware_upgrade", response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[ConnectivityError | GatewayFault | FirmwareUpgrade]:
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
) -> Response[ConnectivityError | GatewayFault | FirmwareUpgrade]:
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
        Response[ConnectivityError | GatewayFault | FirmwareUpgrade]
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
) -> ConnectivityError | GatewayFault | FirmwareUpgrade | None:
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
        ConnectivityError | GatewayFault | FirmwareUpgrade
    """

    return sync_detailed(
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: ScheduleFirmwareUpgradeRequest,
) -> Response[ConnectivityError | GatewayFault | FirmwareUpgrade]:
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
        Response[ConnectivityError | GatewayFault | FirmwareUpgrade]
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
) -> ConnectivityError | GatewayFault | FirmwareUpgrade | None:
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
        ConnectivityError | GatewayFault | FirmwareUpgrade
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
        )
    ).parsed
