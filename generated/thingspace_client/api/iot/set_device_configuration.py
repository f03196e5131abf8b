from typing import Any

import httpx

from ... import errors
from ..._transport.responses import parsed, read_json
from ...client import AuthenticatedClient, Client
from ...models.configuration_event import ConfigurationEvent
from ...models.gateway_fault import GatewayFault
from ...models.iot_error import IotError
from ...models.set_device_configuration_request import SetDeviceConfigurationRequest
from ...types import Response


def _get_kwargs(
    *,
    body: SetDeviceConfigurationRequest,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/cc/v1/devices/configuration/actions/set",
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ConfigurationEvent | GatewayFault | IotError | None:
    if response.status_code == 200:
        response_200 = ConfigurationEvent.from_dict(read_json(response))

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
        raise errors.UnexpectedStatus("set_device_configuration", response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[ConfigurationEvent | GatewayFault | IotError]:
    return Response(
        status_code=response.status_code,
        content=response.content,
        headers=response.headers,
        parsed=parsed("set_device_configuration", response, lambda: _parse_response(client=client, response=response)),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: SetDeviceConfigurationRequest,
) -> Response[ConfigurationEvent | GatewayFault | IotError]:
    """Change the configuration of a device

    Queues configuration values, such as how often a device measures and reports, and answers with the
    event that stands for the change.
    The event stays pending until the device wakes up by itself, to measure and report; then it takes
    the change, and sleeps again as the new configuration says.
    Until then the change can be neither cancelled nor overwritten; another one after it waits for the
    next time that the device wakes up.
    No callback message follows: search the device's event history.

    Args:
        body (SetDeviceConfigurationRequest): The device, and the values to set.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        errors.ResponseError: If the body is not what the contract documents.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ConfigurationEvent | GatewayFault | IotError]
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
    body: SetDeviceConfigurationRequest,
) -> ConfigurationEvent | GatewayFault | IotError | None:
    """Change the configuration of a device

    Queues configuration values, such as how often a device measures and reports, and answers with the
    event that stands for the change.
    The event stays pending until the device wakes up by itself, to measure and report; then it takes
    the change, and sleeps again as the new configuration says.
    Until then the change can be neither cancelled nor overwritten; another one after it waits for the
    next time that the device wakes up.
    No callback message follows: search the device's event history.

    Args:
        body (SetDeviceConfigurationRequest): The device, and the values to set.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        errors.ResponseError: If the body is not what the contract documents.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ConfigurationEvent | GatewayFault | IotError
    """

    return sync_detailed(
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: SetDeviceConfigurationRequest,
) -> Response[ConfigurationEvent | GatewayFault | IotError]:
    """Change the configuration of a device

    Queues configuration values, such as how often a device measures and reports, and answers with the
    event that stands for the change.
    The event stays pending until the device wakes up by itself, to measure and report; then it takes
    the change, and sleeps again as the new configuration says.
    Until then the change can be neither cancelled nor overwritten; another one after it waits for the
    next time that the device wakes up.
    No callback message follows: search the device's event history.

    Args:
        body (SetDeviceConfigurationRequest): The device, and the values to set.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        errors.ResponseError: If the body is not what the contract documents.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ConfigurationEvent | GatewayFault | IotError]
    """

    kwargs = _get_kwargs(
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    body: SetDeviceConfigurationRequest,
) -> ConfigurationEvent | GatewayFault | IotError | None:
    """Change the configuration of a device

    Queues configuration values, such as how often a device measures and reports, and answers with the
    event that stands for the change.
    The event stays pending until the device wakes up by itself, to measure and report; then it takes
    the change, and sleeps again as the new configuration says.
    Until then the change can be neither cancelled nor overwritten; another one after it waits for the
    next time that the device wakes up.
    No callback message follows: search the device's event history.

    Args:
        body (SetDeviceConfigurationRequest): The device, and the values to set.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        errors.ResponseError: If the body is not what the contract documents.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ConfigurationEvent | GatewayFault | IotError
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
        )
    ).parsed
