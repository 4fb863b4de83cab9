"""What a Checkout Session is made of. https://docs.stripe.com/api/checkout/sessions/create"""
from ..lists import listing
from ..parameters import (SHIPPING, Parameters, accepted, currency, listed, metadata, needed, one_of, positive, text, texts,
                          whole)
from .payment_intent import CAPTURE_METHOD

PRODUCT = Parameters(name=needed(text), description=text, images=texts, metadata=metadata, tax_code=accepted,
                     unit_label=accepted)
PRICE = Parameters(currency=needed(currency), unit_amount=needed(whole), product_data=needed(PRODUCT),
                   tax_behavior=accepted)
LINE_ITEM = Parameters(price_data=needed(PRICE), quantity=needed(positive), adjustable_quantity=accepted,
                       tax_rates=accepted, metadata=metadata)
FIXED_AMOUNT = Parameters(amount=needed(whole), currency=needed(currency))
SHIPPING_RATE = Parameters(display_name=needed(text), type=accepted, fixed_amount=needed(FIXED_AMOUNT),
                           delivery_estimate=accepted, metadata=accepted, tax_behavior=accepted, tax_code=accepted)
SHIPPING_OPTION = Parameters(shipping_rate_data=needed(SHIPPING_RATE))
PAYMENT_INTENT_DATA = Parameters(
    capture_method=CAPTURE_METHOD, description=text, metadata=metadata, receipt_email=text, shipping=SHIPPING,
    setup_future_usage=one_of('on_session', 'off_session'), statement_descriptor=accepted,
    statement_descriptor_suffix=accepted)

CREATE = Parameters(
    mode=needed(one_of('payment')), line_items=needed(listed(LINE_ITEM)), success_url=needed(text), cancel_url=text,
    client_reference_id=text, customer=text, customer_email=text, metadata=metadata, expires_at=whole,
    payment_intent_data=PAYMENT_INTENT_DATA, shipping_options=listed(SHIPPING_OPTION), locale=text,
    customer_creation=one_of('always', 'if_required'), payment_method_types=texts,
    ui_mode=one_of('hosted_page'), submit_type=text, currency=currency, adaptive_pricing=accepted,
    allow_promotion_codes=accepted, automatic_tax=accepted, billing_address_collection=accepted,
    branding_settings=accepted, consent_collection=accepted, custom_fields=accepted, custom_text=accepted,
    customer_update=accepted, excluded_payment_method_types=accepted, integration_identifier=accepted,
    invoice_creation=accepted, name_collection=accepted, origin_context=accepted, payment_method_collection=accepted,
    payment_method_options=accepted, phone_number_collection=accepted, saved_payment_method_options=accepted,
    shipping_address_collection=accepted, tax_id_collection=accepted, wallet_options=accepted)
UPDATE = Parameters(metadata=metadata)
LIST = listing(payment_intent=text, customer=text, status=one_of('open', 'complete', 'expired'))
LIST_ITEMS = Parameters(limit=whole, starting_after=text, ending_before=text)
