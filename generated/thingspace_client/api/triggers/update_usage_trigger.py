from typing import Any

import httpx

from ... import errors
from ..._transport.requests import as_segment
from ..._transport.responses import parsed, read_json
from ...client import AuthenticatedClient, Client
from ...models.connectivity_error import ConnectivityError
from ...models.gateway_fault import GatewayFault
from ...models.update_usage_trigger_request import UpdateUsageTriggerRequest
from ...models.usage_trigger import UsageTrigger
from ...types import Response


def _get_kwargs(
    trigger_id: str,
    *,
    body: UpdateUsageTriggerRequest,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/subsc/v1/usage/triggers/{trigger_id}".format(
            trigger_id=as_segment("trigger_id", trigger_id),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ConnectivityError | GatewayFault | UsageTrigger | None:
    if response.status_code == 200:
        response_200 = UsageTrigger.from_dict(read_json(response))

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
        raise errors.UnexpectedStatus("update_usage_trigger", response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[ConnectivityError | GatewayFault | UsageTrigger]:
    return Response(
        status_code=response.status_code,
        content=response.content,
        headers=response.headers,
        parsed=parsed("update_usage_trigger", response, lambda: _parse_response(client=client, response=response)),
    )


def sync_detailed(
    trigger_id: str,
    *,
    client: AuthenticatedClient | Client,
    body: UpdateUsageTriggerRequest,
) -> Response[ConnectivityError | GatewayFault | UsageTrigger]:
    """Change a usage trigger

    Changes name, threshold or recipients of a trigger.
    Phone numbers and addresses replace those of before.

    Args:
        trigger_id (str): Identifier that createUsageTrigger answered with.
        body (UpdateUsageTriggerRequest): What to change about a trigger.
            Account, service and the two send flags cannot be changed.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        errors.ResponseError: If the body is not what the contract documents.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ConnectivityError | GatewayFault | UsageTrigger]
    """

    kwargs = _get_kwargs(
        trigger_id=trigger_id,
        body=body,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    trigger_id: str,
    *,
    client: AuthenticatedClient | Client,
    body: UpdateUsageTriggerRequest,
) -> ConnectivityError | GatewayFault | UsageTrigger | None:
    """Change a usage trigger

    Changes name, threshold or recipients of a trigger.
    Phone numbers and addresses replace those of before.

    Args:
        trigger_id (str): Identifier that createUsageTrigger answered with.
        body (UpdateUsageTriggerRequest): What to change about a trigger.
            Account, service and the two send flags cannot be changed.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        errors.ResponseError: If the body is not what the contract documents.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ConnectivityError | GatewayFault | UsageTrigger
    """

    return sync_detailed(
        trigger_id=trigger_id,
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    trigger_id: str,
    *,
    client: AuthenticatedClient | Client,
    body: UpdateUsageTriggerRequest,
) -> Response[ConnectivityError | GatewayFault | UsageTrigger]:
    """Change a usage trigger

    Changes name, threshold or recipients of a trigger.
    Phone numbers and addresses replace those of before.

    Args:
        trigger_id (str): Identifier that createUsageTrigger answered with.
        body (UpdateUsageTriggerRequest): What to change about a trigger.
            Account, service and the two send flags cannot be changed.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        errors.ResponseError: If the body is not what the contract documents.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ConnectivityError | GatewayFault | UsageTrigger]
    """

    kwargs = _get_kwargs(
        trigger_id=trigger_id,
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    trigger_id: str,
    *,
    client: AuthenticatedClient | Client,
    body: UpdateUsageTriggerRequest,
) -> ConnectivityError | GatewayFault | UsageTrigger | None:
    """Change a usage trigger

    Changes name, threshold or recipients of a trigger.
    Phone numbers and addresses replace those of before.

    Args:
        trigger_id (str): Identifier that createUsageTrigger answered with.
        body (UpdateUsageTriggerRequest): What to change about a trigger.
            Account, service and the two send flags cannot be changed.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        errors.ResponseError: If the body is not what the contract documents.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ConnectivityError | GatewayFault | UsageTrigger
    """

    return (
        await asyncio_detailed(
            trigger_id=trigger_id,
            client=client,
            body=body,
        )
    ).parsed
