"""A Checkout Session as JSON. https://docs.stripe.com/api/checkout/sessions/object"""
from ..parameters import whole_address


def shape_of(session):
    given = session.given
    return {
        'id': session.id, 'object': 'checkout.session', 'adaptive_pricing': {'enabled': False},
        'after_expiration': None, 'allow_promotion_codes': None, 'amount_subtotal': session.amount_subtotal,
        'amount_total': session.amount_total,
        'automatic_tax': {'enabled': False, 'liability': None, 'provider': None, 'status': None},
        'billing_address_collection': None, 'cancel_url': given.get('cancel_url'),
        'client_reference_id': given.get('client_reference_id'), 'client_secret': None, 'collected_information': None,
        'consent': None, 'consent_collection': None, 'created': session.created, 'currency': session.currency,
        'currency_conversion': None, 'custom_fields': [],
        'custom_text': {'after_submit': None, 'shipping_address': None, 'submit': None,
                        'terms_of_service_acceptance': None},
        'customer': session.customer,
        'customer_creation': None if given.get('customer') else given.get('customer_creation', 'if_required'),
        'customer_details': customer_details(session), 'customer_email': given.get('customer_email'), 'discounts': [],
        'expires_at': session.expires_at, 'invoice': None,
        'invoice_creation': {'enabled': False, 'invoice_data': {
            'account_tax_ids': None, 'custom_fields': None, 'description': None, 'footer': None, 'issuer': None,
            'metadata': {}, 'rendering_options': None}},
        'livemode': False, 'locale': given.get('locale'), 'metadata': dict(session.metadata), 'mode': 'payment',
        'origin_context': None, 'payment_intent': session.payment_intent, 'payment_link': None,
        'payment_method_collection': 'if_required', 'payment_method_configuration_details': None,
        'payment_method_options': {'card': {'request_three_d_secure': 'automatic'}}, 'payment_method_types': ['card'],
        'payment_status': session.payment_status, 'permissions': None, 'phone_number_collection': {'enabled': False},
        'recovered_from': None, 'saved_payment_method_options': None, 'setup_intent': None,
        'shipping_address_collection': None, 'shipping_cost': shipping_cost(session), 'shipping_options': [],
        'status': session.status, 'submit_type': given.get('submit_type'), 'subscription': None,
        'success_url': given['success_url'],
        'total_details': {'amount_discount': 0, 'amount_shipping': session.amount_shipping, 'amount_tax': 0},
        'ui_mode': given.get('ui_mode') or 'hosted_page', 'url': session.url, 'wallet_options': None}


def customer_details(session):
    details = session.customer_details or ({'email': session.email, 'name': None} if session.email else None)
    return details and {'address': whole_address(None) if session.customer_details else None, 'business_name': None,
                        'email': details['email'], 'individual_name': None, 'name': details['name'], 'phone': None,
                        'tax_exempt': 'none', 'tax_ids': [] if session.customer_details else None}


def shipping_cost(session):
    if session.shipping_rate is None:
        return None
    return {'amount_subtotal': session.amount_shipping, 'amount_tax': 0, 'amount_total': session.amount_shipping,
            'shipping_rate': None}
