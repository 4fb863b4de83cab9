use http::request::Parts;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use services::{
    ServiceError,
    orders::Access,
    payments::{Back, Next},
};
use shop::Code;

use crate::{
    api::pay_page,
    pages::personal::{Instead, personal},
    request::Caller,
};

/// Back from the provider. What the address says is not looked at: the provider is asked.
///
/// It needs the order's link alone, and no cookie: whoever comes from another site may have none with them.
#[component]
pub fn BackPage() -> impl IntoView {
    let params = use_params_map().get_untracked();
    let has_query = use_context::<Parts>().is_some_and(|parts| parts.uri.query().is_some());
    personal("Your payment", async move |caller| {
        let of = |name| params.get(name).unwrap_or_default();
        let (id, key, attempt) = (of("order"), of("key"), of("attempt"));
        let (page, order) = (pay_page(&id, &key), format!("/orders/{id}/{key}"));
        let shown = match caller.shop.payments.come_back(&caller.ctx, &id, &Access::Link(&key), &attempt).await {
            Ok(Back::Paid) => return Err(Instead::Goto(order)),
            // Another card can be tried at once: nothing is under way.
            Ok(Back::Declined(_) | Back::Open(Next::Form { .. })) => return Err(Instead::Goto(format!("{page}?over={attempt}"))),
            Ok(Back::Open(Next::Confirm)) => return Err(Instead::Goto(format!("{page}/confirm/{attempt}"))),
            // What the provider wrote into the address stays in no history.
            _ if has_query => return Err(Instead::Goto(format!("{page}/back/{attempt}"))),
            Ok(Back::Open(Next::Nothing)) => Shown::waits(BANK.0, BANK.1),
            Ok(Back::Open(Next::Leave { .. })) => Shown::waits(SHOPPER.0, SHOPPER.1),
            Err(error) => Shown::of(&caller, error)?,
        };
        Ok(view! { <Waiting shown page order /> }.into_any())
    })
}

/// Titles and sentences of what is waited for.
const BANK: (&str, &str) =
    ("We are waiting for your bank", "Your payment is on its way. This page goes on by itself as soon as your bank has answered.");
const SHOPPER: (&str, &str) = (
    "You have not paid yet",
    "Nothing was charged so far. If you have just paid, this page goes on by itself in a moment. If something went wrong, try again.",
);
const AWAY: &str = "We cannot see yet how it went";

/// What the page says.
struct Shown {
    title: &'static str,
    sentence: String,
    /// Whether it asks again by itself.
    waits: bool,
}

impl Shown {
    fn waits(title: &'static str, sentence: &str) -> Self {
        Self { title, sentence: sentence.to_owned(), waits: true }
    }

    fn of(caller: &Caller, error: ServiceError) -> Result<Self, Instead> {
        if error.unreachable().is_some() {
            return Ok(Self::waits(AWAY, &caller.shown(&error).message));
        }
        match error {
            ServiceError::Rejected(refused) if refused.code.http_status() != 404 => {
                Ok(Self { title: "About your payment", sentence: refused.message, waits: refused.code == Code::PaymentUnderWay })
            }
            error => Err(error.into()),
        }
    }
}

/// `waiting.js` looks again every few seconds; without scripts the page does.
#[component]
fn Waiting(shown: Shown, page: String, order: String) -> impl IntoView {
    let looks_again = shown.waits.then(|| {
        view! {
            <noscript>
                <meta http-equiv="refresh" content="5" />
            </noscript>
            <script type="module" src="/waiting.js"></script>
        }
    });
    view! {
        <div class="wrap flex max-w-xl flex-col gap-6 py-10 lg:py-16">
            <section class="panel flex flex-col items-start gap-5" id="waiting" data-waits=shown.waits.to_string()>
                {shown.waits.then(|| view! { <span class="size-8 animate-spin rounded-full border-4 border-line border-t-accent" aria-hidden="true"></span> })}
                <h1 class="title">{shown.title}</h1>
                <p class="text-lg text-quiet" role="status">{shown.sentence}</p>
                <div class="flex flex-wrap gap-3">
                    <a class="btn btn-primary" href=page>"Try again"</a>
                    <a class="btn" href=order>"Look at the order"</a>
                </div>
            </section>
        </div>
        {looks_again}
    }
}
