use leptos::prelude::*;

/// Says that something cannot be done now, and why; leads back.
#[component]
pub(super) fn NothingToDo(title: &'static str, why: String, page: String) -> impl IntoView {
    view! {
        <div class="wrap flex max-w-2xl flex-col items-start gap-5 py-10">
            <h1 class="title">{title}</h1>
            <p class="text-lg text-quiet">{why}</p>
            <a class="btn btn-primary" href=page>"Back to the order"</a>
        </div>
    }
}
