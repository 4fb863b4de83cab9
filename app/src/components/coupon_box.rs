//! Codes: those at work, those that do not work now and why, and the field for another. Plain forms.

use leptos::prelude::*;
use shop::{
    Rejection,
    pricing::{AppliedPromotion, Quote, RefusedCode},
};

/// What was typed and refused.
#[derive(Clone, Debug, Default)]
pub struct TypedCode {
    /// The text.
    pub typed: String,
    /// Why it was refused.
    pub error: Option<String>,
}

impl TypedCode {
    /// What a form's draft kept of it.
    #[must_use]
    pub fn of((typed, refused): (Option<String>, Option<Rejection>)) -> Self {
        let error = refused.map(|refused| refused.fields.get("code").cloned().unwrap_or(refused.message));
        Self { typed: error.as_ref().and(typed).unwrap_or_default(), error }
    }
}

/// The box. It may stand on a page twice, so its ids begin with a name.
#[component]
pub fn CouponBox(
    /// What its ids begin with.
    id: &'static str,
    /// What the codes work on.
    quote: Quote,
    /// What was typed.
    typed: TypedCode,
    /// Which page shows the outcome.
    back: &'static str,
) -> impl IntoView {
    let (input, error_id) = (format!("{id}-code"), format!("{id}-code-error"));
    let working = quote.applied.iter().filter(|applied| applied.code.is_some()).cloned();
    let working = working.map(|applied| view! { <Working applied back /> }).collect_view();
    let refused = quote.refused.iter().cloned().map(|refused| view! { <Refused refused back /> }).collect_view();
    let is_wrong = typed.error.is_some().then_some("true");
    view! {
        <div class="flex flex-col gap-3" data-coupons="">
            <ul class="flex flex-col gap-2 empty:hidden" role="list">{working} {refused}</ul>
            <form action="/fn/apply_coupon" method="post" novalidate class="flex flex-col gap-1.5">
                <label class="text-sm font-medium" for=input.clone()>"Coupon code"</label>
                <input type="hidden" name="back" value=back />
                <div class="flex gap-2">
                    <input
                        class="input min-w-0 flex-1 uppercase"
                        id=input
                        name="code"
                        value=typed.typed
                        autocomplete="off"
                        autocapitalize="characters"
                        spellcheck="false"
                        maxlength="60"
                        aria-invalid=is_wrong
                        aria-describedby=error_id.clone()
                    />
                    <button class="btn" type="submit" id=format!("{id}-apply")>"Apply"</button>
                </div>
                <p class="error empty:hidden" id=error_id role="alert">{typed.error}</p>
            </form>
        </div>
    }
}

#[component]
fn Working(applied: AppliedPromotion, back: &'static str) -> impl IntoView {
    let code = applied.code.map(|code| code.to_string()).unwrap_or_default();
    let id = code.clone();
    view! {
        <li class="flex items-center justify-between gap-3 rounded-2xl bg-accent-soft px-4 py-1.5 text-sm" data-coupon=id>
            <span class="min-w-0 [overflow-wrap:anywhere]">
                <span class="font-mono font-medium">{code.clone()}</span>
                {format!(" · {}, −{}", applied.title, applied.off)}
            </span>
            <Remove code back />
        </li>
    }
}

#[component]
fn Refused(refused: RefusedCode, back: &'static str) -> impl IntoView {
    let code = refused.code.to_string();
    let id = code.clone();
    view! {
        <li class="notice flex items-center justify-between gap-3 text-sm" data-refused-coupon=id>
            <span class="min-w-0 [overflow-wrap:anywhere]">{refused.refusal.sentence(&code)}</span>
            <Remove code back />
        </li>
    }
}

#[component]
fn Remove(code: String, back: &'static str) -> impl IntoView {
    view! {
        <form action="/fn/remove_coupon" method="post">
            <input type="hidden" name="back" value=back />
            <input type="hidden" name="code" value=code.clone() />
            <button class="btn btn-quiet px-3 text-sm underline underline-offset-4" type="submit">
                "Remove" <span class="sr-only">{format!(": {code}")}</span>
            </button>
        </form>
    }
}
