"""What only a test may do: look at everything, pay without a browser, make things go wrong.

No key is asked for; the server is reachable from this machine only.
"""

from aiohttp import web

from . import disputes, means, payment_links, payments, refunds, test_cards
from .account import ACCOUNT
from .reading import read_json
from .refused import Refused, not_there


async def summary(request):
    account = request.app[ACCOUNT]
    return web.json_response(
        {
            "payments": [payment_in_short(account, payment) for payment in account.payments.values()],
            "payment_links": list(account.links.values()),
            "orders": list(account.orders.values()),
            "refunds": list(account.refunds.values()),
            "disputes": list(account.disputes.values()),
            "webhooks": account.webhooks.count_by_state(),
        }
    )


def payment_in_short(account, payment):
    link = account.link_of_payment(payment)
    shown = ("id", "status", "amount", "currency", "amount_refunded", "refund_status", "method", "notes", "created_at")
    return {
        **{name: payment[name] for name in shown},
        "order": payment["order_id"],
        "payment_link": link["id"] if link else None,
        "reference_id": link["reference_id"] if link else None,
        "refunds": [refund["id"] for refund in account.refunds_of_payment(payment["id"])],
    }


async def pay(request):
    """Pays a link or an order without a browser.

    `late` pays a link although it was cancelled or has expired, as a bank does that answers too late: the money
    is captured, the link stays what it was. The outcome `authorized` leaves the money at the bank, as an account does
    that captures by hand.
    """
    account = request.app[ACCOUNT]
    body = await read_json(request, known={"payment_link", "order", "outcome", "method", "amount", "late"})
    order = order_to_pay(account, body)
    left = order["amount_due"]
    if left == 0:
        raise Refused("Your payment has been declined as the order is already paid")
    with_what = means.upi("success@razorpay") if body.get("method") == "upi" else means.card("4111111111111111")
    payment = payments.add_payment(account, order, min(body.get("amount", left), left), with_what)
    outcome = body.get("outcome", "success")
    if outcome == "authorized":
        account.orders_captured_by_hand.add(order["id"])
    if outcome in ("success", "authorized"):
        payments.succeed(account, payment)
    else:
        payments.fail(account, payment, test_cards.DECLINED)
    return web.json_response({**payment, "callback": callback_of(account, payment)})


def order_to_pay(account, body):
    if "order" in body:
        return found(account.orders, body["order"])
    link = found(account.links, body.get("payment_link"))
    if link["status"] not in payment_links.PAYABLE and not body.get("late"):
        raise Refused(f"The payment link is {link['status']}")
    return payment_links.order_of(account, link)


def callback_of(account, payment):
    """Where a browser would now go, signed; for tests that have none."""
    link = account.link_of_payment(payment)
    if payment["captured"] and link and "callback_url" in link:
        return payment_links.way_back(account, link, payment)
    return None


async def expire(request):
    """Ends a link's time at once; the shortest documented one, 15 minutes, is longer than any test."""
    account = request.app[ACCOUNT]
    body = await read_json(request, known={"payment_link"})
    link = found(account.links, body.get("payment_link"))
    payment_links.expire(account, link)
    return web.json_response(link)


async def steer_refunds(request):
    """Says how the next `times` refunds go: refuse (400), error (500), pending, or fail (pending, then failed)."""
    body = await read_json(request, known={"next", "times", "after_ms"})
    if body.get("next") not in refunds.PLANS:
        raise Refused(f"next should be one of {', '.join(refunds.PLANS)}", field="next")
    plan = {"next": body["next"], "after_ms": body.get("after_ms", 200)}
    plans = request.app[ACCOUNT].refund_plans
    plans.extend([plan] * body.get("times", 1))
    return web.json_response({"planned": plans})


async def dispute(request):
    """Opens a dispute (`payment`, `phase`), or moves the payment's newest one on (`payment`, `close`)."""
    account = request.app[ACCOUNT]
    body = await read_json(request, known={"payment", "phase", "amount", "reason_code", "close"})
    payment = found(account.payments, body.get("payment"))
    if "close" in body:
        those = [dispute for dispute in account.disputes.values() if dispute["payment_id"] == payment["id"]]
        if not those:
            raise not_there()
        disputes.move(account, those[-1], body["close"])
        return web.json_response(those[-1])
    opened = disputes.open_dispute(
        account,
        payment,
        phase=body.get("phase", "chargeback"),
        amount=body.get("amount"),
        reason_code=body.get("reason_code"),
    )
    return web.json_response(opened)


async def list_webhooks(request):
    return web.json_response({"events": [event.in_short() for event in request.app[ACCOUNT].webhooks.events]})


async def switch_webhooks(request):
    """`deliver: false` holds events back, those under way included, until `resend` is asked for."""
    body = await read_json(request, known={"deliver"})
    webhooks = request.app[ACCOUNT].webhooks
    webhooks.delivers = bool(body.get("deliver", True))
    return web.json_response({"deliver": webhooks.delivers, **webhooks.count_by_state()})


async def resend_webhooks(request):
    """Sends again: by default what was not delivered, with `all` everything, with `event` that one."""
    body = await read_json(request, known={"all", "event", "order"})
    sent = request.app[ACCOUNT].webhooks.resend(
        event_id=body.get("event"), everything=bool(body.get("all")), backwards=body.get("order") == "reverse"
    )
    return web.json_response({"resent": sent})


def found(things, thing_id):
    if thing_id not in things:
        raise not_there()
    return things[thing_id]
