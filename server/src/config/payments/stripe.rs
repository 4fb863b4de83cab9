use services::payments::StripeSettings;

use super::Reader;

/// Stripe's keys; none of them: no Stripe.
pub(super) fn read(_reader: &mut Reader) -> Option<Option<StripeSettings>> {
    Some(None)
}
