//! Paying an order: one page for every way to pay, the way to a provider's own page, and the way back.

mod back;
mod begin;
mod card_form;
mod confirm;
mod leave;
mod others;
mod payable;
mod saved;
mod test_card;
mod transfer;
mod way;

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use shop::{Order, Rejection, Timestamp};

use crate::{
    api::payment_draft,
    forms,
    pages::personal::personal,
    request::{Caller, asked},
};
use begin::{AwayForm, OnDeliveryForm};
use card_form::CardForm;
use others::Others;
use payable::{payable, reserved};
use saved::SavedCards;
use test_card::{TestCard, TestCards};
use transfer::Transfer;
use way::{Shown, Way, Ways};

pub use back::BackPage;
pub use confirm::ConfirmPage;
pub use leave::LeavePage;
pub use payable::is_payable;

/// The page; an order that needs no payment is shown instead.
#[component]
pub fn PayPage() -> impl IntoView {
    let params = use_params_map().get_untracked();
    personal("Pay", async move |caller| {
        let order = payable(&caller, &params).await?;
        let ways = Ways::of(&caller, &order, asked("by")).await?;
        let refused = refusal(&caller, &order).await;
        Ok(view! { <PayView order now=caller.ctx.now ways refused /> }.into_any())
    })
}

/// Why the last attempt led to nothing: of a form that was refused just now, or of an attempt that the shopper came back
/// from. That one is only named in the address; what its provider said of it stands in it.
async fn refusal(caller: &Caller, order: &Order) -> Option<Rejection> {
    if let Some(attempt) = asked("over") {
        return caller.shop.payments.attempt(order, &attempt).await.ok().and_then(|attempt| payable::over(&attempt));
    }
    let draft = forms::draft::<()>(caller, &payment_draft(order.id.as_str())).await;
    draft.map(|draft| draft.rejection).filter(|_| forms::just_refused())
}

#[component]
fn PayView(order: Order, now: Timestamp, ways: Ways, refused: Option<Rejection>) -> impl IntoView {
    let later = format!("/orders/{}/{}", order.id, order.link_key);
    let awaited = if order.state.awaits_payment() {
        reserved(now, order.expires_at)
    } else {
        format!("Your order was changed and costs {} now. This is what is still to be paid.", order.total())
    };
    let Ways { chosen, others } = ways;
    let is_demo = chosen.as_ref().is_some_and(|way| matches!(way.shown, Shown::TestCard));
    view! {
        <div class="wrap flex max-w-4xl flex-col gap-6 py-6 lg:py-10">
            <header class="flex flex-col gap-1">
                <p class="text-sm text-quiet">"Order " <span class="font-mono">{order.number.to_string()}</span></p>
                <h1 class="title">{format!("Pay {}", order.due())}</h1>
                <p class="text-quiet">{awaited}</p>
            </header>
            <div class="grid gap-6 md:grid-cols-[minmax(0,1fr)_20rem] md:items-start">
                <div class="flex min-w-0 flex-col gap-6">{shown(&order, chosen, refused)}</div>
                <aside class="flex flex-col gap-6 empty:hidden">
                    {is_demo.then(|| view! { <TestCards /> })}
                    <Others order others />
                </aside>
            </div>
            <a class="self-start text-sm underline underline-offset-4 hover:text-accent" href=later>
                "Pay later: go to the order"
            </a>
        </div>
    }
}

/// What is shown of the chosen way to pay.
fn shown(order: &Order, way: Option<Way>, refused: Option<Rejection>) -> impl IntoView + use<> {
    let order = order.clone();
    let Some(way) = way else { return view! { <Nothing /> }.into_any() };
    match way.shown.clone() {
        Shown::TestCard => view! { <TestCard order refused /> }.into_any(),
        Shown::Form { key, script, keeps, cards } => {
            let saved = (!cards.is_empty()).then(|| view! { <SavedCards order=order.clone() way=way.clone() cards=cards.clone() /> });
            view! {
                <Refused refused />
                {saved}
                <CardForm order way key script keeps is_another=!cards.is_empty() />
            }
            .into_any()
        }
        Shown::Away => view! { <Refused refused /> <AwayForm order way /> }.into_any(),
        Shown::Transfer { instructions, until } => view! { <Refused refused /> <Transfer order way instructions until /> }.into_any(),
        Shown::OnDelivery => view! { <Refused refused /> <OnDeliveryForm order way /> }.into_any(),
    }
}

/// Why the last attempt led to nothing, above whatever can be tried now.
#[component]
fn Refused(refused: Option<Rejection>) -> impl IntoView {
    refused.map(|refused| view! { <p class="alert font-medium" role="alert" tabindex="-1" autofocus data-refused="">{refused.message}</p> })
}

/// There is no way to pay so much.
#[component]
fn Nothing() -> impl IntoView {
    view! { <p class="alert" role="alert">"No way to pay of this shop can carry this amount. Please write to us: your items are kept."</p> }
}
