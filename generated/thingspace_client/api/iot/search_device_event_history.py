from typing import Any

import httpx

from ... import errors
from ..._transport.responses import parsed, read_array, read_json
from ...client import AuthenticatedClient, Client
from ...models.device_event import DeviceEvent
from ...models.gateway_fault import GatewayFault
from ...models.iot_error import IotError
from ...models.search_device_event_history_request import SearchDeviceEventHistoryRequest
from ...types import Response


def _get_kwargs(
    *,
    body: SearchDeviceEventHistoryRequest,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/cc/v1/devices/fields/actions/history/search",
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> GatewayFault | IotError | list[DeviceEvent] | None:
    if response.status_code == 200:
        response_200 = []
        _response_200 = read_array(response, "search_device_event_history", wrapped=True)
        for response_200_item_data in _response_200:
            response_200_item = DeviceEvent.from_dict(response_200_item_data)

            response_200.append(response_200_item)

        return response_200

    if response.status_code == 400:

        def _parse_response_400(data: object) -> GatewayFault | IotError:
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                response_400_type_0 = IotError.from_dict(data)

                return response_400_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            if not isinstance(data, dict):
                raise TypeError()
            response_400_type_1 = GatewayFault.from_dict(data)

            return response_400_type_1

        response_400 = _parse_response_400(read_json(response))

        return response_400

    if response.status_code == 401:

        def _parse_response_401(data: object) -> GatewayFault | IotError:
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                response_401_type_0 = IotError.from_dict(data)

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

        def _parse_response_403(data: object) -> GatewayFault | IotError:
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                response_403_type_0 = IotError.from_dict(data)

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

        def _parse_response_404(data: object) -> GatewayFault | IotError:
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                response_404_type_0 = IotError.from_dict(data)

                return response_404_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            if not isinstance(data, dict):
                raise TypeError()
            response_404_type_1 = GatewayFault.from_dict(data)

            return response_404_type_1

        response_404 = _parse_response_404(read_json(response))

        return response_404

    if 400 <= response.status_code <= 499:

        def _parse_response_4xx(data: object) -> GatewayFault | IotError:
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                response_4xx_type_0 = IotError.from_dict(data)

                return response_4xx_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            if not isinstance(data, dict):
                raise TypeError()
            response_4xx_type_1 = GatewayFault.from_dict(data)

            return response_4xx_type_1

        response_4xx = _parse_response_4xx(read_json(response))

        return response_4xx

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus("search_device_event_history", response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[GatewayFault | IotError | list[DeviceEvent]]:
    return Response(
        status_code=response.status_code,
        content=response.content,
        headers=response.headers,
        parsed=parsed(
            "search_device_event_history", response, lambda: _parse_response(client=client, response=response)
        ),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: SearchDeviceEventHistoryRequest,
) -> Response[GatewayFault | IotError | list[DeviceEvent]]:
    """Search the event history of a device

    Gives the stored events of a device, of one kind or of all.
    A configuration change shows as a `pending` event and later as another event with the same
    `transactionid`.

    Args:
        body (SearchDeviceEventHistoryRequest): Which events of which device.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        errors.ResponseError: If the body is not what the contract documents.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[GatewayFault | IotError | list[DeviceEvent]]
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
    body: SearchDeviceEventHistoryRequest,
) -> GatewayFault | IotError | list[DeviceEvent] | None:
    """Search the event history of a device

    Gives the stored events of a device, of one kind or of all.
    A configuration change shows as a `pending` event and later as another event with the same
    `transactionid`.

    Args:
        body (SearchDeviceEventHistoryRequest): Which events of which device.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        errors.ResponseError: If the body is not what the contract documents.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        GatewayFault | IotError | list[DeviceEvent]
    """

    return sync_detailed(
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: SearchDeviceEventHistoryRequest,
) -> Response[GatewayFault | IotError | list[DeviceEvent]]:
    """Search the event history of a device

    Gives the stored events of a device, of one kind or of all.
    A configuration change shows as a `pending` event and later as another event with the same
    `transactionid`.

    Args:
        body (SearchDeviceEventHistoryRequest): Which events of which device.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        errors.ResponseError: If the body is not what the contract documents.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[GatewayFault | IotError | list[DeviceEvent]]
    """

    kwargs = _get_kwargs(
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    body: SearchDeviceEventHistoryRequest,
) -> GatewayFault | IotError | list[DeviceEvent] | None:
    """Search the event history of a device

    Gives the stored events of a device, of one kind or of all.
    A configuration change shows as a `pending` event and later as another event with the same
    `transactionid`.

    Args:
        body (SearchDeviceEventHistoryRequest): Which events of which device.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        errors.ResponseError: If the body is not what the contract documents.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        GatewayFault | IotError | list[DeviceEvent]
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
        )
    ).parsed
