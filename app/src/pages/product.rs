//! A product's page.

mod buy;
mod details;
mod gallery;
mod offers;
mod structured;

use std::sync::Arc;

use http::StatusCode;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use services::{catalog::Found, window::ShownProduct};

use super::not_found::NotFound;
use crate::{
    components::{breadcrumbs::Breadcrumbs, problem::unexplained, product_card::ProductRow},
    forms,
    request::{Caller, keep_private, send_to},
};
use buy::Buy;
use details::{Attributes, Description, Promises};
use gallery::Gallery;
use structured::Head;

/// Products like it, at its foot.
const RELATED: usize = 4;

/// What stands at the address: the product, the way to where it moved, or that nothing is there.
#[component]
pub fn ProductPage() -> impl IntoView {
    let Ok(caller) = Caller::current() else { return unexplained().into_any() };
    let slug = use_params_map().with_untracked(|params| params.get("slug")).unwrap_or_default();
    match caller.shop.catalog.product_at(&slug) {
        Found::Product(product) => view! { <Shown caller product /> }.into_any(),
        Found::Moved(to) => {
            send_to(&format!("/products/{to}"), StatusCode::PERMANENT_REDIRECT);
            ().into_any()
        }
        Found::Nothing => view! { <NotFound what="This product is not here" words=slug.replace('-', " ") /> }.into_any(),
    }
}

/// With what the shopper is to be told, if their form was refused just now; that makes the page their own.
#[component]
fn Shown(caller: Caller, product: Arc<ShownProduct>) -> impl IntoView {
    if !forms::just_refused() {
        return view! { <Page caller product told=None /> }.into_any();
    }
    keep_private();
    let told = async move {
        let draft = forms::draft::<()>(&caller, "buy").await;
        let told = draft.map(|draft| draft.rejection.fields.into_values().next().unwrap_or(draft.rejection.message));
        view! { <Page caller product told /> }
    };
    view! { <Suspense>{Suspend::new(told)}</Suspense> }.into_any()
}

#[component]
fn Page(caller: Caller, product: Arc<ShownProduct>, told: Option<String>) -> impl IntoView {
    let shown = caller.shop.catalog.shown();
    let offers = offers::of(&product);
    let above = structured::above(&shown.tree, &product);
    let related = caller.shop.catalog.related(&product, RELATED);
    let title = product.product.title.to_string();
    view! {
        <Head product=product.clone() above=above.clone() />
        <div class="wrap pt-5 sm:pt-8">
            <Breadcrumbs above here=title.clone() />
            <article class="mt-4 grid gap-8 lg:grid-cols-[minmax(0,6fr)_minmax(0,5fr)] lg:gap-14" aria-labelledby="product-title">
                <Gallery images=product.product.images.clone() first=offers.picture() />
                <div class="flex flex-col gap-7">
                    <Buy product=product.clone() offers told />
                    <Promises shipping=caller.shop.cheapest_shipping() />
                    <Description html=product.description_html.clone() />
                    <Attributes product=product.clone() types=shown.types.clone() />
                </div>
            </article>
        </div>
        <ProductRow title="Goes well with it" cards=related />
    }
}
