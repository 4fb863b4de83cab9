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

#[cfg(feature = "ssr")]
mod read {
    //! What a form's texts mean.

    use services::ServiceResult;
    use shop::{Code, Rejection, id::VariantId};

    pub(crate) fn variant(text: &str) -> ServiceResult<VariantId> {
        if text.is_empty() {
            return Err(Rejection::field("variant", "Please choose one first.").into());
        }
        text.parse().map_err(|_| Rejection::new(Code::VariantNotFound, "This item is no longer sold.").into())
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
