"""Facts of accounts: plans, SKUs, leads, services and states, as the scenario has them."""

from __future__ import annotations

from typing import Any

from thingspace_contract.mock.behaviours.common.arguments import index_of, next_page
from thingspace_contract.mock.behaviours.common.registry import behaviour
from thingspace_contract.mock.call import Call, Reply
from thingspace_contract.mock.rules import assumed, documented

__all__ = [
    "get_account_information",
    "list_account_leads",
    "list_device_skus",
    "list_service_plans",
    "list_services_and_states",
]

_LEADS = 1000


@behaviour("getAccountInformation")
@documented(
    "Pools, carriers and features are texts; the plans are those of listServicePlans.", "vendor SDK, account model"
)
def get_account_information(call: Call) -> Reply:
    """Describe an account."""
    account = call.account(call.values["accountName"])
    facts = call.platform.scenario.account(account)
    pools = [
        {
            "poolName": pool["name"],
            "poolType": pool.get("type", "Dynamic IP"),
            "isDefaultPool": bool(pool.get("default", False)),
        }
        for pool in facts.get("pools", ())
    ]
    return Reply(
        {
            "accountName": account,
            "accountNumber": account,
            "organizationName": facts.get("organization", ""),
            "isProvisioningAllowed": True,
            "carriers": ["Verizon Wireless"],
            "features": sorted({pool["poolType"] for pool in pools}),
            "iPPools": pools,
            "servicePlans": list_service_plans(call).body,
        }
    )


@behaviour("listServicePlans")
def list_service_plans(call: Call) -> Reply:
    """List the plans of an account."""
    plans: list[dict[str, Any]] = [
        {
            "name": plan.name,
            "code": plan.code,
            "sizeKb": plan.size_kb,
            "carrierServicePlanCode": plan.carrier_code,
            "extendedAttributes": [],
        }
        for plan in call.platform.scenario.plans_of(call.account(call.values["accountName"]))
    ]
    return Reply(plans)


@behaviour("listServicesAndStates")
@assumed("Every account has the services and states of the scenario.", "They are the customer's.")
def list_services_and_states(call: Call) -> Reply:
    """List the services and states that setDeviceCustomState knows."""
    call.account(call.values["accountName"])
    services = [
        {
            "name": service["name"],
            "description": service.get("description", ""),
            "states": [
                {
                    "name": state["name"],
                    "workflowSequenceNumber": state.get("sequence", number),
                    "servicePlans": list(state.get("plans", ())),
                }
                for number, state in enumerate(service["states"], 1)
            ],
        }
        for service in call.platform.scenario.document.get("services", ())
    ]
    engagement: dict[str, Any] = {"engagementId": "771", "chargingGroup": "Engagement771", "services": services}
    return Reply({"engagement": [engagement] if services else []})


@behaviour("listDeviceSkus")
def list_device_skus(call: Call) -> Reply:
    """List the SKUs of an account."""
    account = call.account(call.values["accountName"])
    skus = call.platform.scenario.account(account).get("skus", ())
    told = [{"deviceSku": each["sku"], "deviceSkuStatus": each["status"]} for each in skus]
    return Reply({"accountName": account, "deviceSkuInfo": told})


@behaviour("listAccountLeads")
@documented("A page has at most 1,000 leads; 202 and a `Location` header tell of more.", "vendor page of leads")
@assumed("`next` is the place of a page's first lead in the list, from 1.", "A sample ends in 1001.")
def list_account_leads(call: Call) -> Reply:
    """List the leads of an account."""
    account = call.account(call.values["accountName"])
    leads = list(call.platform.scenario.account(account).get("leads", ()))
    first = max(1, index_of(call, call.query.get("next") or "1"))
    page = leads[first - 1 :][:_LEADS]
    behind = first + len(page)
    if behind > len(leads):
        return Reply({"leads": page, "hasMoreData": False})
    return Reply({"leads": page, "hasMoreData": True}, 202, next_page(behind, "leads", account))
