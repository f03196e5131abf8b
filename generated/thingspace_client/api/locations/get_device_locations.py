from typing import Any

import httpx

from ... import errors
from ..._transport.responses import parsed, read_array, read_json
from ...client import AuthenticatedClient, Client
from ...models.connectivity_error import ConnectivityError
from ...models.device_location import DeviceLocation
from ...models.gateway_fault import GatewayFault
from ...models.get_device_locations_request import GetDeviceLocationsRequest
from ...types import Response


def _get_kwargs(
    *,
    body: GetDeviceLocationsRequest,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/loc/v1/locations",
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ConnectivityError | GatewayFault | list[DeviceLocation] | None:
    if response.status_code == 200:
        response_200 = []
        _response_200 = read_array(response, "get_device_locations")
        for response_200_item_data in _response_200:
            response_200_item = DeviceLocation.from_dict(response_200_item_data)

            response_200.append(response_200_item)

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
        raise errors.UnexpectedStatus("get_device_locations", response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[ConnectivityError | GatewayFault | list[DeviceLocation]]:
    return Response(
        status_code=response.status_code,
        content=response.content,
        headers=response.headers,
        parsed=parsed("get_device_locations", response, lambda: _parse_response(client=client, response=response)),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: GetDeviceLocationsRequest,
) -> Response[ConnectivityError | GatewayFault | list[DeviceLocation]]:
    """Locate devices at once

    Tells where up to 20 devices are, with coarse accuracy; for more of them make a report.
    A device that is not located has its reason inside a response 200.
    The account has a location subscription and owns the devices, none of which may be excluded.

    Args:
        body (GetDeviceLocationsRequest): Which devices to locate at once, and how.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        errors.ResponseError: If the body is not what the contract documents.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ConnectivityError | GatewayFault | list[DeviceLocation]]
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
    body: GetDeviceLocationsRequest,
) -> ConnectivityError | GatewayFault | list[DeviceLocation] | None:
    """Locate devices at once

    Tells where up to 20 devices are, with coarse accuracy; for more of them make a report.
    A device that is not located has its reason inside a response 200.
    The account has a location subscription and owns the devices, none of which may be excluded.

    Args:
        body (GetDeviceLocationsRequest): Which devices to locate at once, and how.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        errors.ResponseError: If the body is not what the contract documents.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ConnectivityError | GatewayFault | list[DeviceLocation]
    """

    return sync_detailed(
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: GetDeviceLocationsRequest,
) -> Response[ConnectivityError | GatewayFault | list[DeviceLocation]]:
    """Locate devices at once

    Tells where up to 20 devices are, with coarse accuracy; for more of them make a report.
    A device that is not located has its reason inside a response 200.
    The account has a location subscription and owns the devices, none of which may be excluded.

    Args:
        body (GetDeviceLocationsRequest): Which devices to locate at once, and how.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        errors.ResponseError: If the body is not what the contract documents.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ConnectivityError | GatewayFault | list[DeviceLocation]]
    """

    kwargs = _get_kwargs(
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    body: GetDeviceLocationsRequest,
) -> ConnectivityError | GatewayFault | list[DeviceLocation] | None:
    """Locate devices at once

    Tells where up to 20 devices are, with coarse accuracy; for more of them make a report.
    A device that is not located has its reason inside a response 200.
    The account has a location subscription and owns the devices, none of which may be excluded.

    Args:
        body (GetDeviceLocationsRequest): Which devices to locate at once, and how.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        errors.ResponseError: If the body is not what the contract documents.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ConnectivityError | GatewayFault | list[DeviceLocation]
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
        )
    ).parsed
