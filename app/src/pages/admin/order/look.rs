use services::{
    ServiceResult,
    orders::{Access, Desk, EditForm},
};
use shop::{
    Money, Order, Rejection,
    order::{Difference, OrderEvent},
    payment::PaymentAttempt,
};

use super::form::FormState;
use crate::{
    api::{TypedOnOrder as Typed, edit_form, order_draft},
    forms,
    request::{Caller, asked},
};

/// Forms that show what they would do before it is done.
const LOOKED_AT: [&str; 2] = ["edit_order", "refund_items"];

/// What the parts of the page show: the order, and the form that was sent last.
pub(super) struct Look {
    pub(super) order: Order,
    /// How somebody tried to pay it, the latest first.
    pub(super) attempts: Vec<PaymentAttempt>,
    pub(super) refused: Option<Rejection>,
    /// What an edit would do, if somebody wants to see it.
    pub(super) difference: Option<Difference>,
    /// What giving back some items' money would come to, if somebody wants to see it.
    pub(super) back: Option<Money>,
    /// What the ways to pay are called, by their codes.
    names: Vec<(String, String)>,
    typed: Option<Typed>,
}

impl Look {
    pub(super) async fn of(caller: &Caller, id: &str) -> ServiceResult<Self> {
        let order = caller.shop.orders.find(id, &Access::Desk(Desk::of(&caller.ctx)?)).await?;
        let (typed, refused) = forms::refused::<Typed>(caller, &order_draft(order.id.as_str())).await;
        let looks = asked("look").is_some();
        let typed = typed.filter(|typed| refused.is_some() || (looks && LOOKED_AT.contains(&typed.form.as_str())));
        let attempts = caller.shop.payments.attempts(&caller.ctx, order.id.as_str()).await?;
        let names = names(caller, &order, &attempts);
        let look = Self { order, attempts, refused, difference: None, back: None, names, typed };
        if looks && look.refused.is_none() { look.ahead(caller).await } else { Ok(look) }
    }

    /// With what the form would do that was typed.
    async fn ahead(self, caller: &Caller) -> ServiceResult<Self> {
        let Some(typed) = self.typed.clone() else { return Ok(self) };
        let tried = match typed.form.as_str() {
            "edit_order" => self.tries_edit(caller, &typed).await.map(|difference| (Some(difference), None)),
            _ => self.tries_refund(caller, &typed).await.map(|back| (None, Some(back))),
        };
        match tried {
            Ok((difference, back)) => Ok(Self { difference, back, ..self }),
            // It was possible a moment ago.
            Err(services::ServiceError::Rejected(refused)) => Ok(Self { refused: Some(refused), ..self }),
            Err(failed) => Err(failed),
        }
    }

    async fn tries_edit(&self, caller: &Caller, typed: &Typed) -> ServiceResult<Difference> {
        let form: EditForm = edit_form(caller, typed)?;
        Ok(caller.shop.orders.try_edit(&caller.ctx, self.order.id.as_str(), &form).await?.1)
    }

    async fn tries_refund(&self, caller: &Caller, typed: &Typed) -> ServiceResult<Money> {
        caller.shop.orders.try_refund_lines(&caller.ctx, self.order.id.as_str(), &typed.line_refunds()?).await
    }

    /// What staff call a way to pay.
    pub(super) fn name_of(&self, provider: &str) -> String {
        self.names.iter().find(|(code, _)| code == provider).map_or_else(|| provider.to_owned(), |(_, name)| name.clone())
    }

    /// One of the page's forms: its endpoint, and what it is about if there are several.
    pub(super) fn form(&self, endpoint: &str, about: &str) -> FormState {
        let name = if about.is_empty() { endpoint.to_owned() } else { format!("{endpoint}-{about}") };
        let typed = self.typed.clone().filter(|typed| typed.form == name);
        let errors = self.refused.as_ref().filter(|_| typed.is_some()).map(|refused| refused.fields.clone()).unwrap_or_default();
        FormState { name, order: self.order.id.clone(), typed, errors }
    }

    /// Whether the table of states allows it.
    pub(super) fn may(&self, event: OrderEvent) -> bool {
        self.order.state.after(event).is_ok()
    }
}

fn names(caller: &Caller, order: &Order, attempts: &[PaymentAttempt]) -> Vec<(String, String)> {
    let captured = order.captures.iter().map(|capture| capture.provider.as_str());
    let codes = attempts.iter().map(|attempt| attempt.provider.as_str()).chain(captured).chain([order.pays_by.as_str()]);
    codes.map(|code| (code.to_owned(), caller.shop.payments.label_of(code))).collect()
}
