"""The payer's way: the link's page → the bank's page → back to the shop.

Each step answers a form with a redirect, so that reloading a page never pays twice.
"""

from aiohttp import web

from . import pages, payment_links, payments, test_cards
from .account import ACCOUNT
from .card_form import Mistyped, read_form
from .refused import Refused

UPI_OUTCOMES = {"success@razorpay": None, "failure@razorpay": test_cards.UPI_FAILED}


async def show_link(request):
    account, link = request.app[ACCOUNT], the_link(request)
    if link["status"] == "paid":
        return html(pages.paid_page(link, back_to_shop(account, link)))
    if link["status"] not in payment_links.PAYABLE:
        return html(pages.closed_page(link))
    payment_links.order_of(account, link)
    failed = account.payments.get(request.query.get("failed"))
    return html(pages.link_page(link, failed["error_description"] if failed else ""))


async def start_payment(request):
    account, link = request.app[ACCOUNT], the_link(request)
    if link["status"] not in payment_links.PAYABLE:
        raise web.HTTPSeeOther(link["short_url"])
    try:
        form = read_form(await request.post(), left=link["amount"] - link["amount_paid"])
    except Mistyped as mistyped:
        return html(pages.link_page(link, str(mistyped)), status=400)
    order = payment_links.order_of(account, link)
    payment = payments.add_payment(account, order, form.amount, form.means)
    if payment["method"] == "upi":
        raise web.HTTPSeeOther(end(account, payment, UPI_OUTCOMES[payment["vpa"]]))
    account.card_of_payment[payment["id"]] = form.card_number
    raise web.HTTPSeeOther(f"/bank/{payment['id']}")


async def show_bank(request):
    account, payment = request.app[ACCOUNT], the_payment(request)
    if payment["status"] != "created":
        raise web.HTTPSeeOther(account.link_of_payment(payment)["short_url"])
    return html(pages.bank_page(payment))


async def finish_at_bank(request):
    account, payment = request.app[ACCOUNT], the_payment(request)
    pressed = (await request.post()).get("outcome")
    link = account.link_of_payment(payment)
    if payment["status"] != "created":
        raise web.HTTPSeeOther(link["short_url"])  # pressed twice
    number = account.card_of_payment[payment["id"]]
    why = test_cards.outcome_at_bank(number, pressed_success=pressed == "success")
    if link["status"] not in payment_links.PAYABLE:
        why = test_cards.LINK_CLOSED  # ended, or paid in another tab, while the payer was at the bank
    raise web.HTTPSeeOther(end(account, payment, why))


def end(account, payment, why):
    """Ends the payment, and says where the payer goes now."""
    link = account.link_of_payment(payment)
    if why is None:
        payments.succeed(account, payment)
        return back_to_shop(account, link) or link["short_url"]
    payments.fail(account, payment, why)
    return f"{link['short_url']}?failed={payment['id']}"


def back_to_shop(account, link):
    """None if the shop named no address to come back to."""
    if "callback_url" not in link or not link["payments"]:
        return None
    last = account.payments[link["payments"][-1]["payment_id"]]
    return payment_links.way_back(account, link, last)


def the_link(request):
    account = request.app[ACCOUNT]
    link_id = account.link_of_code.get(request.match_info["code"])
    if link_id is None:
        raise Refused("The requested URL was not found on the server.", status=404)
    return account.links[link_id]


def the_payment(request):
    payment = request.app[ACCOUNT].payments.get(request.match_info["payment_id"])
    if payment is None:
        raise Refused("The requested URL was not found on the server.", status=404)
    return payment


def html(text, status=200):
    return web.Response(text=text, content_type="text/html", status=status)
