from typing import Any

import httpx

from ... import errors
from ..._transport.requests import as_segment
from ..._transport.responses import parsed, read_json
from ...client import AuthenticatedClient, Client
from ...models.connectivity_error import ConnectivityError
from ...models.device_group_devices import DeviceGroupDevices
from ...models.gateway_fault import GatewayFault
from ...types import UNSET, Response, Unset


def _get_kwargs(
    account_name: str,
    group_name: str,
    *,
    next_: int | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["next"] = next_

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/m2m/v1/groups/{account_name}/name/{group_name}".format(
            account_name=as_segment("account_name", account_name),
            group_name=as_segment("group_name", group_name),
        ),
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ConnectivityError | GatewayFault | DeviceGroupDevices | None:
    if response.status_code == 200:
        response_200 = DeviceGroupDevices.from_dict(read_json(response))

        return response_200

    if response.status_code == 202:
        response_202 = DeviceGroupDevices.from_dict(read_json(response))

        return response_202

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
        raise errors.UnexpectedStatus("get_device_group", response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[ConnectivityError | GatewayFault | DeviceGroupDevices]:
    return Response(
        status_code=response.status_code,
        content=response.content,
        headers=response.headers,
        parsed=parsed("get_device_group", response, lambda: _parse_response(client=client, response=response)),
    )


def sync_detailed(
    account_name: str,
    group_name: str,
    *,
    client: AuthenticatedClient | Client,
    next_: int | Unset = UNSET,
) -> Response[ConnectivityError | GatewayFault | DeviceGroupDevices]:
    """Get a device group with its devices

    Gives name, description and devices of a group, the devices in the order of their internal ids.
    With status 202 there are more: repeat the request with the `next` number of the `Location` header.

    Args:
        account_name (str): Name of the billing account.
            Usually ten digits, a hyphen and five digits; leading zeros count, and free-form names
            exist.
        group_name (str): Name of the device group; blanks and other characters are percent-
            encoded.
        next_ (int | Unset): Number from the `Location` header of the response before.
            Only devices with a greater internal id are given; without it, all from the first.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        errors.ResponseError: If the body is not what the contract documents.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ConnectivityError | GatewayFault | DeviceGroupDevices]
    """

    kwargs = _get_kwargs(
        account_name=account_name,
        group_name=group_name,
        next_=next_,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    account_name: str,
    group_name: str,
    *,
    client: AuthenticatedClient | Client,
    next_: int | Unset = UNSET,
) -> ConnectivityError | GatewayFault | DeviceGroupDevices | None:
    """Get a device group with its devices

    Gives name, description and devices of a group, the devices in the order of their internal ids.
    With status 202 there are more: repeat the request with the `next` number of the `Location` header.

    Args:
        account_name (str): Name of the billing account.
            Usually ten digits, a hyphen and five digits; leading zeros count, and free-form names
            exist.
        group_name (str): Name of the device group; blanks and other characters are percent-
            encoded.
        next_ (int | Unset): Number from the `Location` header of the response before.
            Only devices with a greater internal id are given; without it, all from the first.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        errors.ResponseError: If the body is not what the contract documents.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ConnectivityError | GatewayFault | DeviceGroupDevices
    """

    return sync_detailed(
        account_name=account_name,
        group_name=group_name,
        client=client,
        next_=next_,
    ).parsed


async def asyncio_detailed(
    account_name: str,
    group_name: str,
    *,
    client: AuthenticatedClient | Client,
    next_: int | Unset = UNSET,
) -> Response[ConnectivityError | GatewayFault | DeviceGroupDevices]:
    """Get a device group with its devices

    Gives name, description and devices of a group, the devices in the order of their internal ids.
    With status 202 there are more: repeat the request with the `next` number of the `Location` header.

    Args:
        account_name (str): Name of the billing account.
            Usually ten digits, a hyphen and five digits; leading zeros count, and free-form names
            exist.
        group_name (str): Name of the device group; blanks and other characters are percent-
            encoded.
        next_ (int | Unset): Number from the `Location` header of the response before.
            Only devices with a greater internal id are given; without it, all from the first.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        errors.ResponseError: If the body is not what the contract documents.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ConnectivityError | GatewayFault | DeviceGroupDevices]
    """

    kwargs = _get_kwargs(
        account_name=account_name,
        group_name=group_name,
        next_=next_,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    account_name: str,
    group_name: str,
    *,
    client: AuthenticatedClient | Client,
    next_: int | Unset = UNSET,
) -> ConnectivityError | GatewayFault | DeviceGroupDevices | None:
    """Get a device group with its devices

    Gives name, description and devices of a group, the devices in the order of their internal ids.
    With status 202 there are more: repeat the request with the `next` number of the `Location` header.

    Args:
        account_name (str): Name of the billing account.
            Usually ten digits, a hyphen and five digits; leading zeros count, and free-form names
            exist.
        group_name (str): Name of the device group; blanks and other characters are percent-
            encoded.
        next_ (int | Unset): Number from the `Location` header of the response before.
            Only devices with a greater internal id are given; without it, all from the first.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        errors.ResponseError: If the body is not what the contract documents.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ConnectivityError | GatewayFault | DeviceGroupDevices
    """

    return (
        await asyncio_detailed(
            account_name=account_name,
            group_name=group_name,
            client=client,
            next_=next_,
        )
    ).parsed
