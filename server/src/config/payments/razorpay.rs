use services::payments::RazorpaySettings;

use super::Reader;

/// Razorpay's keys; none of them: no Razorpay.
pub(super) fn read(_reader: &mut Reader) -> Option<Option<RazorpaySettings>> {
    Some(None)
}
