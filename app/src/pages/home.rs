//! The first page.

mod hero;

use leptos::prelude::*;
use leptos_meta::{Meta, Title};

use crate::{
    components::{departments::DepartmentGrid, problem::unexplained, product_card::ProductRow},
    pages::head::Shared,
    request::Caller,
};
use hero::Hero;

/// Hero, departments, and rows of products.
#[component]
pub fn HomePage() -> impl IntoView {
    let Ok(caller) = Caller::current() else { return unexplained().into_any() };
    let home = caller.shop.catalog.home();
    let description = "Well-made things for the home, the road and the days between, from thirteen small departments.";
    view! {
        <Title text="" />
        <Meta name="description" content=description />
        <Shared path="/" title=caller.shop.settings.name.to_string() description=description image=Some("/pictures/hero-1200.webp".to_owned()) />
        <Hero />
        <section class="wrap section" aria-labelledby="departments">
            <h2 id="departments" class="subtitle mb-6">"Departments"</h2>
            <DepartmentGrid departments=home.departments />
        </section>
        <ProductRow title="Our picks" cards=home.featured more="/shop" />
        <ProductRow title="New this season" cards=home.new more="/shop?sort=newest" />
        <ProductRow title="On sale" cards=home.on_sale more="/shop?on_sale=1" />
    }
    .into_any()
}
