"""What a payer sees: plain pages without scripts, so they work in any browser and in a test without one."""

from html import escape

STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; max-width: 26rem; margin: 2rem auto; padding: 0 1rem; color: #1a1a2e }
label { display: block; margin-top: .75rem; font-weight: 600 }
input { font: inherit; width: 100%; padding: .5rem; border: 1px solid #667; border-radius: .25rem; box-sizing: border-box }
button { font: inherit; margin: 1rem .5rem 0 0; padding: .6rem 1.2rem; border: 0; border-radius: .25rem; color: #fff; background: #0b5ed7 }
button[value=failure] { background: #b02a37 }
[role=alert] { padding: .75rem; border-left: .25rem solid #b02a37; background: #fdecee }
"""


def link_page(link, sentence=""):
    """Where the card number goes in."""
    return page(
        f"Pay {money(link['amount'], link['currency'])}",
        f"""
        <p>{escape(link["description"] or "Payment request")}</p>
        {alert(sentence)}
        <form method="post">
          {amount_field(link)}
          <label for="card">Card number</label>
          <input id="card" name="card_number" inputmode="numeric" autocomplete="cc-number" placeholder="4111 1111 1111 1111">
          <label for="expiry">Expiry</label>
          <input id="expiry" name="expiry" autocomplete="cc-exp" placeholder="MM/YY">
          <label for="cvv">CVV</label>
          <input id="cvv" name="cvv" inputmode="numeric" autocomplete="cc-csc" placeholder="123">
          <label for="upi">UPI ID (instead of a card)</label>
          <input id="upi" name="upi_id" placeholder="success@razorpay">
          <button name="action" value="pay">Pay</button>
        </form>""",
    )


def amount_field(link):
    """Only where the shop allows less than all at once; in the smallest unit, as everywhere in the API."""
    if not link["accept_partial"]:
        return ""
    left = link["amount"] - link["amount_paid"]
    return f"""<label for="amount">Amount (in the smallest unit)</label>
          <input id="amount" name="amount" inputmode="numeric" value="{left}">"""


def bank_page(payment):
    """Razorpay's mock bank: https://razorpay.com/docs/payments/payments/test-card-details"""
    return page(
        "Welcome to the test bank",
        f"""
        <p>Razorpay's test mode asks how the payment of {money(payment["amount"], payment["currency"])} shall end.</p>
        <form method="post">
          <button name="outcome" value="success">Success</button>
          <button name="outcome" value="failure">Failure</button>
        </form>""",
    )


def paid_page(link, back_url):
    back = f'<p><a href="{escape(back_url)}">Back to the shop</a></p>' if back_url else ""
    return page("Payment completed", f"<p>{money(link['amount_paid'], link['currency'])} were paid.</p>{back}")


def closed_page(link):
    return page("This payment link is closed", f"<p>It is {link['status']}; nothing can be paid here any more.</p>")


def page(title, content):
    return f"""<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{escape(title)} · Razorpay test mode</title>
<style>{STYLE}</style></head>
<body><main><h1>{escape(title)}</h1>{content}</main></body>
</html>
"""


def alert(sentence):
    return f'<p role="alert">{escape(sentence)}</p>' if sentence else ""


def money(amount, currency):
    return f"{currency} {amount // 100}.{amount % 100:02}"
