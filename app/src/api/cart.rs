use leptos::prelude::*;

use crate::reply::{Added, Reply};
#[cfg(feature = "ssr")]
use crate::{forms::Form, request::Caller};

/// Puts a variant into the cart.
#[server(endpoint = "add_to_cart")]
pub async fn add_to_cart(#[server(default)] variant: String, #[server(default)] quantity: String) -> Result<Reply<Added>, ServerFnError> {
    let caller = Caller::current()?;
    let outcome = async {
        let (found, quantity) = (read::variant(&variant)?, read::quantity(&quantity)?);
        caller.shop.cart.add(&caller.ctx, &caller.visitor_or_new(), &found, quantity).await
    };
    Ok(match outcome.await {
        Ok(cart) => Form::cart(&variant).answer_cart(&caller, Ok(cart)).await,
        // Refused where it was asked for: on the product's page.
        Err(refused) => Form { name: "buy", values: &(), page: caller.page_before() }.answer(&caller, "/cart", Err(refused)).await,
    })
}

/// Sets how many of a line are wanted; 0 removes it.
#[server(endpoint = "set_quantity")]
pub async fn set_quantity(#[server(default)] variant: String, #[server(default)] quantity: String) -> Result<Reply<Added>, ServerFnError> {
    let caller = Caller::current()?;
    let outcome = async {
        let (found, quantity) = (read::variant(&variant)?, read::quantity(&quantity)?);
        caller.shop.cart.set_quantity(&caller.ctx, &caller.visitor_or_new(), &found, quantity).await
    };
    Ok(Form::cart(&variant).answer_cart(&caller, outcome.await).await)
}

/// Takes a line out of the cart.
#[server(endpoint = "remove_line")]
pub async fn remove_line(#[server(default)] variant: String) -> Result<Reply<Added>, ServerFnError> {
    let caller = Caller::current()?;
    let outcome = async {
        let found = read::variant(&variant)?;
        caller.shop.cart.remove(&caller.ctx, &caller.visitor_or_new(), &found).await
    };
    Ok(Form::cart(&variant).answer_cart(&caller, outcome.await).await)
}

/// Uses a coupon's code.
#[server(endpoint = "apply_coupon")]
pub async fn apply_coupon(#[server(default)] code: String, #[server(default)] back: String) -> Result<Reply<()>, ServerFnError> {
    let caller = Caller::current()?;
    let page = read::page_of_coupons(&back).to_owned();
    let applied = caller.shop.cart.apply_code(&caller.ctx, &caller.visitor_or_new(), &code).await;
    let form = Form { name: "coupon", values: &code, page: page.clone() };
    Ok(form.answer(&caller, &page, applied.map(drop)).await)
}

/// Takes a coupon's code out again.
#[server(endpoint = "remove_coupon")]
pub async fn remove_coupon(#[server(default)] code: String, #[server(default)] back: String) -> Result<Reply<()>, ServerFnError> {
    let caller = Caller::current()?;
    let page = read::page_of_coupons(&back).to_owned();
    let removed = caller.shop.cart.remove_code(&caller.ctx, &caller.visitor_or_new(), Some(&code)).await;
    let form = Form { name: "coupon", values: &code, page: page.clone() };
    Ok(form.answer(&caller, &page, removed.map(drop)).await)
}

#[cfg(feature = "ssr")]
mod read {
    //! What a form's texts mean.

    use services::ServiceResult;
    use shop::{Code, Rejection, checkout::Step, id::VariantId};

    pub(crate) fn variant(text: &str) -> ServiceResult<VariantId> {
        if text.is_empty() {
            return Err(Rejection::field("variant", "Please choose one first.").into());
        }
        text.parse().map_err(|_| Rejection::new(Code::VariantNotFound, "This item is no longer sold.").into())
    }

    /// The page that shows what became of a code: a step of the checkout, or the cart.
    pub(crate) fn page_of_coupons(back: &str) -> &'static str {
        Step::ALL.map(Step::path).into_iter().find(|path| *path == back).unwrap_or("/cart")
    }

    pub(crate) fn quantity(text: &str) -> ServiceResult<u32> {
        let text = text.trim();
        let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        if !digits {
            return Err(Rejection::field("quantity", "Please type a whole number, such as 1.").into());
        }
        // More digits than fit are simply too many; the cart caps it and says so.
        Ok(text.parse().unwrap_or(u32::MAX))
    }
}
