//! Every page of the shop, on one page.

use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use leptos_router::{
    SsrMode, StaticSegment,
    components::{Route, Router, Routes},
    path,
};

use crate::pages::{
    admin::{AdminPage, ApiKeysPage, AuditPage, CustomerPage, CustomersPage, StaffPage},
    cart::CartPage,
    checkout::{AddressPage, PaymentPage, ReviewPage, ShippingPage},
    favourites::FavouritesPage,
    forbidden::ForbiddenPage,
    home::HomePage,
    listing::{CategoryPage, SearchPage, ShopPage},
    not_found::NotFoundPage,
    order::OrderPage,
    pay::{ConfirmPage, PayPage},
    product::ProductPage,
};
use crate::{components::layout::Layout, request::Forbidden};

/// The storefront. Pages are rendered whole (`Async`): out-of-order streaming shows nothing without scripts.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    if let Some(forbidden) = use_context::<Forbidden>() {
        return view! {
            <Router>
                <Layout>
                    <ForbiddenPage refused=forbidden.0 />
                </Layout>
            </Router>
        }
        .into_any();
    }
    view! {
        <Router>
            <Layout>
                <Routes fallback=NotFoundPage>
                    <Route path=StaticSegment("") view=HomePage ssr=SsrMode::Async />
                    <Route path=path!("/shop") view=ShopPage ssr=SsrMode::Async />
                    <Route path=path!("/shop/:category") view=CategoryPage ssr=SsrMode::Async />
                    <Route path=path!("/search") view=SearchPage ssr=SsrMode::Async />
                    <Route path=path!("/products/:slug") view=ProductPage ssr=SsrMode::Async />
                    <Route path=path!("/cart") view=CartPage ssr=SsrMode::Async />
                    <Route path=path!("/favourites") view=FavouritesPage ssr=SsrMode::Async />
                    <Route path=path!("/checkout") view=AddressPage ssr=SsrMode::Async />
                    <Route path=path!("/checkout/shipping") view=ShippingPage ssr=SsrMode::Async />
                    <Route path=path!("/checkout/payment") view=PaymentPage ssr=SsrMode::Async />
                    <Route path=path!("/checkout/review") view=ReviewPage ssr=SsrMode::Async />
                    <Route path=path!("/pay/:order/:key") view=PayPage ssr=SsrMode::Async />
                    <Route path=path!("/pay/:order/:key/confirm/:attempt") view=ConfirmPage ssr=SsrMode::Async />
                    <Route path=path!("/orders/:order/:key") view=OrderPage ssr=SsrMode::Async />
                    <Route path=path!("/admin") view=AdminPage ssr=SsrMode::Async />
                    <Route path=path!("/admin/customers") view=CustomersPage ssr=SsrMode::Async />
                    <Route path=path!("/admin/customers/:user") view=CustomerPage ssr=SsrMode::Async />
                    <Route path=path!("/admin/staff") view=StaffPage ssr=SsrMode::Async />
                    <Route path=path!("/admin/api-keys") view=ApiKeysPage ssr=SsrMode::Async />
                    <Route path=path!("/admin/audit") view=AuditPage ssr=SsrMode::Async />
                </Routes>
            </Layout>
        </Router>
    }
    .into_any()
}
