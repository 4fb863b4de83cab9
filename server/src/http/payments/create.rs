use axum::{Json, extract::State, http::header::CACHE_CONTROL, response::IntoResponse};
use serde::{Deserialize, Serialize};
use services::{
    OpCtx, ServiceResult,
    payments::{Manner, Next, PaymentProvider, Payments, Start, Started},
};
use shop::{Code, Order, Rejection, error::Checked, id::PaymentId};
use utoipa::ToSchema;

use crate::{
    http::{
        HttpError, HttpResult, amount::AmountText, answer::OtherTotal, asked::Asked, body::JsonBody, given::Given, openapi::Refusal,
        orders::access,
    },
    state::AppState,
};

/// How an order is to be paid.
#[derive(Default, Deserialize, ToSchema)]
pub struct PaymentBody {
    /// Which order.
    #[serde(default)]
    #[schema(value_type = String)]
    order_id: Given<String>,
    /// What is due: the order's total, or what an edit made due.
    #[serde(default)]
    #[schema(value_type = f64, example = 48.07)]
    amount: Given<AmountText>,
    /// `stripe`, `razorpay`, `manual`, `demo`; of the manual ways, `cash_on_delivery` and `bank_transfer` too.
    #[serde(default)]
    #[schema(value_type = String, example = "stripe")]
    payment_method: Given<String>,
}

/// A payment that was begun.
#[derive(Serialize, ToSchema)]
pub struct PaymentInitiated {
    message: &'static str,
    /// Where the buyer goes on: a page of the shop.
    payment_url: String,
    /// What opens Stripe's form in a page of yours. For the buyer alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    client_secret: Option<String>,
    /// The attempt, if one was begun.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    payment_id: Option<PaymentId>,
}

/// Begins to pay an order, or goes on where it was begun: asked twice, it is one attempt.
#[utoipa::path(
    post, path = "/payments", tag = "payments", security(("token" = [])), request_body = PaymentBody,
    params(("Idempotency-Key" = Option<String>, Header, description = "Any text of the sender's; sent with it again, it is answered again")),
    responses(
        (status = 200, description = "It is begun", body = PaymentInitiated),
        (status = 400, description = "A field is missing or wrong, or the shop has no such way to pay", body = Refusal),
        (status = 401, description = "No token, or not a valid one", body = Refusal),
        (status = 403, description = "A key without the scope `orders`", body = Refusal),
        (status = 404, description = "No such order, or somebody else's", body = Refusal),
        (status = 409, description = "Paid already, or another amount is due: the answer carries it", body = OtherTotal),
        (status = 503, description = "The provider does not answer; try again shortly", body = Refusal),
    )
)]
pub async fn create_payment(
    Asked(ctx): Asked,
    State(state): State<AppState>,
    JsonBody(body): JsonBody<PaymentBody>,
) -> HttpResult<impl IntoResponse> {
    let (order, amount, method) = body.read()?;
    let (payments, access) = (&state.shop.payments, access(&ctx)?);
    let order = state.shop.orders.find(&order, &access).await?;
    let amount = amount.in_currency(order.currency()).map_err(|wrong| Rejection::field("amount", wrong.to_string()))?;
    let provider = chosen(payments, &method)?;
    // What is paid already is refused by that name, whatever amount was sent.
    if !order.due().is_zero() && amount != order.due() {
        return Err(HttpError::TotalDiffers(order.due()));
    }
    let initiated = begin(&state, &ctx, &order, provider).await?;
    Ok(([(CACHE_CONTROL, "no-store")], Json(initiated)))
}

async fn begin(state: &AppState, ctx: &OpCtx, order: &Order, provider: &dyn PaymentProvider) -> HttpResult<PaymentInitiated> {
    let message = "Payment initiated successfully";
    let page = |path: &str| format!("{}/{path}", state.site.public_url.trim_end_matches('/'));
    let pay = page(&format!("pay/{}/{}", order.id, order.link_key));
    let (payments, access) = (&state.shop.payments, access(ctx)?);
    if provider.manner() == Manner::TestCard {
        // The test card is typed on our page.
        payments.must_be_payable(ctx, order.id.as_str(), &access, provider.code()).await?;
        return Ok(PaymentInitiated {
            message,
            payment_url: format!("{pay}?by={}", provider.code()),
            client_secret: None,
            payment_id: None,
        });
    }
    let wish = Start { provider: provider.code(), ..Start::default() };
    Ok(match payments.start(ctx, order.id.as_str(), &access, &wish).await? {
        Started::GoOn { attempt, next: Next::Form { client_secret } } => PaymentInitiated {
            message,
            payment_url: format!("{pay}?by={}", provider.code()),
            client_secret: Some(client_secret),
            payment_id: Some(attempt),
        },
        Started::GoOn { attempt, .. } => {
            PaymentInitiated { message, payment_url: format!("{pay}/leave/{attempt}"), client_secret: None, payment_id: Some(attempt) }
        }
        Started::Paid | Started::Later => PaymentInitiated {
            message,
            payment_url: page(&format!("orders/{}/{}", order.id, order.link_key)),
            client_secret: None,
            payment_id: None,
        },
    })
}

/// The contract's `manual` is the first of the shop's ways by hand.
fn chosen<'a>(payments: &'a Payments, method: &str) -> ServiceResult<&'a dyn PaymentProvider> {
    let by_hand = |provider: &&dyn PaymentProvider| matches!(provider.manner(), Manner::OnDelivery | Manner::Transfer { .. });
    match payments.providers().find(by_hand).filter(|_| method == "manual") {
        Some(manual) => Ok(manual),
        None => payments.provider(method),
    }
}

impl PaymentBody {
    fn read(self) -> Result<(String, AmountText, String), Rejection> {
        let mut check = Checked::default();
        for (name, is_missing) in [
            ("order_id", matches!(self.order_id, Given::Missing | Given::Null)),
            ("amount", matches!(self.amount, Given::Missing | Given::Null)),
            ("payment_method", matches!(self.payment_method, Given::Missing | Given::Null)),
        ] {
            if is_missing {
                check.refuse(name, "Please fill this in.");
            }
        }
        let order = self.order_id.take("order_id", &mut check);
        let amount = self.amount.take("amount", &mut check);
        let method = self.payment_method.take("payment_method", &mut check);
        check.done(|| Some((order?, amount?, method?)))
    }
}

/// Takes what is secret out of an answer that is kept to be given again.
#[must_use]
pub fn without_secret(body: &[u8]) -> String {
    let Ok(mut answer) = serde_json::from_slice::<serde_json::Value>(body) else { return String::from_utf8_lossy(body).into_owned() };
    if let Some(secret) = answer.get_mut("client_secret") {
        *secret = serde_json::Value::Null;
    }
    answer.to_string()
}

/// Puts it back when the answer is given again: the provider tells it once more.
///
/// # Errors
/// If the provider does not answer, or the attempt is over by now.
pub async fn with_secret(state: &AppState, body: String) -> HttpResult<String> {
    let Ok(mut answer) = serde_json::from_str::<serde_json::Value>(&body) else { return Ok(body) };
    let attempt = answer.get("payment_id").and_then(|id| id.as_str()).and_then(|id| id.parse::<PaymentId>().ok());
    let (Some(attempt), Some(secret)) = (attempt, answer.get_mut("client_secret")) else { return Ok(body) };
    match state.shop.payments.secret_of(&attempt).await? {
        Some(told) => *secret = told.into(),
        None => return Err(HttpError::new(Code::PaymentDeclined, "This attempt to pay is over. Please begin again with a new key.")),
    }
    Ok(answer.to_string())
}
