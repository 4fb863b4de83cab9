use services::checkout::OpenCheckout;
use shop::checkout::Step;

use crate::{components::coupon_box::TypedCode, forms, pages::personal::Instead, request::Caller};

/// The checkout at a step, and a code that was refused there; leads to the step that is missing, or to the cart if there is nothing to order.
pub(super) async fn open(caller: &Caller, step: Step) -> Result<(OpenCheckout, TypedCode), Instead> {
    let Some(visitor) = caller.visitor() else { return Err(Instead::Goto("/cart".to_owned())) };
    // The first step is always allowed, so that one read tells which is.
    let open = caller.shop.checkout.open(&caller.ctx, &visitor, Step::Address).await?;
    if !open.allows(step) {
        return Err(Instead::Goto(open.next_step().path().to_owned()));
    }
    if step == Step::Review && !is_payable_as_chosen(caller, &open) {
        return Err(Instead::Goto(Step::Payment.path().to_owned()));
    }
    Ok((open, TypedCode::of(forms::refused::<String>(caller, "coupon").await)))
}

/// Whether the chosen way to pay is there and carries the total; what costs nothing needs none.
fn is_payable_as_chosen(caller: &Caller, open: &OpenCheckout) -> bool {
    let total = open.cart.quote.total;
    let chosen = open.checkout.payment_method.as_deref().unwrap_or_default();
    total.is_zero() || caller.shop.payments.provider(chosen).is_ok_and(|provider| provider.can_carry(total))
}
