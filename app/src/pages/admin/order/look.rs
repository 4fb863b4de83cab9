use services::{
    ServiceResult,
    orders::{Access, Desk, EditForm},
};
use shop::{
    Order, Rejection,
    order::{Difference, OrderEvent},
};

use super::form::FormState;
use crate::{
    api::{TypedOnOrder as Typed, edit_form, order_draft},
    forms,
    request::{Caller, asked},
};

/// What the parts of the page show: the order, and the form that was sent last.
pub(super) struct Look {
    pub(super) order: Order,
    pub(super) refused: Option<Rejection>,
    /// What an edit would do, if somebody wants to see it.
    pub(super) difference: Option<Difference>,
    typed: Option<Typed>,
}

impl Look {
    pub(super) async fn of(caller: &Caller, id: &str) -> ServiceResult<Self> {
        let order = caller.shop.orders.find(id, &Access::Desk(Desk::of(&caller.ctx)?)).await?;
        let (typed, refused) = forms::refused::<Typed>(caller, &order_draft(order.id.as_str())).await;
        let looks = asked("look").is_some();
        let typed = typed.filter(|typed| refused.is_some() || (looks && typed.form == "edit_order"));
        let look = Self { order, refused, difference: None, typed };
        if looks && look.refused.is_none() { look.ahead(caller).await } else { Ok(look) }
    }

    /// With what the edit would do that was typed.
    async fn ahead(self, caller: &Caller) -> ServiceResult<Self> {
        let Some(typed) = &self.typed else { return Ok(self) };
        let tried = match edit_form(caller, typed) {
            Ok(form) => self.tries(caller, &form).await,
            Err(refused) => Err(refused.into()),
        };
        match tried {
            Ok(difference) => Ok(Self { difference: Some(difference), ..self }),
            // It was possible a moment ago.
            Err(services::ServiceError::Rejected(refused)) => Ok(Self { refused: Some(refused), ..self }),
            Err(failed) => Err(failed),
        }
    }

    async fn tries(&self, caller: &Caller, form: &EditForm) -> ServiceResult<Difference> {
        Ok(caller.shop.orders.try_edit(&caller.ctx, self.order.id.as_str(), form).await?.1)
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
