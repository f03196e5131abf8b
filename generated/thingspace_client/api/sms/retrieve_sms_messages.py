from typing import Any

import httpx

from ... import errors
from ..._transport.requests import as_segment
from ..._transport.responses import parsed, read_json
from ...client import AuthenticatedClient, Client
from ...models.connectivity_error import ConnectivityError
from ...models.gateway_fault import GatewayFault
from ...models.inbound_sms_page import InboundSmsPage
from ...types import UNSET, Response, Unset


def _get_kwargs(
    account_name: str,
    *,
    next_: str | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["next"] = next_

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/m2m/v1/sms/{account_name}/history".format(
            account_name=as_segment("account_name", account_name),
        ),
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ConnectivityError | GatewayFault | InboundSmsPage | None:
    if response.status_code == 200:
        response_200 = InboundSmsPage.from_dict(read_json(response))

        return response_200

    if response.status_code == 202:
        response_202 = InboundSmsPage.from_dict(read_json(response))

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
        raise errors.UnexpectedStatus("retrieve_sms_messages", response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[ConnectivityError | GatewayFault | InboundSmsPage]:
    return Response(
        status_code=response.status_code,
        content=response.content,
        headers=response.headers,
        parsed=parsed("retrieve_sms_messages", response, lambda: _parse_response(client=client, response=response)),
    )


def sync_detailed(
    account_name: str,
    *,
    client: AuthenticatedClient | Client,
    next_: str | Unset = UNSET,
) -> Response[ConnectivityError | GatewayFault | InboundSmsPage]:
    """Retrieve text messages from devices

    Takes the messages that devices of the account have sent and that no listener has received, at most
    100 a response.
    With status 202 there are more: repeat the request with the `next` token of the `Location` header.
    The token acknowledges the page before it, which then leaves the queue.

    Args:
        account_name (str): Name of the billing account.
            Usually ten digits, a hyphen and five digits; leading zeros count, and free-form names
            exist.
        next_ (str | Unset): Token of the next page, from the `Location` header of the response
            before.
            It acknowledges that response's messages.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        errors.ResponseError: If the body is not what the contract documents.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ConnectivityError | GatewayFault | InboundSmsPage]
    """

    kwargs = _get_kwargs(
        account_name=account_name,
        next_=next_,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    account_name: str,
    *,
    client: AuthenticatedClient | Client,
    next_: str | Unset = UNSET,
) -> ConnectivityError | GatewayFault | InboundSmsPage | None:
    """Retrieve text messages from devices

    Takes the messages that devices of the account have sent and that no listener has received, at most
    100 a response.
    With status 202 there are more: repeat the request with the `next` token of the `Location` header.
    The token acknowledges the page before it, which then leaves the queue.

    Args:
        account_name (str): Name of the billing account.
            Usually ten digits, a hyphen and five digits; leading zeros count, and free-form names
            exist.
        next_ (str | Unset): Token of the next page, from the `Location` header of the response
            before.
            It acknowledges that response's messages.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        errors.ResponseError: If the body is not what the contract documents.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ConnectivityError | GatewayFault | InboundSmsPage
    """

    return sync_detailed(
        account_name=account_name,
        client=client,
        next_=next_,
    ).parsed


async def asyncio_detailed(
    account_name: str,
    *,
    client: AuthenticatedClient | Client,
    next_: str | Unset = UNSET,
) -> Response[ConnectivityError | GatewayFault | InboundSmsPage]:
    """Retrieve text messages from devices

    Takes the messages that devices of the account have sent and that no listener has received, at most
    100 a response.
    With status 202 there are more: repeat the request with the `next` token of the `Location` header.
    The token acknowledges the page before it, which then leaves the queue.

    Args:
        account_name (str): Name of the billing account.
            Usually ten digits, a hyphen and five digits; leading zeros count, and free-form names
            exist.
        next_ (str | Unset): Token of the next page, from the `Location` header of the response
            before.
            It acknowledges that response's messages.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        errors.ResponseError: If the body is not what the contract documents.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ConnectivityError | GatewayFault | InboundSmsPage]
    """

    kwargs = _get_kwargs(
        account_name=account_name,
        next_=next_,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    account_name: str,
    *,
    client: AuthenticatedClient | Client,
    next_: str | Unset = UNSET,
) -> ConnectivityError | GatewayFault | InboundSmsPage | None:
    """Retrieve text messages from devices

    Takes the messages that devices of the account have sent and that no listener has received, at most
    100 a response.
    With status 202 there are more: repeat the request with the `next` token of the `Location` header.
    The token acknowledges the page before it, which then leaves the queue.

    Args:
        account_name (str): Name of the billing account.
            Usually ten digits, a hyphen and five digits; leading zeros count, and free-form names
            exist.
        next_ (str | Unset): Token of the next page, from the `Location` header of the response
            before.
            It acknowledges that response's messages.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        errors.ResponseError: If the body is not what the contract documents.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ConnectivityError | GatewayFault | InboundSmsPage
    """

    return (
        await asyncio_detailed(
            account_name=account_name,
            client=client,
            next_=next_,
        )
    ).parsed
